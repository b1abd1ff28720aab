/** The whole page: the door until somebody is in, and the game after it. */
import { useSelector } from '@xstate/store-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { GamePage } from './game-page.tsx';
import { createGame } from './game-state.ts';
import { LoginPage } from './login-page.tsx';
import { type Page, PageContext } from './page-context.ts';
import { Play } from './play.ts';
import { type Habits, keepHabits, readHabits } from './stored.ts';
import { preferredLocale, speaking } from './ui-text.ts';

export function App() {
  const [store] = useState(createGame);
  const [habits, setHabits] = useState(() => readHabits(preferredLocale(navigator.languages)));
  const phase = useSelector(store, ({ context }) => context.phase);
  const spoken = useSelector(store, ({ context }) => context.language?.locale);
  // In a game the page speaks as the world does.
  const locale = phase.at === 'playing' ? (spoken ?? habits.locale) : habits.locale;
  const say = useMemo(() => speaking(locale), [locale]);
  const spokenNow = useRef(say);
  spokenNow.current = say;
  const [play] = useState(() => new Play(store, () => spokenNow.current));

  useEffect(() => play.resume(), [play]);
  useEffect(() => {
    document.documentElement.lang = locale;
    document.documentElement.dataset['theme'] = habits.theme;
    document.documentElement.dataset['size'] = habits.size;
  }, [locale, habits]);

  const changeHabits = (changed: Partial<Habits>) => {
    const next = { ...habits, ...changed };
    setHabits(next);
    keepHabits(next);
  };
  const page: Page = {
    store,
    say,
    locale,
    habits,
    changeHabits,
    enter: (name) => {
      changeHabits({ name, locale });
      play.enter(name, locale);
    },
    act: (line) => play.say(line),
    leave: () => play.leave(),
  };
  return <PageContext value={page}>{phase.at === 'playing' ? <GamePage /> : <LoginPage />}</PageContext>;
}

/** The whole dashboard: how the universe stands, where everything is, what happens, and controls for administrators. */
import { useEffect, useMemo, useState } from 'react';
import { type Habits, keepHabits, readHabits, THEMES } from '../web/stored.ts';
import { preferredLocale } from '../web/ui-text.ts';
import { AdminControls } from './admin-controls.tsx';
import { BoardContext, type BoardPage, useBoard, useBoardPage } from './board-context.ts';
import { createBoard } from './board-state.ts';
import { stateWord, wordsIn } from './board-words.ts';
import { DecisionList } from './decision-list.tsx';
import { EventStream } from './event-stream.tsx';
import { followFeed } from './feed-link.ts';
import { GamesTable, PlayersTable, RealmsTable } from './place-tables.tsx';
import { SkyPanel } from './sky-panel.tsx';
import { UniverseGraphs } from './universe-graphs.tsx';

const LOCALES = ['en', 'es'] as const;

export function DashboardApp() {
  const [store] = useState(createBoard);
  const [habits, setHabits] = useState(() => readHabits(preferredLocale(navigator.languages)));
  const [chosen, choose] = useState<string>();
  const say = useMemo(() => wordsIn(habits.locale), [habits.locale]);
  useEffect(() => followFeed(store), [store]);
  useEffect(() => {
    document.documentElement.lang = habits.locale;
    document.documentElement.dataset['theme'] = habits.theme;
    document.title = `The Seed: ${say('title')}`;
  }, [habits, say]);
  const changeHabits = (changed: Partial<Habits>) => {
    const next = { ...habits, ...changed };
    setHabits(next);
    keepHabits(next);
  };
  const page: BoardPage = { store, say, habits, changeHabits, chosen, choose };
  return (
    <BoardContext value={page}>
      <a className="skip" href="#games">
        {say('skip')}
      </a>
      <TopLine />
      <main className="board">
        <SkyPanel />
        <aside className="beside">
          <UniverseGraphs />
          <AdminControls />
        </aside>
        <RealmsTable />
        <GamesTable />
        <PlayersTable />
        <EventStream />
        <DecisionList />
      </main>
    </BoardContext>
  );
}

function TopLine() {
  const { say, habits, changeHabits } = useBoardPage();
  const name = useBoard(({ frame }) => frame?.universe);
  return (
    <header className="board-top">
      <h1>
        {name ?? 'The Seed'} <span className="board-title">{say('title')}</span>
      </h1>
      <UniverseFacts />
      <div className="board-habits">
        <a href="/play/">{say('play')}</a>
        <select
          aria-label={say('theme')}
          value={habits.theme}
          onChange={({ target }) =>
            changeHabits({ theme: THEMES.find((theme) => theme === target.value) ?? 'auto' })
          }
        >
          {THEMES.map((theme) => (
            <option key={theme} value={theme}>
              {say(`theme.${theme}`)}
            </option>
          ))}
        </select>
        <select
          aria-label={say('language')}
          value={habits.locale}
          onChange={({ target }) => changeHabits({ locale: target.value })}
        >
          {LOCALES.map((locale) => (
            <option key={locale} value={locale} lang={locale}>
              {say(`language.${locale}`)}
            </option>
          ))}
        </select>
      </div>
    </header>
  );
}

function UniverseFacts() {
  const { say } = useBoardPage();
  const frame = useBoard((state) => state.frame);
  const link = useBoard((state) => state.link);
  const status = frame?.status ?? 'booting';
  const isWell = link === 'live' && (status === 'running' || status === 'syncing');
  const words = link === 'live' ? stateWord(say, 'status', status) : say(`link.${link}`);
  return (
    <div className="facts">
      <p role="status" className={`lamp ${isWell ? 'lamp-on' : 'lamp-off'}`}>
        {words}
      </p>
      <dl>
        <Fact name={say('fact.tick')} value={frame?.tick} />
        <Fact name={say('fact.control')} value={frame?.controlTick} />
        <Fact name={say('fact.clock')} value={frame?.clock} />
        <Fact name={say('fact.players')} value={frame?.playersTotal} />
        <Fact name={say('fact.games')} value={frame?.games.length} />
      </dl>
    </div>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string | number | undefined }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value ?? '–'}</dd>
    </div>
  );
}

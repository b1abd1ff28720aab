/** The door: a name, and in. */
import { useLayoutEffect, useRef, useState } from 'react';
import { NAME_CHARACTERS_MAX } from '../../protocol/player-name.ts';
import { useGame, usePage } from './page-context.ts';
import { LanguageChoice } from './settings-sheet.tsx';

export function LoginPage() {
  const { say, habits, enter } = usePage();
  const phase = useGame((game) => game.phase);
  const [name, setName] = useState(habits.name);
  const problem = phase.at === 'login' || phase.at === 'entering' ? phase.problem : undefined;
  const isEntering = phase.at === 'entering';
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    // A keyboard that rises unasked would cover the door.
    if (window.matchMedia('(pointer: fine)').matches) field.current?.focus();
  }, []);
  return (
    <main className="door">
      <div className="door-inner">
        <svg className="mark" viewBox="0 0 48 48" aria-hidden="true">
          <path d="M24 45V20M24 27C14 27 9 21 9 11c10 0 15 6 15 16ZM24 22c0-9 5-15 15-15 0 10-6 15-15 15Z" />
        </svg>
        <h1>The Seed</h1>
        <p className="tagline">{say('tagline')}</p>
        {phase.at === 'left' ? <p className="farewell">{phase.message}</p> : null}
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() !== '') enter(name.trim());
          }}
        >
          <label htmlFor="name">{say('login.name')}</label>
          <input
            id="name"
            ref={field}
            value={name}
            maxLength={NAME_CHARACTERS_MAX}
            autoComplete="nickname"
            autoCapitalize="words"
            spellCheck={false}
            aria-describedby="name-hint"
            required
            onChange={(event) => setName(event.target.value)}
          />
          <p id="name-hint" className="hint">
            {say('login.hint')}
          </p>
          <button type="submit" className="enter" disabled={isEntering && problem === undefined}>
            {say(isEntering ? 'login.entering' : phase.at === 'left' ? 'farewell.again' : 'login.enter')}
          </button>
          <p className="problem" role="alert">
            {problem}
          </p>
        </form>
        <LanguageChoice />
      </div>
    </main>
  );
}

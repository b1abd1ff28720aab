/** The page of a running game: the story in the middle, what is known around it, and the prompt below. */
import { useEffect, useRef, useState } from 'react';
import { Drawer } from './drawer.tsx';
import { useGame, usePage } from './page-context.ts';
import { PromptLine } from './prompt-line.tsx';
import { SettingsSheet } from './settings-sheet.tsx';
import { Exits, PANELS, Panel, type PanelName } from './side-panels.tsx';
import { StoryLog } from './story-log.tsx';

type Sheet = PanelName | 'settings';
/** From this width on the panels stand beside the story. */
const WIDE = '(min-width: 68rem)';

export function GamePage() {
  const { say, act } = usePage();
  const [sheet, setSheet] = useState<Sheet>();
  const prompt = useRef<HTMLInputElement>(null);
  const choices = useGame((game) => game.choices);
  const openPanel = (name: PanelName) => {
    if (window.matchMedia(WIDE).matches) document.getElementById(`panel-${name}`)?.focus();
    else setSheet(name);
  };
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof HTMLInputElement;
      const panel = event.altKey ? PANELS[Number(event.key) - 1] : undefined;
      if (panel !== undefined) openPanel(panel);
      else if (event.key === '/' && !isTyping) prompt.current?.focus();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  });
  useEffect(() => {
    // A keyboard that rises unasked would cover the first page of the story.
    if (window.matchMedia('(pointer: fine)').matches) prompt.current?.focus();
  }, []);
  return (
    <div className="game">
      <a className="skip" href="#prompt">
        {say('skip.prompt')}
      </a>
      <a className="skip" href="#log">
        {say('skip.log')}
      </a>
      <TopBar onSettings={() => setSheet('settings')} />
      <aside className="side side-left" aria-label={say('panel.place')}>
        <SidePanel name="place" />
        <SidePanel name="map" />
      </aside>
      <main className="middle">
        <StoryLog />
        <ConnectionNotice />
        {choices.length > 0 ? (
          <ol className="choices" aria-label={say('choices')}>
            {choices.map((choice, index) => (
              <li key={choice}>
                <button type="button" onClick={() => act(String(index + 1))}>
                  {choice}
                </button>
              </li>
            ))}
          </ol>
        ) : null}
        <div className="brief-exits">
          <Exits isBrief />
        </div>
        <PromptLine input={prompt} />
        <nav className="drawer-buttons" aria-label={say('tabs')}>
          {PANELS.map((name) => (
            <button key={name} type="button" onClick={() => setSheet(name)}>
              {say(`panel.${name}`)}
            </button>
          ))}
        </nav>
      </main>
      <aside className="side side-right" aria-label={say('panel.self')}>
        <SidePanel name="self" />
        <SidePanel name="journal" />
      </aside>
      {sheet === undefined ? null : (
        <Drawer
          title={say(sheet === 'settings' ? 'settings' : `panel.${sheet}`)}
          onClose={() => setSheet(undefined)}
        >
          {sheet === 'settings' ? <SettingsSheet /> : <Panel name={sheet} />}
        </Drawer>
      )}
    </div>
  );
}

function SidePanel({ name }: { readonly name: PanelName }) {
  const { say } = usePage();
  return (
    <section
      className={`panel panel-${name}`}
      id={`panel-${name}`}
      tabIndex={-1}
      aria-labelledby={`head-${name}`}
    >
      <h2 id={`head-${name}`}>{say(`panel.${name}`)}</h2>
      <Panel name={name} />
    </section>
  );
}

function TopBar({ onSettings }: { readonly onSettings: () => void }) {
  const { say } = usePage();
  const room = useGame((game) => game.room);
  const sky = useGame((game) => game.sky);
  return (
    <header className="top">
      <h1>
        {room?.name ?? 'The Seed'}
        {room === undefined ? null : <span className="world">{room.world}</span>}
      </h1>
      {sky === undefined ? null : (
        <p className="sky" title={`${sky.weather} ${sky.tide}`}>
          {sky.clock}, {sky.phase}, {sky.season}
        </p>
      )}
      <button type="button" className="gear" onClick={onSettings}>
        {say('settings')}
      </button>
    </header>
  );
}

function ConnectionNotice() {
  const { say } = usePage();
  const isLost = useGame(({ phase }) => phase.at === 'playing' && !phase.isConnected);
  return (
    <p className={isLost ? 'connection lost' : 'connection'} role="status">
      {isLost ? say('notice.lost') : ''}
    </p>
  );
}

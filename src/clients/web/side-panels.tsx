/** What stands beside the story: the place and its ways, what the player has, the journal. */
import { useGame, usePage } from './page-context.ts';
import { PlaceMap } from './place-map.tsx';
import type { TextName } from './ui-text.ts';

export const PANELS = ['place', 'map', 'self', 'journal'] as const;
export type PanelName = (typeof PANELS)[number];

/** Of the same width in every font; `·` for what no arrow can show. */
const ARROWS: Readonly<Record<string, string>> = {
  north: '↑',
  northeast: '↗',
  east: '→',
  southeast: '↘',
  south: '↓',
  southwest: '↙',
  west: '←',
  northwest: '↖',
  up: '⇡',
  down: '⇣',
  in: '⇥',
  out: '⇤',
};

export function Panel({ name }: { readonly name: PanelName }) {
  switch (name) {
    case 'place':
      return <PlacePanel />;
    case 'map':
      return <PlaceMap />;
    case 'self':
      return <SelfPanel />;
    case 'journal':
      return <JournalPanel />;
  }
}

export function Exits({ isBrief = false }: { readonly isBrief?: boolean }) {
  const { say, act } = usePage();
  const exits = useGame((game) => game.room?.exits);
  if (exits === undefined) return null;
  if (exits.length === 0) return isBrief ? null : <p className="none">{say('exits.none')}</p>;
  return (
    <ul className={isBrief ? 'exits exits-brief' : 'exits'} aria-label={say('exits')}>
      {exits.map(({ direction, label, to, door, portal }) => (
        <li key={direction}>
          <button type="button" onClick={() => act(label)}>
            <span className="arrow" aria-hidden="true">
              {ARROWS[direction] ?? '·'}
            </span>
            <span className="way">{label}</span>
            <span className="to">
              {to}
              {door === 'none' ? '' : `, ${say(`door.${door}`)}`}
              {portal ? `, ${say('portal')}` : ''}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function PlacePanel() {
  const { say, act } = usePage();
  const room = useGame((game) => game.room);
  return (
    <>
      <h3>{say('exits')}</h3>
      <Exits />
      <h3>{say('people')}</h3>
      {room === undefined || room.people.length === 0 ? (
        <p className="none">{say('people.none')}</p>
      ) : (
        <ul className="names">
          {room.people.map(({ id, name, kind }) => (
            <li key={id}>
              <button
                type="button"
                onClick={() => act(`${say(kind === 'keeper' ? 'verb.talk' : 'verb.examine')} ${name}`)}
              >
                {name}
              </button>
              {kind === 'player' ? <span className="kind"> {say('people.player')}</span> : null}
            </li>
          ))}
        </ul>
      )}
      <h3>{say('things')}</h3>
      <Things names={room?.items ?? []} none="things.none" second="take" />
    </>
  );
}

function SelfPanel() {
  const { say } = usePage();
  const self = useGame((game) => game.self);
  if (self === undefined) return null;
  const figures = [
    ['level', self.level],
    ['experience', self.experience],
    ['tokens', self.tokens],
  ] as const;
  return (
    <>
      <p className="self-name">{self.name}</p>
      <dl className="figures">
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{say(name)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h3>{say('carried')}</h3>
      <Things names={self.inventory} none="carried.none" second="drop" />
    </>
  );
}

type ThingsProps = {
  readonly names: readonly string[];
  readonly none: TextName;
  readonly second: 'take' | 'drop';
};

/** Alike things are one line with their number. */
function Things({ names, none, second }: ThingsProps) {
  const { say, act } = usePage();
  if (names.length === 0) return <p className="none">{say(none)}</p>;
  return (
    <ul className="names">
      {[...new Set(names)].map((name) => {
        const count = names.filter((other) => other === name).length;
        return (
          <li key={name}>
            <button type="button" onClick={() => act(`${say('verb.examine')} ${name}`)}>
              {name}
              {count > 1 ? ` (${count})` : ''}
            </button>{' '}
            <button type="button" className="minor" onClick={() => act(`${say(`verb.${second}`)} ${name}`)}>
              {say(`verb.${second}`)}
              <span className="visually-hidden"> {name}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function JournalPanel() {
  const { say } = usePage();
  const quests = useGame((game) => game.quests);
  if (quests.length === 0) return <p className="none">{say('journal.none')}</p>;
  const order = ['active', 'completed', 'failed'];
  const sorted = [...quests].sort((left, right) => order.indexOf(left.status) - order.indexOf(right.status));
  return (
    <ul className="quests">
      {sorted.map(({ id, title, status, notes }) => (
        <li key={id} className={`quest quest-${status}`}>
          <h3>
            {title} <span className="kind">{say(`quest.${status}`)}</span>
          </h3>
          {notes.length === 0 ? null : (
            <ol>
              {notes.map((note, index) => (
                <li key={`${index} ${note}`}>{note}</li>
              ))}
            </ol>
          )}
        </li>
      ))}
    </ul>
  );
}

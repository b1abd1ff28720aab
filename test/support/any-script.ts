/** Random scripts: what several players do over a number of ticks, sensible and senseless, as inputs of a universe. */
import fc from 'fast-check';
import type { Input } from '../../src/actors/universe/input.ts';
import { playerIdOf } from '../../src/actors/universe/player-id.ts';
import type { PlayerId } from '../../src/kernel/ids.ts';

/** Inputs by tick; a tick without an entry has none. */
export type Script = ReadonlyMap<number, readonly Input[]>;

export const PEOPLE: readonly { readonly id: PlayerId; readonly name: string }[] = [
  'Alice',
  'Bob',
  'Cleo',
  'Dan',
].map((name) => ({ id: playerIdOf('42', name), name }));

const LINES = [
  ...[
    'look',
    'n',
    's',
    'e',
    'w',
    'up',
    'down',
    'go north',
    'go nowhere',
    'inventory',
    'who',
    'time',
    'score',
  ],
  ...[
    'take shell',
    'take rope',
    'take box',
    'drop shell',
    'drop rope',
    'drop everything',
    'take',
    'take warden',
  ],
  ...['give shell to bob', 'give shell to warden', 'give 5 tokens to alice', 'give 3 tokens to cleo'],
  ...[
    'give 999999999 tokens to bob',
    'give 0 tokens to dan',
    'give 2 tokens to warden',
    'give shell to alice',
  ],
  ...['talk to warden', 'ask warden about key', 'ask warden about the weather', 'talk to walker', 'ask'],
  ...[
    'unlock up',
    'lock up',
    'open up',
    'close up',
    'enter arch',
    'travel to deep',
    'travel to isle',
    'out',
    'in',
  ],
  ...[
    'say hello',
    "'",
    '"¿qué tal?" 🦉',
    'emote waves',
    'dance',
    '',
    '   ',
    'say __proto__',
    'examine shell',
    'quit',
  ],
  ...[
    'tell bob hello',
    'tell cleo are you there',
    'reply yes',
    'whisper to dan psst',
    'shout over here',
    'newbie hello',
    'universe hello',
    'realm hello',
    'newbie leave',
    'newbie history',
    'smile',
    'bow to alice',
    'bow to warden',
    'follow alice',
    'follow bob',
    'unfollow',
    'lose',
    'befriend cleo',
    'block dan',
    'unblock dan',
    'mute bob',
    'away at sea',
    'back',
    'title of the pier',
    'friends',
  ],
];

/** From the quay through the arch into the other world, and back. */
const JOURNEYS = [
  ['n', 'e', 'enter arch', 'n', 'take box'],
  ['out', 'say back'],
  ['n', 'take shell', 'take rope', 's', 'n', 'e', 'in'],
];

type Burst = readonly { readonly after: number; readonly input: Input }[];

const anyPerson = fc.constantFrom(...PEOPLE);
const anyRealm = fc.constantFrom('isle', 'deep', 'isle-2', 'nowhere');

const anyBurst: fc.Arbitrary<Burst> = fc.oneof(
  {
    weight: 10,
    arbitrary: anyPerson.chain(({ id }) => fc.constantFrom(...LINES).map((text) => line(id, text))),
  },
  { weight: 3, arbitrary: anyPerson.map(({ id, name }) => one({ kind: 'player.join', player: id, name })) },
  { weight: 2, arbitrary: anyPerson.map(({ id }) => one({ kind: 'player.leave', player: id })) },
  { weight: 2, arbitrary: anyJourney() },
  { weight: 1, arbitrary: anyCreation() },
  { weight: 2, arbitrary: anyTransition() },
  { weight: 1, arbitrary: anyReputation() },
  { weight: 1, arbitrary: anyGrant() },
);

/** A script of so many ticks in which most players join at the beginning. */
export function anyScript(ticks: number): fc.Arbitrary<Script> {
  const burst = fc.tuple(fc.integer({ min: 1, max: ticks }), anyBurst);
  return fc
    .tuple(fc.integer({ min: 0, max: PEOPLE.length }), fc.array(burst, { maxLength: 40 }))
    .map(([present, bursts]) => {
      const joins = PEOPLE.slice(0, present).map(({ id, name }): readonly [number, Burst] => [
        1,
        one({ kind: 'player.join', player: id, name }),
      ]);
      return scriptOf([...joins, ...bursts], ticks);
    });
}

function scriptOf(bursts: readonly (readonly [number, Burst])[], ticks: number): Script {
  const script = new Map<number, Input[]>();
  for (const [start, burst] of bursts) {
    for (const { after, input } of burst) {
      const tick = Math.min(ticks, start + after);
      script.set(tick, [...(script.get(tick) ?? []), input]);
    }
  }
  return script;
}

const one = (input: Input): Burst => [{ after: 0, input }];
const line = (player: PlayerId, text: string): Burst => one({ kind: 'player.command', player, text });

function anyJourney(): fc.Arbitrary<Burst> {
  const pace = fc.constantFrom(0, 1, 3);
  return fc.tuple(anyPerson, fc.constantFrom(...JOURNEYS), pace).map(([{ id }, lines, every]) =>
    lines.map((text, index) => ({
      after: index * every,
      input: { kind: 'player.command', player: id, text },
    })),
  );
}

function anyCreation(): fc.Arbitrary<Burst> {
  return fc
    .tuple(anyPerson, anyRealm)
    .map(([{ id, name }, realm]) =>
      one({ kind: 'player.create', player: id, name, race: 'elf', characterClass: 'bard', realm }),
    );
}

function anyTransition(): fc.Arbitrary<Burst> {
  return fc
    .tuple(anyPerson, anyRealm, anyRealm)
    .map(([{ id }, from, to]) =>
      one({ kind: 'player.transition', player: id, from, to, narrativeContext: 'called away' }),
    );
}

function anyReputation(): fc.Arbitrary<Burst> {
  return fc
    .tuple(
      anyPerson,
      fc.constantFrom('strangers', 'wardens', 'nobody'),
      fc.constantFrom(-5000, -300, -1, 0, 7, 450, 2 ** 40),
    )
    .map(([{ id }, faction, change]) => one({ kind: 'player.reputation', player: id, faction, change }));
}

function anyGrant(): fc.Arbitrary<Burst> {
  return fc.tuple(anyPerson, fc.boolean()).map(([{ id }, transferable]) => {
    const item = { itemId: 'medal', name: 'Brass Medal', itemType: 'trophy', rarity: 'rare' as const };
    return one({
      kind: 'player.item',
      player: id,
      item: { ...item, sourceRealm: 'elsewhere', transferable },
    });
  });
}

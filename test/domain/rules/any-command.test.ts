/** Whatever is typed in a running universe: nothing breaks, nothing is lost, and whoever typed it gets an answer. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Universe } from '../../../src/actors/universe/universe.ts';
import type { PlayerId } from '../../../src/kernel/ids.ts';
import { ALICE, BOB, command, join, smallMaking } from '../../support/scripted-run.ts';
import { SMALL_UNIVERSE } from '../../support/small-world.ts';

const { verbs, directions, prepositions } = SMALL_UNIVERSE.lexicon;
const VERBS = Object.values(verbs).flat();
const DIRECTIONS = Object.values(directions).flat();
const PREPOSITIONS = Object.values(prepositions).flat();
const NOUNS = [
  'shell',
  'white shell',
  'rope',
  'key',
  'brass key',
  'box',
  'warden',
  'walker',
  'shade',
  'alice',
  'bob',
  'me',
  'all',
  'door',
  'arch',
  'portal',
  'deep',
  'isle',
  'quay',
  'square',
  'tower',
  'gate',
  '3 tokens',
  '0 tokens',
  '99999 coins',
  '1',
  'yes',
  'moon',
  '__proto__',
  'constructor',
  'é',
  '🪼',
];

const phrase = fc.tuple(
  fc.constantFrom(...VERBS),
  fc.oneof(fc.constantFrom('', ...NOUNS), fc.constantFrom(...DIRECTIONS)),
  fc.oneof(fc.constant(''), fc.constantFrom(...PREPOSITIONS)),
  fc.constantFrom('', ...NOUNS, ...DIRECTIONS),
);
const sensible = phrase.map((parts) => parts.filter((part) => part !== '').join(' '));
const mutated = fc
  .tuple(sensible, fc.nat({ max: 60 }), fc.string({ unit: 'grapheme', maxLength: 3 }))
  .map(([line, at, insert]) => [...line].toSpliced(at, 1, insert).join(''));
/** Mostly what moves a player about, so that all rooms are met, doors, keepers and both realms. */
const moving = fc.constantFrom(
  ...DIRECTIONS.filter((word) => word.length > 2),
  'take all',
  'ask warden about key',
  'enter arch',
);
const line = fc.oneof(
  { weight: 5, arbitrary: sensible },
  { weight: 2, arbitrary: mutated },
  { weight: 4, arbitrary: moving },
);
const turn = fc.tuple(fc.constantFrom(ALICE, BOB), line);

/** Players who are between two realms or have left come back before they type again. */
function settle(universe: Universe, player: PlayerId): void {
  for (let tick = 0; tick < 25 && universe.realmOf(player)?.facts.player(player) === undefined; tick += 1)
    universe.step([]);
  if (universe.realmOf(player)?.facts.player(player)?.present !== true) {
    universe.step([join(player, player === ALICE ? 'Alice' : 'Bob')]);
  }
}

it('[RF6] 2,000 commands, sensible and not: no defect, an answer to each, every token and item still there', () => {
  let commands = 0;
  fc.assert(
    fc.property(fc.array(turn, { minLength: 100, maxLength: 100 }), (turns) => {
      const unanswered: string[] = [];
      const universe = Universe.begin(smallMaking());
      universe.step([join(ALICE, 'Alice'), join(BOB, 'Bob')]);
      for (const [player, text] of turns) {
        settle(universe, player);
        const { outputs } = universe.step([command(player, text)]);
        commands += 1;
        const percepts = outputs
          .filter((output) => output.player === player)
          .flatMap((output) => output.percepts);
        const answers = percepts.filter((percept) => percept.kind === 'room' || percept.style !== 'ambient');
        if (answers.length === 0) unanswered.push(text);
      }
      universe.recheck();
      expect(unanswered).toEqual([]);
    }),
    { numRuns: 20, seed: 20 },
  );
  expect(commands).toBeGreaterThanOrEqual(2_000);
}, 60_000);

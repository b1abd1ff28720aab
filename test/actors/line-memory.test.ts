/** What one line leaves for the next: kept in the facts, taken along, and dropped when it should be. */
import { expect, it } from 'vitest';
import { Universe } from '../../src/actors/universe/universe.ts';
import { ALICE, command, join, smallMaking } from '../support/scripted-run.ts';

const begin = () => {
  const universe = Universe.begin(smallMaking());
  universe.step([join(ALICE, 'Alice')]);
  return universe;
};
const alice = (universe: Universe) => universe.realmOf(ALICE)?.facts.player(ALICE);
const type = (universe: Universe, text: string) => universe.step([command(ALICE, text)]);

it('[LM1] it is in the record of the player, so that two who typed otherwise differ', () => {
  const [first, second] = [begin(), begin()];
  const one = type(first, 'x shell');
  const other = type(second, 'x rope');
  expect(alice(first)?.lines?.last).toBe('x shell');
  expect(alice(first)?.lines?.things).toHaveLength(1);
  expect(one.record.chain).not.toBe(other.record.chain);
});

it('[LM1] words of their own go along into another realm', () => {
  const universe = begin();
  for (const line of ['alias hop = n. e. enter arch', 'hop']) type(universe, line);
  for (let tick = 0; tick < 25; tick += 1) universe.step([]);
  expect(universe.realmOf(ALICE)?.setting.realm).toBe('deep');
  expect(alice(universe)?.lines?.aliases).toEqual([{ name: 'hop', line: 'n. e. enter arch' }]);
});

it('[LM2] a word of their own is replaced once', () => {
  const universe = begin();
  for (const line of ['alias aa = bb', 'alias bb = take rope', 'aa']) type(universe, line);
  expect(universe.realmOf(ALICE)?.facts.itemsIn(ALICE)).toEqual([]);
  type(universe, 'bb');
  expect(
    universe
      .realmOf(ALICE)
      ?.facts.itemsIn(ALICE)
      .map(({ spec }) => spec),
  ).toEqual(['rope']);
});

it('[LM3] what came before a refusal stands, and what would come after it is not tried', () => {
  const universe = begin();
  const { events } = type(universe, 'take rope. take moon. take shell');
  expect(events.map(({ type: event }) => event).filter((event) => event.startsWith('player.'))).toEqual([
    'player.took',
  ]);
  expect(new Set(events.map(({ cause }) => cause)).size).toBe(1);
});

/** The action `warble` of charts: who hears it, and what becomes of it where a narrator is. */
import { expect, it } from 'vitest';
import { ADA, happened, isNothing, QUAY, SQUARE, stage, WARDEN } from '../support/acting.ts';
import { aPlayer, aRealm } from '../support/some-facts.ts';

const MUTTER = { grammar: 'mutter' };
const NOBODY_AT_HAND = { player: undefined };

it('[WL9] warble says a line of the grammar to the player at hand, and keeps in mind what it was', () => {
  const { act, facts } = stage();
  const [said, ...rest] = act('warble', MUTTER).happenings;
  expect(rest).toEqual([]);
  expect(said).toMatchObject({ type: 'keeper.said', actor: WARDEN, target: ADA, room: QUAY });
  expect(said?.params['line']).toMatchObject({ phrase: 'isle.mutter' });
  expect(facts.acquaintancesOf(WARDEN).map(({ warbled }) => warbled)).toEqual(['mutter:0']);
  expect(isNothing(act('warble', MUTTER))).toBe(true);
});

it('[WL9] warble is for everybody who is there when no player is at hand', () => {
  const { act } = stage();
  const [heard] = act('warble', MUTTER, NOBODY_AT_HAND).happenings;
  expect(heard).toMatchObject({ type: 'keeper.idled', actor: WARDEN, room: QUAY });
  expect(heard?.params['line']).toMatchObject({ phrase: 'isle.mutter' });
  const alone = stage([aPlayer({ place: SQUARE })]);
  expect(isNothing(alone.act('warble', MUTTER, NOBODY_AT_HAND))).toBe(true);
});

it('[WL9] warble does nothing to somebody who has gone, or by a grammar that is not there', () => {
  expect(isNothing(stage([aPlayer({ present: false })]).act('warble', MUTTER))).toBe(true);
  expect(isNothing(stage([aPlayer({ place: SQUARE })]).act('warble', MUTTER))).toBe(true);
  expect(isNothing(stage().act('warble', { grammar: 'nothing' }))).toBe(true);
});

it.each([
  ['to the player', {}],
  ['for all to hear', NOBODY_AT_HAND],
])('[NR3] warble asks the narrator where there is one: %s', (manner, moment) => {
  const { act, facts } = stage([aRealm({ narrated: true })]);
  const ruling = act('warble', MUTTER, moment);
  expect(happened(ruling)).toEqual(['narrator.asked']);
  expect(ruling.demands.map(({ type }) => type)).toEqual(['set timer', 'ask narrator']);
  const kept = facts.store.values().find(({ kind }) => kind === 'narration');
  expect(kept).toMatchObject({ manner, keeper: WARDEN, player: ADA, line: { phrase: 'isle.mutter' } });
});

/** Travel to foreign games: out, what is said of the traveller there, and home, whole. */
import { describe, expect, it } from 'vitest';
import { Universe } from '../../src/actors/universe/universe.ts';
import { findPlayer } from '../../src/actors/universe/universe-queries.ts';
import { decodeSnapshot, encodeSnapshot } from '../../src/actors/universe/universe-snapshot.ts';
import type { PlayerId } from '../../src/kernel/ids.ts';
import { Auditor, census } from '../support/auditor.ts';
import { breakRealm } from '../support/break-realm.ts';
import { register, unregister } from '../support/game-inputs.ts';
import { ALICE, BOB, command, join, keysFor, smallMaking, stepAll } from '../support/scripted-run.ts';
import {
  accept,
  atTheArch,
  bringBack,
  stepTo,
  TAVERN,
  theVoyage,
  transition,
  voyageEvents,
} from '../support/voyage-inputs.ts';

const whereIs = (universe: Universe) => census(universe).players.get(ALICE);
const itemsOf = (universe: Universe) =>
  findPlayer(universe, ALICE)
    ?.items.map(({ spec }) => spec)
    .sort();
const codesOf = (universe: Universe, inputs: Parameters<Universe['step']>[0]) =>
  voyageEvents(stepAll(universe, inputs))
    .filter(({ type }) => type === 'voyage.refused')
    .map(({ params }) => params['code']);

/** Alice is abroad, and the tavern has taken her in. Tick 13. */
function abroad(visit?: number): Universe {
  const universe = atTheArch(smallMaking({}, { onFailure: () => {} }), visit);
  universe.step([command(ALICE, 'travel to the gilded tavern')]);
  universe.step([accept(theVoyage(universe))]);
  return universe;
}

describe('the way out', () => {
  it('[VY1] leaves no trace in any hash while no game takes travellers', () => {
    const universe = Universe.begin(smallMaking());
    stepAll(universe, [register('tavern'), join(ALICE, 'Alice')], 20);
    expect(universe.hub.voyages.hash()).toBe('');
    expect(universe.hub.snapshot().voyages).toBeUndefined();
    expect(universe.realm('isle')?.facts.realm()).not.toHaveProperty('destinations');
  });

  it('[VY2] takes all of a player out of the realm in the tick in which they set out, and hands over what may leave', () => {
    const universe = atTheArch();
    const [outcome] = [universe.step([command(ALICE, 'travel to the gilded tavern')])];
    expect(keysFor([outcome], ALICE)).toEqual(['player.departed.self']);
    expect(whereIs(universe)).toEqual(['custody of isle']);
    expect(itemsOf(universe)).toEqual(['rope', 'shell']);
    expect(voyageEvents([outcome])).toMatchObject([
      { type: 'voyage.began', params: { game: 'tavern', player: 'Alice', deadline: 32 } },
    ]);
    expect(universe.realm('isle')?.facts.player(ALICE)).toBeUndefined();
  });

  it('[VY3] is found by the name of the game or by its id, through a portal, and is listed for who asks for another', () => {
    const universe = atTheArch();
    const [refused] = stepAll(universe, [
      command(ALICE, 'travel to atlantis'),
      command(BOB, 'travel to tavern'),
    ]);
    const told = (player: PlayerId) => refused?.outputs.find((output) => output.player === player)?.percepts;
    expect(told(ALICE)).toMatchObject([
      { code: 'travel/unreachable', params: { games: { list: [TAVERN.realm] } } },
    ]);
    expect(told(BOB)).toMatchObject([{ code: 'travel/no-portal' }]);
    universe.step([command(ALICE, 'travel to tavern')]);
    expect(whereIs(universe)).toEqual(['custody of isle']);
  });

  it('[VY4] is open to a transition asked for from outside, as far as the game takes travellers', () => {
    const universe = atTheArch();
    stepAll(
      universe,
      [register('closed'), transition(ALICE, 'closed'), transition(ALICE, 'tavern', 'deep')],
      12,
    );
    stepAll(universe, [transition(ALICE, 'closed')]);
    expect(whereIs(universe)).toEqual(['isle']);
    stepAll(universe, [transition(ALICE)]);
    expect(whereIs(universe)).toEqual(['custody of isle']);
  });

  it('[VY4] closes when the game wants no travellers any more', () => {
    const universe = atTheArch();
    universe.step([register('tavern', { travellers: 'none' })]);
    stepTo(universe, 21);
    stepAll(universe, [command(ALICE, 'travel to tavern')]);
    expect(whereIs(universe)).toEqual(['isle']);
    expect(universe.realm('deep')?.facts.realm()).not.toHaveProperty('destinations');
  });
});

describe('what a game says of a traveller', () => {
  it('[VY5] is refused when the game, the nonce or the order is not right', () => {
    const universe = atTheArch();
    universe.step([command(ALICE, 'travel to tavern'), register('moor')]);
    const voyage = theVoyage(universe);
    const wrong = { ...voyage, nonce: 'f'.repeat(32) };
    expect(codesOf(universe, [accept({ ...voyage, voyage: 'v1-nobody' })])).toEqual(['voyage/unknown']);
    expect(codesOf(universe, [accept({ ...voyage, game: 'moor' })])).toEqual(['voyage/not-this-game']);
    expect(codesOf(universe, [accept(wrong), bringBack(wrong)])).toEqual([
      'voyage/wrong-nonce',
      'voyage/wrong-nonce',
    ]);
    expect(codesOf(universe, [bringBack(voyage)])).toEqual(['voyage/not-accepted']);
    expect(codesOf(universe, [accept(voyage), accept(voyage)])).toEqual(['voyage/already-accepted']);
    expect(whereIs(universe)).toEqual(['custody of isle']);
  });

  it('[VY6] counts once: a doubled or replayed result is refused, at once and ever after', () => {
    const universe = abroad();
    const voyage = theVoyage(universe);
    const result = bringBack(voyage, { experience: 10 });
    expect(codesOf(universe, [result, result])).toEqual(['voyage/already-returned']);
    stepTo(universe, 21);
    expect(whereIs(universe)).toEqual(['isle']);
    expect(codesOf(universe, [result])).toEqual(['voyage/already-returned']);
    expect(codesOf(universe, [{ ...result, game: 'moor' }])).toEqual(['voyage/not-this-game']);
    universe.step([command(ALICE, 'travel to tavern')]);
    expect(codesOf(universe, [bringBack({ ...theVoyage(universe), nonce: voyage.nonce })])).toEqual([
      'voyage/wrong-nonce',
    ]);
    expect(findPlayer(universe, ALICE)?.player.experience).toBe(10);
  });

  it('[VY7] comes to pass at home: tokens, losses, gifts, reputation and experience', () => {
    const universe = abroad();
    const auditor = new Auditor(universe);
    const shell = findPlayer(universe, ALICE)?.items.find(({ spec }) => spec === 'shell')?.id as string;
    const { tokens, reputation } = findPlayer(universe, ALICE)?.player ?? { tokens: 0, reputation: {} };
    const claims = {
      lost: [shell],
      gained: [{ itemId: 'mug', name: 'a chipped mug', itemType: 'vessel', rarity: 'common' as const }],
      tokens: -3,
      reputation: { wardens: 20, moonlings: 5 },
      experience: 120,
    };
    const outcomes = stepAll(universe, [bringBack(theVoyage(universe), claims)]);
    outcomes.push(...stepTo(universe, 21));
    const judged = voyageEvents(outcomes).find(({ type }) => type === 'voyage.judged');
    expect(judged?.params['refused']).toEqual({
      list: ['result/unknown-faction reputation moonlings', 'result/experience-clamped experience'],
    });
    for (const outcome of outcomes) auditor.note(outcome);
    expect(auditor.problems()).toEqual([]);
    const home = findPlayer(universe, ALICE);
    expect(home?.realm).toBe('isle');
    expect(home?.player).toMatchObject({
      tokens: tokens - 3,
      experience: 100,
      reputation: { ...reputation, wardens: ((reputation as Record<string, number>)['wardens'] ?? 0) + 20 },
    });
    expect(itemsOf(universe)).toEqual(['rope', 'tavern/mug']);
    expect(keysFor(outcomes, ALICE)).toEqual([
      'player.came-home.self',
      'item.granted.self',
      'room isle.location.gate.name',
      'player.advanced.self',
    ]);
    expect(universe.hub.voyages.escrowOf({ game: 'tavern' as never, generation: 0 })).toBe(3);
  });

  it('[VY8] pays out no more than travellers spent there, and not to who takes the id later', () => {
    const universe = abroad();
    const tokens = findPlayer(universe, ALICE)?.player.tokens as number;
    const auditor = new Auditor(universe);
    universe.step([bringBack(theVoyage(universe), { tokens: -4 })]);
    stepTo(universe, 21);
    const again = (claims: { tokens: number }) => {
      universe.step([command(ALICE, 'travel to tavern')]);
      universe.step([accept(theVoyage(universe))]);
      const outcomes = stepAll(universe, [bringBack(theVoyage(universe), claims)]);
      stepTo(universe, Math.ceil(universe.tick / 10) * 10 + 1);
      return voyageEvents(outcomes)[0]?.params['refused'];
    };
    expect(again({ tokens: 5 })).toEqual({ list: ['result/escrow-exceeded tokens'] });
    expect(again({ tokens: 1 })).toEqual({ list: [] });
    expect(findPlayer(universe, ALICE)?.player.tokens).toBe(tokens - 3);
    universe.step([unregister('tavern')]);
    universe.step([register('tavern', { realm: TAVERN.realm, travellers: { visit: 2 }, credential: 'new' })]);
    stepTo(universe, universe.tick + 11);
    expect(again({ tokens: 1 })).toEqual({ list: ['result/escrow-exceeded tokens'] });
    expect(universe.hub.voyages.tokens).toBe(3);
    expect(auditor.problems()).toEqual([]);
  });
});

describe('the way home', () => {
  const before = atTheArch();
  const whole = findPlayer(before, ALICE);
  const isWhole = (universe: Universe) => {
    const now = findPlayer(universe, ALICE);
    expect(now?.realm).toBe('isle');
    expect(now?.player.tokens).toBe(whole?.player.tokens);
    expect(now?.player.place).toBe('room:gate');
    expect(now?.items).toEqual(whole?.items);
  };
  const outcomeOf = (outcomes: ReturnType<typeof stepTo>) =>
    voyageEvents(outcomes).find(({ type }) => type === 'voyage.ended')?.params['outcome'];

  it('[VY9] is taken by who is not sent home in time, whole, and a late result is refused', () => {
    const universe = abroad();
    const voyage = theVoyage(universe);
    stepTo(universe, 39);
    expect(codesOf(universe, [bringBack(voyage, { tokens: -5 })])).toEqual(['voyage/expired']);
    const outcomes = stepTo(universe, 41);
    expect(universe.hub.voyages.all()).toEqual([]);
    isWhole(universe);
    expect(keysFor(outcomes, ALICE)).toContain('player.came-home.self');
    expect(codesOf(universe, [bringBack(voyage, { tokens: -5 })])).toEqual(['voyage/expired']);
  });

  it('[VY10] is taken when the game leaves, is suspended, or is another one by now', () => {
    const left = abroad();
    left.step([unregister('tavern')]);
    expect(outcomeOf(stepTo(left, 21))).toBe('abandoned');
    isWhole(left);

    const replaced = abroad();
    replaced.step([unregister('tavern')]);
    replaced.step([register('tavern', { travellers: { visit: 2 }, credential: 'somebody else' })]);
    const voyage = theVoyage(replaced);
    expect(outcomeOf(stepTo(replaced, 21))).toBe('abandoned');
    isWhole(replaced);
    expect(codesOf(replaced, [bringBack(voyage)])).toEqual(['voyage/abandoned']);

    const suspended = abroad(100);
    expect(outcomeOf(stepTo(suspended, 320, { silent: true }))).toBe('abandoned');
    suspended.step([]);
    isWhole(suspended);
  });

  it('[VY11] can be taken early, and then no result counts', () => {
    const universe = abroad();
    const voyage = theVoyage(universe);
    const [outcome] = [universe.step([command(ALICE, 'travel home')])];
    expect(keysFor([outcome], ALICE)).toEqual(['voyage.recalled']);
    expect(codesOf(universe, [bringBack(voyage, { tokens: -5 })])).toEqual(['voyage/recalled']);
    expect(outcomeOf(stepTo(universe, 21))).toBe('recalled');
    isWhole(universe);
  });

  it('[VY12] leads to another realm when the one they left has failed', () => {
    const universe = abroad();
    const auditor = new Auditor(universe);
    breakRealm(universe, 'isle');
    stepTo(universe, 42);
    expect(findPlayer(universe, ALICE)?.realm).toBe('deep');
    expect(universe.realmOf(ALICE)?.setting.realm).toBe('deep');
    expect(auditor.problems()).toEqual([]);
  });
});

describe('a player who is abroad', () => {
  it('[VY13] is told where they are, whatever they type', () => {
    const universe = abroad();
    const outcomes = stepAll(universe, [command(ALICE, 'look'), command(ALICE, 'take shell')]);
    const codes = outcomes.flatMap(({ outputs }) => outputs).flatMap(({ percepts }) => percepts);
    expect(codes).toMatchObject([
      { code: 'voyage/abroad', params: { realm: TAVERN.realm } },
      { code: 'voyage/abroad', params: { realm: TAVERN.realm } },
    ]);
  });

  it('[VY13] may go and come: nobody is sent home for it', () => {
    const universe = abroad();
    const [quit] = [universe.step([command(ALICE, 'quit')])];
    expect(quit.outputs).toMatchObject([{ player: ALICE, farewell: 'quit' }]);
    expect(findPlayer(universe, ALICE)?.player.present).toBe(false);
    const [back] = [universe.step([join(ALICE, 'Alice')])];
    expect(keysFor([back], ALICE)).toEqual(['voyage.still-away']);
    expect(findPlayer(universe, ALICE)?.player.present).toBe(true);
    universe.step([{ kind: 'player.leave', player: ALICE }]);
    stepTo(universe, 41);
    expect(findPlayer(universe, ALICE)).toMatchObject({ realm: 'isle', player: { present: false } });
  });

  it('[VY14] finds at home what others did to them meanwhile', () => {
    const universe = abroad();
    const item = {
      itemId: 'letter',
      name: 'a letter',
      itemType: 'letter',
      rarity: 'common' as const,
      sourceRealm: 'post',
      transferable: true,
    };
    universe.step([
      { kind: 'player.item', player: ALICE, item },
      { kind: 'player.reputation', player: ALICE, faction: 'wardens', change: 7 },
    ]);
    expect(itemsOf(universe)).toEqual(['rope', 'shell']);
    stepTo(universe, 41);
    expect(itemsOf(universe)).toEqual(['letter', 'rope', 'shell']);
    expect(findPlayer(universe, ALICE)?.player.reputation['wardens']).toBe(7);
  });

  it('[VY15] is in the snapshot, and a universe restored from it goes on as the original', () => {
    const universe = abroad();
    const restored = Universe.restore(smallMaking(), decodeSnapshot(encodeSnapshot(universe.snapshot())));
    expect(restored.realmOf(ALICE)?.setting.realm).toBe('isle');
    const inputs = [bringBack(theVoyage(universe), { tokens: -2, experience: 3 })];
    for (const one of [universe, restored]) {
      one.step(inputs);
      const later = Universe.restore(smallMaking(), one.snapshot());
      expect(later.hub.hash()).toBe(one.hub.hash());
      stepTo(one, 60);
    }
    expect(restored.chain).toBe(universe.chain);
  });
});

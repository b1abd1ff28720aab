/** What enters from outside is carried out in the order in which it was recorded, whatever kind it is. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Input } from '../../src/actors/universe/input.ts';
import { playerIdOf } from '../../src/actors/universe/player-id.ts';
import { Universe } from '../../src/actors/universe/universe.ts';
import { findPlayer } from '../../src/actors/universe/universe-queries.ts';
import { ALICE, BOB, command, join, keysFor, smallMaking, stepAll } from '../support/scripted-run.ts';

const leave: Input = { kind: 'player.leave', player: ALICE };
const begin = (...inputs: Input[]): Universe => {
  const universe = Universe.begin(smallMaking());
  universe.step([join(ALICE, 'Alice'), join(BOB, 'Bob'), ...inputs]);
  return universe;
};
const said = (outcome: ReturnType<Universe['step']>): string[] =>
  outcome.events.filter(({ type }) => type === 'player.said').map(({ params }) => String(params['text']));

describe('the inputs of a tick', () => {
  it('[TK6] of several players are carried out in the order in which they were recorded', () => {
    const order = fc.array(fc.constantFrom(ALICE, BOB), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(order, (speakers) => {
        const outcome = begin().step(speakers.map((player, index) => command(player, `say ${index}`)));
        expect(said(outcome)).toEqual(speakers.map((_, index) => `${index}`));
      }),
      { numRuns: 20 },
    );
  });

  it('[TK6] a command before the end of the connection is carried out, one after it is not', () => {
    const outcome = begin().step([command(ALICE, "'before"), leave, command(ALICE, "'after")]);
    expect(said(outcome)).toEqual(['before']);
  });

  it('[TK6] a command before a summons to another realm is carried out where it was given', () => {
    const universe = begin();
    const summons: Input = {
      kind: 'player.transition',
      player: ALICE,
      from: 'isle',
      to: 'deep',
      narrativeContext: 'a call',
    };
    const outcome = universe.step([command(ALICE, "'before"), summons, command(ALICE, "'after")]);
    expect(outcome.events.find(({ type }) => type === 'player.said')).toMatchObject({ realm: 'isle' });
    expect(said(outcome)).toEqual(['before']);
    const landing = stepAll(universe, [], 10).flatMap(({ events }) => events);
    expect(landing.find(({ type }) => type === 'player.said')).toMatchObject({
      realm: 'deep',
      params: { text: 'after' },
    });
  });

  it('[TK6] nothing is done for who has said goodbye', () => {
    const universe = begin();
    const outcome = universe.step([command(ALICE, 'quit'), command(ALICE, "'still here")]);
    expect(outcome.outputs.find(({ player }) => player === ALICE)?.farewell).toBe('quit');
    expect(said(outcome)).toEqual([]);
  });

  it('[TK6] who says goodbye and is back in the same tick can go on', () => {
    const universe = begin();
    universe.step([command(ALICE, 'quit'), join(ALICE, 'Alice')]);
    expect(findPlayer(universe, ALICE)?.player.present).toBe(true);
    expect(said(universe.step([command(ALICE, "'back")]))).toEqual(['back']);
  });

  it('[TK6] who leaves and is back in the same tick can go on', () => {
    const universe = begin();
    universe.step([leave, join(ALICE, 'Alice')]);
    expect(said(universe.step([command(ALICE, "'back")]))).toEqual(['back']);
  });
});

describe('inputs that nobody can answer', () => {
  it('[TK7] those of unknown players leave no mark but their own record', () => {
    const stranger = playerIdOf('42', 'Stranger');
    const universe = begin();
    const outcome = universe.step([
      command(stranger, 'look'),
      { kind: 'player.leave', player: stranger },
      { kind: 'player.reputation', player: stranger, faction: 'wardens', change: 5 },
    ]);
    expect(outcome.events).toEqual([]);
    expect(outcome.outputs).toEqual([]);
    expect(outcome.record.inputCount).toBe(3);
    expect(findPlayer(universe, stranger)).toBeUndefined();
  });

  it('[TK7] commands for somebody asleep are not carried out', () => {
    const universe = begin();
    universe.step([leave]);
    const outcome = universe.step([command(ALICE, "'mumble")]);
    expect(said(outcome)).toEqual([]);
    expect(keysFor([outcome], ALICE)).toEqual([]);
  });

  it('[TK7] joining twice shows the room again and changes nothing', () => {
    const universe = begin();
    const before = findPlayer(universe, ALICE)?.player;
    const outcome = universe.step([join(ALICE, 'Alice')]);
    expect(findPlayer(universe, ALICE)?.player).toBe(before);
    expect(keysFor([outcome], ALICE)).toEqual(['room isle.location.quay.name']);
  });
});

/** The two agents that reflect: Cal on what people do, Domingo on what money does. They act by events and mail only. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createActor } from 'xstate';
import { CAL, DOMINGO } from '../../src/actors/universe/hub-state.ts';
import type { Input } from '../../src/actors/universe/input.ts';
import { Universe } from '../../src/actors/universe/universe.ts';
import type { UniverseOptions } from '../../src/actors/universe/universe-options.ts';
import { allPlayers } from '../../src/actors/universe/universe-queries.ts';
import type { GameEvent } from '../../src/domain/game-event.ts';
import type { IntervalSummary } from '../../src/domain/interval-summary.ts';
import { calMachine } from '../../src/machines/cal.ts';
import { domingoMachine } from '../../src/machines/domingo.ts';
import type { HubEffect } from '../../src/machines/hub-effect.ts';
import { anyScript } from '../support/any-script.ts';
import { ALICE, BOB, command, join, smallMaking } from '../support/scripted-run.ts';

function run(
  options: Partial<UniverseOptions>,
  inputs: ReadonlyMap<number, readonly Input[]>,
  ticks: number,
) {
  const universe = Universe.begin(smallMaking(options));
  const events: GameEvent[] = [];
  for (let tick = 1; tick <= ticks; tick += 1) events.push(...universe.step(inputs.get(tick) ?? []).events);
  return { universe, events };
}

const ofType = (events: readonly GameEvent[], type: string) => events.filter((event) => event.type === type);
const numbers = (event: GameEvent) => event.params as Readonly<Record<string, number>>;

describe('reflection', () => {
  it('[CA1] comes at every reflectionInterval-th control tick, at no other, to Cal first', () => {
    for (const [controlTickInterval, reflectionInterval] of [
      [10, 5],
      [3, 4],
      [1, 7],
    ] as const) {
      const { universe, events } = run({ controlTickInterval, reflectionInterval }, new Map(), 130);
      const every = controlTickInterval * reflectionInterval;
      const due = Array.from({ length: Math.floor(130 / every) }, (_, index) => (index + 1) * every);
      for (const type of ['cal.reflected', 'domingo.reflected']) {
        expect(ofType(events, type).map(({ tick, realm }) => [tick, realm])).toEqual(
          due.map((tick) => [tick, 'hub']),
        );
      }
      const types = events.map(({ type }) => type).filter((type) => type.endsWith('.reflected'));
      expect(types).toEqual(due.flatMap(() => ['cal.reflected', 'domingo.reflected']));
      expect(universe.hub.reflections()).toMatchObject({ cal: due.length, domingo: due.length });
    }
  });

  it('[CA1] is kept in snapshots: what they have seen so far, and how often they have reflected', () => {
    const joined = new Map([[61, [join(ALICE, 'Alice'), command(ALICE, 'give 5 tokens to warden')]]]);
    const { universe } = run({ reflectionInterval: 5 }, joined, 70);
    const { behaviours } = universe.hub.snapshot();
    expect(behaviours[CAL]).toMatchObject({
      value: 'observing',
      context: { reflections: 1, deeds: { [ALICE]: { 'player.joined': 1, 'player.paid': 1 } } },
    });
    expect(behaviours[DOMINGO]).toMatchObject({
      value: 'observing',
      context: { reflections: 1, volume: 5 },
    });
  });
});

describe('Cal', () => {
  it('[CA2] counts exactly what players did since the last reflection', () => {
    fc.assert(
      fc.property(anyScript(90), (script) => {
        const { events } = run({ controlTickInterval: 5, reflectionInterval: 3 }, script, 90);
        for (const reflected of ofType(events, 'cal.reflected')) {
          const seen = events.filter(
            ({ type, actor, tick }) =>
              type.startsWith('player.') &&
              actor !== undefined &&
              tick > reflected.tick - 15 &&
              tick <= reflected.tick,
          );
          expect(reflected.params).toEqual({
            controlTick: reflected.tick / 5,
            players: new Set(seen.map(({ actor }) => actor)).size,
            deeds: seen.length,
          });
        }
      }),
      { numRuns: 25 },
    );
  });

  it('[CA2] does not take its own suggestions for deeds: who does nothing is left in peace', () => {
    const { events } = run({ reflectionInterval: 2 }, new Map([[1, [join(ALICE, 'Alice')]]]), 400);
    expect(
      ofType(events, 'cal.reflected')
        .slice(1)
        .every((event) => numbers(event)['deeds'] === 0),
    ).toBe(true);
    expect(events.filter(({ type }) => type.startsWith('cal.suggested'))).toHaveLength(1);
  });

  it('[CA3] suggests places that the player has not seen and keepers they have not met', () => {
    fc.assert(
      fc.property(anyScript(150), (script) => {
        const universe = Universe.begin(smallMaking({ controlTickInterval: 2, reflectionInterval: 2 }));
        for (let tick = 1; tick <= 150; tick += 1) {
          const before = new Map(allPlayers(universe).map(({ player }) => [player.id, player]));
          for (const { type, actor, params } of universe.step(script.get(tick) ?? []).events) {
            const player = before.get(actor as never);
            if (type === 'cal.suggested-place')
              expect(player?.visitedPlaces.map(placeName)).not.toContain(
                (params['place'] as { text: string }).text,
              );
            if (type === 'cal.suggested-person')
              expect(player?.met.map(keeperName)).not.toContain((params['keeper'] as { text: string }).text);
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  it('[CA3] shows who roams a person, and who talks a place', () => {
    const talk = new Map<number, Input[]>([[1, [join(ALICE, 'Alice')]]]);
    for (let tick = 2; tick < 20; tick += 1) talk.set(tick, [command(ALICE, 'say well')]);
    expect(suggestions(run({ reflectionInterval: 2 }, talk, 21).events)).toEqual(['cal.suggested-place']);
    const roam = new Map<number, Input[]>([[1, [join(ALICE, 'Alice'), command(ALICE, 'n')]]]);
    for (let tick = 2; tick < 20; tick += 1) roam.set(tick, [command(ALICE, tick % 2 === 0 ? 'e' : 'w')]);
    roam.set(20, [command(ALICE, 'w')]);
    expect(suggestions(run({ reflectionInterval: 2 }, roam, 21).events)).toEqual(['cal.suggested-person']);
  });

  it('[CA3] suggests nothing to who is asleep', () => {
    const leaving = new Map<number, Input[]>([
      [1, [join(ALICE, 'Alice'), join(BOB, 'Bob')]],
      [19, [{ kind: 'player.leave', player: ALICE }]],
    ]);
    const { events } = run({ reflectionInterval: 2 }, leaving, 25);
    const suggested = events.filter(({ type }) => type.startsWith('cal.suggested'));
    expect(suggested.map(({ actor }) => actor)).toEqual([BOB]);
  });

  it('[CA2] as a machine sums up intervals and begins anew after each reflection', () => {
    const effects: HubEffect[] = [];
    const cal = createActor(calMachine, { input: { every: 3 } });
    cal.on('*', (effect) => effects.push(effect));
    cal.start();
    for (let controlTick = 1; controlTick <= 6; controlTick += 1)
      cal.send({
        type: 'INTERVAL',
        controlTick,
        summary: summaryOf({ [ALICE]: { 'player.said': controlTick } }),
      });
    const totals = effects.flatMap((effect) =>
      effect.type === 'publish' ? [effect.happening.params['deeds']] : [],
    );
    expect(totals).toEqual([6, 15]);
    expect(cal.getSnapshot().context).toEqual({ every: 3, reflections: 2, deeds: {} });
  });
});

describe('Domingo', () => {
  const anySummary = fc.record({
    volume: fc.integer({ min: 0, max: 5000 }),
    treasury: fc.integer({ min: 0, max: 100_000 }),
    purses: fc.array(fc.integer({ min: 0, max: 1000 }), { maxLength: 8 }),
  });

  it('[DG1] keeps the multiplier in [50, 200] percent for any sequence of intervals, and says so when it moves', () => {
    fc.assert(
      fc.property(
        fc.array(anySummary, { maxLength: 60 }),
        fc.integer({ min: 1, max: 4 }),
        (intervals, every) => {
          const effects: HubEffect[] = [];
          const domingo = createActor(domingoMachine, { input: { every } });
          domingo.on('*', (effect) => effects.push(effect));
          domingo.start();
          let percent = 100;
          for (const [index, { volume, treasury, purses }] of intervals.entries()) {
            effects.length = 0;
            const summary = {
              deeds: {},
              volume,
              treasury,
              purses: {
                count: purses.length,
                sum: purses.reduce((sum, purse) => sum + purse, 0),
                squares: purses.reduce((sum, purse) => sum + purse * purse, 0),
              },
            };
            domingo.send({ type: 'INTERVAL', controlTick: index + 1, summary });
            const now = domingo.getSnapshot().context.percent;
            expect(now).toBeGreaterThanOrEqual(50);
            expect(now).toBeLessThanOrEqual(200);
            const set = effects.flatMap((effect) =>
              effect.type === 'set reward multiplier' ? [effect.percent] : [],
            );
            expect(set).toEqual(now === percent ? [] : [now]);
            percent = now;
          }
        },
      ),
    );
  });

  it('[DG2] reaches every realm as an event in the tick after, and there the record that rewards are scaled by', () => {
    const { universe, events } = run({ reflectionInterval: 2 }, new Map([[1, [join(ALICE, 'Alice')]]]), 41);
    expect(
      ofType(events, 'domingo.adjusted').map(({ tick, realm, params }) => [tick, realm, params['percent']]),
    ).toEqual([
      [21, 'deep', 110],
      [21, 'isle', 110],
      [41, 'deep', 120],
      [41, 'isle', 120],
    ]);
    for (const realm of universe.realms)
      expect(realm.facts.realm().rewardMultiplier).toEqual({ numerator: 120, denominator: 100 });
  });

  it('[DG3] scales rewards: a discovery that is worth 3 tokens is worth 6 while money lies still for long', () => {
    const still = new Map([
      [1, [join(ALICE, 'Alice')]],
      [285, [command(ALICE, 'n')]],
    ]);
    const { universe, events } = run({ reflectionInterval: 1 }, still, 285);
    expect(universe.hub.reflections().rewardMultiplierPercent).toBe(200);
    expect(ofType(events, 'player.discovered').map(({ params }) => params['amount'])).toEqual([6]);
    expect(universe.realm('isle')?.facts.player(ALICE)?.tokens).toBe(26);
  });

  it('[DG3] measures all tokens there are, wherever they are', () => {
    const { events } = run(
      { reflectionInterval: 2 },
      new Map([[1, [join(ALICE, 'Alice'), join(BOB, 'Bob')]]]),
      60,
    );
    for (const event of ofType(events, 'domingo.reflected')) expect(numbers(event)['supply']).toBe(20_000);
  });
});

const placeName = (place: string) => place.replace('/', '.location.').concat('.name');
const keeperName = (keeper: string) => keeper.replace('/', '.keeper.').concat('.name');
const suggestions = (events: readonly GameEvent[]) =>
  events.filter(({ type }) => type.startsWith('cal.suggested')).map(({ type }) => type);
const summaryOf = (deeds: IntervalSummary['deeds']): IntervalSummary => ({
  deeds,
  volume: 0,
  treasury: 0,
  purses: { count: 0, sum: 0, squares: 0 },
});

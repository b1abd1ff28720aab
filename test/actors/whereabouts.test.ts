/** Where citizens are by the record: as the facts have it at any tick, whatever happens to those who are on the way. */
import { describe, expect, it } from 'vitest';
import { recountCitizens, travellingCitizensOf } from '../../src/actors/universe/realm-census.ts';
import { Universe, type UniverseMaking } from '../../src/actors/universe/universe.ts';
import { DEFAULT_OPTIONS, realmsOf } from '../../src/actors/universe/universe-options.ts';
import { decodeSnapshot, encodeSnapshot } from '../../src/actors/universe/universe-snapshot.ts';
import type { Input } from '../../src/actors/universe/input.ts';
import type { TickOutcome } from '../../src/actors/universe/tick-outcome.ts';
import { readContentDirectory, SHIPPED_CONTENT_DIRECTORY } from '../../src/adapters/content-directory.ts';
import { loadShippedContent } from '../simulator/simulation.ts';
import { breakRealm } from '../support/break-realm.ts';
import { answerFor, disagreements, NewestEvents } from '../support/citizens-seen.ts';
import { activation, edit } from '../support/swap-world.ts';

const { universe: spec } = loadShippedContent();
const CHART_PATH = 'charts/citizen.chart.yaml';
const CHART = readContentDirectory(SHIPPED_CONTENT_DIRECTORY)[CHART_PATH] ?? '';

const making = (): UniverseMaking => ({
  spec,
  options: { ...DEFAULT_OPTIONS, seed: 'where', realms: realmsOf(['aldermouth', 'hethering'], 2) },
  onFailure: () => {},
});

/** A universe with its record, which is checked after every step. */
class Watched {
  universe = Universe.begin(making());
  readonly record = new NewestEvents();
  readonly events: TickOutcome['events'][number][] = [];

  step(inputs: readonly Input[] = []): void {
    const outcome = this.universe.step(inputs);
    this.record.hear(outcome);
    this.events.push(...outcome.events);
  }

  check(): void {
    expect(recountCitizens(this.universe.realms)).toEqual([]);
    expect(disagreements(this.universe, this.record)).toEqual([]);
  }

  travellers() {
    return this.universe.realms.flatMap((state) =>
      travellingCitizensOf(state).map(({ keeper, from }) => ({
        id: keeper.id,
        from,
        at: state.setting.realm,
      })),
    );
  }

  /** Until somebody sits in the outbox of their own realm, or in the inbox of the other one. */
  toEnvelope(where: 'about to leave' | 'at the door') {
    for (let tick = 0; tick < 4_000; tick += 1) {
      this.step();
      const one = this.travellers().find(({ at, from }) => (at === from) === (where === 'about to leave'));
      if (one !== undefined) return { ...one, to: one.from === 'aldermouth' ? 'hethering' : 'aldermouth' };
    }
    throw new Error('nobody set out');
  }
}

describe('where the record says that citizens are', () => {
  it('[CZ8] is where the facts have them, at every tick of a day with journeys', () => {
    const watched = new Watched();
    watched.check();
    const seen = new Set<string>();
    for (let tick = 1; tick <= 3_000; tick += 1) {
      watched.step();
      const travellers = watched.travellers();
      if (tick % 20 === 0 || travellers.length > 0) watched.check();
      for (const { id, from } of travellers) {
        const { realm, place, activity, envelope } = answerFor(watched.universe, watched.record, id);
        expect({ realm, place, activity, from: envelope?.from.id }).toEqual({
          realm: null,
          place: null,
          activity: 'envelope',
          from,
        });
        seen.add(id);
      }
    }
    expect(seen.size).toBeGreaterThanOrEqual(3);
  }, 120_000);
});

describe.each(['about to leave', 'at the door'] as const)('a citizen in an envelope that is %s', (where) => {
  /** Up to where the journey must have ended, looking at each tick. */
  const follow = (watched: Watched, ticks = 30): void => {
    for (let step = 0; step < ticks; step += 1) {
      watched.step();
      watched.check();
    }
  };
  const lastOf = (watched: Watched, id: string) =>
    watched.events.findLast(({ type, actor }) => actor === id && type.startsWith('citizen.'));
  const type = (watched: Watched, id: string) =>
    watched.events.flatMap((event) => (event.actor === id ? [event.type] : []));

  it.each([
    ['walks at another pace', (chart: string) => edit(chart, ['6s:', '5s:'])],
    [
      'has no such state any more',
      (chart: string) =>
        `${edit(
          chart,
          ['  crossing:\n    meta: { uid: crossing }', '  passing:\n    meta: { uid: passing }'],
          ['target: { state: crossing }', 'target: { state: passing }'],
        )}migration: { from: 2, removed: { crossing: minding } }\n`,
    ],
  ])(
    '[CZ9] arrives once when the chart of all citizens is replaced by one that %s',
    (_, change) => {
      const watched = new Watched();
      const { id, to } = watched.toEnvelope(where);
      const other = change(edit(CHART, ['version: 2', 'version: 3']));
      watched.step([activation({ [CHART_PATH]: other })]);
      expect(watched.events.filter((event) => event.type === 'chart.activated')).toHaveLength(1);
      watched.check();
      follow(watched);
      expect(type(watched, id).filter((one) => one === 'citizen.arrived')).toHaveLength(1);
      expect(answerFor(watched.universe, watched.record, id).realm?.id).toBe(to);
      // And goes on by the new chart.
      follow(watched, 300);
      expect(lastOf(watched, id)?.type).toBe('citizen.settled');
      watched.universe.recheck();
    },
    60_000,
  );

  it.each(['first letter', 'first envelope'] as const)(
    '[CZ10] stands at home again when the other town breaks at its %s',
    (when) => {
      const watched = new Watched();
      const { id, from, to } = watched.toEnvelope(where);
      breakRealm(watched.universe, to, when);
      follow(watched);
      const isThere = where === 'at the door' && when === 'first envelope';
      const answer = answerFor(watched.universe, watched.record, id);
      // What it had opened before it broke stays with it: they are there, and stay.
      expect(answer.realm?.id).toBe(isThere ? to : from);
      expect(type(watched, id).filter((one) => /arrived|turned-back/.test(one))).toEqual([
        isThere ? 'citizen.arrived' : 'citizen.turned-back',
      ]);
      expect(answer.halted === null).toBe(!isThere);
      for (const { type: other, params } of watched.events)
        if (other === 'realm.failed') expect(params['realm']).toBe(to);
    },
    60_000,
  );

  it('[CZ10] stays in the envelope when both towns break, and is told to', () => {
    const watched = new Watched();
    const { id, from, to } = watched.toEnvelope(where);
    breakRealm(watched.universe, from, 'first letter');
    breakRealm(watched.universe, to, 'first letter');
    follow(watched);
    const { realm, activity, halted } = answerFor(watched.universe, watched.record, id);
    expect([realm, activity, halted?.event]).toEqual([
      null,
      'envelope',
      watched.events.find((event) => event.type === 'realm.failed' && event.realm === from)?.id,
    ]);
  }, 60_000);

  it('[CZ11] is in that envelope still after a restart, and arrives as without one', () => {
    const watched = new Watched();
    const { id, to } = watched.toEnvelope(where);
    const before = answerFor(watched.universe, watched.record, id);
    const straight = watched.universe;
    watched.universe = Universe.restore(making(), decodeSnapshot(encodeSnapshot(straight.snapshot())));
    watched.check();
    expect(answerFor(watched.universe, watched.record, id)).toEqual(before);
    for (let step = 0; step < 30; step += 1) {
      straight.step([]);
      watched.step();
      watched.check();
    }
    expect(watched.universe.chain).toBe(straight.chain);
    expect(answerFor(watched.universe, watched.record, id).realm?.id).toBe(to);
  }, 60_000);
});

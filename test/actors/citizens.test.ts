/** Two towns for a week: who is where at which hour, who travels, and that nobody is lost or stuck. */
import { beforeAll, describe, expect, it } from 'vitest';
import { recountCitizens, travellingCitizensOf } from '../../src/actors/universe/realm-census.ts';
import { Universe, type UniverseMaking } from '../../src/actors/universe/universe.ts';
import { DEFAULT_OPTIONS, realmsOf } from '../../src/actors/universe/universe-options.ts';
import { NEED_MAX } from '../../src/domain/city/citizen.ts';
import type { KeeperFact } from '../../src/domain/entity.ts';
import { covers } from '../../src/domain/keeper-post.ts';
import { minuteOfDay } from '../../src/domain/world-clock.ts';
import { locationOf } from '../../src/kernel/ids.ts';
import { loadShippedContent } from '../simulator/simulation.ts';
import { Auditor } from '../support/auditor.ts';

const { universe: spec } = loadShippedContent();
const TICKS_PER_DAY = 14_400;
const DAYS = 7;
/** Half an hour of the story. */
const LOOK_TICKS = 300;

const makingOf = (seed: string, worlds: readonly string[]): UniverseMaking => ({
  spec,
  options: { ...DEFAULT_OPTIONS, seed, realms: realmsOf(worlds, worlds.length) },
  onFailure: ({ realm, where, error }) => {
    throw new Error(`${realm} ${where}`, { cause: error });
  },
});

type Sight = { readonly realm: string; readonly keeper: KeeperFact; readonly minute: number };

const sightsIn = (universe: Universe): Sight[] =>
  universe.realms.flatMap((state) =>
    state.facts.namedKeepers().flatMap((keeper) =>
      keeper.citizen === undefined
        ? []
        : [
            {
              realm: state.setting.realm,
              keeper,
              minute: minuteOfDay({ clock: spec.clock, tickMs: 100 }, universe.tick),
            },
          ],
    ),
  );

const citizenSpec = ({ keeper }: Sight) =>
  spec.worlds[keeper.citizen?.world ?? '']?.keepers[keeper.spec]?.citizen;

/** Well inside the hours: who walks to work may be an hour on the way. */
const isWell = (minute: number, from: number, to: number): boolean =>
  covers({ fromMinute: (from + 90) % 1440, toMinute: (to + 1440 - 30) % 1440 }, minute);

describe('a week of two towns', () => {
  const sights: Sight[] = [];
  const counts: string[][] = [];
  const audits: string[] = [];
  const arrivals: string[] = [];
  const failures: string[] = [];

  beforeAll(() => {
    const universe = Universe.begin(makingOf('week', ['aldermouth', 'hethering']));
    const auditor = new Auditor(universe);
    for (let tick = 1; tick <= DAYS * TICKS_PER_DAY; tick += 1) {
      const { events } = universe.step([]);
      for (const { type, params } of events) {
        if (type === 'citizen.arrived') arrivals.push(`${params['from']}>${params['to']}`);
        if (type.endsWith('.failed') || type === 'keeper.held-up') failures.push(type);
      }
      const under = universe.realms.flatMap(travellingCitizensOf);
      if (under.length > 0 || tick % LOOK_TICKS === 0) counts.push(recountCitizens(universe.realms));
      if (tick % LOOK_TICKS === 0) sights.push(...sightsIn(universe));
      if (tick % 4_999 === 0) audits.push(...auditor.problems());
    }
  }, 240_000);

  it('[CZ1] has from forty to fifty citizens in each, all with a home, a trade and names of their own', () => {
    for (const world of ['aldermouth', 'hethering']) {
      const people = Object.values(spec.worlds[world]?.keepers ?? {}).filter(
        ({ citizen }) => citizen?.world === world,
      );
      expect(people.length).toBeGreaterThanOrEqual(40);
      expect(people.length).toBeLessThanOrEqual(50);
      expect(new Set(people.map(({ name }) => name)).size).toBe(people.length);
      const haunts = people.map(({ citizen }) => citizen?.haunts[world]);
      expect(haunts.every((one) => one !== undefined && one.home !== one.work)).toBe(true);
    }
  });

  it('[CZ2] finds them at home when they sleep and at work in their hours, nearly always', () => {
    const asleep = sights.filter((sight) => {
      const hours = citizenSpec(sight)?.hours;
      return hours !== undefined && isWell(sight.minute, hours.bed, hours.rise);
    });
    const home = asleep.filter(({ keeper }) => keeper.citizen?.doing === 'home');
    expect(asleep.length).toBeGreaterThan(5_000);
    expect(home.length / asleep.length).toBeGreaterThan(0.97);
    const due = sights.filter((sight) => {
      const hours = citizenSpec(sight)?.hours;
      return hours !== undefined && isWell(sight.minute, hours.from, hours.to);
    });
    const working = due.filter(({ keeper }) => keeper.citizen?.doing === 'work');
    expect(due.length).toBeGreaterThan(5_000);
    // They also eat, and some are on the road to the other town.
    expect(working.length / due.length).toBeGreaterThan(0.8);
  });

  it('[CZ2] has them where they say they are', () => {
    for (const { realm, keeper } of sights) {
      const { citizen } = keeper;
      if (citizen === undefined || citizen.doing === 'way') continue;
      expect([realm, keeper.spec, locationOf(keeper.place)]).toEqual([realm, keeper.spec, citizen.post]);
    }
  });

  it('[CZ3] keeps every need within its bounds, and lets none of them stay at the worst', () => {
    const worst = new Map<string, number>();
    for (const { keeper } of sights) {
      for (const [need, level] of Object.entries(keeper.citizen?.needs ?? {})) {
        expect(Number.isInteger(level) && level >= 0 && level <= NEED_MAX).toBe(true);
        const key = `${keeper.id} ${need}`;
        if (level >= 95) worst.set(key, (worst.get(key) ?? 0) + 1);
      }
    }
    const looks = (DAYS * TICKS_PER_DAY) / LOOK_TICKS;
    expect([...worst].filter(([, times]) => times > looks / 7)).toEqual([]);
  });

  it('[CZ4] leaves nobody stuck: each is in three places or more, and nobody finds their way closed', () => {
    const places = new Map<string, Set<string>>();
    for (const { realm, keeper } of sights)
      places.set(keeper.id, (places.get(keeper.id) ?? new Set()).add(`${realm}/${keeper.place}`));
    expect([...places].filter(([, seen]) => seen.size < 3)).toEqual([]);
    expect(failures).toEqual([]);
  });

  it('[CZ5] has carriers and merchants cross both ways, and everybody in exactly one place at any tick', () => {
    expect(arrivals.filter((way) => way === 'aldermouth>hethering').length).toBeGreaterThanOrEqual(8);
    expect(arrivals.filter((way) => way === 'hethering>aldermouth').length).toBeGreaterThanOrEqual(8);
    expect(counts.flat()).toEqual([]);
    expect(audits).toEqual([]);
  });
});

describe('towns as part of a universe', () => {
  const WORLDS = ['vetrellis', 'aldermouth', 'hethering'];
  /** Until after the first travellers of the day have left. */
  const TICKS = 2_000;

  it('[CZ6] goes on from a snapshot with somebody under way exactly as it would have, in whatever order realms are made', () => {
    const universe = Universe.begin(makingOf('city', WORLDS));
    while (universe.realms.flatMap(travellingCitizensOf).length === 0) universe.step([]);
    const snapshot = JSON.parse(JSON.stringify(universe.snapshot()));
    const again = Universe.restore(makingOf('city', WORLDS), snapshot);
    const other = Universe.begin(makingOf('city', [...WORLDS].reverse()));
    while (other.tick < universe.tick) other.step([]);
    while (universe.tick < TICKS) {
      universe.step([]);
      again.step([]);
      other.step([]);
    }
    expect(again.chain).toBe(universe.chain);
    expect(other.chain).toBe(universe.chain);
    const abroad = sightsIn(universe).filter(({ realm, keeper }) => keeper.citizen?.home !== realm);
    expect(abroad.length).toBeGreaterThan(0);
    universe.recheck();
  }, 60_000);

  it('[CZ16] has its share of the crowd in every world, and they get about', () => {
    const making = makingOf('crowd', Object.keys(spec.worlds));
    const universe = Universe.begin({ ...making, options: { ...making.options, npcs: 12 } });
    const crowds = () =>
      universe.realms.map(({ setting, facts }) => {
        const crowd = [...facts.store.values()].flatMap((one) =>
          one.kind === 'keeper' && one.crowd ? [one] : [],
        );
        return { realm: setting.realm, crowd };
      });
    for (const { realm, crowd } of crowds()) expect([realm, crowd.length]).toEqual([realm, 3]);
    const rooms = new Map<string, Set<string>>();
    for (let tick = 1; tick <= 6_000; tick += 1) {
      universe.step([]);
      for (const { realm, crowd } of tick % 100 === 0 ? crowds() : [])
        for (const { id, place } of crowd)
          rooms.set(`${realm} ${id}`, (rooms.get(`${realm} ${id}`) ?? new Set()).add(place));
    }
    const towns = [...rooms].filter(([who]) => /^(aldermouth|hethering) /.test(who));
    expect(towns).toHaveLength(6);
    expect(towns.filter(([, seen]) => seen.size < 2)).toEqual([]);
  }, 60_000);

  it('[CZ7] sends nobody to a town that is not there', () => {
    const universe = Universe.begin(makingOf('alone', ['aldermouth']));
    for (let tick = 1; tick <= 4_000; tick += 1)
      for (const { type } of universe.step([]).events) expect(type).not.toBe('citizen.departed');
  }, 60_000);
});

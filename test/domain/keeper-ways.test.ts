/** A keeper's ways: strolls among several places, doors, ways that are closed for the time being. */
import { describe, expect, it } from 'vitest';
import type { Entity, KeeperFact } from '../../src/domain/entity.ts';
import { postOf, ticksUntilNextPost } from '../../src/domain/keeper-post.ts';
import { stepToPost } from '../../src/domain/keeper-steps.ts';
import { keeperStep } from '../../src/domain/keeper-ways.ts';
import { type ScheduleEntry, type WaysSpec, placesOf } from '../../src/domain/schedule.ts';
import type { LocationSpec, UniverseSpec, WorldSpec } from '../../src/domain/world-spec.ts';
import { type EntityId, entityId, type RoomId } from '../../src/kernel/ids.ts';
import { SMALL_UNIVERSE } from '../support/small-world.ts';
import { aKeeper, anItem, aRealm, factsOf, ruleContext } from '../support/some-facts.ts';

const isle = SMALL_UNIVERSE.worlds['isle'] as WorldSpec;
const HOUR = 600;
const QUAY = 'room:quay' as RoomId;

type Written = {
  readonly schedule?: readonly ScheduleEntry[];
  readonly ways?: WaysSpec;
  readonly locations?: Readonly<Record<string, LocationSpec>>;
};

function universeWith({ schedule, ways, locations = {} }: Written): UniverseSpec {
  const { ways: _, ...plain } = isle.keepers['warden']!;
  const warden = { ...plain, ...(schedule && { schedule }), ...(ways && { ways }) };
  return {
    ...SMALL_UNIVERSE,
    worlds: {
      ...SMALL_UNIVERSE.worlds,
      isle: {
        ...isle,
        locations: { ...isle.locations, ...locations },
        keepers: { ...isle.keepers, warden },
      },
    },
  };
}

function contextOf(
  written: Written,
  { tick = 0, seed = 'rounds', more = [] }: { tick?: number; seed?: string; more?: readonly Entity[] } = {},
) {
  return ruleContext({ facts: factsOf([aRealm(), ...more]), tick, seed, universe: universeWith(written) });
}

describe('a stroll', () => {
  const places = ['quay', 'square', 'gate'];
  const entry: ScheduleEntry = {
    fromMinute: 480,
    toMinute: 1200,
    location: 'quay',
    stroll: { places, stayMinutes: 40 },
  };
  const rest: ScheduleEntry = { fromMinute: 1200, toMinute: 480, location: 'square' };
  const keeper = aKeeper({ place: QUAY });
  /** Where it is to be in each minute of the day, from eight to eight. The clock begins at seven. */
  const posts = (seed: string, day = 0) =>
    Array.from({ length: 720 }, (_, minute) =>
      postOf(
        contextOf({ schedule: [entry, rest] }, { tick: (day * 24 + 1) * HOUR + minute * 10, seed }),
        keeper,
      ),
    );
  const stays = (all: readonly (string | undefined)[]) => {
    const runs: { place: string | undefined; minutes: number }[] = [];
    for (const place of all) {
      const last = runs.at(-1);
      if (last !== undefined && last.place === place) last.minutes += 1;
      else runs.push({ place, minutes: 1 });
    }
    return runs;
  };

  it('[KR2] comes to all of its places in turn, and stays at each as long as content says, or half as long again', () => {
    const runs = stays(posts('rounds'));
    expect(new Set(runs.slice(0, 3).map(({ place }) => place))).toEqual(new Set(places));
    for (const [index, { place }] of runs.entries())
      if (index >= 3) expect(place).toBe(runs[index - 3]?.place);
    const whole = runs.slice(0, -1).map(({ minutes }) => minutes);
    expect(Math.min(...whole)).toBeGreaterThan(20);
    expect(Math.max(...whole)).toBeLessThan(60);
    expect(new Set(whole).size).toBeGreaterThan(3);
  });

  it('[KR2] takes another order on another day, and the same one again with the same luck', () => {
    expect(posts('rounds')).toEqual(posts('rounds'));
    const orders = [0, 1, 2, 3, 4, 5].map((day) =>
      stays(posts('rounds', day))
        .slice(0, 3)
        .map(({ place }) => place)
        .join(),
    );
    expect(new Set(orders).size).toBeGreaterThan(1);
  });

  it('[KR2] is looked at when a stay ends, and not before', () => {
    let tick = HOUR;
    for (let stay = 0; stay < 12; stay += 1) {
      const context = contextOf({ schedule: [entry, rest] }, { tick });
      const until = ticksUntilNextPost(context, keeper)!;
      const at = (later: number) =>
        postOf(contextOf({ schedule: [entry, rest] }, { tick: tick + later }), keeper);
      expect(at(until - 1)).toBe(at(0));
      expect(at(until)).not.toBe(at(0));
      tick += until;
    }
  });

  it('[KR2] ends with its hours', () => {
    expect(postOf(contextOf({ schedule: [entry, rest] }, { tick: 13 * HOUR }), keeper)).toBe('square');
    expect(placesOf(rest)).toEqual(['square']);
    expect(placesOf(entry)).toEqual(places);
  });
});

describe('the way to a post', () => {
  const door = (state: 'locked' | 'closed' | 'open'): Entity => ({
    id: entityId('door', 'quay/up'),
    kind: 'door',
    place: QUAY,
    direction: 'up',
    state,
  });
  const step = (written: Written, keeper: KeeperFact, to: string, more: readonly Entity[], tick = 0) => {
    const found = keeperStep(contextOf(written, { more: [keeper, ...more], tick }), keeper, to);
    return found?.type === 'step' ? found.exit.direction : found?.type;
  };
  const keeper = aKeeper({ place: QUAY });
  const key = anItem({ spec: 'brass_key', place: keeper.id });

  it('[KR3] leads through a door for who carries its key or is said to have it, and for all while it is not locked', () => {
    expect(step({}, keeper, 'tower', [door('locked')])).toBe('wait');
    expect(step({}, keeper, 'tower', [door('locked'), key])).toBe('up');
    expect(step({ ways: { keys: ['brass_key'], passes: [] } }, keeper, 'tower', [door('locked')])).toBe('up');
    expect(step({}, keeper, 'tower', [door('closed')])).toBe('up');
    expect(step({}, keeper, 'tower', [door('open')])).toBe('up');
    expect(step({}, keeper, 'quay', [door('locked')])).toBeUndefined();
  });

  const to = (location: string) => ({ world: 'isle', location });
  /** A shelf of rock that leads to the gate at low water, and the way round by the square. */
  const shelf = (hasWayRound: boolean): Written['locations'] => ({
    quay: {
      ...isle.locations['quay']!,
      exits: [
        { direction: 'west', to: to('gate'), when: { type: 'tide', tide: 'low' } },
        ...(hasWayRound ? [{ direction: 'north', to: to('square') } as const] : []),
      ],
    },
  });

  it('[KR4] leads round what is closed by tide or weather, and waits where there is no way round', () => {
    // Low water at seven, when the clock begins; high at noon.
    expect(step({ locations: shelf(true)! }, keeper, 'gate', [])).toBe('west');
    expect(step({ locations: shelf(true)! }, keeper, 'gate', [], 5 * HOUR)).toBe('north');
    expect(step({ locations: shelf(false)! }, keeper, 'gate', [], 5 * HOUR)).toBe('wait');
    const passes = { keys: [], passes: ['quay/west'] };
    expect(step({ locations: shelf(false)!, ways: passes }, keeper, 'gate', [], 5 * HOUR)).toBe('west');
  });

  it('[KR4] is gone as far as it is open, to wait where it is not', () => {
    const inland = aKeeper({ place: 'room:square' as RoomId });
    const square = { ...isle.locations['square']!, exits: [{ direction: 'south', to: to('quay') } as const] };
    const locations = { ...shelf(false), square };
    expect(step({ locations }, inland, 'gate', [], 5 * HOUR)).toBe('south');
    expect(step({ locations }, keeper, 'gate', [], 5 * HOUR)).toBe('wait');
  });

  it('[KR4] does not lead where only a player’s own doings open it', () => {
    const when = { type: 'flag', flag: 'knows_the_way' } as const;
    const quay = {
      ...isle.locations['quay']!,
      exits: [{ direction: 'west', to: to('gate'), when } as const],
    };
    expect(step({ locations: { quay } }, keeper, 'gate', [])).toBe('wait');
  });

  it('[KR5] a keeper who finds none is held up: one event, which nobody perceives, and it tries again', () => {
    const schedule: ScheduleEntry[] = [{ fromMinute: 0, toMinute: 1440, location: 'gate' }];
    const written = { schedule, locations: shelf(false)! };
    const noon = contextOf(written, { more: [keeper], tick: 5 * HOUR });
    const first = stepToPost(noon, keeper);
    expect(first.happenings).toEqual([
      { type: 'keeper.held-up', actor: keeper.id, params: { at: 'quay', post: 'gate' } },
    ]);
    const waiting = first.changes[0] as KeeperFact;
    expect(stepToPost(noon, waiting)).toMatchObject({ changes: [], happenings: [] });
    const low = contextOf(written, { more: [waiting], tick: 0 });
    expect(stepToPost(low, waiting).changes).toEqual([{ ...keeper, place: 'room:gate' as EntityId }]);
  });
});

/** What conditions of content ask of the world and of a player, and where they close ways and move schedules. */
import { describe, expect, it } from 'vitest';
import type { Condition } from '../../src/domain/condition.ts';
import { holds } from '../../src/domain/condition-holds.ts';
import type { PlayerFact } from '../../src/domain/entity.ts';
import { eventFlag } from '../../src/domain/event-flag.ts';
import { postOf, ticksUntilNextPost } from '../../src/domain/keeper-post.ts';
import { RULEBOOK } from '../../src/domain/rulebook.ts';
import { newQuest } from '../../src/domain/story.ts';
import { WEATHERS } from '../../src/domain/vocabulary/sky.ts';
import type { KeeperSpec, LocationSpec, UniverseSpec, WorldSpec } from '../../src/domain/world-spec.ts';
import type { RoomId } from '../../src/kernel/ids.ts';
import { SMALL_UNIVERSE } from '../support/small-world.ts';
import { aKeeper, aPlayer, aRealm, factsOf, ruleContext } from '../support/some-facts.ts';

const ADA = aPlayer();
const HOUR = 600;
const CALENDAR: UniverseSpec['calendar'] = {
  months: [
    { id: 'thaw', name: 'calendar.thaw', days: 2 },
    { id: 'hay', name: 'calendar.hay', days: 110 },
  ],
  weekdays: ['moonday', 'tideday', 'saltday'].map((id) => ({ id, name: `calendar.${id}` })),
  holidays: [
    { id: 'market', name: 'calendar.market', on: { type: 'weekday', weekday: 'tideday', every: 2 } },
  ],
};
const UNIVERSE: UniverseSpec = { ...SMALL_UNIVERSE, calendar: CALENDAR };

function ask(
  condition: Condition,
  { hours = 0, player = ADA, flags = [] }: { hours?: number; player?: PlayerFact; flags?: string[] } = {},
): boolean {
  const facts = factsOf([aRealm({ flags }), player, newQuest('light', ADA.id)]);
  return holds(ruleContext({ facts, tick: hours * HOUR, universe: UNIVERSE }), player, condition);
}

describe('conditions', () => {
  it('[CN1] ask for the season, the tide and the weather', () => {
    expect(ask({ type: 'season', season: 'spring' })).toBe(true);
    expect(ask({ type: 'season', season: 'summer' })).toBe(false);
    expect(ask({ type: 'season', season: 'summer' }, { hours: 28 * 24 })).toBe(true);
    expect(ask({ type: 'tide', tide: 'low' })).toBe(true);
    expect(ask({ type: 'tide', tide: 'high' }, { hours: 5 })).toBe(true);
    const weathers = WEATHERS.filter((weather) => ask({ type: 'weather', weather }));
    expect(weathers).toHaveLength(1);
  });

  it('[CN1] ask for hours, past midnight too', () => {
    expect(ask({ type: 'hour', from: 7, to: 8 })).toBe(true);
    expect(ask({ type: 'hour', from: 8, to: 9 })).toBe(false);
    expect(ask({ type: 'hour', from: 22, to: 8 })).toBe(true);
  });

  it('[CN2] ask for the day of the week, the date and the holiday', () => {
    expect(ask({ type: 'weekday', weekday: 'moonday' })).toBe(true);
    expect(ask({ type: 'weekday', weekday: 'tideday' }, { hours: 16 })).toBe(false);
    expect(ask({ type: 'weekday', weekday: 'tideday' }, { hours: 17 })).toBe(true);
    expect(ask({ type: 'date', month: 'thaw', day: 2 }, { hours: 24 })).toBe(true);
    expect(ask({ type: 'date', month: 'hay', day: 1 }, { hours: 48 })).toBe(true);
    // The second tideday is the fifth day.
    expect(ask({ type: 'holiday', holiday: 'market' }, { hours: 24 })).toBe(false);
    expect(ask({ type: 'holiday', holiday: 'market' }, { hours: 4 * 24 })).toBe(true);
  });

  it('[CN3] ask what the realm remembers', () => {
    expect(ask({ type: 'realm flag', flag: 'lamp_is_red' })).toBe(false);
    expect(ask({ type: 'realm flag', flag: 'lamp_is_red' }, { flags: ['lamp_is_red'] })).toBe(true);
  });

  it('[CN8] ask for a world event that is in progress', () => {
    expect(ask({ type: 'event', event: 'storm' })).toBe(false);
    expect(ask({ type: 'event', event: 'storm' }, { flags: ['storm'] })).toBe(false);
    expect(ask({ type: 'event', event: 'storm' }, { flags: [eventFlag('storm')] })).toBe(true);
  });

  it('[CN4] ask where a player has been, whom they met, what lore they know, their level and how far a quest is', () => {
    const player = aPlayer({ visitedPlaces: ['isle/quay'], met: ['isle/warden'], experience: 100 });
    expect(ask({ type: 'been', place: 'isle/quay' }, { player })).toBe(true);
    expect(ask({ type: 'been', place: 'deep/quay' }, { player })).toBe(false);
    expect(ask({ type: 'met', keeper: 'isle/warden' }, { player })).toBe(true);
    expect(ask({ type: 'met', keeper: 'isle/walker' }, { player })).toBe(false);
    expect(
      ask({ type: 'lore', lore: 'isle/old_shell' }, { player: { ...player, lore: ['isle/old_shell'] } }),
    ).toBe(true);
    expect(
      ask({ type: 'lore', lore: 'deep/old_shell' }, { player: { ...player, lore: ['isle/old_shell'] } }),
    ).toBe(false);
    expect(ask({ type: 'level', atLeast: 2 }, { player })).toBe(true);
    expect(ask({ type: 'level', atLeast: 3 }, { player })).toBe(false);
    expect(ask({ type: 'quest', quest: 'light', status: 'active' })).toBe(true);
    expect(ask({ type: 'quest', quest: 'tea', status: 'unknown' })).toBe(true);
    expect(ask({ type: 'quest', quest: 'light', status: 'completed' })).toBe(false);
  });

  it('[CN4] about a player do not hold where there is none', () => {
    const context = ruleContext({ facts: factsOf([aRealm()]), universe: UNIVERSE });
    const quest = { type: 'quest', quest: 'tea', status: 'unknown' } as const;
    expect(holds(context, undefined, quest)).toBe(false);
    expect(holds(context, undefined, { type: 'not', condition: quest })).toBe(true);
    expect(holds(context, undefined, { type: 'tide', tide: 'low' })).toBe(true);
  });
});

const isle = SMALL_UNIVERSE.worlds['isle'] as WorldSpec;
const quay = isle.locations['quay'] as LocationSpec;

/** The isle, where the way north can be gone at low water only. */
function withShelf(more: Partial<LocationSpec['exits'][number]>): UniverseSpec {
  const exits = quay.exits.map((exit) =>
    exit.direction === 'north' ? { ...exit, when: { type: 'tide', tide: 'low' } as const, ...more } : exit,
  );
  const locations = { ...isle.locations, quay: { ...quay, exits } };
  return { ...SMALL_UNIVERSE, worlds: { ...SMALL_UNIVERSE.worlds, isle: { ...isle, locations } } };
}

describe('a way with a condition', () => {
  const at = (universe: UniverseSpec, hours: number) =>
    ruleContext({ facts: factsOf([aRealm(), ADA]), tick: hours * HOUR, universe });
  const go = { verb: 'go', actor: ADA.id, direction: 'north' } as const;

  it('[CN5] lets pass while it holds, and else says why not', () => {
    const universe = withShelf({ blockedMessage: 'isle.shelf' });
    expect(RULEBOOK.go(at(universe, 0), go)).toMatchObject({ ok: true });
    const message = { text: 'isle.shelf' };
    expect(RULEBOOK.go(at(universe, 5), go)).toMatchObject({ code: 'go/blocked', params: { message } });
    const enter = { verb: 'enter', actor: ADA.id, noun: ['square'] } as const;
    expect(RULEBOOK.enter(at(universe, 5), enter)).toMatchObject({ code: 'go/blocked' });
  });

  it('[CN6] that is hidden is neither seen nor gone while it does not hold', () => {
    const universe = withShelf({ hidden: true });
    const seen = (hours: number) => {
      const ruling = RULEBOOK.look(at(universe, hours), { verb: 'look', actor: ADA.id });
      const percept = ruling.ok ? ruling.percepts[0]?.percept : undefined;
      return percept?.kind === 'room' ? percept.view.exits.map(({ direction }) => direction) : [];
    };
    expect(seen(0)).toEqual(['north', 'up']);
    expect(seen(5)).toEqual(['up']);
    expect(RULEBOOK.go(at(universe, 5), go)).toMatchObject({ code: 'go/no-exit' });
    const look = { verb: 'examine', actor: ADA.id, direction: 'north', noun: ['north'] } as const;
    expect(RULEBOOK.examine(at(universe, 5), look)).toMatchObject({ code: 'go/no-exit' });
  });
});

describe('a schedule', () => {
  const warden = isle.keepers['warden'] as KeeperSpec;
  const universe: UniverseSpec = {
    ...UNIVERSE,
    worlds: {
      ...UNIVERSE.worlds,
      isle: {
        ...isle,
        keepers: {
          ...isle.keepers,
          warden: {
            ...warden,
            schedule: [
              {
                fromMinute: 480,
                toMinute: 660,
                location: 'square',
                when: { type: 'weekday', weekday: 'tideday' },
              },
              ...warden.schedule,
            ],
          },
        },
      },
    },
  };
  const keeper = aKeeper({ place: 'room:quay' as RoomId });
  const at = (hours: number) =>
    ruleContext({ facts: factsOf([aRealm(), keeper]), tick: hours * HOUR, universe });

  it('[CN7] has entries that hold only sometimes, and these go first', () => {
    expect(postOf(at(2), keeper)).toBe('quay');
    expect(postOf(at(24), keeper)).toBe('quay');
    expect(postOf(at(26), keeper)).toBe('square');
    expect(postOf(at(28), keeper)).toBe('quay');
  });

  it('[CN7] with conditions in it is looked at every full hour', () => {
    expect(ticksUntilNextPost(at(0), keeper)).toBe(HOUR);
    const plain = ruleContext({ facts: factsOf([aRealm(), keeper]), universe: SMALL_UNIVERSE });
    expect(ticksUntilNextPost(plain, keeper)).toBe(5 * HOUR);
  });
});

/** Keepers on their rounds in a running realm: when they look where to be. */
import { describe, expect, it } from 'vitest';
import { Universe, type UniverseMaking } from '../../src/actors/universe/universe.ts';
import type { Condition } from '../../src/domain/condition.ts';
import { eventFlag } from '../../src/domain/event-flag.ts';
import { approve } from '../../src/domain/rule.ts';
import type { ActionRule } from '../../src/domain/vocabulary/action-rule.ts';
import { ACTION_RULES } from '../../src/domain/vocabulary/action-rules.ts';
import type { ScheduleEntry } from '../../src/domain/schedule.ts';
import type { UniverseSpec } from '../../src/domain/world-spec.ts';
import type { EntityId } from '../../src/kernel/ids.ts';
import { locationOf } from '../../src/kernel/ids.ts';
import { ALICE, join, smallMaking, stepAll } from '../support/scripted-run.ts';
import { SMALL_UNIVERSE } from '../support/small-world.ts';

const WARDEN = 'keeper:warden' as EntityId;

function withDay(schedule: readonly ScheduleEntry[]): UniverseSpec {
  const { isle } = SMALL_UNIVERSE.worlds;
  const warden = { ...isle!.keepers['warden']!, schedule };
  return {
    ...SMALL_UNIVERSE,
    worlds: {
      ...SMALL_UNIVERSE.worlds,
      isle: { ...isle!, keepers: { ...isle!.keepers, warden } },
    },
  };
}

const allDay = (location: string, when?: Condition): ScheduleEntry => ({
  fromMinute: 0,
  toMinute: 1440,
  location,
  ...(when === undefined ? {} : { when }),
});

/** Whoever greets somebody begins a market. */
const greet: ActionRule<'greet'> = ({ facts }) => {
  const realm = facts.realm();
  return approve({
    changes: [{ ...realm, flags: [...realm.flags, eventFlag('market')] }],
    happenings: [{ type: 'event.began', params: { event: 'market' } }],
  });
};

function begun(schedule: readonly ScheduleEntry[], actionRules: UniverseMaking['actionRules']) {
  const universe = Universe.begin(
    smallMaking({}, { spec: withDay(schedule), ...(actionRules === undefined ? {} : { actionRules }) }),
  );
  stepAll(universe, [join(ALICE, 'Alice')]);
  return { universe, place: () => locationOf(universe.realm('isle')!.facts.keeper(WARDEN)!.place) };
}

describe('a day that depends on what goes on', () => {
  const market = [allDay('square', { type: 'event', event: 'market' }), allDay('quay')];

  it('[KR1] is looked at within seconds of a world event’s beginning, long before the full hour', () => {
    const { universe, place } = begun(market, { ...ACTION_RULES, greet });
    expect(place()).toBe('quay');
    // Fifteen seconds at most until it looks, and a step of six.
    stepAll(universe, [], 215);
    expect(place()).toBe('square');
  });

  it('[KR1] is not looked at when nothing has begun', () => {
    const { universe, place } = begun(market, undefined);
    stepAll(universe, [], 215);
    expect(place()).toBe('quay');
  });
});

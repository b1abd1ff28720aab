/** Where a keeper's schedule wants it to be, and when that changes. */

import { holds } from './condition-holds.ts';
import type { KeeperFact } from './entity.ts';
import type { RuleContext } from './rule.ts';
import { minuteOfDay, ticksUntilMinute } from './world-clock.ts';
import type { ScheduleEntry } from './world-spec.ts';

/** Undefined for one without a schedule. What is only so while a condition holds goes first. */
export function postOf(context: RuleContext, keeper: KeeperFact): string | undefined {
  const schedule = context.world.keepers[keeper.spec]?.schedule ?? [];
  const minute = minuteOfDay(context.settings, context.tick);
  const now = schedule.filter((entry) => covers(entry, minute));
  const sometimes = now.find(({ when }) => when !== undefined && holds(context, undefined, when));
  return (sometimes ?? now.find(({ when }) => when === undefined))?.location;
}

/** Whether the entry is for that minute of the day. */
export function covers(
  { fromMinute, toMinute }: Pick<ScheduleEntry, 'fromMinute' | 'toMinute'>,
  minute: number,
): boolean {
  return fromMinute < toMinute
    ? minute >= fromMinute && minute < toMinute
    : minute >= fromMinute || minute < toMinute;
}

const HOURS = Array.from({ length: 24 }, (_, hour) => hour * 60);

/** At least 1; undefined for a keeper without a schedule. One with conditions in it is looked at every full hour. */
export function ticksUntilNextPost(
  { world, settings, tick }: Pick<RuleContext, 'world' | 'settings' | 'tick'>,
  keeper: KeeperFact,
): number | undefined {
  const schedule = world.keepers[keeper.spec]?.schedule ?? [];
  if (schedule.length === 0) return undefined;
  const starts = schedule.map(({ fromMinute }) => fromMinute);
  const moments = schedule.some(({ when }) => when !== undefined) ? [...HOURS, ...starts] : starts;
  return Math.min(...moments.map((minute) => ticksUntilMinute(settings, tick, minute)));
}

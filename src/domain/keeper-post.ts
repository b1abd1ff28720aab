/** Where a keeper's schedule wants it to be, and when that changes. */
import type { KeeperFact } from './entity.ts';
import type { RuleContext } from './rule.ts';
import { minuteOfDay, ticksUntilMinute } from './world-clock.ts';
import type { ScheduleEntry } from './world-spec.ts';

type PostContext = Pick<RuleContext, 'world' | 'settings' | 'tick'>;

/** Undefined for one without a schedule. */
export function postOf({ world, settings, tick }: PostContext, keeper: KeeperFact): string | undefined {
  const schedule = world.keepers[keeper.spec]?.schedule;
  if (schedule === undefined || schedule.length === 0) return undefined;
  const minute = minuteOfDay(settings, tick);
  for (const entry of schedule) if (covers(entry, minute)) return entry.location;
  return undefined;
}

function covers({ fromMinute, toMinute }: ScheduleEntry, minute: number): boolean {
  return fromMinute < toMinute
    ? minute >= fromMinute && minute < toMinute
    : minute >= fromMinute || minute < toMinute;
}

/** At least 1; undefined for a keeper without a schedule. */
export function ticksUntilNextPost(
  { world, settings, tick }: PostContext,
  keeper: KeeperFact,
): number | undefined {
  const schedule = world.keepers[keeper.spec]?.schedule ?? [];
  if (schedule.length === 0) return undefined;
  return Math.min(...schedule.map(({ fromMinute }) => ticksUntilMinute(settings, tick, fromMinute)));
}

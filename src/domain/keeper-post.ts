/** Where a keeper's schedule wants it to be, and when that changes. */

import { holds } from './condition-holds.ts';
import type { KeeperFact } from './entity.ts';
import type { RuleContext } from './rule.ts';
import type { ScheduleEntry } from './schedule.ts';
import {
  MINUTES_PER_DAY,
  minuteOfDay,
  ticksUntilMinute,
  ticksUntilWorldMinute,
  worldMinutes,
} from './world-clock.ts';

/** Undefined for one without a schedule. Citizens have made up their minds themselves. */
export function postOf(context: RuleContext, keeper: KeeperFact): string | undefined {
  if (keeper.citizen !== undefined) return keeper.citizen.post;
  const entry = entryNow(context, keeper);
  if (entry?.stroll === undefined) return entry?.location;
  return orderOfDay(context, keeper, entry)[
    stayNow(context, keeper, entry).stay % entry.stroll.places.length
  ];
}

/** What of its schedule counts now. What is only so while a condition holds goes first. */
export function entryNow(context: RuleContext, keeper: KeeperFact): ScheduleEntry | undefined {
  const schedule = context.world.keepers[keeper.spec]?.schedule ?? [];
  const minute = minuteOfDay(context.settings, context.tick);
  const now = schedule.filter((entry) => covers(entry, minute));
  const sometimes = now.find(({ when }) => when !== undefined && holds(context, undefined, when));
  return sometimes ?? now.find(({ when }) => when === undefined);
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
export function ticksUntilNextPost(context: RuleContext, keeper: KeeperFact): number | undefined {
  const { world, settings, tick } = context;
  const schedule = world.keepers[keeper.spec]?.schedule ?? [];
  if (schedule.length === 0) return undefined;
  const starts = schedule.map(({ fromMinute }) => fromMinute);
  const moments = schedule.some(({ when }) => when !== undefined) ? [...HOURS, ...starts] : starts;
  const entry = entryNow(context, keeper);
  const stays = entry?.stroll === undefined ? [] : [stayNow(context, keeper, entry).endsAt];
  return Math.min(
    ...moments.map((minute) => ticksUntilMinute(settings, tick, minute)),
    ...stays.map((minute) => ticksUntilWorldMinute(settings, tick, minute)),
  );
}

/** The world minute in which the entry began that counts now. */
function beginningOf({ settings, tick }: RuleContext, { fromMinute }: ScheduleEntry): number {
  const since = minuteOfDay(settings, tick) - fromMinute;
  return worldMinutes(settings, tick) - (since < 0 ? since + MINUTES_PER_DAY : since);
}

/** Which stay of its stroll the keeper is at, from 0, and the world minute at which it goes on to the next. */
function stayNow(
  context: RuleContext,
  keeper: KeeperFact,
  entry: ScheduleEntry,
): { readonly stay: number; readonly endsAt: number } {
  const begins = beginningOf(context, entry);
  const stayMinutes = entry.stroll?.stayMinutes ?? MINUTES_PER_DAY;
  // A stay may last longer than the others, by less than half of it, so that nobody walks by the clock.
  const endOf = (stay: number) => {
    const end = begins + (stay + 1) * stayMinutes;
    return (
      end +
      context.randomAt(keeper.id, 'stroll longer', end + DAYS_ABOVE_ZERO).below(Math.ceil(stayMinutes / 2))
    );
  };
  const now = worldMinutes(context.settings, context.tick);
  const latest = Math.floor((now - begins) / stayMinutes);
  const stay = latest > 0 && now < endOf(latest - 1) ? latest - 1 : latest;
  return { stay, endsAt: endOf(stay) };
}

/** The universe may begin in the middle of an entry, before which there were no days. */
const DAYS_ABOVE_ZERO = MINUTES_PER_DAY;

/** It takes the places of a stroll in an order that is another each day, and begins again with the first. */
function orderOfDay(context: RuleContext, keeper: KeeperFact, entry: ScheduleEntry): readonly string[] {
  const random = context.randomAt(keeper.id, 'stroll', beginningOf(context, entry) + DAYS_ABOVE_ZERO);
  const left = [...(entry.stroll?.places ?? [])];
  const order: string[] = [];
  while (left.length > 0) order.push(...left.splice(random.below(left.length), 1));
  return order;
}

/** Which date it is and what is kept on it: a pure function of the world clock and the calendar that content gives. */

import type { CalendarSpec, HolidaySpec } from './calendar-spec.ts';
import { type ClockSettings, MINUTES_PER_DAY, worldMinutes } from './world-clock.ts';

export type CalendarDate = {
  /** From 1. */
  readonly year: number;
  readonly month: string;
  /** Of the month, from 1. */
  readonly dayOfMonth: number;
};

/** Days since the universe began, from 0. */
export const dayAt = (settings: ClockSettings, tick: number): number =>
  Math.floor(worldMinutes(settings, tick) / MINUTES_PER_DAY);

/** Undefined where content names no months. */
export function dateOf({ months }: CalendarSpec, day: number): CalendarDate | undefined {
  const yearDays = months.reduce((days, month) => days + month.days, 0);
  if (yearDays === 0) return undefined;
  let rest = day % yearDays;
  for (const month of months) {
    if (rest < month.days)
      return { year: Math.floor(day / yearDays) + 1, month: month.id, dayOfMonth: rest + 1 };
    rest -= month.days;
  }
  return undefined;
}

/** The first day of the universe is the first of the weekdays. Undefined where content names none. */
export const weekdayOf = ({ weekdays }: CalendarSpec, day: number): string | undefined =>
  weekdays.length === 0 ? undefined : weekdays[day % weekdays.length]?.id;

/** What is kept in that world on that day, in the order of content. */
export function holidaysOn(calendar: CalendarSpec, world: string, day: number): readonly HolidaySpec[] {
  return calendar.holidays.filter(
    (holiday) => (holiday.worlds?.includes(world) ?? true) && isKept(calendar, holiday, day),
  );
}

function isKept(calendar: CalendarSpec, { on }: HolidaySpec, day: number): boolean {
  if (on.type === 'date') {
    const date = dateOf(calendar, day);
    return date?.month === on.month && date.dayOfMonth === on.day;
  }
  if (weekdayOf(calendar, day) !== on.weekday) return false;
  const week = Math.floor(day / calendar.weekdays.length);
  return (week + 1) % on.every === 0;
}

/** Holidays that begin after that day, the nearest first, each once, as far ahead as a year goes. */
export function comingHolidays(
  calendar: CalendarSpec,
  world: string,
  day: number,
): readonly { readonly holiday: HolidaySpec; readonly day: number }[] {
  const ahead = Math.max(
    calendar.months.reduce((days, month) => days + month.days, 0),
    calendar.weekdays.length * WEEKS_AHEAD,
  );
  const coming = new Map<string, { holiday: HolidaySpec; day: number }>();
  for (let next = day + 1; next <= day + ahead; next += 1) {
    for (const holiday of holidaysOn(calendar, world, next))
      if (!coming.has(holiday.id)) coming.set(holiday.id, { holiday, day: next });
  }
  return [...coming.values()];
}

/** A holiday that comes more rarely than this is not announced. */
const WEEKS_AHEAD = 12;

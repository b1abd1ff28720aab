/** How content divides the year, and which days of it are kept. */
import type { TextKey } from './world-spec.ts';

/** All of it empty where content says nothing of dates. */
export type CalendarSpec = {
  /** In the order of the year; together they are as long as the four seasons. */
  readonly months: readonly { readonly id: string; readonly name: TextKey; readonly days: number }[];
  readonly weekdays: readonly { readonly id: string; readonly name: TextKey }[];
  readonly holidays: readonly HolidaySpec[];
};

export type HolidaySpec = {
  readonly id: string;
  readonly name: TextKey;
  /** What is read in the realms that keep it when it begins. */
  readonly begins?: TextKey;
  /** A date, or that weekday of every n-th week. */
  readonly on:
    | { readonly type: 'date'; readonly month: string; readonly day: number }
    | { readonly type: 'weekday'; readonly weekday: string; readonly every: number };
  /** Absent when all worlds keep it. */
  readonly worlds?: readonly string[];
};

/** The story's time, a pure function of the tick: minute of the world day, day number, phase. */
import type { ChartDelay } from './chart.ts';
import type { DayPhase } from './condition.ts';
import type { ClockSpec } from './world-spec.ts';

export const MINUTES_PER_DAY = 1440;

export type WorldTime = {
  /** Days since the universe began, from 0. */
  readonly day: number;
  /** [0, 1440). */
  readonly minute: number;
  readonly phase: DayPhase;
};

export type ClockSettings = { readonly clock: ClockSpec; readonly tickMs: number };

/** World minutes since midnight of day 0, rounded down. */
export function worldMinutes({ clock, tickMs }: ClockSettings, tick: number): number {
  return clock.startMinute + Math.floor((tick * tickMs * clock.timeScale) / 60_000);
}

/** Minute of the world day, [0, 1440). */
export const minuteOfDay = (settings: ClockSettings, tick: number): number =>
  worldMinutes(settings, tick) % MINUTES_PER_DAY;

export function worldTimeAt(settings: ClockSettings, tick: number): WorldTime {
  const minutes = worldMinutes(settings, tick);
  const minute = minutes % MINUTES_PER_DAY;
  return { day: Math.floor(minutes / MINUTES_PER_DAY), minute, phase: phaseAt(settings.clock, minute) };
}

export function phaseAt({ phases }: ClockSpec, minute: number): DayPhase {
  if (minute < phases.dawn || minute >= phases.night) return 'night';
  if (minute < phases.day) return 'dawn';
  if (minute < phases.dusk) return 'day';
  return 'dusk';
}

/** Full hours, `to` not included; past midnight when it is not above `from`. */
export function isBetweenHours(
  minute: number,
  { from, to }: { readonly from: number; readonly to: number },
): boolean {
  return from < to ? minute >= from * 60 && minute < to * 60 : minute >= from * 60 || minute < to * 60;
}

/** Ticks from `tick` until the world clock first shows that minute of a day; at least 1. */
export function ticksUntilMinute(settings: ClockSettings, tick: number, minuteOfDay: number): number {
  const now = worldMinutes(settings, tick);
  let wait = (((minuteOfDay - now) % MINUTES_PER_DAY) + MINUTES_PER_DAY) % MINUTES_PER_DAY;
  if (wait === 0) wait = MINUTES_PER_DAY;
  return ticksUntilWorldMinute(settings, tick, now + wait);
}

/** The same for a minute since midnight of day 0. */
export function ticksUntilWorldMinute(
  { clock, tickMs }: ClockSettings,
  tick: number,
  minute: number,
): number {
  const due = Math.ceil(((minute - clock.startMinute) * 60_000) / (tickMs * clock.timeScale));
  return Math.max(1, due - tick);
}

/** Ticks of the delay of a chart's `after`; at least 1. */
export function ticksOfDelay({ clock, tickMs }: ClockSettings, { unit, amount }: ChartDelay): number {
  switch (unit) {
    case 'ticks':
      return Math.max(1, amount);
    case 'played seconds':
      return ticksOfSeconds(tickMs, amount);
    case 'world minutes':
      return Math.max(1, Math.ceil((amount * 60_000) / (tickMs * clock.timeScale)));
  }
}

/** `14:05`. */
export function clockFace(minute: number): string {
  const hours = Math.floor(minute / 60);
  const rest = minute % 60;
  return `${hours < 10 ? '0' : ''}${hours}:${rest < 10 ? '0' : ''}${rest}`;
}

/** Ticks in that many seconds of played time; at least 1. */
export function ticksOfSeconds(tickMs: number, seconds: number): number {
  return Math.max(1, Math.ceil((seconds * 1000) / tickMs));
}

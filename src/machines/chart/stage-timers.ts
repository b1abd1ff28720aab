/** The timers of a chart that runs alone, as a realm would set them, and when they are due. Plain data, never changed. */
import type { ChartAction } from '../../domain/chart.ts';
import {
  type ClockSettings,
  MINUTES_PER_DAY,
  ticksOfSeconds,
  ticksUntilMinute,
} from '../../domain/world-clock.ts';

export type StageTimer = {
  readonly name: string;
  /** Undefined for one that comes when somebody says so, because nothing here tells when. */
  readonly dueTick: number | undefined;
  /** Place among those that are due in the same tick. */
  readonly seq: number;
};

export type StageTimers = { readonly list: readonly StageTimer[]; readonly nextSeq: number };

/** What a chart alone has to be told of the world that times it. */
export type StageClock = ClockSettings & {
  /** Minutes of the day at which its schedule goes on; without any it goes on when somebody says so. */
  readonly scheduleMinutes: readonly number[];
};

export const NO_TIMERS: StageTimers = { list: [], nextSeq: 0 };

/** Of the two times between which a timer comes, the later: by then it certainly has. */
const IDLE_SECONDS = 120;

export function setTimer(timers: StageTimers, name: string, dueTick: number | undefined): StageTimers {
  const { list, nextSeq } = cancelTimer(timers, name);
  return { list: [...list, { name, dueTick, seq: nextSeq }], nextSeq: nextSeq + 1 };
}

export function cancelTimer({ list, nextSeq }: StageTimers, name: string): StageTimers {
  return { list: list.filter((timer) => timer.name !== name), nextSeq };
}

/** By due tick, then in the order in which they were set; those without a due tick come last. */
export function inOrderOfDue({ list }: StageTimers): readonly StageTimer[] {
  const due = (timer: StageTimer): number => timer.dueTick ?? Number.MAX_SAFE_INTEGER;
  return [...list].sort((left, right) => due(left) - due(right) || left.seq - right.seq);
}

export function nextDueTick(timers: StageTimers): number | undefined {
  return inOrderOfDue(timers)[0]?.dueTick;
}

/** The minute at which the clock began, when it shows that one in this tick. */
export function startMinuteFor(minute: number, tick: number, { clock, tickMs }: ClockSettings): number {
  const gone = Math.floor((tick * tickMs * clock.timeScale) / 60_000);
  return (((minute - gone) % MINUTES_PER_DAY) + MINUTES_PER_DAY) % MINUTES_PER_DAY;
}

/** The timers after an action; the same when it is not about timers. */
export function timersAfter(
  timers: StageTimers,
  action: ChartAction,
  { tick, clock }: { readonly tick: number; readonly clock: StageClock },
): StageTimers {
  if (action.type !== 'named') return timers;
  const { name, seconds, up_to: upTo, hour } = action.params;
  const after = (played: number): number => tick + ticksOfSeconds(clock.tickMs, played);
  const atMinute = (minutes: readonly number[]): number | undefined =>
    minutes.length === 0
      ? undefined
      : tick + Math.min(...minutes.map((minute) => ticksUntilMinute(clock, tick, minute)));
  switch (action.name) {
    case 'set timer':
      return setTimer(timers, String(name), after(Number(upTo ?? seconds)));
    case 'schedule':
      return setTimer(timers, String(name), atMinute([Number(hour) * 60]));
    case 'cancel timer':
      return cancelTimer(timers, String(name));
    case 'set idle timer':
      return setTimer(timers, 'idle', after(IDLE_SECONDS));
    case 'set schedule timer':
      return setTimer(timers, 'schedule', atMinute(clock.scheduleMinutes));
    default:
      return timers;
  }
}

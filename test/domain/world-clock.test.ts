/** The story's time of day is a pure function of the tick. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ClockSettings,
  clockFace,
  MINUTES_PER_DAY,
  phaseAt,
  ticksOfSeconds,
  ticksUntilMinute,
  worldTimeAt,
} from '../../src/domain/world-clock.ts';
import { SMALL_UNIVERSE } from '../support/small-world.ts';

const { clock } = SMALL_UNIVERSE;
const anySettings: fc.Arbitrary<ClockSettings> = fc
  .tuple(
    fc.constantFrom(10, 50, 100, 250, 1000),
    fc.constantFrom(1, 20, 60, 600),
    fc.integer({ min: 0, max: MINUTES_PER_DAY - 1 }),
  )
  .map(([tickMs, timeScale, startMinute]) => ({ tickMs, clock: { ...clock, timeScale, startMinute } }));
const anyTick = fc.integer({ min: 0, max: 10_000_000 });
const anyMinute = fc.integer({ min: 0, max: MINUTES_PER_DAY - 1 });
const minutesAt = (settings: ClockSettings, tick: number): number => {
  const { day, minute } = worldTimeAt(settings, tick);
  return day * MINUTES_PER_DAY + minute;
};

describe('the world clock', () => {
  it('[WC1] shows the start minute at tick 0 and a whole day later the same again', () => {
    const settings = { clock, tickMs: 100 };
    expect(worldTimeAt(settings, 0)).toEqual({ day: 0, minute: 420, phase: 'day' });
    expect(worldTimeAt(settings, 14_400)).toEqual({ day: 1, minute: 420, phase: 'day' });
  });

  it('[WC1] never goes back and runs at its scale', () => {
    fc.assert(
      fc.property(anySettings, anyTick, (settings, tick) => {
        expect(minutesAt(settings, tick + 1)).toBeGreaterThanOrEqual(minutesAt(settings, tick));
        const passed = (tick * settings.tickMs * settings.clock.timeScale) / 60_000;
        expect(minutesAt(settings, tick)).toBe(settings.clock.startMinute + Math.floor(passed));
      }),
    );
  });

  it('[WC2] has one phase for every minute, each where the content puts it', () => {
    const phases = Array.from({ length: MINUTES_PER_DAY }, (_, minute) => phaseAt(clock, minute));
    const { dawn, day, dusk, night } = clock.phases;
    for (const [minute, phase] of phases.entries()) {
      const expected =
        minute < dawn || minute >= night ? 'night' : minute < day ? 'dawn' : minute < dusk ? 'day' : 'dusk';
      expect(phase, clockFace(minute)).toBe(expected);
    }
  });

  it('[WC3] the wait for a minute ends at the first tick that shows it or a later one, and is at least one tick', () => {
    fc.assert(
      fc.property(anySettings, anyTick, anyMinute, (settings, tick, minute) => {
        const wait = ticksUntilMinute(settings, tick, minute);
        expect(wait).toBeGreaterThanOrEqual(1);
        const now = minutesAt(settings, tick);
        const target =
          now + ((((minute - now) % MINUTES_PER_DAY) + MINUTES_PER_DAY - 1) % MINUTES_PER_DAY) + 1;
        expect(minutesAt(settings, tick + wait)).toBeGreaterThanOrEqual(target);
        expect(minutesAt(settings, tick + wait - 1)).toBeLessThan(target);
      }),
    );
  });

  it('[WC3] a timer set again whenever it is due comes once a day', () => {
    const settings = { clock, tickMs: 100 };
    let tick = 0;
    for (let day = 0; day < 5; day += 1) {
      const wait = ticksUntilMinute(settings, tick, clock.phases.dusk);
      if (day > 0) expect(wait).toBe(14_400);
      tick += wait;
      expect(worldTimeAt(settings, tick)).toMatchObject({ day, minute: clock.phases.dusk, phase: 'dusk' });
    }
  });

  it('[WC4] seconds become whole ticks, rounded up, at least one', () => {
    expect(ticksOfSeconds(100, 3)).toBe(30);
    expect(ticksOfSeconds(250, 1.1)).toBe(5);
    expect(ticksOfSeconds(100, 0)).toBe(1);
  });

  it('[WC4] a clock face has two digits each', () => {
    expect([0, 65, 845, 1439].map(clockFace)).toEqual(['00:00', '01:05', '14:05', '23:59']);
  });
});

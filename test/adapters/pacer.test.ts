import { describe, expect, test } from 'vitest';
import { type Lag, Pacer, type PacerClock } from '../../src/adapters/pacer.ts';

/** A clock that the test turns; time also passes inside calls that say so. */
class HandClock implements PacerClock {
  timeMs = 0;
  #alarms: { atMs: number; call: () => void }[] = [];

  now(): number {
    return this.timeMs;
  }

  after(delayMs: number, call: () => void): () => void {
    const alarm = { atMs: this.timeMs + delayMs, call };
    this.#alarms.push(alarm);
    return () => {
      this.#alarms = this.#alarms.filter((other) => other !== alarm);
    };
  }

  /** Runs everything due until this time; a call that was due earlier comes late, never early. */
  turnTo(timeMs: number): void {
    for (;;) {
      const next = this.#alarms.toSorted((left, right) => left.atMs - right.atMs)[0];
      if (next === undefined || Math.max(next.atMs, this.timeMs) > timeMs) break;
      this.#alarms = this.#alarms.filter((other) => other !== next);
      this.timeMs = Math.max(next.atMs, this.timeMs);
      next.call();
    }
    this.timeMs = Math.max(this.timeMs, timeMs);
  }
}

function setUp(advance: (clock: HandClock, tick: number) => void = () => {}) {
  const clock = new HandClock();
  const ticks: number[] = [];
  const lags: Lag[] = [];
  const failures: unknown[] = [];
  const pacer = new Pacer({
    tickMs: 100,
    clock,
    advance: () => {
      ticks.push(clock.now());
      advance(clock, ticks.length);
    },
    onLag: (lag) => lags.push(lag),
    onFailure: (error) => failures.push(error),
  });
  return { clock, pacer, ticks, lags, failures };
}

describe('the pacer', () => {
  test('[PA1] ticks come at whole tick lengths from the start, however long each takes', () => {
    const { clock, pacer, ticks, lags } = setUp((hands) => {
      hands.timeMs += 37;
    });
    clock.timeMs = 1000;
    pacer.start();
    clock.turnTo(2000);
    expect(ticks).toEqual([1100, 1200, 1300, 1400, 1500, 1600, 1700, 1800, 1900, 2000]);
    expect(lags).toEqual([]);
  });

  test('[PA2] up to five missed ticks are caught up on, one call at a time', () => {
    const { clock, pacer, ticks, lags } = setUp((hands, tick) => {
      if (tick === 1) hands.timeMs += 550;
    });
    pacer.start();
    clock.turnTo(1000);
    expect(ticks).toEqual([100, 650, 650, 650, 650, 650, 700, 800, 900, 1000]);
    expect(lags).toEqual([]);
  });

  test('[PA3] what is missed beyond five ticks is given up and reported', () => {
    const { clock, pacer, ticks, lags } = setUp((hands, tick) => {
      if (tick === 1) hands.timeMs += 10_000;
    });
    pacer.start();
    clock.turnTo(10_500);
    expect(ticks).toEqual([100, ...Array.from({ length: 6 }, () => 10_100), 10_200, 10_300, 10_400, 10_500]);
    expect(lags).toEqual([{ ticks: 94, milliseconds: 9400 }]);
  });

  test('[PA3] lag that lasts is summed up, not reported each tick', () => {
    const { clock, pacer, lags } = setUp((hands) => {
      hands.timeMs += 150;
    });
    pacer.start();
    clock.turnTo(60_000);
    expect(lags.length).toBeGreaterThan(5);
    expect(lags.length).toBeLessThan(15);
  });

  test('[PA4] a pause is not caught up on, and stop ends everything', () => {
    const { clock, pacer, ticks } = setUp();
    pacer.start();
    clock.turnTo(200);
    pacer.pause();
    expect(pacer.state()).toBe('paused');
    clock.turnTo(5000);
    pacer.start();
    clock.turnTo(5150);
    pacer.stop();
    clock.turnTo(9000);
    expect(ticks).toEqual([100, 200, 5100]);
    expect(pacer.state()).toBe('stopped');
  });

  test('[PA5] a tick that fails stops the pacer and is reported', () => {
    const { clock, pacer, ticks, failures } = setUp((_hands, tick) => {
      if (tick === 2) throw new Error('halted');
    });
    pacer.start();
    clock.turnTo(1000);
    expect(ticks).toEqual([100, 200]);
    expect(failures).toEqual([new Error('halted')]);
    expect(pacer.state()).toBe('stopped');
  });

  test('[PA1] in real time, ticks keep to their schedule', async () => {
    let count = 0;
    const pacer = new Pacer({
      tickMs: 20,
      advance: () => (count += 1),
      onLag: () => {},
      onFailure: () => {},
    });
    pacer.start();
    await new Promise((resolve) => setTimeout(resolve, 510));
    pacer.stop();
    expect(count).toBeGreaterThanOrEqual(20);
    expect(count).toBeLessThanOrEqual(26);
  });
});

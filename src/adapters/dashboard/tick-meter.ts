/** Measures what ticks take in real time, and says at each control tick how its interval went. */
import type { BoardSample } from '../../protocol/dashboard/board-frame.ts';

export class TickMeter {
  readonly #now: () => number;
  #tookMs: number[] = [];
  #events = 0;
  #sinceMs: number;

  /** `now` is in milliseconds and never goes back. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
    this.#sinceMs = now();
  }

  timed<Result>(advance: () => Result): Result {
    const begin = this.#now();
    try {
      return advance();
    } finally {
      this.#tookMs.push(this.#now() - begin);
    }
  }

  count(events: number): void {
    this.#events += events;
  }

  /** Of the ticks that were measured since the last sample. */
  sample(tick: number): BoardSample {
    const now = this.#now();
    const seconds = (now - this.#sinceMs) / 1000;
    const took = this.#tookMs;
    const sample = {
      tick,
      tickMs: took.length === 0 ? 0 : micros(took.reduce((sum, ms) => sum + ms, 0) / took.length),
      tickMsMax: micros(took.reduce((most, ms) => Math.max(most, ms), 0)),
      eventsPerSecond: seconds === 0 ? 0 : micros(this.#events / seconds),
    };
    this.#tookMs = [];
    this.#events = 0;
    this.#sinceMs = now;
    return sample;
  }
}

const micros = (value: number): number => Math.round(value * 1000) / 1000;

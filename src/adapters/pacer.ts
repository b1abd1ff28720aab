/** Ties ticks to real time: one tick every so many milliseconds, without drift. Knows nothing of what a tick does. */

/** A tick that is due is caught up on as long as no more than this many are; the time of the others is given up. */
const CATCH_UP_TICKS_MAX = 5;
/** Lag is reported at once, and then at most this often. */
const LAG_REPORT_INTERVAL_MS = 5000;

export interface PacerClock {
  /** Milliseconds on a clock that never goes back. */
  now(): number;
  /** Calls once, after at least the delay; returns what cancels the call. */
  after(delayMs: number, call: () => void): () => void;
}

export type Lag = {
  /** Ticks given up since the last report. */
  readonly ticks: number;
  readonly milliseconds: number;
};

export type PacerOptions = {
  readonly tickMs: number;
  readonly advance: () => void;
  readonly onLag: (lag: Lag) => void;
  /** advance() threw; the pacer has stopped. */
  readonly onFailure: (error: unknown) => void;
  readonly clock?: PacerClock;
};

export type PacerState = 'stopped' | 'running' | 'paused';

export class Pacer {
  readonly #options: PacerOptions;
  readonly #clock: PacerClock;
  #state: PacerState = 'stopped';
  #cancel: (() => void) | undefined;
  #dueMs = 0;
  #ticksGivenUp = 0;
  #lagReportedMs = Number.NEGATIVE_INFINITY;

  constructor(options: PacerOptions) {
    this.#options = options;
    this.#clock = options.clock ?? REAL_CLOCK;
  }

  state(): PacerState {
    return this.#state;
  }

  /** The first tick comes one tick length from now. Does nothing while running. */
  start(): void {
    if (this.#state === 'running') return;
    this.#state = 'running';
    this.#dueMs = this.#clock.now() + this.#options.tickMs;
    this.#schedule();
  }

  /** No tick comes until start(); the time in between is not caught up on. */
  pause(): void {
    if (this.#state === 'running') this.#halt('paused');
  }

  stop(): void {
    this.#halt('stopped');
  }

  #halt(state: 'paused' | 'stopped'): void {
    this.#state = state;
    this.#cancel?.();
    this.#cancel = undefined;
  }

  #schedule(): void {
    this.#cancel = this.#clock.after(Math.max(0, this.#dueMs - this.#clock.now()), () => this.#wake());
  }

  /** One tick a call, even when several are due: between two of them the process serves its connections. */
  #wake(): void {
    const now = this.#clock.now();
    if (now >= this.#dueMs) {
      this.#giveUpLostTime(now);
      this.#dueMs += this.#options.tickMs;
      try {
        this.#options.advance();
      } catch (error) {
        this.#halt('stopped');
        this.#options.onFailure(error);
        return;
      }
    }
    if (this.#state === 'running') this.#schedule();
  }

  #giveUpLostTime(now: number): void {
    const { tickMs } = this.#options;
    const due = 1 + Math.floor((now - this.#dueMs) / tickMs);
    // One of them is the tick that is on time.
    const excess = due - 1 - CATCH_UP_TICKS_MAX;
    if (excess > 0) {
      this.#dueMs += excess * tickMs;
      this.#ticksGivenUp += excess;
    }
    if (this.#ticksGivenUp === 0 || now - this.#lagReportedMs < LAG_REPORT_INTERVAL_MS) return;
    const ticks = this.#ticksGivenUp;
    this.#ticksGivenUp = 0;
    this.#lagReportedMs = now;
    this.#options.onLag({ ticks, milliseconds: ticks * tickMs });
  }
}

const REAL_CLOCK: PacerClock = {
  now: () => performance.now(),
  after: (delayMs, call) => {
    const timer = setTimeout(call, delayMs);
    return () => clearTimeout(timer);
  },
};

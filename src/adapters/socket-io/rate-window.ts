/** Counts amounts in fixed windows of time. The caller brings the clock. */
export class RateWindow {
  readonly #max: number;
  readonly #windowMs: number;
  #startedMs = Number.NEGATIVE_INFINITY;
  #sum = 0;

  constructor(limit: { readonly max: number; readonly windowMs: number }) {
    this.#max = limit.max;
    this.#windowMs = limit.windowMs;
  }

  /** Counts the amount and tells whether the window's maximum still holds. */
  admit(nowMs: number, amount = 1): boolean {
    if (nowMs - this.#startedMs >= this.#windowMs) {
      this.#startedMs = nowMs;
      this.#sum = 0;
    }
    this.#sum += amount;
    return this.#sum <= this.#max;
  }

  /** Milliseconds until the present window is over. */
  remainingMs(nowMs: number): number {
    return Math.max(0, this.#startedMs + this.#windowMs - nowMs);
  }
}

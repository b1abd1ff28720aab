/** Keeps a flood of bad messages from becoming a flood of error messages: beyond a rate, one summary a window. */
import { ERROR_MESSAGES } from '../../protocol/error-code.ts';
import type { ErrorNotice } from '../../protocol/error-notice.ts';
import { ERROR_WINDOW_MS, ERRORS_PER_WINDOW_MAX } from './player-limits.ts';
import { RateWindow } from './rate-window.ts';

export class ErrorThrottle {
  readonly #send: (notice: ErrorNotice) => void;
  readonly #window = new RateWindow({ max: ERRORS_PER_WINDOW_MAX, windowMs: ERROR_WINDOW_MS });
  #suppressed = 0;
  #summary: NodeJS.Timeout | undefined;

  constructor(send: (notice: ErrorNotice) => void) {
    this.#send = send;
  }

  report(notice: ErrorNotice): void {
    const now = performance.now();
    if (this.#window.admit(now)) {
      this.#send(notice);
      return;
    }
    this.#suppressed += 1;
    this.#summary ??= setTimeout(() => this.#summarize(), this.#window.remainingMs(now)).unref();
  }

  /** Nothing is sent after this. */
  stop(): void {
    clearTimeout(this.#summary);
    this.#summary = undefined;
  }

  #summarize(): void {
    this.#summary = undefined;
    const count = this.#suppressed;
    this.#suppressed = 0;
    this.#send({
      code: 'message/errors-suppressed',
      message: ERROR_MESSAGES['message/errors-suppressed'],
      count,
    });
  }
}

/** What can go wrong with a chronicle, by code. */

export type ChronicleErrorCode =
  /** begin() on a chronicle that has begun. */
  | 'chronicle/already-begun'
  /** Anything is written or read before begin(). */
  | 'chronicle/not-begun'
  /** A record belongs to a tick that is closed. */
  | 'chronicle/out-of-order'
  /** The stream has gone on since the writer looked. */
  | 'chronicle/version-conflict'
  /** The file is no chronicle, or it is damaged. */
  | 'chronicle/unreadable'
  /** There is no chronicle in that place. */
  | 'chronicle/missing';

export class ChronicleError extends Error {
  readonly code: ChronicleErrorCode;

  constructor(code: ChronicleErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ChronicleError';
    this.code = code;
  }
}

/** What can go wrong with a journal, by code. */

export type JournalErrorCode =
  /** Another server, or another part of this one, has the journal open. */
  | 'journal/in-use'
  /** The file is no journal, or it is damaged. */
  | 'journal/unreadable'
  /** The journal was written by a newer version of this program. */
  | 'journal/unknown-format'
  /** begin() on a journal that has begun. */
  | 'journal/already-begun'
  /** Anything is written before begin(). */
  | 'journal/not-begun'
  /** A tick does not come after the last one. */
  | 'journal/out-of-order'
  /** Use after close(). */
  | 'journal/closed';

export class JournalError extends Error {
  readonly code: JournalErrorCode;

  constructor(code: JournalErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'JournalError';
    this.code = code;
  }
}

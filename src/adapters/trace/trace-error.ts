/** A trace directory that cannot be written or read at all. What is wrong inside a readable trace is a value instead. */

export type TraceErrorCode =
  /** There is something in the directory already, and a trace never overwrites anything. */
  | 'trace/directory-not-empty'
  | 'trace/write-failed'
  /** Nothing can be appended after close(). */
  | 'trace/closed'
  /** There is no such directory, or it may not be read. */
  | 'trace/unreadable'
  /** The directory holds no header.json, so it is no trace. */
  | 'trace/no-header'
  /** The trace was written in a format that this program does not know. */
  | 'trace/unsupported-format'
  /** No snapshot was taken early enough. */
  | 'trace/no-snapshot'
  /** It was recorded without its events. */
  | 'trace/no-events'
  /** The universe of the trace cannot be built again. */
  | 'trace/replay-impossible';

export class TraceError extends Error {
  readonly code: TraceErrorCode;

  constructor(code: TraceErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'TraceError';
    this.code = code;
  }
}

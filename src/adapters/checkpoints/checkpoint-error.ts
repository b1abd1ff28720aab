/** Why a checkpoint can't be made or taken for true, by code. */

export type CheckpointErrorCode =
  /** The file holds no key of the kind that is needed. */
  | 'checkpoint/bad-key'
  /** The text is no checkpoint. */
  | 'checkpoint/unreadable'
  /** The key did not sign it, or it was changed since. */
  | 'checkpoint/bad-signature';

export class CheckpointError extends Error {
  readonly code: CheckpointErrorCode;

  constructor(code: CheckpointErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CheckpointError';
    this.code = code;
  }
}

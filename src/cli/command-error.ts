/** Why a command could not do its work: a code, a sentence that says what to do, and the process's exit code. */
export class CommandError extends Error {
  readonly code: string;
  readonly exitCode: number;

  constructor(code: string, message: string, exitCode: number = EXIT.unusable) {
    super(message);
    this.code = code;
    this.exitCode = exitCode;
  }
}

/** What the exit codes of `seed` mean. */
export const EXIT = {
  ok: 0,
  /** Content has errors, or something unexpected happened. */
  failed: 1,
  /** The command can't be carried out as it was given. */
  unusable: 2,
  /** A trace is not what it was. */
  diverged: 3,
  /** A trace ends early. */
  truncated: 4,
} as const;

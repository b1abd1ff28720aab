/** `trace verify`: runs a trace again and says whether it is still what it was. */
import { readTrace } from '../adapters/trace/read-trace.ts';
import { TraceError } from '../adapters/trace/trace-error.ts';
import {
  type ReplayerFactory,
  type Verification,
  type VerifyProgress,
  verifyTrace,
} from '../adapters/trace/verify-trace.ts';

const EXIT_VERIFIED = 0;
const EXIT_UNUSABLE = 2;
const EXIT_DIVERGED = 3;
const EXIT_TRUNCATED = 4;

/** Hashes are shown whole; a list of events can be very long. */
const SHOWN_LENGTH_MAX = 200;

export type TraceVerifyCommand = {
  readonly directory: string;
  /** One line of JSON instead of sentences. */
  readonly json: boolean;
  readonly createReplayer: ReplayerFactory;
  /** Where the outcome goes, line by line; standard output by default. */
  readonly print?: (line: string) => void;
  readonly onProgress?: (progress: VerifyProgress) => void;
};

/** Prints the outcome and returns the exit code: 0 verified, 2 unusable directory, 3 diverged, 4 truncated. */
export function verifyTraceCommand(command: TraceVerifyCommand): number {
  const { directory, json, createReplayer, onProgress } = command;
  const print = command.print ?? ((line: string) => process.stdout.write(`${line}\n`));
  try {
    const options = { trace: readTrace(directory), replay: createReplayer };
    const result = verifyTrace(onProgress ? { ...options, onProgress } : options);
    print(json ? JSON.stringify(result) : describe(result));
    return exitCodeOf(result);
  } catch (error) {
    if (!(error instanceof TraceError)) throw error;
    const { code, message } = error;
    print(json ? JSON.stringify({ outcome: 'unusable', code, message }) : `${code}: ${message}`);
    return EXIT_UNUSABLE;
  }
}

function exitCodeOf({ outcome }: Verification): number {
  switch (outcome) {
    case 'verified':
      return EXIT_VERIFIED;
    case 'diverged':
      return EXIT_DIVERGED;
    case 'truncated':
      return EXIT_TRUNCATED;
  }
}

function describe(result: Verification): string {
  switch (result.outcome) {
    case 'verified':
      return `verified: ${result.ticks} ticks, final chain ${result.finalChain}`;
    case 'truncated':
      return `truncated: ${result.file} ends early; whole through tick ${result.lastWholeTick}, chain ${result.chain}`;
    case 'diverged':
      return [
        `diverged at tick ${result.tick} in ${result.file}: ${result.what}`,
        `  expected ${shorten(result.expected)}`,
        `  found    ${shorten(result.found)}`,
      ].join('\n');
  }
}

function shorten(text: string): string {
  return text.length > SHOWN_LENGTH_MAX ? `${text.slice(0, SHOWN_LENGTH_MAX)}...` : text;
}

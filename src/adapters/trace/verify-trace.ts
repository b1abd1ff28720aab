/** Runs a trace again from its beginning and compares everything it kept with what comes out this time. */
import { encodeCanonical } from '../../kernel/canonical.ts';
import { sha256Hex } from '../../kernel/digest.ts';
import type { TickRecord } from '../../kernel/tick-record.ts';
import { putTextsIn, type WholeInputs } from './activated-texts.ts';
import { readSingleMember } from './gzip-member.ts';
import {
  firstTickOfFile,
  type Trace,
  type TraceOpening,
  type TraceProblem,
  type TraceRun,
} from './read-trace.ts';
import type { LogReading } from './segment-log.ts';
import { TraceError } from './trace-error.ts';
import { isCutEnd } from './trace-files.ts';
import { END_FILE, SNAPSHOT_INDEX_FILE, snapshotFile, TICKS_FILE } from './trace-layout.ts';

/** A universe that is about to run its first tick. */
export type Replayer = {
  /** Runs the next tick with these inputs. */
  step(inputs: readonly unknown[]): { readonly record: TickRecord; readonly events: readonly unknown[] };
  /** The universe as it is now, in the text that a snapshot holds. */
  snapshot(): string;
};

export type ReplayerFactory = (opening: TraceOpening) => Replayer;

export type Verification =
  | { readonly outcome: 'verified'; readonly ticks: number; readonly finalChain: string }
  /** `expected` is what the trace holds, `found` what this replay, or the disk, says instead. */
  | {
      readonly outcome: 'diverged';
      readonly tick: number;
      readonly file: string;
      readonly what: string;
      readonly expected: string;
      readonly found: string;
    }
  /** Everything through that tick is as it was; `file` is the one that ends early or is missing. */
  | {
      readonly outcome: 'truncated';
      readonly lastWholeTick: number;
      readonly chain: string;
      readonly file: string;
    };

export type VerifyProgress = { readonly ticksDone: number; readonly ticks: number };

/** Ticks between two calls of onProgress. */
export const PROGRESS_TICKS = 1000;

/** In the order in which one follows from another. */
const FIELDS = [
  'tick',
  'inputCount',
  'inputs',
  'eventCount',
  'events',
  'envelopeCount',
  'roundCount',
  'awakeCount',
  'universe',
  'chain',
] as const satisfies readonly (keyof TickRecord)[];

/** @throws TraceError trace/replay-impossible when the factory throws */
export function verifyTrace(options: {
  readonly trace: Trace;
  readonly replay: ReplayerFactory;
  readonly onProgress?: (progress: VerifyProgress) => void;
}): Verification {
  const { trace, replay, onProgress } = options;
  const { run, problems } = trace;
  if (!run) return { outcome: 'diverged', ...detailsOf(problems[0] as TraceProblem) };
  const verifier = new Verifier({ trace, run, replayer: build(replay, run.opening) });
  const ticks = run.ticks.count;
  let result = verifier.begin();
  for (let ticksDone = 0; ticksDone < ticks && !result; ticksDone += 1) {
    if (ticksDone % PROGRESS_TICKS === 0) onProgress?.({ ticksDone, ticks });
    result = verifier.verifyTick(ticksDone);
  }
  if (!result) onProgress?.({ ticksDone: ticks, ticks });
  return result ?? verifier.finish();
}

/** Each method returns undefined as long as the trace holds. */
class Verifier {
  readonly #trace: Trace;
  readonly #run: TraceRun;
  readonly #replayer: Replayer;
  readonly #firstTick: number;
  /** Snapshot digests that no tick has come to yet. */
  readonly #snapshots: Map<number, string>;
  /** After the last tick that held. */
  #chain: string;
  #tick: number;

  constructor(parts: { readonly trace: Trace; readonly run: TraceRun; readonly replayer: Replayer }) {
    this.#trace = parts.trace;
    this.#run = parts.run;
    this.#replayer = parts.replayer;
    const { header } = parts.run.opening;
    this.#firstTick = header.firstTick;
    this.#chain = header.genesisChain;
    this.#tick = header.firstTick - 1;
    this.#snapshots = new Map(parts.run.snapshots.map((entry) => [entry.tick, entry.sha256]));
  }

  /** Compares the universe before its first tick. */
  begin(): Verification | undefined {
    return this.#verifyProblems(this.#tick) ?? this.#verifySnapshot(this.#tick);
  }

  /** @param index of the record, from 0, each one after the one before. */
  verifyTick(index: number): Verification | undefined {
    const tick = this.#firstTick + index;
    const problem = this.#verifyProblems(tick);
    if (problem) return problem;
    const recorded = this.#run.ticks.at(index);
    if (!recorded) return diverged(tick, TICKS_FILE, 'record', ['a tick record', 'other bytes']);
    const inputs = this.#run.inputs.at(tick, recorded.inputCount > 0);
    if (inputs.kind !== 'list') return this.#lost(tick, inputs);
    const replayed = this.#step(inputs.text);
    if (replayed.kind === 'failed') return diverged(tick, inputs.file, 'step', ['a tick', replayed.reason]);
    if (replayed.kind === 'damaged') {
      const { file, expected, found } = replayed;
      return diverged(tick, file, 'sha256', [expected, found]);
    }
    const found =
      this.#compareRecords(tick, inputs.file, { recorded, replayed: replayed.record }) ??
      this.#compareEvents(tick, { expected: recorded.eventCount > 0, replayed: replayed.events }) ??
      this.#verifySnapshot(tick);
    if (found) return found;
    this.#chain = recorded.chain;
    this.#tick = tick;
    return undefined;
  }

  /** Compares what no tick has shown: whether anything is missing at the end, and whether every byte is the same. */
  finish(): Verification {
    const { files, problems } = this.#trace;
    const { ticks, opening } = this.#run;
    const count = this.#tick - this.#firstTick + 1;
    const changes = [...files.changed.values()]
      .map((change) => ({ ...change, tick: firstTickOfFile(change.file, opening.header) }))
      .sort((left, right) => left.tick - right.tick);
    const change = changes[0];
    const problem = problems.find(({ tick }) => tick > this.#tick);
    if (problem?.kind === 'changed') return { outcome: 'diverged', ...detailsOf(problem) };
    if (change) return diverged(change.tick, change.file, 'sha256', [change.expected, change.found]);
    if (problem) return this.#truncated(problem.file);
    for (const file of files.cut) return this.#truncated(file);
    if (files.end.kind === 'missing') return this.#truncated(ticks.endsInside ? TICKS_FILE : END_FILE);
    if (files.end.kind === 'broken') {
      if (isCutEnd(files, { ticks: count, finalChain: this.#chain })) return this.#truncated(END_FILE);
      return diverged(this.#tick, END_FILE, 'end record', ['an end record', files.end.reason]);
    }
    const { end } = files.end;
    if (end.ticks !== count) return diverged(this.#tick, END_FILE, 'ticks', [`${end.ticks}`, `${count}`]);
    if (end.finalChain !== this.#chain) {
      return diverged(this.#tick, END_FILE, 'finalChain', [end.finalChain, this.#chain]);
    }
    const [unreached] = this.#snapshots.keys();
    if (unreached !== undefined) {
      return diverged(unreached, SNAPSHOT_INDEX_FILE, 'snapshot', [`tick ${unreached}`, 'no such tick']);
    }
    return { outcome: 'verified', ticks: count, finalChain: this.#chain };
  }

  #verifyProblems(tick: number): Verification | undefined {
    const problem = this.#trace.problems[0];
    if (!problem || problem.tick > tick) return undefined;
    return problem.kind === 'cut'
      ? this.#truncated(problem.file)
      : { outcome: 'diverged', ...detailsOf(problem) };
  }

  #step(inputText: string): Stepped {
    try {
      const whole = putTextsIn(JSON.parse(inputText) as readonly unknown[], this.#trace.files.read);
      return whole.kind === 'damaged' ? whole : { kind: 'stepped', ...this.#replayer.step(whole.inputs) };
    } catch (error) {
      // A universe that takes a recorded input for a defect did not do so when it was recorded.
      return { kind: 'failed', reason: `${(error as Error).name}: ${(error as Error).message}` };
    }
  }

  #compareRecords(
    tick: number,
    inputFile: string,
    { recorded, replayed }: { readonly recorded: TickRecord; readonly replayed: TickRecord },
  ): Verification | undefined {
    const field = FIELDS.find((name) => recorded[name] !== replayed[name]);
    if (!field) return undefined;
    const ofInputs = field === 'inputs' || field === 'inputCount';
    const file = ofInputs && this.#trace.files.changed.has(inputFile) ? inputFile : TICKS_FILE;
    return diverged(tick, file, field, [`${recorded[field]}`, `${replayed[field]}`]);
  }

  #compareEvents(
    tick: number,
    { expected, replayed }: { readonly expected: boolean; readonly replayed: readonly unknown[] },
  ): Verification | undefined {
    const recorded = this.#run.events?.at(tick, expected);
    if (!recorded) return undefined;
    if (recorded.kind !== 'list') return this.#lost(tick, recorded);
    const text = encodeCanonical(replayed);
    return text === recorded.text
      ? undefined
      : diverged(tick, recorded.file, 'events', [recorded.text, text]);
  }

  #verifySnapshot(tick: number): Verification | undefined {
    const sha256 = this.#snapshots.get(tick);
    if (sha256 === undefined) return undefined;
    this.#snapshots.delete(tick);
    const file = snapshotFile(tick);
    const member = readSingleMember(this.#trace.files.read(file) ?? Buffer.alloc(0));
    if (member.kind !== 'whole') {
      const reason = member.kind === 'cut' ? 'a file that ends early' : member.reason;
      return diverged(tick, file, 'snapshot', ['a snapshot', reason]);
    }
    const kept = sha256Hex(member.text);
    const replayed = sha256Hex(this.#replayer.snapshot());
    if (kept !== replayed) return diverged(tick, file, 'snapshot', [kept, replayed]);
    return sha256 === replayed
      ? undefined
      : diverged(tick, SNAPSHOT_INDEX_FILE, 'sha256', [sha256, replayed]);
  }

  #lost(tick: number, reading: Exclude<LogReading, { readonly kind: 'list' }>): Verification {
    if (reading.kind === 'cut') return this.#truncated(reading.file);
    return diverged(tick, reading.file, 'gzip member', ['what was written', reading.reason]);
  }

  #truncated(file: string): Verification {
    return { outcome: 'truncated', lastWholeTick: this.#tick, chain: this.#chain, file };
  }
}

type Stepped =
  | { readonly kind: 'stepped'; readonly record: TickRecord; readonly events: readonly unknown[] }
  | { readonly kind: 'failed'; readonly reason: string }
  | Extract<WholeInputs, { readonly kind: 'damaged' }>;

function build(replay: ReplayerFactory, opening: TraceOpening): Replayer {
  try {
    return replay(opening);
  } catch (error) {
    const message = `the universe of this trace cannot be built: ${(error as Error).message}`;
    throw new TraceError('trace/replay-impossible', message, { cause: error });
  }
}

function detailsOf({ tick, file, what, expected, found }: TraceProblem) {
  return { tick, file, what, expected, found };
}

function diverged(
  tick: number,
  file: string,
  what: string,
  [expected, found]: readonly [expected: string, found: string],
): Verification {
  return { outcome: 'diverged', tick, file, what, expected, found };
}

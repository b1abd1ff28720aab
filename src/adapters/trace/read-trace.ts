/** Opens a trace directory for reading. What is wrong with the trace comes along as problems, each with its tick. */
import { readSingleMember } from './gzip-member.ts';
import { SegmentLog } from './segment-log.ts';
import { parseSnapshotIndex, type SnapshotEntry } from './snapshot-index.ts';
import { TicksFile } from './ticks-file.ts';
import { TraceError } from './trace-error.ts';
import { readTraceFiles, type TraceFiles } from './trace-files.ts';
import { parseHeader, type TraceHeader } from './trace-header.ts';
import {
  CONTENT_FILE,
  HEADER_FILE,
  SNAPSHOT_INDEX_FILE,
  segmentOfFile,
  snapshotFile,
  TICKS_FILE,
  tickOfSnapshotFile,
} from './trace-layout.ts';

export type TraceProblem = {
  /** `changed`: other bytes than were written. `cut`: bytes are missing at the end of the file. */
  readonly kind: 'changed' | 'cut';
  /** The first tick that it touches. */
  readonly tick: number;
  readonly file: string;
  readonly what: string;
  readonly expected: string;
  readonly found: string;
};

/** What a universe is built from to run again. */
export type TraceOpening = {
  readonly header: TraceHeader;
  /** The content source files, path to text. */
  readonly content: Readonly<Record<string, string>>;
};

/** The ticks of a trace; inputs and events are read when they are asked for. */
export type TraceRun = {
  readonly opening: TraceOpening;
  readonly ticks: TicksFile;
  readonly inputs: SegmentLog;
  /** Undefined when the run kept none. */
  readonly events: SegmentLog | undefined;
  readonly snapshots: readonly SnapshotEntry[];
};

export type Trace = {
  readonly directory: string;
  readonly files: TraceFiles;
  /** Undefined when header or content are damaged; the first problem says how. */
  readonly run: TraceRun | undefined;
  /** What shows without running the trace, by tick. */
  readonly problems: readonly TraceProblem[];
};

/** @throws TraceError trace/unreadable, trace/no-header, trace/unsupported-format */
export function readTrace(directory: string): Trace {
  const files = readTraceFiles(directory);
  const opening = readOpening(files);
  if ('kind' in opening) return { directory, files, run: undefined, problems: [opening] };
  const { header } = opening;
  const mayEndEarly = (file: string) => files.end.kind !== 'end' || files.cut.has(file);
  const logOf = (log: 'inputs' | 'events') =>
    new SegmentLog({
      log,
      firstTick: header.firstTick,
      segmentTicks: header.segmentTicks,
      read: files.read,
      mayEndEarly,
    });
  const ticks = new TicksFile(files.read(TICKS_FILE) ?? Buffer.alloc(0));
  const problems: TraceProblem[] = [];
  if (ticks.magic === 'corrupt') {
    problems.push(changed(header.firstTick, TICKS_FILE, 'magic', ['the-seed ticks 1', 'something else']));
  }
  const snapshots = parseSnapshotIndex(files.read(SNAPSHOT_INDEX_FILE)?.toString('utf8') ?? '');
  const fault = findIndexFault(files, snapshots, header.firstTick);
  if (fault) problems.push(fault);
  const run = {
    opening,
    ticks,
    inputs: logOf('inputs'),
    events: header.keepsEvents ? logOf('events') : undefined,
    snapshots: snapshots.entries,
  };
  return { directory, files, run, problems: problems.sort((left, right) => left.tick - right.tick) };
}

/** The first tick of those that a file tells about. */
export function firstTickOfFile(file: string, { firstTick, segmentTicks }: TraceHeader): number {
  const segment = segmentOfFile('inputs', file) ?? segmentOfFile('events', file);
  if (segment !== undefined) return firstTick + segment * segmentTicks;
  return tickOfSnapshotFile(file) ?? (file === TICKS_FILE || file === SNAPSHOT_INDEX_FILE ? firstTick : 0);
}

function readOpening(files: TraceFiles): TraceOpening | TraceProblem {
  for (const file of [HEADER_FILE, CONTENT_FILE]) {
    const change = files.changed.get(file);
    if (change) return changed(0, file, 'sha256', [change.expected, change.found]);
  }
  const reading = parseHeader(files.read(HEADER_FILE)?.toString('utf8') ?? '');
  if (reading.kind === 'unsupported') {
    throw new TraceError('trace/unsupported-format', `the format of this trace is ${reading.format}`);
  }
  if (reading.kind === 'broken') return changed(0, HEADER_FILE, 'header', ['a trace header', reading.reason]);
  const content = parseContent(files.read(CONTENT_FILE) ?? Buffer.alloc(0));
  if (typeof content === 'string')
    return changed(0, CONTENT_FILE, 'content', ['content source files', content]);
  return { header: reading.header, content };
}

/** A text says what is wrong. */
function parseContent(bytes: Buffer): Readonly<Record<string, string>> | string {
  const member = readSingleMember(bytes);
  if (member.kind === 'cut') return 'a file that ends early';
  if (member.kind === 'corrupt') return member.reason;
  try {
    return JSON.parse(member.text) as Readonly<Record<string, string>>;
  } catch (error) {
    // The checksums hold, so somebody wrote it that way; the parser's message says where.
    return (error as Error).message;
  }
}

/** The first place where index and snapshot files do not tell the same. */
function findIndexFault(
  files: TraceFiles,
  { entries, rest }: ReturnType<typeof parseSnapshotIndex>,
  firstTick: number,
): TraceProblem | undefined {
  const ticks: number[] = [];
  for (const file of files.digests.keys()) {
    const tick = tickOfSnapshotFile(file);
    if (tick !== undefined) ticks.push(tick);
  }
  ticks.sort((left, right) => left - right);
  const place = entries.findIndex((entry, index) => entry.tick !== ticks[index]);
  const entry = entries[place];
  if (entry) {
    const tick = Math.min(entry.tick, ticks[place] ?? entry.tick);
    const file =
      files.changed.has(SNAPSHOT_INDEX_FILE) || entry.tick !== tick
        ? SNAPSHOT_INDEX_FILE
        : snapshotFile(tick);
    return changed(tick, file, 'snapshot', [`tick ${entry.tick}`, `tick ${ticks[place] ?? 'none'}`]);
  }
  const nextTick = ticks[entries.length];
  if (files.cut.has(SNAPSHOT_INDEX_FILE)) {
    const found = [`an entry of tick ${nextTick}`, 'the end of the file'] as const;
    return { ...changed(nextTick ?? firstTick, SNAPSHOT_INDEX_FILE, 'entry', found), kind: 'cut' };
  }
  // The last entry of a run that was not completed may have been on its way to the disk.
  if (rest === 'nothing' || (rest === 'cut' && files.end.kind === 'missing')) return undefined;
  return changed(nextTick ?? firstTick, SNAPSHOT_INDEX_FILE, 'entry', [
    'a line of the index',
    'something else',
  ]);
}

function changed(
  tick: number,
  file: string,
  what: string,
  [expected, found]: readonly [expected: string, found: string],
): TraceProblem {
  return { kind: 'changed', tick, file, what, expected, found };
}

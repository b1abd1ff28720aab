/** The files of a trace as they are on the disk, against what the end record says they were. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { FileDigest } from './digested-file.ts';
import { type EndReading, formatEnd, parseEnd } from './end-record.ts';
import { TraceError } from './trace-error.ts';
import {
  CONTENT_FILE,
  END_FILE,
  HEADER_FILE,
  isActivatedTextFile,
  SNAPSHOT_INDEX_FILE,
  segmentOfFile,
  TICKS_FILE,
  tickOfSnapshotFile,
} from './trace-layout.ts';

export type EndState =
  | EndReading
  /** The run was not completed. */
  | { readonly kind: 'missing' };

/** A file that is not what the end record says; both sides are a SHA-256, or say that there is no such file. */
export type FileChange = { readonly file: string; readonly expected: string; readonly found: string };

export type TraceFiles = {
  /** Every file of the layout but the end record, by path. */
  readonly digests: ReadonlyMap<string, FileDigest>;
  readonly end: EndState;
  readonly endText: string;
  /** Files that grow line by line and are now shorter than they were. */
  readonly cut: ReadonlySet<string>;
  readonly changed: ReadonlyMap<string, FileChange>;
  /** Undefined when there is no such file. */
  readonly read: (file: string) => Buffer | undefined;
};

/** @throws TraceError trace/unreadable, trace/no-header */
export function readTraceFiles(directory: string): TraceFiles {
  const paths = listFiles(directory).filter(isOfTrace);
  if (!paths.includes(HEADER_FILE)) {
    throw new TraceError('trace/no-header', `${directory} holds no ${HEADER_FILE}`);
  }
  const read = (file: string) => (paths.includes(file) ? readBytes(directory, file) : undefined);
  const digests = new Map<string, FileDigest>();
  for (const path of paths) {
    if (path !== END_FILE) digests.set(path, digestOf(path, readBytes(directory, path)));
  }
  const endBytes = read(END_FILE);
  const endText = endBytes?.toString('utf8') ?? '';
  const end: EndState = endBytes ? parseEnd(endText) : { kind: 'missing' };
  const recorded = end.kind === 'end' ? end.end.files : [...digests.values()];
  return { digests, end, endText, ...compareFiles(recorded, digests), read };
}

/** Whether the text is the beginning of the end record that these files would have. */
export function isCutEnd(
  files: TraceFiles,
  { ticks, finalChain }: { readonly ticks: number; readonly finalChain: string },
): boolean {
  const whole = formatEnd({ ticks, finalChain, files: [...files.digests.values()] });
  return files.endText.length < whole.length && whole.startsWith(files.endText);
}

function compareFiles(recorded: readonly FileDigest[], digests: ReadonlyMap<string, FileDigest>) {
  const cut = new Set<string>();
  const changed = new Map<string, FileChange>();
  const known = new Set(recorded.map((digest) => digest.path));
  for (const { path, bytes, sha256 } of recorded) {
    const found = digests.get(path);
    if (found?.sha256 === sha256) continue;
    if (grows(path) && (found?.bytes ?? 0) < bytes) cut.add(path);
    else changed.set(path, { file: path, expected: sha256, found: found?.sha256 ?? 'no such file' });
  }
  for (const { path, sha256 } of digests.values()) {
    if (!known.has(path)) changed.set(path, { file: path, expected: 'no such file', found: sha256 });
  }
  return { cut, changed };
}

function grows(path: string): boolean {
  return path === TICKS_FILE || path === SNAPSHOT_INDEX_FILE || isSegment(path);
}

function isSegment(path: string): boolean {
  return segmentOfFile('inputs', path) !== undefined || segmentOfFile('events', path) !== undefined;
}

/** Anything else in the directory is somebody's notes. */
function isOfTrace(path: string): boolean {
  const single = [HEADER_FILE, CONTENT_FILE, TICKS_FILE, SNAPSHOT_INDEX_FILE, END_FILE];
  return (
    single.includes(path) ||
    isSegment(path) ||
    isActivatedTextFile(path) ||
    tickOfSnapshotFile(path) !== undefined
  );
}

/** Relative paths with `/`, ascending. */
function listFiles(directory: string): string[] {
  try {
    const entries = readdirSync(directory, { recursive: true, encoding: 'utf8' });
    return entries.map((path) => path.split(sep).join('/')).sort((left, right) => (left < right ? -1 : 1));
  } catch (error) {
    throw new TraceError('trace/unreadable', `${directory}: ${(error as Error).message}`, { cause: error });
  }
}

function readBytes(directory: string, file: string): Buffer {
  try {
    return readFileSync(join(directory, file));
  } catch (error) {
    throw new TraceError('trace/unreadable', `${file}: ${(error as Error).message}`, { cause: error });
  }
}

function digestOf(path: string, bytes: Buffer): FileDigest {
  return { path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

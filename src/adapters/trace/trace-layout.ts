/** Where everything stands in a trace directory. Paths are relative to it and use `/`, on every system. */

export const HEADER_FILE = 'header.json';
export const CONTENT_FILE = 'content.json.gz';
export const TICKS_FILE = 'ticks.bin';
export const SNAPSHOT_INDEX_FILE = 'snapshots/index.ndjson';
export const END_FILE = 'end.json';

/** The lines of a segmented log are called as the log. */
export type LogName = 'inputs' | 'events';

/** Ticks that one segment covers, unless the header says otherwise. */
export const SEGMENT_TICKS = 10_000;

/** `inputs/000002.ndjson.gz` */
export function segmentFile(log: LogName, segment: number): string {
  return `${log}/${String(segment).padStart(6, '0')}.ndjson.gz`;
}

/** `snapshots/4000.json.gz` */
export function snapshotFile(tick: number): string {
  return `snapshots/${tick}.json.gz`;
}

/**
 * `charts/<hash>.chart.yaml`, `worlds/<hash>.yaml`: a file of content that was activated in the run by an input of that
 * kind, under the SHA-256 of its text.
 */
export function activatedTextFile(kind: 'chart.activate' | 'world.activate', hash: string): string {
  return kind === 'chart.activate' ? `charts/${hash}.chart.yaml` : `worlds/${hash}.yaml`;
}

export function isActivatedTextFile(file: string): boolean {
  return /^(?:charts\/[0-9a-f]{64}\.chart|worlds\/[0-9a-f]{64})\.yaml$/.test(file);
}

/** The number of the segment, or undefined when the file is no segment of that log. */
export function segmentOfFile(log: LogName, file: string): number | undefined {
  const digits = /^(\w+)\/(\d{6,})\.ndjson\.gz$/.exec(file);
  return digits?.[1] === log ? Number(digits[2]) : undefined;
}

/** The tick of the snapshot, or undefined when the file is none. */
export function tickOfSnapshotFile(file: string): number | undefined {
  const digits = /^snapshots\/(0|[1-9]\d{0,15})\.json\.gz$/.exec(file);
  return digits ? Number(digits[1]) : undefined;
}

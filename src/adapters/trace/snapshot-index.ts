/** The list of the snapshots of a trace, with the digest of the text of each. */

export type SnapshotEntry = { readonly tick: number; readonly sha256: string };

export type SnapshotIndex = {
  readonly entries: readonly SnapshotEntry[];
  /** What follows the last entry: nothing, the beginning of a line, or something that is no line. */
  readonly rest: 'nothing' | 'cut' | 'corrupt';
};

/** Reads up to the first fault; ticks must ascend. */
export function parseSnapshotIndex(text: string): SnapshotIndex {
  const entries: SnapshotEntry[] = [];
  const lines = text.split('\n');
  const tail = lines.pop();
  for (const line of lines) {
    const parts = /^\{"tick":(0|[1-9]\d{0,15}),"sha256":"([0-9a-f]{64})"\}$/.exec(line);
    const tick = Number(parts?.[1]);
    if (!parts || tick <= (entries.at(-1)?.tick ?? -1)) return { entries, rest: 'corrupt' };
    entries.push({ tick, sha256: parts[2] as string });
  }
  return { entries, rest: tail === '' ? 'nothing' : 'cut' };
}

export function formatSnapshotEntry({ tick, sha256 }: SnapshotEntry): string {
  return `{"tick":${tick},"sha256":"${sha256}"}\n`;
}

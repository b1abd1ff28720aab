/** The last snapshot that a trace holds. */
import { readSingleMember } from './gzip-member.ts';
import type { Trace } from './read-trace.ts';
import { snapshotFile } from './trace-layout.ts';

/** Undefined when there is none that can be read. */
export function newestSnapshotText({ run, files }: Trace): string | undefined {
  const newest = run?.snapshots.at(-1);
  const bytes = newest === undefined ? undefined : files.read(snapshotFile(newest.tick));
  const member = bytes === undefined ? undefined : readSingleMember(bytes);
  return member?.kind === 'whole' ? member.text : undefined;
}

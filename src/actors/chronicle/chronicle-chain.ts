/** How records are bound to each other: what each hash is made of, and how entries get position, version and hash. */
import { encodeCanonical } from '../../kernel/canonical.ts';
import { sha256Hex } from '../../kernel/digest.ts';
import type {
  ChronicleEntry,
  ChronicleGenesis,
  ChronicleHead,
  ChronicleRecord,
  ExpectedVersion,
} from './chronicle.ts';
import { ChronicleError } from './chronicle-error.ts';

/** The hash that the first record follows. */
export function genesisHash({ tick, chain }: ChronicleGenesis): string {
  return sha256Hex(encodeCanonical(['chronicle', tick, chain]));
}

/** SHA-256 of the hash before and the record, as the JSON list of its fields in this order without white space. */
export function recordHash(previous: string, record: Omit<ChronicleRecord, 'hash'>): string {
  const { position, stream, version, tick, kind, id, type, correlation, causation, body } = record;
  const fields = [previous, position, stream, version, tick, kind, id, type, correlation, causation, body];
  // The canonical text as well: all of it is texts, whole numbers and null.
  return sha256Hex(JSON.stringify(fields));
}

export type ChainEnd = { readonly head: ChronicleHead; readonly versionOf: (stream: string) => number };

/** @throws ChronicleError chronicle/out-of-order, chronicle/version-conflict */
export function linkEntries(
  { head, versionOf }: ChainEnd,
  entries: readonly ChronicleEntry[],
  expected?: ExpectedVersion,
): readonly ChronicleRecord[] {
  if (expected !== undefined && versionOf(expected.stream) !== expected.version) {
    const { stream, version } = expected;
    throw new ChronicleError(
      'chronicle/version-conflict',
      `${stream} is at version ${versionOf(stream)} where ${version} was expected`,
    );
  }
  const versions = new Map<string, number>();
  let { position, hash, tick } = head;
  let isFirst = true;
  return entries.map((entry): ChronicleRecord => {
    if (isFirst ? entry.tick <= tick : entry.tick < tick) {
      throw new ChronicleError(
        'chronicle/out-of-order',
        `${entry.id} is of tick ${entry.tick}, and the chronicle has come to tick ${tick}`,
      );
    }
    isFirst = false;
    tick = entry.tick;
    position += 1;
    const version = (versions.get(entry.stream) ?? versionOf(entry.stream)) + 1;
    versions.set(entry.stream, version);
    const placed = { ...entry, position, version };
    hash = recordHash(hash, placed);
    return { ...placed, hash };
  });
}

/** A chronicle that lives as long as its process. */
import {
  type Chronicle,
  type ChronicleEntry,
  type ChronicleGenesis,
  type ChronicleHead,
  type ChroniclePage,
  type ChronicleQuery,
  type ChronicleRecord,
  type ExpectedVersion,
  PAGE_LENGTH_MAX,
} from '../actors/chronicle/chronicle.ts';
import { genesisHash, linkEntries } from '../actors/chronicle/chronicle-chain.ts';
import { ChronicleError } from '../actors/chronicle/chronicle-error.ts';

export class MemoryChronicle implements Chronicle {
  readonly #records: ChronicleRecord[] = [];
  readonly #versions = new Map<string, number>();
  #genesis: ChronicleGenesis | undefined;

  genesis(): ChronicleGenesis | undefined {
    return this.#genesis;
  }

  begin(genesis: ChronicleGenesis): void {
    if (this.#genesis !== undefined)
      throw new ChronicleError('chronicle/already-begun', 'this chronicle has begun');
    this.#genesis = { ...genesis };
  }

  head(): ChronicleHead {
    if (this.#genesis === undefined)
      throw new ChronicleError('chronicle/not-begun', 'this chronicle has not begun');
    const last = this.#records.at(-1);
    return last === undefined
      ? { position: 0, tick: this.#genesis.tick, hash: genesisHash(this.#genesis) }
      : { position: last.position, tick: last.tick, hash: last.hash };
  }

  versionOf(stream: string): number {
    return this.#versions.get(stream) ?? 0;
  }

  append(entries: readonly ChronicleEntry[], expected?: ExpectedVersion): void {
    const end = { head: this.head(), versionOf: (stream: string) => this.versionOf(stream) };
    const records = linkEntries(end, entries, expected);
    for (const record of records) {
      this.#records.push(record);
      this.#versions.set(record.stream, record.version);
    }
  }

  record(id: string): ChronicleRecord | undefined {
    return this.#records.find((record) => record.id === id);
  }

  page(query: ChronicleQuery): ChroniclePage {
    const { after = 0, asOf = Number.MAX_SAFE_INTEGER } = query;
    const limit = Math.min(query.limit, PAGE_LENGTH_MAX);
    const records: ChronicleRecord[] = [];
    for (const record of this.records(after)) {
      if (record.tick > asOf) break;
      if (!matches(record, query)) continue;
      if (records.length === limit) return { records, next: records.at(-1)?.position ?? after };
      records.push(record);
    }
    return { records, next: null };
  }

  *records(after = 0): Iterable<ChronicleRecord> {
    for (let index = after; index < this.#records.length; index += 1)
      yield this.#records[index] as ChronicleRecord;
  }
}

/** Whether a record has the stream, version, type, kind and first cause that are asked for. */
export function matches(record: ChronicleRecord, query: ChronicleQuery): boolean {
  return (
    (query.stream === undefined || record.stream === query.stream) &&
    (query.fromVersion === undefined || record.version >= query.fromVersion) &&
    (query.type === undefined || record.type === query.type) &&
    (query.kind === undefined || record.kind === query.kind) &&
    (query.correlation === undefined || record.correlation === query.correlation)
  );
}

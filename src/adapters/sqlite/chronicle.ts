/**
 * The chronicle in the database of the journal. Positions have no gaps, and neither have the versions of a stream, so that
 * a tick or a cursor is found by halving instead of one index more to keep up.
 */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
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
} from '../../actors/chronicle/chronicle.ts';
import { genesisHash, linkEntries } from '../../actors/chronicle/chronicle-chain.ts';
import { ChronicleError } from '../../actors/chronicle/chronicle-error.ts';
import { matches } from '../memory-chronicle.ts';
import { transact } from './transact.ts';

export const CHRONICLE_SCHEMA = `
  CREATE TABLE chronicle_genesis (
    only INTEGER PRIMARY KEY CHECK (only = 1), tick INTEGER NOT NULL, chain TEXT NOT NULL
  ) STRICT;
  CREATE TABLE chronicle (
    position INTEGER PRIMARY KEY, stream TEXT NOT NULL, version INTEGER NOT NULL, tick INTEGER NOT NULL,
    kind TEXT NOT NULL, id TEXT NOT NULL, type TEXT NOT NULL, correlation TEXT NOT NULL, causation TEXT,
    body TEXT NOT NULL, hash TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX chronicle_streams ON chronicle (stream, version);
  CREATE INDEX chronicle_types ON chronicle (type);
  CREATE INDEX chronicle_correlations ON chronicle (correlation);
`;

const COLUMNS = 'position, stream, version, tick, kind, id, type, correlation, causation, body, hash';
/** Rows that one page may look at; when they are looked through, the page goes on in the next. */
const EXAMINED_MAX = 10_000;
/** Streams whose newest version is kept in mind. */
const STREAMS_MAX = 100_000;

export class SqliteChronicle implements Chronicle {
  readonly #database: DatabaseSync;
  readonly #insert: StatementSync;
  readonly #newestVersion: StatementSync;
  readonly #statements = new Map<string, StatementSync>();
  readonly #versions = new Map<string, number>();
  #genesis: ChronicleGenesis | undefined;
  #head: ChronicleHead | undefined;

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#insert = database.prepare(
      `INSERT INTO chronicle (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#newestVersion = database.prepare('SELECT max(version) AS version FROM chronicle WHERE stream = ?');
    const genesis = database.prepare('SELECT tick, chain FROM chronicle_genesis').get();
    if (genesis === undefined) return;
    this.#genesis = { tick: Number(genesis['tick']), chain: String(genesis['chain']) };
    const last = database
      .prepare('SELECT position, tick, hash FROM chronicle ORDER BY position DESC LIMIT 1')
      .get();
    this.#head =
      last === undefined
        ? { position: 0, tick: this.#genesis.tick, hash: genesisHash(this.#genesis) }
        : { position: Number(last['position']), tick: Number(last['tick']), hash: String(last['hash']) };
  }

  genesis(): ChronicleGenesis | undefined {
    return this.#genesis;
  }

  begin(genesis: ChronicleGenesis): void {
    if (this.#genesis !== undefined)
      throw new ChronicleError('chronicle/already-begun', 'this chronicle has begun');
    const { tick, chain } = genesis;
    this.#statement('INSERT INTO chronicle_genesis (only, tick, chain) VALUES (1, ?, ?)').run(tick, chain);
    this.#genesis = { tick, chain };
    this.#head = { position: 0, tick, hash: genesisHash(genesis) };
  }

  head(): ChronicleHead {
    if (this.#head === undefined)
      throw new ChronicleError('chronicle/not-begun', 'this chronicle has not begun');
    return this.#head;
  }

  versionOf(stream: string): number {
    const known = this.#versions.get(stream);
    if (known !== undefined) return known;
    const version = Number(this.#newestVersion.get(stream)?.['version'] ?? 0);
    if (this.#versions.size >= STREAMS_MAX) this.#versions.clear();
    this.#versions.set(stream, version);
    return version;
  }

  append(entries: readonly ChronicleEntry[], expected?: ExpectedVersion): void {
    this.settle(transact(this.#database, () => this.write(entries, expected)));
  }

  /** Inside somebody's transaction; what it returns is to be settled once that is on disk. */
  write(entries: readonly ChronicleEntry[], expected?: ExpectedVersion): readonly ChronicleRecord[] {
    const end = { head: this.head(), versionOf: (stream: string) => this.versionOf(stream) };
    const records = linkEntries(end, entries, expected);
    for (const record of records) {
      const { position, stream, version, tick, kind, id, type, correlation, causation, body, hash } = record;
      this.#insert.run(position, stream, version, tick, kind, id, type, correlation, causation, body, hash);
    }
    return records;
  }

  settle(records: readonly ChronicleRecord[]): void {
    const last = records.at(-1);
    if (last === undefined) return;
    for (const { stream, version } of records) this.#versions.set(stream, version);
    this.#head = { position: last.position, tick: last.tick, hash: last.hash };
  }

  record(id: string): ChronicleRecord | undefined {
    const tick = Number(/^[ei](\d+)\./.exec(id)?.[1]);
    if (!Number.isSafeInteger(tick)) return undefined;
    const after = this.#lastPositionAt(tick - 1);
    const rows = this.#statement(
      `SELECT ${COLUMNS} FROM chronicle WHERE position > ? AND position <= ? AND id = ?`,
    );
    const row = rows.get(after, this.#lastPositionAt(tick), id);
    return row === undefined ? undefined : recordOf(row);
  }

  page(query: ChronicleQuery): ChroniclePage {
    const { position } = this.head();
    const last = query.asOf === undefined ? position : this.#lastPositionAt(query.asOf);
    const limit = Math.min(query.limit, PAGE_LENGTH_MAX);
    const records: ChronicleRecord[] = [];
    // One more than asked for tells whether there is another page.
    const count = hasOneFilter(query) ? limit + 1 : PAGE_LENGTH_MAX;
    let after = query.after ?? 0;
    for (let examined = 0; examined < EXAMINED_MAX; ) {
      const rows = this.#candidates(query, { after, last, count }).map(recordOf);
      for (const record of rows) {
        if (records.length === limit) return { records, next: after };
        if (matches(record, query)) records.push(record);
        after = record.position;
      }
      if (rows.length < count) return { records, next: null };
      examined += rows.length;
    }
    return { records, next: after };
  }

  /** Rows in order of position by the one index that leaves the fewest. */
  #candidates(
    query: ChronicleQuery,
    { after, last, count }: { readonly after: number; readonly last: number; readonly count: number },
  ): readonly Row[] {
    const { stream, fromVersion = 1, type, correlation } = query;
    const range = 'position > ? AND position <= ? ORDER BY position LIMIT ?';
    if (correlation !== undefined)
      return this.#rows(`correlation = ? AND ${range}`, correlation, after, last, count);
    if (stream !== undefined) {
      const version = Math.max(fromVersion, this.#firstVersionAfter(stream, after));
      const where = 'stream = ? AND version >= ? AND position <= ? ORDER BY version LIMIT ?';
      return this.#rows(where, stream, version, last, count);
    }
    if (type !== undefined) return this.#rows(`type = ? AND ${range}`, type, after, last, count);
    return this.#rows(range, after, last, count);
  }

  #rows(where: string, ...values: (string | number)[]): readonly Row[] {
    return this.#statement(`SELECT ${COLUMNS} FROM chronicle WHERE ${where}`).all(...values);
  }

  *records(after = 0): Iterable<ChronicleRecord> {
    let position = after;
    for (;;) {
      const rows = this.#rows('position > ? ORDER BY position LIMIT ?', position, PAGE_LENGTH_MAX).map(
        recordOf,
      );
      yield* rows;
      if (rows.length < PAGE_LENGTH_MAX) return;
      position = rows.at(-1)?.position ?? position;
    }
  }

  /** 0 when nothing had happened yet. */
  #lastPositionAt(tick: number): number {
    const tickAt = this.#statement(
      'SELECT tick FROM chronicle WHERE position >= ? ORDER BY position LIMIT 1',
    );
    return halve(0, this.head().position, (position) => Number(tickAt.get(position)?.['tick']) <= tick);
  }

  #firstVersionAfter(stream: string, position: number): number {
    if (position === 0) return 1;
    const at = this.#statement('SELECT position FROM chronicle WHERE stream = ? AND version = ?');
    const isBefore = (version: number) => Number(at.get(stream, version)?.['position'] ?? 0) <= position;
    return halve(0, this.versionOf(stream), isBefore) + 1;
  }

  #statement(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}

/** Then the rows of an index are what is asked for. */
const hasOneFilter = ({ stream, type, kind, correlation }: ChronicleQuery): boolean =>
  kind === undefined && [stream, type, correlation].filter((value) => value !== undefined).length <= 1;

/** The greatest number of which it holds; it holds of the least, and of none after the first of which it does not. */
function halve(least: number, most: number, holds: (number: number) => boolean): number {
  let [known, beyond] = [least, most + 1];
  while (beyond - known > 1) {
    const middle = known + Math.floor((beyond - known) / 2);
    if (holds(middle)) known = middle;
    else beyond = middle;
  }
  return known;
}

type Row = Record<string, unknown>;

function recordOf(row: Row): ChronicleRecord {
  return { ...row } as ChronicleRecord;
}

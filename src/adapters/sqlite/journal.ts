/**
 * The journal of a live universe in one SQLite file. What append() has returned from survives the death of the
 * process and of the machine; only one process at a time can have it open.
 */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { ChronicleEntry, ChronicleRecord } from '../../actors/chronicle/chronicle.ts';
import type { Journal, JournaledTick, JournalHeader, StoredSnapshot } from '../../actors/universe/journal.ts';
import { JournalError } from '../journal-error.ts';
import { outOfOrder } from '../memory-journal.ts';
import { SNAPSHOTS_KEPT } from '../snapshot-retention.ts';
import { CHRONICLE_SCHEMA, SqliteChronicle } from './chronicle.ts';
import { transact } from './transact.ts';

/** Grows with the tables; an older file is brought up by a migration, a newer one is refused. */
const JOURNAL_SCHEMA_VERSION = 2;

/** `seed` in ASCII: tells our files from other SQLite files. */
const APPLICATION_ID = 0x73656564;
/** Rows read at a time, so that a long journal never stands in memory as a whole. */
const PAGE_LENGTH = 500;

const SCHEMA = `
  CREATE TABLE header (only INTEGER PRIMARY KEY CHECK (only = 1), text TEXT NOT NULL) STRICT;
  CREATE TABLE ticks (tick INTEGER PRIMARY KEY, record TEXT NOT NULL, inputs TEXT NOT NULL) STRICT;
  CREATE TABLE snapshots (tick INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
  ${CHRONICLE_SCHEMA}
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${JOURNAL_SCHEMA_VERSION};
`;

/** What brings a file of the version before the one named up to it. */
const MIGRATIONS: Readonly<Record<number, string>> = { 2: CHRONICLE_SCHEMA };

/**
 * Opens the journal at this path and creates it, and the folders above it, when missing. Beside it stands
 * `<path>.lock`, which the operating system unlocks even when the process is killed.
 * @throws JournalError journal/in-use, journal/unreadable or journal/unknown-format
 */
export function openSqliteJournal(path: string): Journal {
  mkdirSync(dirname(path), { recursive: true });
  const lock = acquireLock(`${path}.lock`);
  let database: DatabaseSync | undefined;
  try {
    database = openDatabase(path);
    prepareSchema(database, path);
    return new SqliteJournal(database, lock);
  } catch (error) {
    database?.close();
    lock.close();
    if (error instanceof JournalError) throw error;
    throw new JournalError('journal/unreadable', `${path} cannot be read as a journal`, { cause: error });
  }
}

class SqliteJournal implements Journal {
  readonly chronicle: SqliteChronicle;
  readonly #database: DatabaseSync;
  readonly #lock: DatabaseSync;
  readonly #insertTick: StatementSync;
  readonly #selectTicks: StatementSync;
  readonly #insertSnapshot: StatementSync;
  readonly #pruneSnapshots: StatementSync;
  readonly #selectSnapshot: StatementSync;
  #header: JournalHeader | undefined;
  #lastTick: number;
  #closed = false;

  constructor(database: DatabaseSync, lock: DatabaseSync) {
    this.#database = database;
    this.chronicle = new SqliteChronicle(database);
    this.#lock = lock;
    this.#insertTick = database.prepare('INSERT INTO ticks (tick, record, inputs) VALUES (?, ?, ?)');
    this.#selectTicks = database.prepare(
      `SELECT tick, record, inputs FROM ticks WHERE tick > ? ORDER BY tick LIMIT ${PAGE_LENGTH}`,
    );
    this.#insertSnapshot = database.prepare('INSERT OR REPLACE INTO snapshots (tick, text) VALUES (?, ?)');
    this.#pruneSnapshots = database.prepare(`
      DELETE FROM snapshots WHERE tick > (SELECT min(tick) FROM snapshots)
        AND tick NOT IN (SELECT tick FROM snapshots ORDER BY tick DESC LIMIT ${SNAPSHOTS_KEPT})`);
    this.#selectSnapshot = database.prepare(
      'SELECT tick, text FROM snapshots WHERE tick <= ? ORDER BY tick DESC LIMIT 1',
    );
    const header = database.prepare('SELECT text FROM header').get();
    this.#header = header === undefined ? undefined : JSON.parse(textOf(header['text']));
    const last = database.prepare('SELECT max(tick) AS tick FROM ticks').get();
    this.#lastTick = typeof last?.['tick'] === 'number' ? last['tick'] : -1;
  }

  append(ticks: readonly JournaledTick[], entries: readonly ChronicleEntry[] = []): void {
    this.#assertWritable();
    let last = this.#lastTick;
    for (const { record } of ticks) {
      if (record.tick <= last) throw outOfOrder(record.tick, last);
      last = record.tick;
    }
    if (ticks.length + entries.length === 0) return;
    const records = transact(this.#database, () => {
      for (const { record, inputs } of ticks) {
        this.#insertTick.run(record.tick, JSON.stringify(record), JSON.stringify(inputs));
      }
      return this.#chronicle(entries);
    });
    this.chronicle.settle(records);
    this.#lastTick = last;
  }

  *ticksAfter(tick: number): Iterable<JournaledTick> {
    let after = tick;
    for (;;) {
      this.#assertOpen();
      const rows = this.#selectTicks.all(after);
      for (const row of rows) {
        yield {
          record: JSON.parse(textOf(row['record'])),
          inputs: JSON.parse(textOf(row['inputs'])),
        };
        after = Number(row['tick']);
      }
      if (rows.length < PAGE_LENGTH) return;
    }
  }

  saveSnapshot(snapshot: StoredSnapshot, entries: readonly ChronicleEntry[] = []): void {
    this.#assertWritable();
    const records = transact(this.#database, () => {
      this.#insertSnapshot.run(snapshot.tick, snapshot.text);
      this.#pruneSnapshots.run();
      return this.#chronicle(entries);
    });
    this.chronicle.settle(records);
  }

  #chronicle(entries: readonly ChronicleEntry[]): readonly ChronicleRecord[] {
    return entries.length === 0 ? [] : this.chronicle.write(entries);
  }

  newestSnapshot(atOrBefore: number = Number.MAX_SAFE_INTEGER): StoredSnapshot | undefined {
    this.#assertOpen();
    const row = this.#selectSnapshot.get(atOrBefore);
    return row === undefined ? undefined : { tick: Number(row['tick']), text: textOf(row['text']) };
  }

  header(): JournalHeader | undefined {
    this.#assertOpen();
    return this.#header;
  }

  begin(header: JournalHeader): void {
    this.#assertOpen();
    if (this.#header !== undefined)
      throw new JournalError('journal/already-begun', 'this journal has a header');
    const text = JSON.stringify(header);
    this.#database.prepare('INSERT INTO header (only, text) VALUES (1, ?)').run(text);
    this.#header = JSON.parse(text);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#database.close();
    this.#lock.close();
  }

  #assertOpen(): void {
    if (this.#closed) throw new JournalError('journal/closed', 'this journal was closed');
  }

  #assertWritable(): void {
    this.#assertOpen();
    if (this.#header === undefined)
      throw new JournalError('journal/not-begun', 'this journal has no header yet');
  }
}

/** node:sqlite is loaded here and nowhere else, at the moment a journal is opened. */
function open(path: string): DatabaseSync {
  const { DatabaseSync: Database } = process.getBuiltinModule('node:sqlite');
  return new Database(path);
}

/** An open exclusive transaction on an otherwise empty database. The journal itself stays readable by other tools. */
function acquireLock(path: string): DatabaseSync {
  const lock = open(path);
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;');
    return lock;
  } catch (error) {
    lock.close();
    const inUse = error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;
    throw inUse
      ? new JournalError('journal/in-use', `another server has the journal open: ${path} is locked`, {
          cause: error,
        })
      : new JournalError('journal/unreadable', `${path} cannot be locked`, { cause: error });
  }
}

const SQLITE_BUSY = 5;
/** Room for the ends of many streams, to which every tick adds. */
const CACHE_KIB = 65_536;
/** Pages of the log before they are moved into the file: a busy second of the chronicle, not a tick of it. */
const WAL_PAGES = 8000;

function openDatabase(path: string): DatabaseSync {
  const database = open(path);
  try {
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;');
    database.exec(`PRAGMA cache_size = -${CACHE_KIB}; PRAGMA wal_autocheckpoint = ${WAL_PAGES};`);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function prepareSchema(database: DatabaseSync, path: string): void {
  const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
  const application = Number(database.prepare('PRAGMA application_id').get()?.['application_id']);
  const tables = Number(database.prepare('SELECT count(*) AS count FROM sqlite_schema').get()?.['count']);
  if (tables === 0) {
    database.exec(`BEGIN IMMEDIATE; ${SCHEMA} COMMIT;`);
    return;
  }
  if (application !== APPLICATION_ID) {
    throw new JournalError('journal/unreadable', `${path} is a database of another program`);
  }
  if (version < 1 || version > JOURNAL_SCHEMA_VERSION) {
    throw new JournalError(
      'journal/unknown-format',
      `${path} has schema ${version}; this program knows schema ${JOURNAL_SCHEMA_VERSION}`,
    );
  }
  migrate(database, version);
}

function migrate(database: DatabaseSync, from: number): void {
  for (let version = from + 1; version <= JOURNAL_SCHEMA_VERSION; version += 1) {
    transact(database, () => database.exec(`${MIGRATIONS[version]} PRAGMA user_version = ${version};`));
  }
}

function textOf(value: unknown): string {
  if (typeof value !== 'string')
    throw new JournalError('journal/unreadable', 'a column of the journal holds no text');
  return value;
}

/** Reads the chronicle of a data directory beside the server that writes it, as it was at the moment of opening. */
import { existsSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import type { Chronicle, ChronicleGenesis } from '../../actors/chronicle/chronicle.ts';
import { ChronicleError } from '../../actors/chronicle/chronicle-error.ts';
import type { JournalHeader, StoredSnapshot } from '../../actors/universe/journal.ts';
import type { TickRecord } from '../../kernel/tick-record.ts';
import { SqliteChronicle } from './chronicle.ts';

export type ChronicleReader = {
  readonly chronicle: Chronicle;
  readonly genesis: ChronicleGenesis;
  /** What the journal kept since the chronicle began, oldest first. */
  readonly ticks: () => Iterable<TickRecord>;
  /** What the journal was begun with. */
  readonly header: JournalHeader;
  /** Of the journal; undefined while none was taken. */
  readonly newestSnapshot: () => StoredSnapshot | undefined;
  /** 0 while the journal keeps none. */
  readonly lastTick: () => number;
  readonly close: () => void;
};

/** @throws ChronicleError chronicle/missing, chronicle/unreadable */
export function readSqliteChronicle(path: string): ChronicleReader {
  if (!existsSync(path))
    throw new ChronicleError(
      'chronicle/missing',
      `${path}: there is no journal here; name the data directory of a server`,
    );
  const { DatabaseSync: Database } = process.getBuiltinModule('node:sqlite');
  const database = new Database(path, { readOnly: true });
  try {
    // Everything that is read from here on is of one moment.
    database.exec('BEGIN');
    return readerOf(database, path);
  } catch (error) {
    database.close();
    if (error instanceof ChronicleError) throw error;
    throw new ChronicleError('chronicle/unreadable', `${path} cannot be read as a journal`, { cause: error });
  }
}

function readerOf(database: DatabaseSync, path: string): ChronicleReader {
  const none = `${path} has no chronicle yet: a server writes one from its next start on`;
  const table = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'chronicle_genesis'").get();
  if (table === undefined) throw new ChronicleError('chronicle/missing', none);
  const chronicle = new SqliteChronicle(database);
  const genesis = chronicle.genesis();
  if (genesis === undefined) throw new ChronicleError('chronicle/missing', none);
  const header = database.prepare('SELECT text FROM header').get();
  if (header === undefined) throw new ChronicleError('chronicle/missing', none);
  return {
    chronicle,
    genesis,
    ticks: () => ticksAfter(database, genesis.tick),
    header: JSON.parse(String(header['text'])) as JournalHeader,
    newestSnapshot: () => {
      const row = database.prepare('SELECT tick, text FROM snapshots ORDER BY tick DESC LIMIT 1').get();
      return row && { tick: Number(row['tick']), text: String(row['text']) };
    },
    lastTick: () => Number(database.prepare('SELECT max(tick) AS tick FROM ticks').get()?.['tick'] ?? 0),
    close: () => database.close(),
  };
}

function* ticksAfter(database: DatabaseSync, tick: number): Iterable<TickRecord> {
  const rows = database.prepare('SELECT record FROM ticks WHERE tick > ? ORDER BY tick');
  for (const row of rows.iterate(tick)) yield JSON.parse(String(row['record'])) as TickRecord;
}

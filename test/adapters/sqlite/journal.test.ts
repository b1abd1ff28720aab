import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { openSqliteJournal } from '../../../src/adapters/sqlite/journal.ts';
import { journalContract } from '../../contracts/journal-contract.ts';
import { JOURNAL_HEADER, journaledTick } from '../../support/journal-sample.ts';

const folder = mkdtempSync(join(tmpdir(), 'seed-journal-'));
let count = 0;
const newPath = (): string => {
  count += 1;
  return join(folder, `sub-${count}`, 'journal.sqlite');
};
const coded = (code: string): unknown => expect.objectContaining({ code });

afterAll(() => rmSync(folder, { recursive: true }));

journalContract('SQLite', () => openSqliteJournal(newPath()));

test('[JR7] a journal that is opened again holds what it held', () => {
  const path = newPath();
  const first = openSqliteJournal(path);
  first.begin(JOURNAL_HEADER);
  first.append([journaledTick(1), journaledTick(3)]);
  first.saveSnapshot({ tick: 3, text: '{}' });
  first.close();
  const again = openSqliteJournal(path);
  expect(again.header()).toEqual(JOURNAL_HEADER);
  expect([...again.ticksAfter(0)]).toEqual([journaledTick(1), journaledTick(3)]);
  expect(again.newestSnapshot()).toEqual({ tick: 3, text: '{}' });
  expect(() => again.append([journaledTick(3)])).toThrow(coded('journal/out-of-order'));
  again.append([journaledTick(4)]);
  again.close();
});

test('[JR8] a second server cannot open the journal, until the first one closes it', () => {
  const path = newPath();
  const first = openSqliteJournal(path);
  expect(() => openSqliteJournal(path)).toThrow(coded('journal/in-use'));
  first.begin(JOURNAL_HEADER);
  first.close();
  openSqliteJournal(path).close();
});

test('[JR8] another process cannot open it either, but may read the file', async () => {
  const path = newPath();
  const writer = await startWriter(path);
  await writer.until(10);
  expect(() => openSqliteJournal(path)).toThrow(coded('journal/in-use'));
  const reader = new DatabaseSync(path, { readOnly: true });
  expect(
    Number(reader.prepare('SELECT count(*) AS ticks FROM ticks').get()?.['ticks']),
  ).toBeGreaterThanOrEqual(10);
  reader.close();
  await writer.kill();
});

test('[JR9] after kill -9 in the middle of appends every tick that was appended is there, and none is half there', async () => {
  const path = newPath();
  let known = 0;
  for (const wait of [4, 30, 120, 200]) {
    const writer = await startWriter(path);
    await writer.until(known + wait);
    const printed = await writer.kill();
    const journal = openSqliteJournal(path);
    const ticks = [...journal.ticksAfter(0)];
    expect(ticks.length).toBeGreaterThanOrEqual(printed);
    expect(ticks.length % 2).toBe(0);
    expect(ticks).toEqual(ticks.map((_, index) => journaledTick(index + 1)));
    const newest = journal.newestSnapshot();
    if (newest !== undefined) expect(newest.text).toBe(`{"at":${newest.tick}}`);
    journal.close();
    known = ticks.length;
  }
});

test('[JR10] a file that is no journal, or of another program, or of a later version, is refused with its code', () => {
  const noDatabase = newPath();
  openSqliteJournal(noDatabase).close();
  rmSync(`${noDatabase}-wal`, { force: true });
  writeFileSync(noDatabase, 'this is no database, and long enough to be looked at'.repeat(100));
  expect(() => openSqliteJournal(noDatabase)).toThrow(coded('journal/unreadable'));

  const foreign = join(folder, 'foreign.sqlite');
  const foreignDatabase = new DatabaseSync(foreign);
  foreignDatabase.exec('CREATE TABLE recipes (name TEXT)');
  foreignDatabase.close();
  expect(() => openSqliteJournal(foreign)).toThrow(coded('journal/unreadable'));

  const later = newPath();
  openSqliteJournal(later).close();
  const laterDatabase = new DatabaseSync(later);
  laterDatabase.exec('PRAGMA user_version = 99');
  laterDatabase.close();
  expect(() => openSqliteJournal(later)).toThrow(coded('journal/unknown-format'));
  // A refusal leaves no lock behind.
  expect(() => openSqliteJournal(later)).toThrow(coded('journal/unknown-format'));
});

type Writer = {
  /** Waits until this tick was printed. */
  until(tick: number): Promise<void>;
  /** Kills the process at once and returns the last tick it printed. */
  kill(): Promise<number>;
};

async function startWriter(path: string): Promise<Writer> {
  const script = fileURLToPath(new URL('../../support/append-forever.ts', import.meta.url));
  const child = spawn(process.execPath, [script, path], { stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = 0;
  let rest = '';
  let look = (): void => {};
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    printed = Number(lines.at(-1) ?? printed);
    look();
  });
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  return {
    until: async (tick) => {
      while (printed < tick) {
        await new Promise<void>((resolve) => {
          look = resolve;
        });
      }
    },
    kill: async () => {
      child.kill('SIGKILL');
      await closed;
      return printed;
    },
  };
}

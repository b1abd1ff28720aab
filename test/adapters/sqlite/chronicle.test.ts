import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, test } from 'vitest';
import { openLiveUniverse } from '../../../src/actors/universe/open-live-universe.ts';
import { openSqliteJournal } from '../../../src/adapters/sqlite/journal.ts';
import { chronicleContract } from '../../contracts/chronicle-contract.ts';
import { entriesOf, GENESIS } from '../../support/chronicle-sample.ts';
import { JOURNAL_HEADER } from '../../support/journal-sample.ts';
import { ALICE, command, join as joining, smallMaking } from '../../support/scripted-run.ts';

const folder = mkdtempSync(join(tmpdir(), 'seed-chronicle-'));
let count = 0;
const newPath = (): string => {
  count += 1;
  return join(folder, `${count}`, 'journal.sqlite');
};
afterAll(() => rmSync(folder, { recursive: true }));

chronicleContract('SQLite', () => openSqliteJournal(newPath()));

test('[CR4] a chronicle that is opened again goes on where it was', () => {
  const path = newPath();
  const first = openSqliteJournal(path);
  first.begin(JOURNAL_HEADER);
  first.chronicle.begin(GENESIS);
  first.chronicle.append(entriesOf(1, 5));
  const head = first.chronicle.head();
  first.close();
  const again = openSqliteJournal(path);
  expect(again.chronicle.genesis()).toEqual(GENESIS);
  expect(again.chronicle.head()).toEqual(head);
  again.chronicle.append(entriesOf(2, 1));
  expect([...again.chronicle.records(5)]).toMatchObject([{ position: 6, version: 4, stream: 'player:ada' }]);
  again.close();
});

test('[CR8] a data directory of before there were chronicles opens, and has one from its newest snapshot on', () => {
  const path = newPath();
  const making = (journal = openSqliteJournal(path)) => ({ ...smallMaking(), journal, content: {} });
  const before = openLiveUniverse({ ...making(), snapshotInterval: 20 });
  before.submit(joining(ALICE, 'Alice'));
  for (let tick = 0; tick < 50; tick += 1) before.advance();
  before.universe.halt('no last snapshot');
  const database = new DatabaseSync(path);
  const chains = database.prepare('SELECT tick, text FROM snapshots WHERE tick = 40').get();
  database.exec(`
    DROP TABLE chronicle; DROP TABLE chronicle_genesis; PRAGMA user_version = 1;`);
  database.close();
  before.halt('over');
  const journal = openSqliteJournal(path);
  const after = openLiveUniverse(making(journal));
  expect(after.universe.tick).toBe(50);
  expect(journal.chronicle.genesis()).toEqual({
    tick: 40,
    chain: JSON.parse(String(chains?.['text'])).chain,
  });
  after.advance();
  after.submit(joining(ALICE, 'Alice'));
  after.submit(command(ALICE, 'look'));
  after.advance();
  const records = [...journal.chronicle.records()];
  expect(records.every(({ tick }) => tick > 40)).toBe(true);
  expect(records.filter(({ kind }) => kind === 'input').map(({ id, type }) => [id, type])).toEqual([
    ['i51.0', 'player.leave'],
    ['i52.0', 'player.join'],
    ['i52.1', 'player.command'],
  ]);
  after.halt('over');
});

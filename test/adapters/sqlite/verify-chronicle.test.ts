/** Whatever is done to a chronicle in its file, verification names the first record that it touched. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ChronicleGenesis, ChronicleRecord } from '../../../src/actors/chronicle/chronicle.ts';
import { recordHash } from '../../../src/actors/chronicle/chronicle-chain.ts';
import { openLiveUniverse } from '../../../src/actors/universe/open-live-universe.ts';
import { type Checkpoint, verifyChronicle } from '../../../src/actors/chronicle/verify-chronicle.ts';
import { SqliteChronicle } from '../../../src/adapters/sqlite/chronicle.ts';
import { openSqliteJournal } from '../../../src/adapters/sqlite/journal.ts';
import { anyFault, commit, type Fault } from '../../support/any-fault.ts';
import { ALICE, BOB, command, join as joining, smallMaking } from '../../support/scripted-run.ts';

const FAULTS = 500;
const folder = mkdtempSync(join(tmpdir(), 'seed-faults-'));
const path = join(folder, 'journal.sqlite');
let database: DatabaseSync;
let genesis: ChronicleGenesis;
let whole: readonly ChronicleRecord[];

beforeAll(() => {
  const live = openLiveUniverse({ ...smallMaking(), journal: openSqliteJournal(path), content: {} });
  live.submit(joining(ALICE, 'Alice'));
  live.submit(joining(BOB, 'Bob'));
  const lines = ['look', 'take shell', 'n', 's', 'say well', 'drop shell', 'who'];
  for (let tick = 1; tick <= 300; tick += 1) {
    const text = lines[tick % lines.length] as string;
    if (tick % 3 === 0) live.submit(command(tick % 2 === 0 ? ALICE : BOB, text));
    live.advance();
  }
  live.halt('over');
  database = new DatabaseSync(path);
  const chronicle = new SqliteChronicle(database);
  genesis = chronicle.genesis()!;
  whole = [...chronicle.records()];
});
afterAll(() => {
  database.close();
  rmSync(folder, { recursive: true });
});

function verify(checkpoints: readonly Checkpoint[] = []) {
  const ticks = database
    .prepare('SELECT record FROM ticks ORDER BY tick')
    .all()
    .map(({ record }) => JSON.parse(String(record)));
  return verifyChronicle({ genesis, records: new SqliteChronicle(database).records(), ticks, checkpoints });
}

/** Does something to the file, looks, and undoes it. */
function altered<Result>(change: () => void, look: () => Result): Result {
  database.exec('BEGIN');
  try {
    change();
    return look();
  } finally {
    database.exec('ROLLBACK');
  }
}

const checkpointAt = (position: number): Checkpoint => {
  const { tick, hash } = whole[position - 1]!;
  return { position, tick, hash, chain: 'ab'.repeat(32) };
};

test(`[CR11] ${FAULTS} random edits, drops and swaps are each found at the first record that they touch`, () => {
  expect(verify()).toMatchObject({ outcome: 'verified', position: whole.length });
  const found = { edit: 0, drop: 0, swap: 0 };
  fc.assert(
    fc.property(anyFault(whole.length), (fault: Fault) => {
      let touched: number | undefined;
      const result = altered(
        () => {
          touched = commit(database, fault);
        },
        () => verify(),
      );
      fc.pre(touched !== undefined);
      expect(result.outcome).not.toBe('verified');
      expect(result.position).toBe(touched);
      found[fault.kind] += 1;
    }),
    { numRuns: FAULTS, seed: 2026 },
  );
  expect(found.edit + found.drop + found.swap).toBe(FAULTS);
  expect(Math.min(...Object.values(found))).toBeGreaterThan(100);
  expect(verify()).toMatchObject({ outcome: 'verified' });
}, 120_000);

/** Changes a record and gives it and all after it hashes that are right. */
function forge(position: number, change: (record: ChronicleRecord) => ChronicleRecord): void {
  const write = database.prepare('UPDATE chronicle SET body = ?, type = ?, hash = ? WHERE position = ?');
  let previous = whole[position - 2]?.hash ?? new SqliteChronicle(database).head().hash;
  for (const record of whole.slice(position - 1)) {
    const changed = record.position === position ? change(record) : record;
    previous = recordHash(previous, changed);
    write.run(changed.body, changed.type, previous, record.position);
  }
}

test('[CR12] a chronicle that was forged with right hashes contradicts the journal, from the tick on that was changed', () => {
  const victim = whole.findLast(({ type }) => type === 'player.command')!;
  const result = altered(
    () =>
      forge(victim.position, (record) => ({
        ...record,
        body: record.body.replace(/"text":"/, '"text":"no '),
      })),
    () => verify(),
  );
  const first = whole.find(({ tick }) => tick === victim.tick)!;
  expect(result).toMatchObject({
    outcome: 'broken',
    what: 'not in the journal',
    position: first.position,
    tick: victim.tick,
  });
});

test('[CR12] what a record says of itself and what it contains must agree', () => {
  const victim = whole.findLast(({ kind }) => kind === 'event')!;
  const result = altered(
    () => forge(victim.position, (record) => ({ ...record, type: 'player.fled' })),
    () => verify(),
  );
  expect(result).toMatchObject({ outcome: 'broken', what: 'inconsistent', position: victim.position });
});

test('[CR13] a tail that is cut off is missed by the journal, and by a checkpoint where the journal was cut too', () => {
  const last = whole.length;
  const cut = (from: number) => {
    database.prepare('DELETE FROM chronicle WHERE position >= ?').run(from);
  };
  expect(
    altered(
      () => cut(last - 20),
      () => verify(),
    ),
  ).toMatchObject({
    outcome: 'truncated',
    position: last - 20,
  });
  const { tick } = whole[last - 21]!;
  const cutBoth = () => {
    database.prepare('DELETE FROM chronicle WHERE tick >= ?').run(tick);
    database.prepare('DELETE FROM ticks WHERE tick >= ?').run(tick);
  };
  const left = whole.filter((record) => record.tick < tick).length;
  expect(altered(cutBoth, () => verify())).toMatchObject({ outcome: 'verified', position: left });
  expect(altered(cutBoth, () => verify([checkpointAt(last)]))).toMatchObject({
    outcome: 'truncated',
    position: left + 1,
  });
});

test('[CR13] a checkpoint is contradicted by a chronicle that was forged with its journal', () => {
  const position = Math.floor(whole.length / 2);
  const forged = () => {
    database.exec('DELETE FROM ticks');
    forge(position, (record) => ({ ...record, body: `${record.body.slice(0, -1)},"z":0}` }));
  };
  expect(altered(forged, () => verify())).toMatchObject({ outcome: 'verified' });
  expect(
    altered(forged, () => verify([checkpointAt(position - 1), checkpointAt(position + 5)])),
  ).toMatchObject({
    outcome: 'broken',
    what: 'not the checkpoint',
    position: position + 5,
  });
});

test('[CR13] the chain of the universe in a checkpoint must be the one of the journal', () => {
  const tick = database.prepare('SELECT record FROM ticks WHERE tick = 100').get();
  const { chain } = JSON.parse(String(tick?.['record']));
  const position = whole.findLast((record) => record.tick <= 100)!.position;
  const { hash } = whole[position - 1]!;
  expect(verify([{ position, tick: 100, hash, chain }])).toMatchObject({
    outcome: 'verified',
    checkpoints: 1,
  });
  expect(verify([{ position, tick: 100, hash, chain: 'ab'.repeat(32) }])).toMatchObject({
    outcome: 'broken',
    what: 'not the checkpoint',
    position,
  });
});

/** A real server that is killed in the middle of play, and what its chronicle has of it. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { Universe } from '../../src/actors/universe/universe.ts';
import type { UniverseOptions } from '../../src/actors/universe/universe-options.ts';
import { openSqliteJournal } from '../../src/adapters/sqlite/journal.ts';
import { loadContent } from '../../src/content/load-content.ts';
import { encodeCanonical } from '../../src/kernel/canonical.ts';
import { pause, seed, temporaryFolder } from './seed-process.ts';
import { ServerProcess } from './server-process.ts';
import { Traveller } from './traveller.ts';

const SLOW_MS = 120_000;
const LINES = ['look', 'take lantern', 'say hm', 'drop lantern', 'inventory', 'who'];

test(
  '[CR21] after kill -9 in the middle of play, three times over, the chronicle verifies and is what a replay gives',
  async () => {
    const data = temporaryFolder();
    for (let life = 0; life < 3; life += 1) {
      const server = await ServerProcess.start({ data, flags: life === 0 ? ['--tick-ms', '20'] : [] });
      const traveller = await Traveller.enter(server.url, 'Anneke');
      for (let turn = 0; turn < 15 + life; turn += 1) {
        await traveller.send(LINES[turn % LINES.length]!);
        if (turn === 10) {
          const page = await server.json<{ head: { position: number } }>('/api/chronicle?limit=1');
          expect(page.head.position).toBeGreaterThan(10);
        }
      }
      await pause(7 * life);
      await server.kill();
      traveller.close();
      const verified = await seed(['chronicle', 'verify', data, '--json']);
      expect(verified, verified.stdout).toMatchObject({ code: 0 });
    }
    const last = await ServerProcess.start({ data });
    expect(await last.stop()).toBe(0);
    expect(last.complaints()).toEqual([]);
    const verified = await seed(['chronicle', 'verify', data, '--json']);
    expect(JSON.parse(verified.stdout)).toMatchObject({ outcome: 'verified', checkpoints: 1 });
    expect(chronicled(data)).toEqual(replayed(data));
    const why = await seed(['why', 'i1.0', '--data', data]);
    expect(why.code).toBe(chronicled(data)[0]?.startsWith('i1.0 ') ? 0 : 2);
  },
  SLOW_MS,
);

function chronicled(data: string): string[] {
  const database = new DatabaseSync(join(data, 'journal.sqlite'), { readOnly: true });
  const rows = database.prepare('SELECT id, body FROM chronicle ORDER BY position').all();
  database.close();
  return rows.map(({ id, body }) => `${id} ${body}`);
}

/** Every tick of the journal again, and those between them, up to the last that anything was kept of. */
function replayed(data: string): string[] {
  const journal = openSqliteJournal(join(data, 'journal.sqlite'));
  const header = journal.header()!;
  const began = loadContent(header.content);
  if (!began.ok) throw new Error('the content of the journal does not load');
  const options = header.universe as unknown as UniverseOptions;
  const universe = Universe.begin({ spec: began.universe, options, began: header.content });
  const inputs = new Map([...journal.ticksAfter(0)].map((tick) => [tick.record.tick, tick.inputs]));
  const through = Math.max(...inputs.keys(), journal.newestSnapshot()?.tick ?? 0);
  const told: string[] = [];
  while (universe.tick < through) {
    const tick = universe.tick + 1;
    const { events } = universe.step(inputs.get(tick) ?? []);
    (inputs.get(tick) ?? []).forEach((input, index) => {
      told.push(`i${tick}.${index} ${encodeCanonical(input)}`);
    });
    for (const event of events) told.push(`${event.id} ${encodeCanonical(event)}`);
  }
  journal.close();
  return told;
}

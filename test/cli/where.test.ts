/** `GET /api/where` and `seed where`: one answer from a server, its data directory and the trace that is cut from it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type OpenUniverse, openLiveUniverse } from '../../src/actors/universe/open-live-universe.ts';
import { DEFAULT_OPTIONS, realmsOf } from '../../src/actors/universe/universe-options.ts';
import { chronicledCitizens } from '../../src/actors/whereabouts/chronicled-citizens.ts';
import { liveWhereabouts } from '../../src/actors/whereabouts/live-whereabouts.ts';
import type { WhereAnswer, WhereRefusal } from '../../src/actors/whereabouts/where-is.ts';
import { addWhereRoutes } from '../../src/adapters/http/where-routes.ts';
import { readTrace } from '../../src/adapters/trace/read-trace.ts';
import { tracedCitizens } from '../../src/adapters/trace/traced-citizens.ts';
import { readSqliteChronicle } from '../../src/adapters/sqlite/read-chronicle.ts';
import { openSqliteJournal } from '../../src/adapters/sqlite/journal.ts';
import { program } from '../../src/cli/seed.ts';
import { loadWorlds } from '../../src/cli/load-worlds.ts';
import { exportTrace } from '../../src/cli/trace-export.ts';
import { where } from '../../src/cli/where.ts';
import type { EntityId } from '../../src/kernel/ids.ts';

const folder = mkdtempSync(join(tmpdir(), 'seed-where-'));
const data = join(folder, 'data');
const trace = join(folder, 'trace');
/** Somebody has gone to the other town by then, and the last tick is no control tick. */
const TICKS = 1_203;
const TOLD = 1_200;

let server: Server;
let url: string;
let live: OpenUniverse;
let traveller: string;
let departed: number;

beforeAll(async () => {
  const { sources, content } = loadWorlds();
  live = openLiveUniverse({
    spec: content.universe,
    content: sources,
    journal: openSqliteJournal(join(data, 'journal.sqlite')),
    options: { ...DEFAULT_OPTIONS, seed: 'where', realms: realmsOf(['aldermouth', 'hethering'], 2) },
  });
  for (let tick = 1; tick <= TICKS; tick += 1) {
    const gone = live.advance().events.find(({ type }) => type === 'citizen.departed');
    if (gone !== undefined && traveller === undefined) [traveller, departed] = [gone.actor ?? '', tick];
  }
  const app = express();
  addWhereRoutes(app, liveWhereabouts(live, content.texts));
  server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}, 120_000);

afterEach(() => {
  vi.restoreAllMocks();
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

const get = async (query: string) => {
  const response = await fetch(`${url}/api/where${query}`);
  return { status: response.status, body: (await response.json()) as WhereAnswer & WhereRefusal };
};

async function printed(citizen: string, options: Partial<Parameters<typeof where>[1]>) {
  const lines: string[] = [];
  const note = (line: unknown) => void lines.push(String(line));
  vi.spyOn(console, 'log').mockImplementation(note);
  vi.spyOn(console, 'error').mockImplementation(note);
  const code = await where(citizen, { data, ...options });
  vi.restoreAllMocks();
  return { code, text: lines.join('\n') };
}

describe('where a citizen is', () => {
  it('[CZ12] is told by a server up to its last recorded tick, by name or id', async () => {
    for (const name of ['una_quill', 'keeper:una_quill', 'Una Quill', 'una  QUILL']) {
      const { status, body } = await get(`?citizen=${encodeURIComponent(name)}`);
      expect(status).toBe(200);
      expect(body).toMatchObject({
        citizen: {
          id: 'keeper:una_quill',
          name: 'Una Quill',
          trade: 'seller',
          home: { realm: 'aldermouth' },
        },
        at: { tick: TOLD, day: 0, clock: '09:00' },
        realm: { id: 'aldermouth', name: 'Aldermouth' },
      });
    }
    const first = (await get('?citizen=una_quill&at=0')).body;
    expect(first).toMatchObject({ activity: 'home', since: { tick: 0 }, cause: null, halted: null });
    expect(first.place).toEqual(first.citizen.home.place);
  });

  it('[CZ12] is an envelope from one tick to another, and the cause is the event of it', async () => {
    const before = (await get(`?citizen=${traveller}&at=${departed - 1}`)).body;
    expect(before).toMatchObject({ activity: 'gate', envelope: null });
    const { body } = await get(`?citizen=${traveller}&at=${departed}`);
    const due = Math.ceil(departed / 10) * 10;
    expect(body).toMatchObject({
      activity: 'envelope',
      realm: null,
      place: null,
      envelope: { from: { id: before.realm?.id }, gate: before.place, due, isReturning: false },
      since: { tick: departed },
      cause: { type: 'citizen.departed' },
    });
    expect(live.chronicle.record(body.cause?.event ?? '')?.tick).toBe(departed);
    expect((await get(`?citizen=${traveller}&at=${due}`)).body.activity).toBe('envelope');
    const after = (await get(`?citizen=${traveller}&at=${due + 1}`)).body;
    expect(after).toMatchObject({
      activity: 'gate',
      realm: body.envelope?.to,
      cause: { type: 'citizen.arrived' },
    });
  });

  it('[CZ13] is refused with a code when nobody, or more than one, or no such tick can be meant', async () => {
    expect(await get('?citizen=Una%20Quil')).toMatchObject({
      status: 404,
      body: { code: 'where/unknown-citizen', nearest: 'Una Quill' },
    });
    expect(await get('?citizen=Beelzebub')).toMatchObject({ status: 404, body: { nearest: null } });
    const bakers = await get('?citizen=baker');
    expect(bakers).toMatchObject({ status: 409, body: { code: 'where/ambiguous' } });
    expect(bakers.body.candidates).toHaveLength(3);
    expect(bakers.body.candidates?.every(({ trade }) => trade === 'baker')).toBe(true);
    expect(await get(`?citizen=una_quill&at=${TOLD + 1}`)).toMatchObject({
      status: 400,
      body: { code: 'where/not-yet' },
    });
    for (const query of [
      '',
      '?citizen=',
      '?citizen=una_quill&at=-1',
      '?citizen=una_quill&when=1',
      '?citizen=a&citizen=b',
    ])
      expect(await get(query)).toMatchObject({ status: 400, body: { code: 'admin/malformed' } });
  });

  it('[CZ14] is the same by server, by data directory and by the trace that is cut from it', async () => {
    const questions = [
      { citizen: traveller, at: departed },
      { citizen: 'una_quill', at: 317 },
      { citizen: 'Gil Brine' },
    ];
    const served: string[] = [];
    for (const { citizen, ...at } of questions)
      served.push((await printed(citizen, { ...at, url, json: true })).text);
    // While it runs, and when it has stopped.
    for (const [index, { citizen, ...at }] of questions.entries())
      expect((await printed(citizen, { ...at, json: true })).text).toBe(served[index]);
    live.halt('over');
    vi.spyOn(console, 'log').mockImplementation(() => {});
    expect(exportTrace({ data, out: trace, json: true })).toBe(0);
    for (const [index, { citizen, ...at }] of questions.entries())
      expect((await printed(citizen, { at: TOLD, ...at, trace, json: true })).text).toBe(served[index]);
  }, 120_000);

  it('[CZ14] rests on the same event of anybody at any tick, in the chronicle and in the trace', () => {
    const { run } = readTrace(trace);
    if (run === undefined) throw new Error('the trace is damaged');
    const traced = tracedCitizens(run);
    const reader = readSqliteChronicle(join(data, 'journal.sqlite'));
    const chronicled = chronicledCitizens(reader.chronicle, TOLD);
    expect([traced.from, traced.through]).toEqual([0, TOLD]);
    const moments = new Set<string>();
    for (let at = 0; at <= TOLD; at += 97) {
      for (const id of Object.keys(live.universe.spec.worlds['aldermouth']?.keepers ?? {})) {
        const { newest } = chronicled.read(`keeper:${id}` as EntityId, at);
        expect(traced.read(`keeper:${id}` as EntityId, at).newest).toEqual(newest);
        if (newest !== undefined) moments.add(newest.id);
      }
    }
    expect(moments.size).toBeGreaterThan(50);
    reader.close();
  });

  it('[CZ15] is told by seed where in words, with exit codes and who may have been meant', async () => {
    const { code, text } = await printed(traveller, { at: departed });
    expect(code).toBe(0);
    expect(text).toMatch(/abroad, in an envelope from (Aldermouth|Hethering), by .+, to /);
    expect(text).toMatch(new RegExp(`since tick ${departed}, day 0 \\d\\d:\\d\\d\\n`));
    expect(text).toContain('seed why e');
    expect((await printed('una_quill', { at: 0 })).text).toContain('at home\nsince the beginning');
    const bakers = await printed('baker', {});
    expect(bakers.code).toBe(2);
    expect(bakers.text.split('\n')).toHaveLength(4);
    expect(bakers.text).toContain('gil_brine  Gil Brine, baker of aldermouth');
    expect(JSON.parse((await printed('Nemo', { json: true })).text)).toMatchObject({
      error: { code: 'where/unknown-citizen' },
    });
    await expect(printed('una_quill', { url: 'http://127.0.0.1:9' })).rejects.toMatchObject({
      code: 'where/no-server',
    });
    await expect(printed('una_quill', { trace: folder })).rejects.toMatchObject({ code: 'trace/no-header' });
    const command = program().commands.find((one) => one.name() === 'where');
    expect(command?.helpInformation()).toContain('--at <tick>');
  });
});

/** The chronicle over HTTP: pages, filters, and a tail that goes on as the chronicle does. */
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterEach, expect, test, vi } from 'vitest';
import type { TickOutcome } from '../../../src/actors/universe/tick-outcome.ts';
import { adminAccess } from '../../../src/adapters/http/admin-access.ts';
import { addChronicleRoutes, TAILS_MAX } from '../../../src/adapters/http/chronicle-routes.ts';
import { createErrorHandler } from '../../../src/adapters/http/http-error.ts';
import { createLog } from '../../../src/adapters/log.ts';
import { MemoryChronicle } from '../../../src/adapters/memory-chronicle.ts';
import { entriesOf, GENESIS } from '../../support/chronicle-sample.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function open(ticks: number, token?: string) {
  const chronicle = new MemoryChronicle();
  chronicle.begin(GENESIS);
  for (let tick = 1; tick <= ticks; tick += 1) chronicle.append(entriesOf(tick, 4));
  const listeners = new Set<(outcome: TickOutcome) => void>();
  const subscribe = (listener: (outcome: TickOutcome) => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const newest: { jws?: string } = {};
  const app = express();
  const dismiss = addChronicleRoutes(app, {
    chronicle,
    universe: { subscribe },
    access: adminAccess(token),
    publicKey: { kty: 'OKP', crv: 'Ed25519', x: 'abc' },
    newestCheckpoint: () => newest.jws,
  });
  app.use(createErrorHandler(createLog({ level: 'silent' })));
  const server = createServer(app);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const grow = (tick: number) => {
    chronicle.append(entriesOf(tick, 4));
    for (const listener of [...listeners]) listener({ record: { tick } } as never);
  };
  const json = async (query: string) => {
    const response = await fetch(`${url}/api/chronicle${query}`);
    return { status: response.status, body: (await response.json()) as Body };
  };
  return { url, json, grow, newest, dismiss, listeners, chronicle };
}
type Body = {
  readonly code?: string;
  readonly records: readonly { readonly position: number; readonly body: unknown; readonly id: string }[];
  readonly next: number | null;
  readonly head: { readonly position: number };
};

/** Reads a tail as it comes; `told` are the positions and `events` the names, in order. */
async function follow(url: string, headers: Record<string, string> = {}) {
  const told: number[] = [];
  const events: string[] = [];
  const state = { ended: false };
  const stop = new AbortController();
  const response = await fetch(url, { headers, signal: stop.signal });
  const read = async () => {
    let rest = '';
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
      const messages = (rest + chunk).split('\n\n');
      rest = messages.pop() ?? '';
      for (const message of messages) {
        const [, id, event, data] = /^id: (\d+)\nevent: (\w+)\ndata: (.*)$/.exec(message) ?? [];
        expect(JSON.parse(data!)).toMatchObject({ position: Number(id), kind: event });
        told.push(Number(id));
        events.push(event!);
      }
    }
    state.ended = true;
  };
  const reading = read().catch(() => {});
  return { response, told, events, state, stop: () => stop.abort(), reading };
}

test('[CR14] pages hold records with their bodies as values, a cursor for the next, and where the chronicle stands', async () => {
  const { json } = await open(5);
  const first = await json('?limit=12');
  expect(first.status).toBe(200);
  expect(first.body.records).toHaveLength(12);
  expect(first.body.records[0]).toMatchObject({
    position: 1,
    version: 1,
    stream: 'player:ada',
    id: 'i1.0',
    body: { kind: 'player.command', player: 'player:ada' },
  });
  const second = await json(`?limit=12&after=${first.body.next}`);
  expect(second.body.records.map(({ position }) => position)).toEqual([13, 14, 15, 16, 17, 18, 19, 20]);
  expect(second.body).toMatchObject({ next: null, head: { position: 20, tick: 5 } });
});

test.each([
  ['?stream=realm:isle', ['e1.isle.2', 'e2.isle.2', 'e3.isle.2']],
  ['?stream=realm:isle&from_version=3', ['e3.isle.2']],
  ['?type=bell.rang&as_of=2', ['e1.isle.2', 'e2.isle.2']],
  ['?correlation=i2.0&kind=event', ['e2.isle.1', 'e2.isle.2', 'e2.isle.3']],
  ['?kind=decision', []],
])('[CR14] %s leaves what was asked for', async (query, ids) => {
  const { json } = await open(3);
  expect((await json(query)).body.records.map(({ id }) => id)).toEqual(ids);
});

test.each([
  '?limit=0',
  '?limit=1001',
  '?limit=x',
  '?after=-1',
  '?as_of=1e3',
  '?kind=rumour',
  '?strem=hub',
  '?type=',
])('[CR14] %s is refused with a code', async (query) => {
  const { json } = await open(1);
  expect(await json(query)).toMatchObject({ status: 400, body: { code: 'chronicle/bad-query' } });
});

test('[CR14] what players said is read from this machine only; the key and the newest checkpoint are for everybody', async () => {
  const { url, newest } = await open(1);
  const headers = { 'X-Forwarded-For': '203.0.113.9' };
  for (const path of ['/api/chronicle', '/api/chronicle/tail']) {
    const refused = await fetch(url + path, { headers });
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ code: 'admin/not-from-here' });
  }
  const key = await fetch(`${url}/api/chronicle/key`, { headers });
  expect(await key.json()).toEqual({ kty: 'OKP', crv: 'Ed25519', x: 'abc' });
  const none = await fetch(`${url}/api/chronicle/checkpoint`, { headers });
  expect([none.status, ((await none.json()) as Body).code]).toEqual([404, 'checkpoint/none']);
  newest.jws = 'a.b.c';
  const jws = await fetch(`${url}/api/chronicle/checkpoint`, { headers });
  expect(await jws.text()).toBe('a.b.c');
});

test('[CR14] with a token of the administrators the chronicle is read from anywhere, and without it from nowhere', async () => {
  const token = 'a-token-of-the-harbour-office';
  const { url } = await open(2, token);
  const elsewhere = { 'X-Forwarded-For': '203.0.113.9' };
  const codeOf = async (path: string, headers: Record<string, string>) => {
    const response = await fetch(url + path, { headers });
    return [response.status, ((await response.json()) as Body).code];
  };
  for (const path of ['/api/chronicle', '/api/chronicle/tail']) {
    expect(await codeOf(path, {})).toEqual([401, 'admin/no-token']);
    expect(await codeOf(path, { authorization: 'Bearer another' })).toEqual([403, 'admin/wrong-token']);
  }
  const headers = { ...elsewhere, authorization: `Bearer ${token}` };
  const page = (await (await fetch(`${url}/api/chronicle`, { headers })).json()) as Body;
  expect(page.records).toHaveLength(8);
  const tail = await follow(`${url}/api/chronicle/tail?after=0`, headers);
  await vi.waitFor(() => expect(tail.told).toEqual([1, 2, 3, 4, 5, 6, 7, 8]));
  tail.stop();
  await tail.reading;
});

test('[CR15] a tail tells what comes from now on, or from a cursor on, or goes on where it was cut off', async () => {
  const { url, grow } = await open(300);
  const now = await follow(`${url}/api/chronicle/tail`);
  expect(now.response.headers.get('content-type')).toMatch(/^text.event-stream/);
  const from = await follow(`${url}/api/chronicle/tail?after=1190`);
  const again = await follow(`${url}/api/chronicle/tail?after=3`, { 'Last-Event-ID': '1198' });
  const bells = await follow(`${url}/api/chronicle/tail?type=bell.rang&after=0`);
  grow(301);
  grow(302);
  await vi.waitFor(() => expect(now.told).toHaveLength(8));
  expect(now.told).toEqual([1201, 1202, 1203, 1204, 1205, 1206, 1207, 1208]);
  expect(now.events.slice(0, 2)).toEqual(['input', 'event']);
  await vi.waitFor(() => expect(again.told.at(-1)).toBe(1208));
  expect(again.told[0]).toBe(1199);
  await vi.waitFor(() => expect(from.told.at(-1)).toBe(1208));
  expect(from.told).toEqual(Array.from({ length: 18 }, (_, index) => 1191 + index));
  await vi.waitFor(() => expect(bells.told).toHaveLength(302));
  for (const tail of [now, from, again, bells]) tail.stop();
});

test('[CR15] who does not read is told everything in order when they do, and costs no memory meanwhile', async () => {
  const { url, grow, chronicle } = await open(1);
  const { host, port } = new URL(url) as { host: string; port: string };
  const told: number[] = [];
  const response = await new Promise<import('node:http').IncomingMessage>((resolve) =>
    request({ host: host.split(':')[0], port, path: '/api/chronicle/tail?after=0' }, resolve).end(),
  );
  response.pause();
  for (let tick = 2; tick <= 3000; tick += 1) chronicle.append(entriesOf(tick, 4));
  grow(3001);
  let rest = '';
  response.setEncoding('utf8').on('data', (chunk: string) => {
    const messages = (rest + chunk).split('\n\n');
    rest = messages.pop() ?? '';
    for (const message of messages) told.push(Number(/^id: (\d+)/.exec(message)?.[1]));
  });
  response.resume();
  let tick = 3001;
  await vi.waitFor(
    () => {
      tick += 1;
      grow(tick);
      expect(told.length).toBeGreaterThan(1000);
    },
    { timeout: 10_000 },
  );
  expect(told).toEqual(told.map((_, index) => index + 1));
  response.destroy();
}, 20_000);

test('[CR15] tails are counted, end with their connection, and are let go when the server stops', async () => {
  const { url, json, listeners, dismiss } = await open(1);
  const tails = await Promise.all(
    Array.from({ length: TAILS_MAX }, () => follow(`${url}/api/chronicle/tail`)),
  );
  expect(listeners.size).toBe(TAILS_MAX);
  expect(await json('/tail')).toMatchObject({ status: 503, body: { code: 'chronicle/too-many-tails' } });
  tails[0]?.stop();
  await vi.waitFor(() => expect(listeners.size).toBe(TAILS_MAX - 1));
  dismiss();
  await Promise.all(tails.map(({ reading }) => reading));
  expect(tails.slice(1).every(({ state }) => state.ended)).toBe(true);
  expect(listeners.size).toBe(0);
});

/** A server as its administrators see it: through a client whose types are generated from the OpenAPI document. */
import { request } from 'node:http';
import createClient, { type Client } from 'openapi-fetch';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { paths } from '../support/http-api.ts';
import { PlayerSocket } from '../support/player-socket.ts';
import { eventually, PATIENCE_MS, temporaryFolder } from './seed-process.ts';
import { ServerProcess } from './server-process.ts';

const TOKEN = 'a token of sixteen and more'.replaceAll(' ', '-');
const FAST = ['--tick-ms', '20'];

const sockets: PlayerSocket[] = [];
const servers: ServerProcess[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.close();
});
afterAll(async () => {
  for (const server of servers.splice(0)) await server.stop();
});

/** Most of it is tried on one server, from this machine and without a token. */
let shared: Awaited<ReturnType<typeof open>>;
beforeAll(async () => {
  shared = await open();
}, PATIENCE_MS);

async function open(env: Readonly<Record<string, string>> = {}, data = temporaryFolder()) {
  const server = await ServerProcess.start({ data, flags: FAST, env });
  servers.push(server);
  const client = createClient<paths>({
    baseUrl: server.url,
    ...(env['ADMIN_TOKEN'] === undefined
      ? {}
      : { headers: { authorization: `Bearer ${env['ADMIN_TOKEN']}` } }),
  });
  return { server, client, data };
}

async function enter(server: ServerProcess, name: string): Promise<PlayerSocket> {
  const socket = connect(server, name);
  await socket.next('welcome');
  await socket.next('prose');
  return socket;
}

function connect(server: ServerProcess, name: string, locale = 'en'): PlayerSocket {
  const socket = new PlayerSocket(server.url, { auth: { name, locale } });
  sockets.push(socket);
  return socket;
}

const reads = (socket: PlayerSocket, text: string) =>
  eventually(
    () => (socket.text().includes(text) ? true : undefined),
    () => `"${text}" in: ${socket.text()}`,
  );

/** As a request that a proxy or a page of another site makes. */
const askWith = (server: ServerProcess, headers: Readonly<Record<string, string>>): Promise<number> =>
  new Promise((resolve, reject) => {
    request(`${server.url}/api/admin/status`, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });

type Api = Client<paths>;
const typeOf = (data: object | undefined) => (data !== undefined && 'type' in data ? data.type : undefined);
const broadcast = (client: Api, text: string, operator = 'Ada') =>
  client.POST('/api/admin/broadcast', { body: { text, operator } });

describe('access', () => {
  it('[AD1] without a token is for this machine alone', async () => {
    const { server, client } = shared;
    expect((await client.GET('/api/admin/status')).response.status).toBe(200);
    expect(await askWith(server, { 'x-forwarded-for': '192.0.2.1' })).toBe(403);
    expect(await askWith(server, { origin: 'https://example.com' })).toBe(403);
  });

  it(
    '[AD2] with a token is for whoever shows it',
    async () => {
      const { server, client } = await open({ ADMIN_TOKEN: TOKEN });
      expect((await client.GET('/api/admin/status')).response.status).toBe(200);
      const none = await server.get('/api/admin/status');
      expect([none.status, none.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
      expect(await none.json()).toMatchObject({ code: 'admin/no-token' });
      const wrong = createClient<paths>({ baseUrl: server.url, headers: { authorization: 'Bearer guess' } });
      const { error, response } = await wrong.POST('/api/admin/pause', { body: {} as never });
      expect([response.status, error]).toMatchObject([403, { code: 'admin/wrong-token' }]);
      expect(
        await askWith(server, { 'x-forwarded-for': '192.0.2.1', authorization: `Bearer ${TOKEN}` }),
      ).toBe(200);
    },
    PATIENCE_MS,
  );

  it(
    '[AD2] with a token that can be guessed is no way to start',
    async () => {
      const refused = await ServerProcess.attempt({
        data: temporaryFolder(),
        env: { ADMIN_TOKEN: 'secret' },
      });
      expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('start/weak-admin-token') });
    },
    PATIENCE_MS,
  );
});

describe('what administrators see', () => {
  it('[AD3] is the universe: realms, records, players, games, and what happened', async () => {
    const { server, client } = shared;
    const alice = await enter(server, 'Alice');
    alice.send('command', { text: 'take lantern' });
    const { data: realms } = await client.GET('/api/admin/realms');
    expect(realms?.realms.map(({ realm }) => realm)).toEqual([
      'aldermouth',
      'hethering',
      'meridian',
      'vetrellis',
    ]);
    const { data: realm } = await client.GET('/api/admin/realms/{realm}', {
      params: { path: { realm: 'vetrellis' } },
    });
    expect(realm).toMatchObject({ world: 'vetrellis', state: 'open', players: { present: 1 } });
    const ids: string[] = [];
    let after: string | undefined;
    do {
      const query = { kind: 'item', limit: '7', ...(after === undefined ? {} : { after }) };
      const { data: page } = await client.GET('/api/admin/entities', { params: { query } });
      ids.push(...(page?.entities.map(({ realm: of, id }) => `${of} ${id}`) ?? []));
      after = page?.next ?? undefined;
    } while (after !== undefined);
    expect(ids).toEqual([...new Set(ids)].sort());
    expect(ids.length).toBe((realms?.realms ?? []).reduce((sum, { items }) => sum + items, 0));
    const { data: player } = await client.GET('/api/admin/players/{name}', {
      params: { path: { name: 'ALICE' } },
    });
    expect(player).toMatchObject({
      player: { name: 'Alice', realm: 'vetrellis', present: true },
      fact: { kind: 'player' },
    });
    const id = player?.player.id ?? '';
    const { data: record } = await client.GET('/api/admin/entities/{id}', { params: { path: { id } } });
    expect(record?.entities).toMatchObject([{ realm: 'vetrellis', kind: 'player', fact: { name: 'Alice' } }]);
    const joined = await eventually(async () => {
      const { data: page } = await client.GET('/api/admin/events', {
        params: { query: { type: 'player.joined', limit: '5' } },
      });
      return page?.records[0];
    }, 'the joining in the chronicle');
    expect(joined).toMatchObject({ kind: 'event', body: { params: { actor: 'Alice' } } });
    const one = await client.GET('/api/admin/events/{id}', { params: { path: { id: joined.id } } });
    expect(one.data).toEqual(joined);
    const { data: status } = await client.GET('/api/admin/status');
    expect(status).toMatchObject({ status: 'running', sockets: 1, players: { present: 1, known: 1 } });
  });

  it('[AD4] is a coded error when it is not there or not to be understood', async () => {
    const { server } = shared;
    const cases = [
      ['/api/admin/entities/nothing', 404, 'entity/unknown'],
      ['/api/admin/realms/moon', 404, 'realm/unknown'],
      ['/api/admin/players/Nobody%20here', 404, 'player/unknown'],
      ['/api/admin/games/none', 404, 'game/unknown'],
      ['/api/admin/events/e1.hub.999', 404, 'event/unknown'],
      ['/api/admin/entities?limit=0', 400, 'admin/malformed'],
      ['/api/admin/entities?limit=5&limit=6', 400, 'admin/malformed'],
      ['/api/admin/events?kind=rumour', 400, 'admin/malformed'],
      ['/api/admin/players/%E0%A4%A', 400, 'http/bad-request'],
      ['/api/admin/elsewhere', 404, 'http/not-found'],
    ] as const;
    for (const [path, status, code] of cases) {
      const response = await server.get(path);
      expect([path, response.status, await response.json()]).toMatchObject([path, status, { code }]);
    }
    const post = (body: string, type = 'application/json') =>
      fetch(`${server.url}/api/admin/broadcast`, { method: 'POST', body, headers: { 'content-type': type } });
    const bodies = [
      ['{"text":', 'application/json', 400, 'http/bad-request'],
      ['{"text":7}', 'application/json', 400, 'admin/malformed'],
      ['{"text":"a\\u0007"}', 'application/json', 400, 'admin/malformed'],
      ['{"text":"\\ud800"}', 'application/json', 400, 'admin/malformed'],
      ['[]', 'application/json', 400, 'admin/malformed'],
      ['hello', 'text/plain', 415, 'admin/wrong-type'],
      [JSON.stringify({ text: 'x'.repeat(20_000) }), 'application/json', 413, 'http/bad-request'],
    ] as const;
    for (const [body, type, status, code] of bodies) {
      const response = await post(body, type);
      expect([body.slice(0, 40), response.status, await response.json()]).toMatchObject([
        body.slice(0, 40),
        status,
        { code },
      ]);
    }
  });
});

describe('what operators do', () => {
  it('[AD5] is answered after its tick, and read by the players', async () => {
    const { server, client } = shared;
    const alice = await enter(server, 'Alice');
    const bob = connect(server, 'Bob', 'es');
    await bob.next('prose');
    const said = await broadcast(client, 'The tide is late');
    expect(said.data).toMatchObject({ type: 'operator.broadcast', tick: expect.any(Number) });
    await reads(alice, 'To everybody, from those who look after this place: The tide is late');
    await reads(bob, 'Para todos, de quienes cuidan de este lugar: The tide is late');
    const path = { name: 'alice' };
    await client.POST('/api/admin/players/{name}/mute', {
      params: { path },
      body: { reason: 'Shouting.', seconds: 30, operator: 'Ada' },
    });
    await reads(alice, 'asks you to keep quiet for 30 seconds: Shouting. Until then');
    alice.send('command', { text: 'say hello' });
    await reads(alice, 'You were asked to keep quiet.');
    const lifted = await client.POST('/api/admin/players/{name}/unmute', {
      params: { path },
      body: { operator: 'Ada' },
    });
    expect(typeOf(lifted.data)).toBe('operator.unmuted');
    const again = await client.POST('/api/admin/players/{name}/unmute', {
      params: { path },
      body: { operator: 'Ada' },
    });
    expect([again.response.status, again.error]).toMatchObject([409, { code: 'operator/not-muted' }]);
    const moved = await client.POST('/api/admin/players/{name}/teleport', {
      params: { path },
      body: { realm: 'meridian', location: 'ballroom', operator: 'Ada' },
    });
    expect(typeOf(moved.data)).toBe('operator.teleported');
    await eventually(async () => {
      const { data } = await client.GET('/api/admin/players/{name}', { params: { path } });
      return data?.player.realm === 'meridian' && data.player.location === 'ballroom' ? true : undefined;
    }, 'Alice in the ballroom');
    const lost = await client.POST('/api/admin/players/{name}/teleport', {
      params: { path },
      body: { realm: 'moon', location: 'crater', operator: 'Ada' },
    });
    expect([lost.response.status, lost.error]).toMatchObject([404, { code: 'operator/unknown-realm' }]);
  });

  it(
    '[AD6] sends players away and keeps them out, also after a restart',
    async () => {
      const { server, client, data } = await open();
      const alice = await enter(server, 'Alice');
      const path = { name: 'Alice' };
      const body = { reason: 'Not today', operator: 'Ada' };
      const kicked = await client.POST('/api/admin/players/{name}/kick', { params: { path }, body });
      expect(typeOf(kicked.data)).toBe('operator.kicked');
      expect(await alice.next('farewell')).toMatchObject({ reason: 'kicked' });
      expect(alice.text()).toContain('ends your visit: Not today.');
      const back = await enter(server, 'Alice');
      await client.POST('/api/admin/players/{name}/ban', { params: { path }, body });
      expect(await back.next('farewell')).toMatchObject({ reason: 'banned' });
      expect(await connect(server, 'alice').next('error')).toMatchObject({ code: 'session/banned' });
      servers.splice(servers.indexOf(server), 1);
      await server.kill();
      const second = await open({}, data);
      expect(await connect(second.server, 'Alice').next('error')).toMatchObject({ code: 'session/banned' });
      const { data: listed } = await second.client.GET('/api/admin/bans');
      expect(listed?.bans).toMatchObject([{ name: 'Alice', reason: 'Not today', operator: 'Ada' }]);
      await second.client.POST('/api/admin/players/{name}/unban', {
        params: { path },
        body: { operator: 'Ada' },
      });
      await enter(second.server, 'Alice');
    },
    3 * PATIENCE_MS,
  );

  it('[AD7] stops the clock, steps and lets it run, and the chronicle says who did it', async () => {
    const { client } = shared;
    const body = { operator: 'Ada' };
    const stopped = await client.POST('/api/admin/pause', { body });
    expect(stopped.data).toMatchObject({ status: 'paused', ran: 0 });
    const twice = await client.POST('/api/admin/pause', { body });
    expect([twice.response.status, twice.error]).toMatchObject([409, { code: 'universe/paused' }]);
    const tick = stopped.data?.tick ?? 0;
    const waiting = await broadcast(client, 'Later');
    expect([waiting.response.status, waiting.data]).toMatchObject([202, { awaits: tick + 1 }]);
    const stepped = await client.POST('/api/admin/step', { body: { ticks: 25, operator: 'Ada' } });
    expect(stepped.data).toEqual({ status: 'paused', tick: tick + 25, ran: 25 });
    expect((await client.POST('/api/admin/resume', { body })).data).toMatchObject({ status: 'running' });
    const running = await client.POST('/api/admin/step', { body: { ticks: 1, operator: 'Ada' } });
    expect([running.response.status, running.error]).toMatchObject([409, { code: 'universe/not-paused' }]);
    const notes = await eventually(async () => {
      const query = { type: 'operator.noted', limit: '9' };
      const { data: page } = await client.GET('/api/admin/events', { params: { query } });
      return page?.records.length === 3 ? page.records : undefined;
    }, 'three notes');
    const params = notes.map(({ body: event }) => (event as { params: Record<string, unknown> }).params);
    expect(params.map(({ what, ticks, operator }) => [what, ticks, operator])).toEqual([
      ['pause', 0, 'Ada'],
      ['step', 25, 'Ada'],
      ['resume', 0, 'Ada'],
    ]);
  });
});

describe('measurements', () => {
  it('[ME1] tell of ticks, of what went through them and of what waits', async () => {
    const { server, client } = shared;
    await enter(server, 'Mira');
    await broadcast(client, 'Hello');
    const response = await server.get('/metrics');
    expect(response.headers.get('content-type')).toContain('text/plain; version=0.0.4');
    const text = await response.text();
    const value = (line: string) => Number(new RegExp(`^${line} (\\S+)$`, 'm').exec(text)?.[1]);
    expect(value('seed_tick_duration_seconds_count')).toBeGreaterThan(0);
    expect(value('seed_tick_duration_seconds_sum')).toBeGreaterThan(0);
    const { tick } = await server.json<{ tick: number }>('/api/universe');
    expect(Math.abs(value('seed_tick') - tick)).toBeLessThan(50);
    expect(value('seed_control_tick_duration_seconds_count')).toBe(
      Math.floor(value('seed_tick_duration_seconds_count') / 10),
    );
    expect(value('seed_player_sockets')).toBeGreaterThan(0);
    expect(value('seed_inputs_total\\{of="operator"\\}')).toBeGreaterThan(0);
    expect(value('seed_inputs_total\\{of="player"\\}')).toBeGreaterThan(0);
    expect(value('seed_realm_players_present\\{realm="vetrellis"\\}')).toBe(1);
    expect(value('seed_status\\{status="running"\\}')).toBe(1);
    for (const name of ['rounds', 'awake_actors', 'inputs', 'events'])
      expect(value(`seed_tick_${name}_count`)).toBe(value('seed_tick_duration_seconds_count'));
    for (const name of [
      'nodejs_eventloop_lag_seconds',
      'process_resident_memory_bytes',
      'seed_games\\{state="active"\\}',
    ])
      expect(value(name)).toBeGreaterThanOrEqual(0);
  });

  it('[ME2] and the page about the routes come from this server alone', async () => {
    const { server } = shared;
    const page = await server.get('/api/docs');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    const html = await page.text();
    const addresses = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address = '']) => address);
    for (const address of addresses.filter((one) => !one.startsWith('data:'))) {
      expect(address).toMatch(/^\/api\/docs\//);
      expect([address, (await server.get(address)).status]).toEqual([address, 200]);
    }
    expect(await server.json('/api/openapi.json')).toMatchObject({ openapi: '3.1.0' });
  });
});

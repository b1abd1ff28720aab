/** The router of a server as it is started, with services in processes of their own that die, flood, and never answer. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { PlayerSocket } from '../support/player-socket.ts';
import { eventually, ROOT, temporaryFolder } from './seed-process.ts';
import { ServerProcess } from './server-process.ts';

const SLOW_MS = 180_000;

let server: ServerProcess;
const children: ChildProcess[] = [];

/** A registered service; resolves with its process. */
async function serve(name: string, on = server): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(ROOT, 'test/processes/rude-service.mjs')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const [text] = (await once(child.stdout!, 'data')) as [Buffer];
  const answer = await fetch(`${await on.bridgeUrl()}/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, language: 'javascript', port: Number(String(text)) }),
  });
  expect(answer.status).toBe(201);
  return child;
}

const refusal = async (path: string, on = server) => {
  const response = await on.get(path);
  return [response.status, ((await response.json()) as { code: string }).code];
};

beforeAll(async () => {
  server = await ServerProcess.start({
    data: temporaryFolder(),
    env: { RATE_LIMIT: '1000', MEMORY_LIMIT: '2G' },
  });
}, SLOW_MS);
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
});

describe('the router of a server', () => {
  it('[MR13] lets somebody play through it who sees the others', { timeout: SLOW_MS }, async () => {
    const ada = new PlayerSocket(server.url, { path: '/proxy/text_game/socket.io/', auth: { name: 'Ada' } });
    await ada.next('welcome');
    const bea = new PlayerSocket(server.url, { auth: { name: 'Bea' } });
    await bea.next('welcome');
    await bea.ask('command', { text: 'say I hear the lamps' });
    await ada.until(() => ada.text().includes('I hear the lamps'), 'what was said', 20_000);
    ada.socket.close();
    bea.socket.close();
  });

  it('[MR5] breaks an answer off when its service dies, and has it back when it lives again', {
    timeout: SLOW_MS,
  }, async () => {
    const first = await serve('mortal');
    const gone = once(first, 'exit');
    expect(await (await server.get('/proxy/mortal/door')).text()).toBe('GET /door');
    const answer = await server.get('/proxy/mortal/die');
    expect(answer.status).toBe(200);
    await expect(answer.text()).rejects.toThrow();
    await gone;
    expect(await refusal('/proxy/mortal/door')).toEqual([502, 'service/unreachable']);
    await serve('mortal');
    expect(await (await server.get('/proxy/mortal/door')).text()).toBe('GET /door');
  });

  it('[MR5] answers 504 for a service that says nothing, while everybody else is served', {
    timeout: SLOW_MS,
  }, async () => {
    await serve('silent');
    const asked = refusal('/proxy/silent/silent');
    for (let time = 0; time < 20; time += 1) expect((await server.get('/proxy/json_api/')).status).toBe(200);
    expect(await asked).toEqual([504, 'service/timeout']);
  });

  it('[MR2] is not filled by a service that sends without end to a client that does not read', {
    timeout: SLOW_MS,
  }, async () => {
    await serve('flood');
    const leave = new AbortController();
    const floods = await Promise.all(
      Array.from({ length: 20 }, () => fetch(`${server.url}/proxy/flood/flood`, { signal: leave.signal })),
    );
    expect(floods.map(({ status }) => status)).toEqual(floods.map(() => 200));
    const used = async () => (await server.json<{ memory: { used: number } }>('/health')).memory.used;
    const before = await used();
    await new Promise((resolve) => setTimeout(resolve, 1000));
    // Far less than the twenty could have sent by now.
    expect((await used()) - before).toBeLessThan(200 * 1024 ** 2);
    leave.abort();
    const health = await server.json<{ services: { name: string; circuit: string }[] }>('/health');
    expect(health.services.find(({ name }) => name === 'flood')?.circuit).toBe('closed');
  });

  it('[MR9] limits what comes through it by RATE_LIMIT, and [MR10] by MEMORY_LIMIT', {
    timeout: SLOW_MS,
  }, async () => {
    const small = await ServerProcess.start({ data: temporaryFolder(), env: { RATE_LIMIT: '3' } });
    for (let time = 0; time < 3; time += 1) expect((await small.get('/proxy/json_api/')).status).toBe(200);
    expect(await refusal('/proxy/json_api/', small)).toEqual([429, 'proxy/rate-limited']);
    expect((await small.get('/api/universe')).status).toBe(200);
    expect(await small.stop()).toBe(0);
    const full = await ServerProcess.start({ data: temporaryFolder(), env: { MEMORY_LIMIT: '1M' } });
    expect(await refusal('/proxy/json_api/', full)).toEqual([503, 'proxy/memory-limit']);
    expect(await (await full.get('/health')).json()).toMatchObject({
      status: 'full',
      memory: { limit: 1 << 20 },
    });
    expect((await full.get('/api/universe')).status).toBe(200);
    expect(await full.stop()).toBe(0);
  });

  it('[MR15] stops at once with sockets of services open', { timeout: SLOW_MS }, async () => {
    await serve('talker');
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/proxy/talker/`);
    await once(socket, 'open');
    socket.send('a word');
    expect(String((await once(socket, 'message'))[0])).toBe('a word');
    const closed = once(socket, 'close');
    expect(await server.stop()).toBe(0);
    await closed;
    await eventually(() => socket.readyState === socket.CLOSED || undefined, 'the end of the socket');
    expect(server.complaints()).toEqual([]);
  });
});

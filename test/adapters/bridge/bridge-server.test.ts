/** The language bridge over real HTTP, with a universe behind it and services beside it. */
import { createServer } from 'node:net';
import { describe, expect, test, vi } from 'vitest';
import { BridgeRequests } from '../../../src/adapters/bridge/bridge-requests.ts';
import { MESSAGE_BYTES_MAX, serveBridge } from '../../../src/adapters/bridge/bridge-server.ts';
import type { ServiceLinksOptions } from '../../../src/adapters/bridge/service-links.ts';
import { universalState } from '../../../src/adapters/bridge/universal-state.ts';
import { BRIDGE_ERROR_MESSAGES } from '../../../src/protocol/bridge/bridge-error-code.ts';
import {
  afterwards,
  backend,
  deadPort,
  linkServices,
  QUIET,
  runUniverse,
} from '../../support/bridge-fixture.ts';
import { QuickJournal } from '../../support/quick-journal.ts';
import { ScriptedUniverse } from '../../support/scripted-universe.ts';

type Answer = { readonly status: number; readonly body: Record<string, unknown> };

async function open({
  universe = runUniverse(),
  token,
  links: more,
}: {
  universe?: ReturnType<typeof runUniverse>;
  token?: string;
  links?: Partial<ServiceLinksOptions>;
} = {}) {
  const links = linkServices(universe, more);
  const bridge = await serveBridge({
    host: '127.0.0.1',
    port: 0,
    universe,
    links,
    universal: () => universalState(universe.universe, { name: 'Isles', services: links.describe() }),
    token,
    forward: { timeoutMs: 200, answerBytesMax: 1000 },
    log: QUIET,
  });
  afterwards(() => bridge.close());
  const ask = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const response = await fetch(bridge.url + path, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Answer['body'] };
  };
  const register = (name: string, port: number) =>
    ask('POST', '/register', { name, language: 'python', port });
  const send = (message: object) =>
    ask('POST', '/bridge', { action: 'update', target: 'universal', ...message });
  return { bridge, universe, links, ask, register, send };
}

const problem = ({ status, body: { error, code } }: Answer) => [status, error, code];
const healthOf = async (ask: (method: string, path: string) => Promise<Answer>, name: string) => {
  const { body } = await ask('GET', '/services');
  return (body['services'] as { name: string; health: string; circuit: string }[]).find(
    (one) => one.name === name,
  );
};

describe('the bridge', () => {
  test('[BR9] does what the three requests of the deployment plan ask for', async () => {
    const { ask } = await open();
    const registered = await ask('POST', '/register', { name: 'my_service', language: 'python', port: 5000 });
    expect(registered).toMatchObject({ status: 201, body: { status: 'success' } });
    expect(registered.body['service']).toMatchObject({ name: 'my_service', host: '127.0.0.1', port: 5000 });
    const { body: state } = await ask('GET', '/universal');
    expect(state['tokens']).toBe(0);
    const data = { tokens: (state['tokens'] as number) + 100 };
    const updated = await ask('POST', '/bridge', { target: 'universal', action: 'update', data });
    expect(updated).toMatchObject({ status: 200, body: { status: 'success', tokens: 100, revision: 1 } });
    expect((await ask('GET', '/universal')).body['tokens']).toBe(100);
  });

  test('[BR10] serves the universal state: what services share, and what the universe says of itself', async () => {
    const { ask, send, universe } = await open();
    await send({ data: { mood: { sea: ['calm', 2] } } });
    const { body } = await ask('GET', '/universal');
    expect(body).toMatchObject({
      name: 'Isles',
      tokens: 0,
      revision: 1,
      mood: { sea: ['calm', 2] },
      status: 'running',
      realms: [
        { realm_id: 'deep', world: 'deep', players: 0 },
        { realm_id: 'isle', world: 'isle', players: 0 },
      ],
      players: { total: 0, present: 0 },
      games: [],
      economy: { supply: 20_000, universal_purse: 0, treasuries: { deep: 10_000, isle: 10_000 } },
      services: [],
    });
    expect(body['tick']).toBeLessThanOrEqual(universe.universe.tick);
    expect(String(body['chain'])).toMatch(/^[0-9a-f]{64}$/);
    expect(
      (await ask('POST', '/bridge', { target: 'universal', action: 'get' })).body['state'],
    ).toMatchObject({
      mood: { sea: ['calm', 2] },
    });
    await send({ data: { mood: null } });
    expect((await ask('GET', '/universal')).body['mood']).toBeUndefined();
  });

  test('[BR11] hands a message on to the service that it is for, and its answer back', async () => {
    const heard: unknown[] = [];
    const { port } = await backend(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      if (request.url === '/bridge') heard.push(JSON.parse(Buffer.concat(chunks).toString()));
      response.end('{"rooms": 4}');
    });
    const { ask, register } = await open();
    await register('oracle', port);
    await register('asker', 1);
    const message = { source: 'asker', target: 'oracle', action: 'count', data: { of: 'rooms' } };
    expect(await ask('POST', '/bridge', message)).toEqual({
      status: 200,
      body: { status: 'success', target: 'oracle', answer: { rooms: 4 } },
    });
    expect(heard).toEqual([message]);
  });

  test('[BR12] says with a code what is wrong between it and a service', async () => {
    const replies: Record<string, [status: number, text: string]> = {
      no: [422, '{"reason": "no such room"}'],
      broken: [500, 'oops'],
      prose: [200, 'four rooms'],
      long: [200, JSON.stringify('x'.repeat(2000))],
    };
    const { port } = await backend(async (request, response) => {
      let text = '';
      for await (const chunk of request) text += chunk;
      const [status, body] = replies[(JSON.parse(text || '{}') as { action: string }).action] ?? [0, ''];
      // Whoever is asked for anything else never answers.
      if (status !== 0) response.writeHead(status).end(body);
    });
    const { register, send } = await open({ links: { circuit: { resetMs: 50, volume: 50 } } });
    await register('oracle', port);
    await register('dead', await deadPort());
    const ask = (target: string, action = 'no') => send({ target, action });
    expect(problem(await ask('nobody'))).toEqual([404, 'unknown', 'service/unknown']);
    expect(problem(await ask('dead'))).toEqual([502, 'unreachable', 'service/unreachable']);
    expect((await ask('oracle')).body).toMatchObject({
      code: 'service/refused',
      status: 422,
      answer: { reason: 'no such room' },
      service: 'oracle',
    });
    expect(problem(await ask('oracle', 'broken'))).toEqual([502, 'refused', 'service/refused']);
    expect(problem(await ask('oracle', 'prose'))).toEqual([502, 'bad_answer', 'service/bad-answer']);
    expect(problem(await ask('oracle', 'long'))).toEqual([
      502,
      'answer_too_large',
      'service/answer-too-large',
    ]);
    expect(problem(await ask('oracle', 'silence'))).toEqual([504, 'timeout', 'service/timeout']);
  });

  test('[BR13] leaves a service alone that fails again and again, and tries it anew after a while', async () => {
    let [isBroken, asked] = [true, 0];
    const { port } = await backend((request, response) => {
      if (request.url === '/bridge') asked += 1;
      response.writeHead(isBroken ? 500 : 200).end('{}');
    });
    const { ask, register, send } = await open({ links: { circuit: { resetMs: 300, volume: 3 } } });
    await register('oracle', port);
    const codes = [];
    for (let time = 0; time < 6; time += 1) codes.push((await send({ target: 'oracle' })).body['code']);
    expect(codes.slice(0, 3)).toEqual(Array(3).fill('service/refused'));
    expect(codes.at(-1)).toBe('service/circuit-open');
    expect(asked).toBeLessThan(6);
    expect((await healthOf(ask, 'oracle'))?.circuit).toBe('open');
    isBroken = false;
    await vi.waitFor(async () => expect((await send({ target: 'oracle' })).status).toBe(200), 5000);
    expect((await healthOf(ask, 'oracle'))?.circuit).toBe('closed');
  });

  test('[BR14] looks at its services again and again, and the universe keeps what was seen', async () => {
    let status = 404;
    const alive = await backend((_request, response) => void response.writeHead(status).end());
    const other = createServer((socket) => void socket.on('error', () => {}).end('220 no HTTP here\r\n'));
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    afterwards(() => other.close());
    const { ask, register, universe } = await open();
    await register('plain', alive.port);
    await register('mail', (other.address() as { port: number }).port);
    await register('dead', await deadPort());
    const health = async () =>
      Promise.all(['plain', 'mail', 'dead'].map(async (name) => (await healthOf(ask, name))?.health));
    // No such route is an answer all the same, and so is what is no HTTP.
    await vi.waitFor(async () => expect(await health()).toEqual(['up', 'up', 'down']), 5000);
    status = 503;
    await vi.waitFor(async () => expect(await health()).toEqual(['down', 'up', 'down']), 5000);
    status = 200;
    await vi.waitFor(async () => expect(await health()).toEqual(['up', 'up', 'down']), 5000);
    alive.close();
    await vi.waitFor(async () => expect(await health()).toEqual(['down', 'up', 'down']), 5000);
    expect(universe.universe.hub.bridge.service('plain')?.health).toBe('down');
  });

  test('[BR15] lists services, and lets one go', async () => {
    const { ask, register } = await open();
    await register('b', 2);
    await register('a', 1);
    const { body } = await ask('GET', '/services');
    expect((body['services'] as { name: string }[]).map(({ name }) => name)).toEqual(['a', 'b']);
    expect(await ask('DELETE', '/register/b')).toMatchObject({ status: 200, body: { name: 'b' } });
    expect(problem(await ask('DELETE', '/register/b'))).toEqual([404, 'unknown', 'service/unknown']);
    expect(await healthOf(ask, 'b')).toBeUndefined();
  });

  test('[BR15] knows its services and what they share after the process has ended', async () => {
    const journal = new QuickJournal();
    const first = await open({ universe: runUniverse(journal) });
    await first.register('oracle', 5000);
    await first.send({ data: { tokens: 7, mood: 'calm' } });
    first.universe.halt('test');
    const again = await open({ universe: runUniverse(journal) });
    expect((await again.ask('GET', '/universal')).body).toMatchObject({
      tokens: 7,
      mood: 'calm',
      revision: 1,
    });
    expect(await healthOf(again.ask, 'oracle')).toMatchObject({ port: 5000 });
  });

  test('[BR16] refuses what it cannot read, with a code and the place of the fault', async () => {
    const { ask, send } = await open();
    const codes = async (body: unknown, path = '/bridge') => problem(await ask('POST', path, body));
    expect(await codes('{"target"')).toEqual([400, 'not_json', 'message/not-json']);
    expect(await codes('[]')).toEqual([400, 'malformed', 'message/malformed']);
    expect(await codes('"x"')).toEqual([400, 'not_json', 'message/not-json']);
    expect(problem(await ask('POST', '/bridge', 'a=1', { 'content-type': 'text/plain' }))).toEqual([
      400,
      'not_json',
      'message/not-json',
    ]);
    const long = { target: 'universal', action: 'update', data: { mood: 'x'.repeat(MESSAGE_BYTES_MAX) } };
    expect(await codes(long)).toEqual([413, 'too_large', 'message/too-large']);
    const malformed = await ask('POST', '/register', {
      name: 'a b',
      language: 'x',
      port: 70_000,
      host: 'http://x/',
    });
    expect(malformed.status).toBe(400);
    expect((malformed.body['issues'] as { path: string }[]).map(({ path }) => path)).toEqual([
      'name',
      'port',
      'host',
    ]);
    expect(problem(await send({ action: 'burn' }))).toEqual([
      400,
      'unknown_action',
      'message/unknown-action',
    ]);
    expect(problem(await send({ data: { tokens: '100' } }))).toEqual([400, 'malformed', 'message/malformed']);
    expect(await codes('{"target":"universal","action":"update","data":{"tokens":1e999}}')).toEqual([
      400,
      'malformed',
      'message/malformed',
    ]);
    expect(problem(await send({ data: { '\ud800': 1 } }))).toEqual([400, 'bad_field', 'universal/bad-field']);
    expect(problem(await ask('GET', '/elsewhere'))).toEqual([404, 'not_found', 'bridge/not-found']);
    expect((await ask('GET', '/')).body['routes']).toContain('POST /bridge');
    expect(await ask('GET', '/health')).toEqual({ status: 200, body: { status: 'ok', universe: 'running' } });
  });

  test('[BR16] hands on the refusals of the universe, with all that they tell', async () => {
    const { send } = await open();
    expect(await send({ data: { tokens: 10_001 } })).toMatchObject({
      status: 409,
      body: { error: 'grant_too_large', code: 'economy/grant-too-large', amount: 10_001, most: 10_000 },
    });
    expect(problem(await send({ data: { tick: 1 } }))).toEqual([
      400,
      'reserved_field',
      'universal/reserved-field',
    ]);
    expect(problem(await send({ data: { mood: 1 }, revision: 9 }))).toEqual([
      409,
      'stale',
      'universal/stale',
    ]);
    expect(problem(await send({ data: { mood: 1 }, source: 'x' }))).toEqual([
      404,
      'unknown',
      'service/unknown',
    ]);
  });

  test('[BR17] lets anybody read, and only programs on this machine change anything', async () => {
    const { ask } = await open();
    const elsewhere = { 'x-forwarded-for': '203.0.113.9' };
    const body = { name: 'spy', language: 'x', port: 1 };
    expect(problem(await ask('POST', '/register', body, elsewhere))).toEqual([
      403,
      'not_from_here',
      'bridge/not-from-here',
    ]);
    expect((await ask('DELETE', '/register/spy', undefined, elsewhere)).status).toBe(403);
    expect((await ask('POST', '/bridge', { target: 'universal', action: 'get' }, elsewhere)).status).toBe(
      403,
    );
    expect((await ask('GET', '/universal', undefined, elsewhere)).status).toBe(200);
    expect((await ask('POST', '/register', body, { origin: 'http://elsewhere.example' })).status).toBe(403);
  });

  test('[BR17] asks everybody for the token when it has one', async () => {
    const { ask } = await open({ token: 'open sesame' });
    const body = { name: 'oracle', language: 'x', port: 1 };
    const wrong = { authorization: 'Bearer open barley' };
    expect(problem(await ask('POST', '/register', body))).toEqual([401, 'bad_token', 'bridge/bad-token']);
    expect((await ask('POST', '/register', body, wrong)).status).toBe(401);
    const right = { authorization: 'Bearer open sesame', 'x-forwarded-for': '203.0.113.9' };
    expect((await ask('POST', '/register', body, right)).status).toBe(201);
  });

  test('[BR18] says so when the universe takes nothing, or stands still', async () => {
    const scripted = new ScriptedUniverse();
    const requests = new BridgeRequests(scripted, 20);
    afterwards(() => requests.close());
    const ask = () => requests.ask({ kind: 'bridge.unregister', name: 'x' });
    expect(await ask()).toEqual({ kind: 'pending', tick: 1 });
    scripted.refusal = 'universe/busy';
    expect(await ask()).toEqual({ kind: 'turned away', code: 'universe/busy' });
    scripted.refusal = 'universe/not-running';
    expect(await ask()).toEqual({ kind: 'turned away', code: 'universe/not-running' });
    const halted = await open();
    halted.universe.halt('test');
    expect(problem(await halted.register('x', 1))).toEqual([503, 'not_running', 'universe/not-running']);
  });

  test('[BR18] tells that something went wrong in itself without telling what', async () => {
    const universe = runUniverse();
    const bridge = await serveBridge({
      host: '127.0.0.1',
      port: 0,
      universe,
      links: linkServices(universe),
      universal: () => {
        throw new Error('secret');
      },
      log: QUIET,
    });
    afterwards(() => bridge.close());
    const response = await fetch(`${bridge.url}/universal`);
    expect([response.status, await response.json()]).toEqual([
      500,
      { error: 'internal', code: 'bridge/internal', message: BRIDGE_ERROR_MESSAGES['bridge/internal'] },
    ]);
  });
});

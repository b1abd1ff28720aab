/** Reading and replacing charts over HTTP, with the universe's answers given. */
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { LiveCharts, SwapAnswer } from '../../../src/actors/live-content/live-charts.ts';
import type { TickOutcome } from '../../../src/actors/universe/tick-outcome.ts';
import { addChartRoutes, CHART_BYTES_MAX } from '../../../src/adapters/http/chart-routes.ts';
import { createErrorHandler } from '../../../src/adapters/http/http-error.ts';
import { isFromThisMachine } from '../../../src/adapters/http/this-machine.ts';
import { createLog } from '../../../src/adapters/log.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

const RUNNING: ReturnType<LiveCharts['list']>[number] = {
  id: 'lamp',
  version: 1,
  vocabulary: 'keeper',
  behaviourHash: 'b'.repeat(64),
  hash: 'a'.repeat(64),
  path: 'charts/lamp.chart.yaml',
  text: 'id: lamp',
};
const TAKEN: SwapAnswer = {
  ok: true,
  tick: 7,
  charts: [{ id: 'lamp', version: 2, behaviourHash: 'c'.repeat(64) }],
  warnings: [],
};

async function open(answer: SwapAnswer) {
  const swap = vi.fn((..._given: Parameters<LiveCharts['swap']>) => answer);
  const listeners = new Set<(outcome: TickOutcome) => void>();
  const app = express();
  addChartRoutes(app, {
    charts: { list: () => [RUNNING], pathOf: (id) => `charts/${id}.chart.yaml`, swap },
    universe: {
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
  });
  app.use(createErrorHandler(createLog({ level: 'silent' })));
  const server = createServer(app);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  /** The tick in which the activation is carried out. */
  const tick = async (type: string, params: object) => {
    await vi.waitFor(() => expect(listeners.size).toBe(1));
    for (const listener of [...listeners])
      listener({ record: { tick: 7 }, events: [{ type, params: { chart: 'lamp', ...params } }] } as never);
  };
  return { url, port, swap, tick, listeners };
}

const post = (url: string, body: string, type = 'text/yaml', headers: Record<string, string> = {}) =>
  fetch(`${url}/api/charts/lamp`, { method: 'POST', headers: { 'content-type': type, ...headers }, body });

describe('charts over HTTP', () => {
  test('[HS13] are listed, and read one by one with their text and hashes', async () => {
    const { url } = await open(TAKEN);
    const { text: _, ...listed } = RUNNING;
    expect(await (await fetch(`${url}/api/charts`)).json()).toEqual({ charts: [listed] });
    expect(await (await fetch(`${url}/api/charts/lamp`)).json()).toEqual(RUNNING);
    const unknown = await fetch(`${url}/api/charts/torch`);
    expect([unknown.status, await unknown.json()]).toMatchObject([404, { code: 'chart/unknown' }]);
  });

  test.each([
    ['text/yaml', 'id: lamp\nversion: 2\n'],
    ['application/yaml', 'id: lamp\nversion: 2\n'],
    ['application/json', JSON.stringify({ text: 'id: lamp\nversion: 2\n' })],
  ])(
    '[HS13] are replaced by %s; the answer comes with the tick in which that happened',
    async (type, body) => {
      const { url, swap, tick, listeners } = await open(TAKEN);
      const answer = post(url, body, type);
      await tick('chart.activated', { actors: 3 });
      const response = await answer;
      expect([response.status, await response.json()]).toMatchObject([
        200,
        { activated: 7, id: 'lamp', version: 2, actors: 3 },
      ]);
      expect(swap).toHaveBeenCalledWith(
        [{ path: 'charts/lamp.chart.yaml', text: 'id: lamp\nversion: 2\n' }],
        'request',
      );
      expect(listeners.size).toBe(0);
    },
  );

  test('[HS13] answer 409 with who stands in the way, at once or in the tick', async () => {
    const actor = { realm: 'isle', actor: 'keeper:warden', chart: 'lamp', state: 'bright', reason: 'gone' };
    const refusal = { chart: 'lamp', code: 'chart/actors-in-the-way', reason: 'gone', actors: [actor] };
    const refused = await open({ ok: false, code: 'chart/refused', refusals: [refusal] } as never);
    const response = await post(refused.url, 'x');
    expect([response.status, await response.json()]).toEqual([
      409,
      { code: 'chart/actors-in-the-way', message: 'gone', actors: [actor] },
    ]);
    const late = await open(TAKEN);
    const answer = post(late.url, 'x');
    await late.tick('chart.refused', {
      code: 'chart/actors-in-the-way',
      reason: 'gone',
      actors: { list: ['isle/keeper:warden'] },
    });
    expect((await answer).status).toBe(409);
  });

  test('[HS13] answer 422 with findings, and 503 when the universe takes nothing', async () => {
    const finding = {
      code: 'yaml/syntax',
      severity: 'error',
      file: 'f',
      line: 1,
      column: 1,
      message: 'no',
    } as const;
    const invalid = await open({ ok: false, code: 'chart/invalid', findings: [finding] });
    const response = await post(invalid.url, 'x');
    expect([response.status, await response.json()]).toMatchObject([422, { findings: [finding] }]);
    const halted = await open({ ok: false, code: 'universe/not-running' });
    const unavailable = await post(halted.url, 'x');
    expect([unavailable.status, await unavailable.json()]).toMatchObject([
      503,
      { code: 'universe/not-running' },
    ]);
  });

  test('[HS13] take no other types, nothing without a text, and nothing too large', async () => {
    const { url, swap } = await open(TAKEN);
    expect((await post(url, 'id: lamp', 'text/plain')).status).toBe(415);
    expect((await post(url, '{"chart": 3}', 'application/json')).status).toBe(415);
    expect((await post(url, '{"text": ', 'application/json')).status).toBe(400);
    expect((await post(url, 'x'.repeat(CHART_BYTES_MAX + 1))).status).toBe(413);
    expect(swap).not.toHaveBeenCalled();
  });

  test.each([
    ['a proxy', { 'x-forwarded-for': '203.0.113.9' }],
    ['a page of somebody else', { origin: 'https://example.org' }],
    ['a name that only claims to be here', { host: 'example.org' }],
  ])('[HS13] cannot be replaced through %s', async (_what, headers) => {
    const { port, swap } = await open(TAKEN);
    const status = await new Promise((resolve, reject) => {
      const asked = request(
        {
          port,
          host: '127.0.0.1',
          path: '/api/charts/lamp',
          method: 'POST',
          headers: { 'content-type': 'text/yaml', ...headers },
        },
        (response) => {
          response.resume();
          resolve(response.statusCode);
        },
      );
      asked.on('error', reject);
      asked.end('id: lamp');
    });
    expect(status).toBe(403);
    expect(swap).not.toHaveBeenCalled();
  });

  test.each([
    ['127.0.0.1', '127.0.0.1:8888', true],
    ['::1', '[::1]:8888', true],
    ['::ffff:127.0.0.1', 'localhost:8888', true],
    ['192.168.1.20', 'localhost:8888', false],
    ['::ffff:10.0.0.7', 'localhost', false],
    ['127.0.0.1', 'localhost.example.org', false],
    ['127.0.0.1', '127.0.0.1.example.org', false],
    ['', 'localhost', false],
  ])('[HS13] a request of %s for %s: from this machine is %s', (remoteAddress, host, expected) => {
    expect(isFromThisMachine({ socket: { remoteAddress }, headers: { host } })).toBe(expected);
  });
});

/** Every route of the OpenAPI document with requests at random: no answer is a fault of the server’s, and it goes on. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type AnyRequest, anyRequest, type Document } from '../support/any-request.ts';
import { PlayerSocket } from '../support/player-socket.ts';
import { PATIENCE_MS, seed, temporaryFolder } from './seed-process.ts';
import { ServerProcess } from './server-process.ts';

const RUNS = 25;
const STREAM_MS = 200;
/** Beside what the document says of an operation: what anything over HTTP may be answered with. */
const ALWAYS = [400, 404, 413, 415];
const KNOWN = {
  name: ['Alice', 'Bob', 'Nobody', 'ALICE'],
  realm: ['vetrellis', 'meridian'],
  kind: ['player', 'item', 'realm'],
  id: ['player:nobody', 'keeper:archon', 'e1.hub.0', 'i2.0', 'shout_quota', 'channel_words'],
};

async function send(server: ServerProcess, { method, path, body, type }: AnyRequest): Promise<Response> {
  const given = method === 'GET' || body === undefined ? {} : { body };
  const headers = { 'content-type': type };
  return fetch(server.url + path, {
    method,
    headers,
    ...given,
    redirect: 'manual',
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
}

/** Of a stream, which has no end, what comes first, or nothing if nothing comes soon. */
async function textOf(response: Response): Promise<string> {
  if (response.headers.get('content-type')?.startsWith('text/event-stream') !== true) return response.text();
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  const soon = new Promise<void>((resolve) => setTimeout(resolve, STREAM_MS));
  const first = await Promise.race([reader.read(), soon]);
  await reader.cancel();
  return first?.value ?? '';
}

async function judge({ operation, path, method }: AnyRequest, response: Response): Promise<void> {
  const text = await textOf(response);
  const shown = `${method} ${path.slice(0, 200)} -> ${response.status} ${text.slice(0, 300)}`;
  const documented = Object.keys(operation.responses).map(Number);
  expect([...documented, ...ALWAYS], shown).toContain(response.status);
  // Not to be ready is no fault.
  if (operation.operationId === 'getReadiness') return;
  expect(response.status, shown).toBeLessThan(500);
  if (response.status < 400) return;
  const error = JSON.parse(text) as { code?: unknown; message?: unknown };
  expect(error.code, shown).toMatch(/^[a-z]+\/[a-z-]+$/);
  expect(error.message, shown).toEqual(expect.any(String));
}

it(
  '[AD8] no request that can be made breaks anything, and the trace of it all verifies',
  async () => {
    const data = temporaryFolder();
    const server = await ServerProcess.start({ data, flags: ['--tick-ms', '20'] });
    const alice = new PlayerSocket(server.url, { auth: { name: 'Alice' } });
    await alice.next('prose');
    const document = await server.json<Document>('/api/openapi.json');
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
    );
    expect(operations.length).toBeGreaterThan(25);
    // Nothing can wait for a tick while the clock stands, so what stops it is undone at once.
    const goOn = () =>
      fetch(`${server.url}/api/admin/resume`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      });
    for (const operation of operations) {
      await fc.assert(
        fc.asyncProperty(anyRequest(operation, { document, known: KNOWN }), async (request) => {
          await judge(request, await send(server, request));
          if (request.operation.operationId === 'pause') await goOn();
        }),
        { numRuns: RUNS },
      );
    }
    await goOn();
    expect(await server.json('/healthz')).toEqual({ status: 'ok' });
    expect(await server.json('/readyz')).toEqual({ status: 'running' });
    expect(server.complaints()).toEqual([]);
    alice.close();
    expect(await server.stop()).toBe(0);
    const trace = `${temporaryFolder()}/trace`;
    expect(await seed(['trace', 'export', '--data', data, '--out', trace])).toMatchObject({ code: 0 });
    expect(await seed(['trace', 'verify', trace])).toMatchObject({ code: 0 });
    expect(await seed(['chronicle', 'verify', data])).toMatchObject({ code: 0 });
  },
  5 * PATIENCE_MS,
);

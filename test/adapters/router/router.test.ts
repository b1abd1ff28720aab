/** The router over real HTTP, with services that are slow, rude, endless, or gone. */
import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { afterwards, backend, deadPort } from '../../support/bridge-fixture.ts';
import { openRouter, sendBytes } from '../../support/router-fixture.ts';

/** A service that speaks no HTTP, or speaks it badly. */
async function rude(answer: string): Promise<number> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => socket.end(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterwards(() => server.close());
  return (server.address() as AddressInfo).port;
}

const soon = async (holds: () => boolean | Promise<boolean>) => {
  const deadline = performance.now() + 5000;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

describe('the router', () => {
  test('[MR1] has the game and the JSON API below /proxy, as they are by themselves', async () => {
    const { get } = await openRouter();
    expect(await (await get('/proxy/text_game/?name=Ada')).text()).toBe('the page of the game');
    const universe = await get('/proxy/json_api/');
    expect(await universe.json()).toMatchObject({ realms: [{ realm: 'deep' }, { realm: 'isle' }] });
    expect(await (await get('/proxy/json_api/universe')).json()).toMatchObject({ realms: [{}, {}] });
    const nobody = await get('/proxy/json_api/players/Nobody/context');
    expect([nobody.status, await nobody.json()]).toMatchObject([404, { code: 'player/unknown' }]);
    const nothing = await get('/proxy/json_api/nothing');
    expect([nothing.status, await nothing.json()]).toMatchObject([404, { code: 'http/not-found' }]);
  });

  test('[MR2] hands a request on with all that it says, and adds where it comes from', async () => {
    const { get, register } = await openRouter();
    const { port } = await backend(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const { method, url, headers } = request;
      response.statusCode = 201;
      response.setHeader('X-Mood', 'calm');
      response.end(JSON.stringify({ method, url, headers, body: Buffer.concat(chunks).toString() }));
    });
    await register('mirror', port);
    const answer = await get('/proxy/mirror/a%20room?door=2&door=3', {
      method: 'PUT',
      body: 'knock',
      headers: {
        'x-forwarded-for': '10.1.2.3',
        via: '1.1 front',
        'x-own': 'kept',
        authorization: 'Bearer its',
      },
    });
    expect([answer.status, answer.headers.get('x-mood')]).toEqual([201, 'calm']);
    const seen = (await answer.json()) as { headers: Record<string, string> };
    expect(seen).toMatchObject({
      method: 'PUT',
      url: '/a%20room?door=2&door=3',
      body: 'knock',
      headers: {
        host: `127.0.0.1:${port}`,
        'x-own': 'kept',
        authorization: 'Bearer its',
        // What the client says of itself stands first, what is certain last.
        'x-forwarded-for': '10.1.2.3, 127.0.0.1',
        via: '1.1 front, 1.1 the-seed',
      },
    });
  });

  test('[MR2] keeps nothing of an answer, however long, and hands on no more than the client reads', async () => {
    const { get, register } = await openRouter({
      timeouts: { answerMs: 5000, idleMs: 60_000, bodyMs: 5000 },
    });
    const PARTS = 80;
    let sent = 0;
    const part = Buffer.alloc(1024 * 1024, 'x');
    const { port } = await backend((request, response) => {
      const flood = () => {
        while (sent < PARTS) {
          sent += 1;
          if (!response.write(part)) {
            response.once('drain', flood);
            return;
          }
        }
        response.end();
      };
      if (request.url === '/health') response.end();
      else flood();
    });
    await register('flood', port);
    const answer = await get('/proxy/flood/');
    const reader = answer.body!.getReader();
    let bytes = (await reader.read()).value!.byteLength;
    await new Promise((resolve) => setTimeout(resolve, 300));
    // What two connections hold between them, and far from all of it.
    expect(sent).toBeLessThan(PARTS / 2);
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read())
      bytes += chunk.value.byteLength;
    expect(bytes).toBe(PARTS * part.length);
  });

  test('[MR3] leads to the page that was meant, and keeps the redirects of a service below its address', async () => {
    const { get, register } = await openRouter();
    const { port } = await backend((request, response) => {
      const to = new URL(`http://here${request.url}`).searchParams.get('to') ?? '';
      response.writeHead(302, { location: to }).end();
    });
    await register('guide', port);
    for (const name of ['text_game', 'json_api', 'guide']) {
      const moved = await get(`/proxy/${name}?lamp=lit`);
      expect([moved.status, moved.headers.get('location')]).toEqual([308, `/proxy/${name}/?lamp=lit`]);
    }
    const location = async (to: string) =>
      (await get(`/proxy/guide/?to=${encodeURIComponent(to)}`)).headers.get('location');
    expect(await location('/cellar?a=1')).toBe('/proxy/guide/cellar?a=1');
    expect(await location(`http://127.0.0.1:${port}/cellar`)).toBe('/proxy/guide/cellar');
    expect(await location(`http://127.0.0.1:${port}`)).toBe('/proxy/guide/');
    expect(await location('cellar')).toBe('cellar');
    expect(await location('https://example.org/x')).toBe('https://example.org/x');
    expect(await location('//example.org/x')).toBe('//example.org/x');
    // A port that only begins like its own is somebody else's.
    expect(await location(`http://127.0.0.1:${port}1/x`)).toBe(`http://127.0.0.1:${port}1/x`);
  });

  test('[MR4] says with a code what is wrong between it and a service', async () => {
    const { refusal, register, port } = await openRouter();
    await register('dead', await deadPort());
    await register('mumbling', await rude('I speak no HTTP\r\n\r\n'));
    await register('endless', await rude(`HTTP/1.1 200 OK\r\nX-Long: ${'x'.repeat(200_000)}\r\n\r\n`));
    await register('hanging-up', await rude(''));
    await register('mirror', port);
    expect(await refusal('/proxy/nobody/')).toEqual([404, 'service/unknown', 'unknown', null]);
    expect(await refusal('/proxy/dead/')).toEqual([502, 'service/unreachable', 'unreachable', null]);
    expect(await refusal('/proxy/hanging-up/')).toEqual([502, 'service/unreachable', 'unreachable', null]);
    expect(await refusal('/proxy/mumbling/')).toEqual([502, 'service/not-http', 'not_http', null]);
    expect(await refusal('/proxy/endless/')).toEqual([502, 'service/not-http', 'not_http', null]);
    // A service that is this server: what comes back has been here before.
    expect(await refusal('/proxy/mirror/proxy/mirror/')).toEqual([508, 'proxy/loop', 'loop', null]);
    expect((await refusal('/proxy/%zz/'))[0]).toBe(400);
  });

  test('[MR5] waits for a service only so long', async () => {
    const { get, refusal, register } = await openRouter();
    const { port } = await backend((request, response) => {
      if (request.url === '/half') response.writeHead(200, { 'content-length': '100' }).write('half of it');
    });
    await register('slow', port);
    expect(await refusal('/proxy/slow/')).toEqual([504, 'service/timeout', 'timeout', null]);
    const answer = await get('/proxy/slow/half');
    expect(answer.status).toBe(200);
    await expect(answer.text()).rejects.toThrow();
  });

  test('[MR5] waits no longer when a client asks whether it may go on', async () => {
    const { port: at, register } = await openRouter();
    const { port } = await backend(() => {});
    await register('slow', port);
    const head =
      'POST /proxy/slow/ HTTP/1.1\r\nHost: h\r\nConnection: close\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\n';
    const answer = await sendBytes(at, `${head}x`);
    expect(answer).toMatch(/^HTTP\/1\.1 100 Continue/);
    expect(answer).toContain('HTTP/1.1 504 ');
    expect(answer).toContain('"code":"service/timeout"');
  });

  test('[MR6] does not blame a service for a client that is slow or goes away', async () => {
    const { port: at, get, register, links } = await openRouter();
    let begun = 0;
    const { port } = await backend((request, response) => {
      begun += 1;
      if (request.url === '/quick') response.end('here');
    });
    await register('patient', port);
    const promise =
      'POST /proxy/patient/ HTTP/1.1\r\nHost: h\r\nContent-Length: 1000\r\n\r\nand then nothing';
    const slow = await Promise.all(Array.from({ length: 6 }, () => sendBytes(at, promise)));
    for (const answer of slow) {
      expect(answer).toMatch(/^HTTP\/1\.1 408 /);
      expect(answer).toContain('"code":"proxy/body-too-slow"');
    }
    for (let gone = 0; gone < 8; gone += 1) {
      const leaving = new AbortController();
      const before = begun;
      const asked = get('/proxy/patient/', { signal: leaving.signal });
      await soon(() => begun > before);
      leaving.abort();
      await expect(asked).rejects.toThrow();
    }
    expect(links.find('patient')?.circuit).toBe('closed');
    expect(await (await get('/proxy/patient/quick')).text()).toBe('here');
  });

  test('[MR7] leaves a service alone that fails again and again, however it fails, and tries it anew', async () => {
    const { get, refusal, register, links } = await openRouter({
      links: { circuit: { resetMs: 200, volume: 5 } },
    });
    let isWell = false;
    const { port } = await backend((_request, response) => {
      if (isWell) response.end('well');
      else if (asked % 2 === 0) response.writeHead(500).end('a fault of its own');
      else {
        response.writeHead(200, { 'content-length': '100' }).write('half of it', () => response.destroy());
      }
    });
    let asked = 0;
    await register('ill', port);
    for (; asked < 5; asked += 1) {
      const answer = await get('/proxy/ill/');
      // Its own words reach whoever asked.
      if (asked % 2 === 0) expect([answer.status, await answer.text()]).toEqual([500, 'a fault of its own']);
      else await expect(answer.text()).rejects.toThrow();
    }
    await soon(() => links.find('ill')?.circuit === 'open');
    expect(await refusal('/proxy/ill/')).toEqual([503, 'service/circuit-open', 'circuit_open', '10']);
    isWell = true;
    await soon(async () => (await get('/proxy/ill/')).status === 200);
    await soon(() => links.find('ill')?.circuit === 'closed');
  });

  test('[MR7] finds a service again that was started anew at its old place', async () => {
    const { get, refusal, register } = await openRouter();
    const first = await backend((_request, response) => response.end('first'));
    await register('shop', first.port);
    expect(await (await get('/proxy/shop/')).text()).toBe('first');
    first.close();
    expect((await refusal('/proxy/shop/'))[1]).toBe('service/unreachable');
    const again = createServer((socket) => {
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nagain'));
    });
    await new Promise<void>((resolve) => again.listen(first.port, '127.0.0.1', resolve));
    afterwards(() => again.close());
    expect(await (await get('/proxy/shop/')).text()).toBe('again');
  });

  test('[MR8] takes bodies that say how long they are, up to so many bytes', async () => {
    const { get, refusal, register, port: at } = await openRouter({ bodyBytesMax: 1000 });
    let calls = 0;
    const { port } = await backend(async (request, response) => {
      if (request.method === 'POST') calls += 1;
      let bytes = 0;
      for await (const chunk of request) bytes += (chunk as Buffer).length;
      response.end(String(bytes));
    });
    await register('scale', port);
    const post = (body: string): RequestInit => ({ method: 'POST', body });
    expect(await (await get('/proxy/scale/', post('x'.repeat(1000)))).text()).toBe('1000');
    const tooLarge = [413, 'proxy/body-too-large', 'body_too_large', null];
    expect(await refusal('/proxy/scale/', post('x'.repeat(1001)))).toEqual(tooLarge);
    const chunked =
      'POST /proxy/scale/ HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n';
    const answer = await sendBytes(at, chunked, 500);
    expect(answer).toMatch(/^HTTP\/1\.1 411 /);
    expect(answer).toContain('"code":"proxy/length-required"');
    expect(calls).toBe(1);
  });

  test('[MR9] answers a client only so often in a minute, and tells when it may go on', async () => {
    const { get, refusal, register } = await openRouter({ rateLimit: 3 });
    const { port } = await backend((_request, response) => response.end('here'));
    await register('shop', port);
    expect((await get('/proxy/shop/')).headers.get('ratelimit')).toMatch(/r=2/);
    await get('/proxy/json_api/');
    await get('/proxy/text_game/');
    const [status, code, error, retryAfter] = await refusal('/proxy/shop/');
    expect([status, code, error]).toEqual([429, 'proxy/rate-limited', 'rate_limited']);
    expect(Number(retryAfter)).toBeGreaterThan(50);
    expect(Number(retryAfter)).toBeLessThanOrEqual(60);
    // A header that anybody can write buys nobody another minute.
    const other = { headers: { 'x-forwarded-for': '10.9.8.7' } };
    expect((await refusal('/proxy/json_api/', other))[0]).toBe(429);
    // What is not below /proxy has limits of its own.
    expect((await get('/api/universe')).status).toBe(200);
    expect((await get('/')).status).toBe(200);
  });

  test('[MR10] takes nothing new while the memory is used up, and goes on after it', async () => {
    let used = 2000;
    const { get, refusal } = await openRouter({ memoryLimit: 1500, memoryUsed: () => used });
    expect(await refusal('/proxy/json_api/')).toEqual([503, 'proxy/memory-limit', 'memory_limit', '10']);
    expect(await refusal('/proxy/nobody/')).toEqual([503, 'proxy/memory-limit', 'memory_limit', '10']);
    const full = await get('/health');
    expect([full.status, await full.json()]).toMatchObject([
      503,
      { status: 'full', memory: { used: 2000, limit: 1500 } },
    ]);
    expect((await get('/api/universe')).status).toBe(200);
    used = 1500;
    expect((await get('/proxy/json_api/')).status).toBe(200);
    expect((await get('/health')).status).toBe(200);
  });

  test('[MR11] lets a service do nothing to those who play or operate here', async () => {
    const { get, register } = await openRouter();
    const { port } = await backend((_request, response) => {
      response.setHeader('Set-Cookie', ['a=1; Path=/', 'b=2']);
      response.setHeader('Clear-Site-Data', '"*"');
      response.setHeader('Service-Worker-Allowed', '/');
      response.setHeader('Strict-Transport-Security', 'max-age=31536000');
      response.setHeader('Alt-Svc', 'h3=":443"');
      response.setHeader('Content-Security-Policy', 'default-src *');
      response.setHeader('Cache-Control', 'max-age=5');
      response.end('<p>a page</p>');
    });
    await register('page', port);
    const { headers } = await get('/proxy/page/');
    expect(headers.get('content-security-policy')).toMatch(/^sandbox(?!.*allow-same-origin)/);
    for (const name of ['set-cookie', 'clear-site-data', 'service-worker-allowed', 'alt-svc'])
      expect(headers.get(name), name).toBeNull();
    expect(headers.get('strict-transport-security')).toBeNull();
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('max-age=5');
  });

  test('[MR14] tells how the server, its memory and its services are', async () => {
    const { get, register, universe } = await openRouter({ memoryLimit: 5000 });
    await register('dead', await deadPort());
    expect(await (await get('/health')).json()).toMatchObject({
      status: 'ok',
      universe: 'running',
      memory: { used: 1000, limit: 5000 },
      services: [{ name: 'dead', circuit: 'closed' }],
    });
    universe.halt('for the test');
    const halted = await get('/health');
    expect([halted.status, await halted.json()]).toMatchObject([503, { status: 'halted' }]);
  });
});

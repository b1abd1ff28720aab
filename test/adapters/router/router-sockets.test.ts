/** Sockets through the router: those of players, and those of services. */
import { describe, expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { afterwards, backend, deadPort } from '../../support/bridge-fixture.ts';
import { PlayerSocket } from '../../support/player-socket.ts';
import { openRouter, sendBytes } from '../../support/router-fixture.ts';

const GAME = '/proxy/text_game/socket.io/';

/** A service that repeats what it hears on a WebSocket. */
async function parrot(more: (server: WebSocketServer) => void = () => {}) {
  const service = await backend((_request, response) => response.end('no socket'));
  const sockets = new WebSocketServer({ server: service.server });
  sockets.on('connection', (socket, request) => {
    socket.send(JSON.stringify({ url: request.url, headers: request.headers }));
    socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));
  });
  sockets.on('headers', (headers) => headers.push('Set-Cookie: a=1', 'X-Mood: calm'));
  more(sockets);
  afterwards(() => sockets.close());
  return { ...service, sockets };
}

function connect(url: string) {
  const socket = new WebSocket(url);
  const heard: Buffer[] = [];
  socket.on('message', (data) => heard.push(data as Buffer));
  const { promise: closed, resolve: close } = Promise.withResolvers<number>();
  socket.on('close', close);
  const { promise: refused, resolve: refuse } = Promise.withResolvers<{ status: number; body: string }>();
  socket.on('unexpected-response', async (_request, response) => {
    let body = '';
    for await (const chunk of response) body += String(chunk);
    refuse({ status: response.statusCode ?? 0, body });
  });
  socket.on('error', () => {});
  const message = async (nth: number) => {
    while (heard.length < nth) await new Promise((resolve) => setTimeout(resolve, 5));
    return heard[nth - 1] as Buffer;
  };
  afterwards(() => socket.terminate());
  return { socket, message, closed, refused };
}

const codeOf = async ({ refused }: ReturnType<typeof connect>) => {
  const { status, body } = await refused;
  return [status, (JSON.parse(body) as { code: string }).code];
};

describe('sockets', () => {
  test('[MR12] go to the service that they name and back, and end with either end', async () => {
    const { url, register } = await openRouter();
    const service = await parrot();
    await register('parrot', service.port);
    const address = `${url.replace('http', 'ws')}/proxy/parrot/perch?colour=green`;
    const one = connect(address);
    expect(JSON.parse(String(await one.message(1)))).toMatchObject({
      url: '/perch?colour=green',
      headers: { 'x-forwarded-for': '127.0.0.1', via: '1.1 the-seed' },
    });
    const large = Buffer.alloc(3_000_000, 7);
    one.socket.send(large);
    expect((await one.message(2)).equals(large)).toBe(true);
    const [there] = service.sockets.clients;
    const { promise: gone, resolve } = Promise.withResolvers();
    there?.on('close', resolve);
    one.socket.terminate();
    await gone;
    const two = connect(address);
    await two.message(1);
    for (const socket of service.sockets.clients) socket.terminate();
    expect(await two.closed).toBe(1006);
  });

  test('[MR12] take no cookies from a service', async () => {
    const { port: at, register } = await openRouter();
    await register('parrot', (await parrot()).port);
    const asked = [
      'GET /proxy/parrot/ HTTP/1.1',
      'Host: h',
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    ];
    const answer = await sendBytes(at, `${asked.join('\r\n')}\r\n\r\n`, 500);
    expect(answer).toMatch(/^HTTP\/1\.1 101 /);
    expect(answer).toMatch(/x-mood: calm/i);
    expect(answer).not.toMatch(/set-cookie/i);
  });

  test('[MR12] that are refused are told why, in HTTP', async () => {
    const { url, register, port } = await openRouter();
    const ws = url.replace('http', 'ws');
    await register('dead', await deadPort());
    await register(
      'plain',
      (await backend((_request, response) => response.writeHead(403).end('{"code":"own"}'))).port,
    );
    const silent = await backend(() => {});
    silent.server.on('upgrade', () => {});
    await register('silent', silent.port);
    await register('mirror', port);
    expect(await codeOf(connect(`${ws}/proxy/nobody/`))).toEqual([404, 'service/unknown']);
    expect(await codeOf(connect(`${ws}/proxy/dead/`))).toEqual([502, 'service/unreachable']);
    expect(await codeOf(connect(`${ws}/proxy/silent/`))).toEqual([504, 'service/timeout']);
    expect(await codeOf(connect(`${ws}/proxy/plain/`))).toEqual([403, 'own']);
    expect(await codeOf(connect(`${ws}/proxy/mirror/proxy/mirror/`))).toEqual([508, 'proxy/loop']);
    expect(await codeOf(connect(`${ws}/nothing/here`))).toEqual([404, 'bridge/not-found']);
  });

  test('[MR12] may take longer to open than the players’ own', async () => {
    const { url, register } = await openRouter({
      timeouts: { answerMs: 4000, idleMs: 4000, bodyMs: 4000 },
    });
    const service = await backend(() => {});
    const sockets = new WebSocketServer({ noServer: true });
    service.server.on('upgrade', (request, socket, head) => {
      setTimeout(() => sockets.handleUpgrade(request, socket, head, (one) => one.send('at last')), 1500);
    });
    await register('sleepy', service.port);
    const one = connect(`${url.replace('http', 'ws')}/proxy/sleepy/`);
    expect(String(await one.message(1))).toBe('at last');
  });

  test('[MR12] to a service that fails again and again are refused at once', async () => {
    const { url, register, links } = await openRouter();
    await register('dead', await deadPort());
    const address = `${url.replace('http', 'ws')}/proxy/dead/`;
    for (let tried = 0; tried < 5; tried += 1) await connect(address).refused;
    while (links.find('dead')?.circuit !== 'open') await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await codeOf(connect(address))).toEqual([503, 'service/circuit-open']);
  });

  test('[MR13] of players are led to the game, by either transport', async () => {
    const { url } = await openRouter();
    for (const [name, transports] of [
      ['Ada', ['websocket']],
      ['Bea', ['polling']],
      ['Cyd', ['polling', 'websocket']],
    ] as const) {
      const player = new PlayerSocket(url, { transports: [...transports], path: GAME, auth: { name } });
      afterwards(() => player.socket.close());
      await player.next('welcome');
      expect(await player.ask('command', { text: 'look' })).toMatchObject({ ok: true });
      await player.next('prose');
      player.socket.close();
    }
  });

  test('[MR13] count as requests when they begin, and are refused like others', async () => {
    let used = 0;
    const { url, get } = await openRouter({ rateLimit: 2, memoryLimit: 10, memoryUsed: () => used });
    const ws = url.replace('http', 'ws');
    const player = new PlayerSocket(url, { path: GAME, transports: ['polling'], auth: { name: 'Ada' } });
    afterwards(() => player.socket.close());
    await player.next('welcome');
    used = 11;
    expect(await codeOf(connect(`${ws}${GAME}?EIO=4&transport=websocket`))).toEqual([
      503,
      'proxy/memory-limit',
    ]);
    expect((await get(`${GAME}?EIO=4&transport=polling`)).status).toBe(503);
    used = 0;
    expect(await codeOf(connect(`${ws}${GAME}?EIO=4&transport=websocket`))).toEqual([
      429,
      'proxy/rate-limited',
    ]);
    expect((await get(`${GAME}?EIO=4&transport=polling`)).status).toBe(429);
    // Who is in plays on.
    expect(await player.ask('command', { text: 'look' })).toMatchObject({ ok: true });
    // The players’ own address has its own limits.
    const direct = new PlayerSocket(url, { auth: { name: 'Bea' } });
    afterwards(() => direct.socket.close());
    await direct.next('welcome');
  });

  test('[MR15] to services end with the router, and the server with them', async () => {
    const { url, register, router, server } = await openRouter();
    await register('parrot', (await parrot()).port);
    const one = connect(`${url.replace('http', 'ws')}/proxy/parrot/`);
    await one.message(1);
    const { promise: ended, resolve } = Promise.withResolvers<void>();
    server.close(() => resolve());
    router.close();
    expect(await one.closed).toBe(1006);
    server.closeAllConnections();
    await ended;
  });
});

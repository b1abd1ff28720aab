/** The router on a server of its own, with a universe behind it and players' sockets, and services beside it. */
import { createConnection } from 'node:net';
import type { AddressInfo } from 'node:net';
import { createHttpServer } from '../../src/adapters/http/http-server.ts';
import type { ServiceLinksOptions } from '../../src/adapters/bridge/service-links.ts';
import { Router, type RouterOptions } from '../../src/adapters/router/router.ts';
import { attachPlayers } from '../../src/adapters/socket-io/attach-players.ts';
import { afterwards, linkServices, QUIET, runUniverse } from './bridge-fixture.ts';
import { registerService } from './bridge-inputs.ts';
import { verbatimRenderer } from './scripted-universe.ts';

/** Short enough for a test, long enough for a slow machine. */
const TIMEOUTS = { answerMs: 400, idleMs: 400, bodyMs: 400 };

export async function openRouter({
  links: about = {},
  ...options
}: Partial<Omit<RouterOptions, 'links'>> & { links?: Partial<ServiceLinksOptions> } = {}) {
  const universe = runUniverse();
  // Services are looked at in tests of the bridge; here it would only be one more request.
  const links = linkServices(universe, { healthEveryMs: 3_600_000, ...about });
  const router = new Router({
    links,
    status: () => universe.status(),
    timeouts: TIMEOUTS,
    memoryUsed: () => 1000,
    ...options,
  });
  const server = createHttpServer({
    universe,
    log: QUIET,
    landing: { universeName: 'Isles', playCommand: 'play', hasWebClient: false },
    warblerContext: () => undefined,
    extend: (app) => {
      app.get('/play/', (_request, response) => {
        response.type('html').send('the page of the game');
      });
      router.addRoutes(app);
    },
  });
  const renderers = { locales: ['en'], defaultLocale: 'en', of: verbatimRenderer };
  const players = attachPlayers({ httpServer: server, universe, renderers, log: QUIET });
  router.leadSockets(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  afterwards(async () => {
    router.close();
    server.closeAllConnections();
    await players.close();
  });
  /** Resolves when the universe knows the service. */
  const register = async (name: string, at: number, host = '127.0.0.1') => {
    universe.submit(registerService(name, { host, port: at }));
    while (links.find(name)?.service.port !== at) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  const get = (path: string, init?: RequestInit) => fetch(url + path, { redirect: 'manual', ...init });
  /** Status, code and service of a refusal. */
  const refusal = async (path: string, init?: RequestInit) => {
    const response = await get(path, init);
    const { error, code } = (await response.json()) as { error: string; code: string };
    return [response.status, code, error, response.headers.get('retry-after')];
  };
  return { universe, links, router, server, port, url, register, get, refusal };
}

/** What a server answers to bytes that no library would send; ends when it does, or after the given time. */
export function sendBytes(port: number, text: string, patienceMs = 3000): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = createConnection({ host: '127.0.0.1', port }, () => socket.write(text));
    const done = () => {
      clearTimeout(timer);
      socket.destroy();
      resolve(answer);
    };
    const timer = setTimeout(done, patienceMs);
    socket.on('data', (part) => {
      answer += part.toString('latin1');
    });
    socket.on('close', done);
    socket.on('error', done);
  });
}

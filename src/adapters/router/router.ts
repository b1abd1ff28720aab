/**
 * The master router: everything of the platform below one address. The game and the JSON API are this server's own and
 * are only led to; services are other programs, which get what they can't spoil for anybody else.
 */
import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Express, Request, RequestHandler, Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import type { UniverseStatus } from '../../actors/live-universe.ts';
import { answerProblem, ServiceError } from '../bridge/bridge-error.ts';
import type { ServiceLinks } from '../bridge/service-links.ts';
import { PROXY_TIMEOUTS, type ProxyTimeouts, ServiceProxy, wentRound } from './proxy-service.ts';

export type RouterLimits = {
  /** Requests a minute that one client may send below /proxy. */
  readonly rateLimit?: number;
  /** Bytes of memory of this process, beyond which no new request is taken below /proxy; none by default. */
  readonly memoryLimit?: number | undefined;
  /** Bytes of the body of a request to a service. */
  readonly bodyBytesMax?: number;
  readonly timeouts?: ProxyTimeouts;
};

export type RouterOptions = RouterLimits & {
  readonly links: Pick<ServiceLinks, 'find' | 'describe'>;
  readonly status: () => UniverseStatus;
  /** Bytes; what the process uses now. */
  readonly memoryUsed?: () => number;
};

const RATE_LIMIT = 600;
const BODY_BYTES_MAX = 10 * 1024 * 1024;
const MINUTE_MS = 60_000;
/** What is below /proxy is here. */
const OWN: Readonly<Record<string, string>> = { text_game: '/play', json_api: '/api' };
const GAME_SOCKETS = /^\/proxy\/text_game(?=\/socket\.io\/)/;
const SERVICE = /^\/proxy\/([^/?#]+)(?=[/?#]|$)/;

export class Router {
  readonly #options: RouterOptions;
  readonly #proxy: ServiceProxy;

  constructor(options: RouterOptions) {
    this.#options = options;
    this.#proxy = new ServiceProxy(options.timeouts ?? PROXY_TIMEOUTS);
  }

  addRoutes(app: Express): void {
    const limiter = rateLimit({
      windowMs: MINUTE_MS,
      limit: this.#options.rateLimit ?? RATE_LIMIT,
      standardHeaders: 'draft-8',
      legacyHeaders: false,
      handler: (_request, response) => answerProblem(response, 'proxy/rate-limited'),
    });
    app.get('/health', (_request, response) => {
      response.set('Cache-Control', 'no-store').json(this.#health());
    });
    app.use('/proxy', limiter, this.#refuseWhenFull);
    for (const [name, place] of Object.entries(OWN)) {
      app.use(`/proxy/${name}`, (request, response, next) => {
        // Without the last slash a page would look for its files one level up.
        if (request.originalUrl === `/proxy/${name}`) {
          response.redirect(308, `/proxy/${name}/`);
          return;
        }
        // The API's own door shows the universe.
        request.url = place + (name === 'json_api' && request.path === '/' ? '/universe' : request.url);
        app(request, response, next);
      });
    }
    app.use('/proxy/:service', (request: Request<{ service: string }>, response) =>
      this.#handOn(request, response, request.params.service),
    );
  }

  /** Where the players' sockets are is known to their own server only after it has been attached. */
  leadSockets(server: Server): void {
    server.prependListener('request', (request: IncomingMessage) => leadToGame(request));
    server.prependListener('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
      leadToGame(request);
      const name = SERVICE.exec(request.url ?? '')?.[1];
      if (name === undefined || Object.hasOwn(OWN, name)) return;
      const link = this.#options.links.find(name);
      if (link === undefined || this.#isFull() || wentRound(request)) {
        socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n');
        return;
      }
      request.url = (request.url ?? '').replace(SERVICE, '') || '/';
      void this.#proxy.upgrade(request, socket, { head, link });
    });
  }

  async #handOn(request: Request, response: Response, name: string): Promise<void> {
    const link = this.#options.links.find(name);
    if (link === undefined) {
      answerProblem(response, 'service/unknown', { service: name.slice(0, 64) });
      return;
    }
    const most = this.#options.bodyBytesMax ?? BODY_BYTES_MAX;
    const length = request.get('content-length');
    if (wentRound(request)) answerProblem(response, 'proxy/loop', { service: name });
    else if (request.get('transfer-encoding') !== undefined) answerProblem(response, 'proxy/length-required');
    else if (Number(length ?? 0) > most) answerProblem(response, 'proxy/body-too-large', { most });
    else {
      try {
        await this.#proxy.answer(request, response, link);
      } catch (error) {
        if (!(error instanceof ServiceError)) throw error;
        answerProblem(response, error.code, { service: name });
      }
    }
  }

  readonly #refuseWhenFull: RequestHandler = (_request, response, next) => {
    if (!this.#isFull()) {
      next();
      return;
    }
    response.set('Retry-After', '10');
    answerProblem(response, 'proxy/memory-limit', { most: this.#options.memoryLimit });
  };

  #isFull(): boolean {
    const { memoryLimit } = this.#options;
    return memoryLimit !== undefined && this.#memoryUsed() > memoryLimit;
  }

  #memoryUsed(): number {
    return this.#options.memoryUsed?.() ?? liveMemory();
  }

  #health() {
    const services = this.#options.links.describe();
    return {
      status: this.#isFull() ? 'full' : 'ok',
      universe: this.#options.status(),
      memory: { used: this.#memoryUsed(), limit: this.#options.memoryLimit ?? null },
      services: services.map(({ name, health, circuit }) => ({ name, health, circuit })),
    };
  }
}

function leadToGame(request: IncomingMessage): void {
  request.url = request.url?.replace(GAME_SOCKETS, '');
}

/** What objects take, and not what the process has ever asked the system for: that never comes down again. */
function liveMemory(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

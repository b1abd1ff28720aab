/**
 * The master router: everything of the platform below one address. The game and the JSON API are this server's own and
 * are only led to; services are other programs, which get what they can't spoil for anybody else.
 */
import type { IncomingMessage, Server } from 'node:http';
import type { Express, Request, RequestHandler, Response } from 'express';
import type { UniverseStatus } from '../../actors/universe/live-universe.ts';
import { answerProblem, ServiceError } from '../bridge/bridge-error.ts';
import type { DescribedService, ServiceLinks } from '../bridge/service-links.ts';
import { Allowance } from './allowance.ts';
import { PROXY_TIMEOUTS, type ProxyTimeouts, ServiceProxy, wentRound } from './proxy-service.ts';
import { RouterSockets } from './router-sockets.ts';

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

export type RouterHealth = {
  readonly status: 'ok' | 'full' | 'halted';
  readonly universe: UniverseStatus;
  /** Bytes. */
  readonly memory: { readonly used: number; readonly limit: number | null };
  readonly services: readonly Pick<DescribedService, 'name' | 'health' | 'circuit'>[];
};

const RATE_LIMIT = 600;
const PERMANENTLY = 308;
const UNAVAILABLE = 503;
const BODY_BYTES_MAX = 10 * 1024 * 1024;
/** What is below /proxy is here. */
const OWN: Readonly<Record<string, string>> = { text_game: '/play', json_api: '/api' };

export class Router {
  readonly #options: RouterOptions;
  readonly #allowance: Allowance;
  readonly #proxy: ServiceProxy;
  readonly #sockets: RouterSockets;

  constructor(options: RouterOptions) {
    this.#options = options;
    const timeouts = options.timeouts ?? PROXY_TIMEOUTS;
    const allowance = new Allowance(options.rateLimit ?? RATE_LIMIT);
    this.#allowance = allowance;
    this.#proxy = new ServiceProxy(timeouts);
    this.#sockets = new RouterSockets({
      find: (service) => (Object.hasOwn(OWN, service) ? undefined : options.links.find(service)),
      refusalFor: (request) => this.#refusalFor(request),
      take: (request) => allowance.take(request),
      answerMs: timeouts.answerMs,
    });
  }

  addRoutes(app: Express): void {
    app.get('/health', (_request, response) => {
      const health = this.health();
      response.status(health.status === 'ok' ? 200 : UNAVAILABLE);
      response.set('Cache-Control', 'no-store').json(health);
    });
    app.use('/proxy', this.#allowance.handler, this.#refuseWhenFull);
    // Without the last slash a page would look for its files one level up.
    app.get(/^\/proxy\/[^/]+$/, (request, response) => {
      const [path, query] = split(request.originalUrl);
      response.redirect(PERMANENTLY, `${path}/${query}`);
    });
    for (const [name, place] of Object.entries(OWN)) {
      app.use(`/proxy/${name}`, (request, response, next) => {
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
    this.#sockets.lead(server);
  }

  close(): void {
    this.#sockets.close();
  }

  #refusalFor(request: IncomingMessage): 'proxy/rate-limited' | 'proxy/memory-limit' | undefined {
    if (this.#allowance.isSpent(request)) return 'proxy/rate-limited';
    return this.#isFull() ? 'proxy/memory-limit' : undefined;
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
        await this.#proxy.answer(request, response, { link, base: `/proxy/${name}` });
      } catch (error) {
        if (!(error instanceof ServiceError)) throw error;
        // What is left of its body is not waited for.
        if (error.code === 'proxy/body-too-slow') response.set('Connection', 'close');
        answerProblem(response, error.code, { service: name });
      }
    }
  }

  readonly #refuseWhenFull: RequestHandler = (_request, response, next) => {
    if (!this.#isFull()) {
      next();
      return;
    }
    answerProblem(response, 'proxy/memory-limit', { most: this.#options.memoryLimit });
  };

  #isFull(): boolean {
    const { memoryLimit } = this.#options;
    return memoryLimit !== undefined && this.#memoryUsed() > memoryLimit;
  }

  #memoryUsed(): number {
    return this.#options.memoryUsed?.() ?? liveMemory();
  }

  health(): RouterHealth {
    const services = this.#options.links.describe();
    const universe = this.#options.status();
    return {
      status: this.#isFull() ? 'full' : universe === 'halted' ? 'halted' : 'ok',
      universe,
      memory: { used: this.#memoryUsed(), limit: this.#options.memoryLimit ?? null },
      services: services.map(({ name, health, circuit }) => ({ name, health, circuit })),
    };
  }
}

/** The path, and the query with its mark. */
function split(url: string): readonly [path: string, query: string] {
  const at = url.indexOf('?');
  return at === -1 ? [url, ''] : [url.slice(0, at), url.slice(at)];
}

/** What objects take, and not what the process has ever asked the system for: that never comes down again. */
function liveMemory(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

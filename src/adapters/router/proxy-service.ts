/**
 * Hands a request on to a service and its answer back, byte by byte: nothing is kept. Whoever is slow is told apart: a
 * client that does not send what it promised must not get a service left alone.
 */
import type { ClientRequest, IncomingMessage } from 'node:http';
import type { Request, Response } from 'express';
import { createProxyServer } from 'httpxy';
import { ServiceError } from '../bridge/bridge-error.ts';
import type { ServiceLink } from '../bridge/service-link.ts';
import { tameHeaders } from './service-answer.ts';

export type ProxyTimeouts = {
  /** Until a service is reached, and then until it begins to answer. */
  readonly answerMs: number;
  /** Without a byte in the midst of an answer. */
  readonly idleMs: number;
  /** Until a client has sent the body that it promised. */
  readonly bodyMs: number;
};

export const PROXY_TIMEOUTS: ProxyTimeouts = { answerMs: 10_000, idleMs: 30_000, bodyMs: 60_000 };

/** A connection for each request: a service that was started anew is never asked on a dead one. */
export const PASSING_ON = { xfwd: true, changeOrigin: true, agent: false };

const SERVER_FAULT = 500;
const ROUTER = 'the-seed';

/** A request that has been here before would go round until something breaks. */
export const wentRound = ({ headers }: IncomingMessage): boolean =>
  String(headers['via'] ?? '').includes(ROUTER);

/** Headers that say where a request comes from; added to what other proxies said, never believed. */
export function traceOf({ headers, httpVersion, socket }: IncomingMessage): Record<string, string> {
  const forwarded = [headers['x-forwarded-for'], socket.remoteAddress].flat().filter(Boolean);
  const via = [headers['via'], `${httpVersion} ${ROUTER}`].filter(Boolean);
  return { 'x-forwarded-for': forwarded.join(', '), via: via.join(', ') };
}

/** Why there is no answer. */
export function faultOf(error: unknown): ServiceError {
  if (error instanceof ServiceError) return error;
  const { code } = error as NodeJS.ErrnoException;
  const isGibberish = typeof code === 'string' && code.startsWith('HPE_');
  return new ServiceError(isGibberish ? 'service/not-http' : 'service/unreachable', {}, { cause: error });
}

export class ServiceProxy {
  readonly #timeouts: ProxyTimeouts;

  constructor(timeouts: ProxyTimeouts) {
    this.#timeouts = timeouts;
  }

  /**
   * The url of the request is what the service gets, `base` where the service is for clients.
   * @throws ServiceError before anything of an answer was sent
   */
  async answer(
    request: Request,
    response: Response,
    { link, base }: { readonly link: ServiceLink; readonly base: string },
  ): Promise<void> {
    let late: ServiceError | undefined;
    try {
      await link.run(async () => {
        try {
          await this.#handOn(request, response, { address: link.address, base });
        } catch (error) {
          // The client's own fault says nothing about the service.
          if (!(error instanceof ServiceError) || error.code !== 'proxy/body-too-slow') throw error;
          late = error;
        }
      });
      if (late !== undefined) throw late;
    } catch (error) {
      if (!response.headersSent) throw faultOf(error);
      // Half an answer is none: the client sees that it breaks off.
      response.destroy();
    }
  }

  async #handOn(
    request: Request,
    response: Response,
    { address, base }: { address: string; base: string },
  ): Promise<void> {
    const { idleMs } = this.#timeouts;
    const watch = new Watch(this.#timeouts, request);
    const proxy = createProxyServer({ ...PASSING_ON });
    let brokeOff = false;
    proxy.on('proxyReq', (sent) => watch.follow(sent));
    proxy.on('proxyRes', (answer) => {
      watch.stop();
      // Only now: before, it is the client who may be slow.
      answer.setTimeout(idleMs, () => answer.destroy());
      tameHeaders(answer.headers, { base, address });
      // About the connection between here and the service, which is not that of the client.
      delete answer.headers.connection;
      delete answer.headers['keep-alive'];
      answer.on('close', () => {
        // Not when it is the client who has gone.
        brokeOff = !answer.complete && !response.destroyed;
      });
    });
    // The server has told the client to go on already.
    delete request.headers.expect;
    try {
      const { idleMs } = this.#timeouts;
      await proxy.web(request, response, {
        target: address,
        proxyTimeout: idleMs,
        headers: traceOf(request),
      });
    } catch (error) {
      throw watch.verdict ?? error;
    } finally {
      watch.stop();
    }
    if (brokeOff) throw new ServiceError('service/unreachable');
    // It is passed on as it is, and counts as a failure.
    if (response.statusCode >= SERVER_FAULT) throw new ServiceError('service/refused');
  }
}

/** Says who of the two is late, and ends the request. */
class Watch {
  readonly #timeouts: ProxyTimeouts;
  readonly #request: IncomingMessage;
  #timer: NodeJS.Timeout | undefined;
  #verdict: ServiceError | undefined;

  constructor(timeouts: ProxyTimeouts, request: IncomingMessage) {
    this.#timeouts = timeouts;
    this.#request = request;
  }

  get verdict(): ServiceError | undefined {
    return this.#verdict;
  }

  follow(sent: ClientRequest): void {
    const { answerMs, bodyMs } = this.#timeouts;
    this.#expect(sent, answerMs);
    sent.socket?.once('connect', () => this.#expect(sent, bodyMs));
    sent.once('finish', () => this.#expect(sent, answerMs));
  }

  #expect(sent: ClientRequest, patienceMs: number): void {
    this.stop();
    this.#timer = setTimeout(() => {
      const isClients = !sent.writableFinished && !sent.socket?.connecting && !sent.writableNeedDrain;
      const isWaiting = isClients && !this.#request.complete;
      this.#verdict = new ServiceError(isWaiting ? 'proxy/body-too-slow' : 'service/timeout');
      sent.destroy(this.#verdict);
    }, patienceMs);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}

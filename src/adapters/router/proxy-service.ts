/**
 * Hands a request on to a service and its answer back, byte by byte: nothing is kept. What comes from a service is
 * somebody else's, so that a browser must not take it for a page of this server.
 */
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Request, Response } from 'express';
import { createProxyServer } from 'httpxy';
import { ServiceError } from '../bridge/bridge-error.ts';
import type { ServiceLink } from '../bridge/service-link.ts';

export type ProxyTimeouts = {
  /** Until a service begins to answer. */
  readonly answerMs: number;
  /** Without a byte in the midst of an answer. */
  readonly idleMs: number;
};

export const PROXY_TIMEOUTS: ProxyTimeouts = { answerMs: 10_000, idleMs: 30_000 };

const PASSING_ON = { xfwd: true, changeOrigin: true };
const SERVER_FAULT = 500;
const ROUTER = 'the-seed';
/** Pages of services run with an origin of their own: they reach no storage and no permission of this one. */
const SANDBOX = 'sandbox allow-scripts allow-forms allow-popups; frame-ancestors *';

/** A request that has been here before would go round until something breaks. */
export const wentRound = ({ headers }: IncomingMessage): boolean =>
  String(headers['via'] ?? '').includes(ROUTER);

export class ServiceProxy {
  readonly #timeouts: ProxyTimeouts;

  constructor(timeouts: ProxyTimeouts) {
    this.#timeouts = timeouts;
  }

  /** The url of the request is what the service gets. @throws ServiceError before anything of an answer was sent */
  async answer(request: Request, response: Response, link: ServiceLink): Promise<void> {
    try {
      await link.run(() => this.#handOn(request, response, link));
    } catch (error) {
      if (response.headersSent) {
        // Half an answer is none: the client sees that it breaks off.
        response.destroy();
        return;
      }
      if (error instanceof ServiceError) throw error;
      throw new ServiceError('service/unreachable', {}, { cause: error });
    }
  }

  async #handOn(request: Request, response: Response, { address }: ServiceLink): Promise<void> {
    const { answerMs, idleMs } = this.#timeouts;
    const proxy = createProxyServer({ ...PASSING_ON });
    let isLate = false;
    const late = setTimeout(() => {
      isLate = true;
      outgoing?.destroy(new Error('too late'));
    }, answerMs);
    let outgoing: { destroy: (error: Error) => unknown } | undefined;
    proxy.on('proxyReq', (sent) => {
      outgoing = sent;
    });
    proxy.on('proxyRes', ({ headers }) => {
      clearTimeout(late);
      delete headers['set-cookie'];
      headers['content-security-policy'] = SANDBOX;
    });
    try {
      const headers = { via: `${request.httpVersion} ${ROUTER}` };
      await proxy.web(request, response, { target: address, proxyTimeout: idleMs, headers });
    } catch (error) {
      if (isLate) throw new ServiceError('service/timeout', {}, { cause: error });
      throw error;
    } finally {
      clearTimeout(late);
    }
    // It is passed on as it is, and counts as a failure.
    if (response.statusCode >= SERVER_FAULT) throw new ServiceError('service/refused');
  }

  /** Never rejects: a connection that fails is closed. */
  async upgrade(
    request: IncomingMessage,
    socket: Socket,
    at: { head: Buffer; link: ServiceLink },
  ): Promise<void> {
    const { head, link } = at;
    const options = { target: link.address, upgradeTimeout: this.#timeouts.answerMs };
    const headers = { via: `${request.httpVersion} ${ROUTER}` };
    try {
      await createProxyServer({ ...PASSING_ON }).ws(request, socket, { ...options, headers }, head);
    } catch {
      // There is nobody to tell but whoever asked, who sees the connection end.
      socket.destroy();
    }
  }
}

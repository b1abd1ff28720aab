/**
 * WebSockets through the router: those of the game are led to the players' edge of this server, others to the service
 * that they name. What is refused is told in HTTP, before there is a socket.
 */
import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import { createProxyServer } from 'httpxy';
import { type BridgeProblemCode, problemOf, ServiceError } from '../bridge/bridge-error.ts';
import type { ServiceLink } from '../bridge/service-link.ts';

import { faultOf, PASSING_ON, traceOf, wentRound } from './proxy-service.ts';
import { tameHeaders } from './service-answer.ts';

export type SocketRules = {
  readonly find: (service: string) => ServiceLink | undefined;
  /** Why nothing new is taken from this client just now. */
  readonly refusalFor: (request: IncomingMessage) => BridgeProblemCode | undefined;
  /** Counts what was taken. */
  readonly take: (request: IncomingMessage) => void;
  /** Milliseconds in which a service has to take a socket. */
  readonly answerMs: number;
};

/** Sockets to services at a time. */
const SOCKETS_MAX = 1000;
const GAME_SOCKETS = /^\/proxy\/text_game(?=\/socket\.io\/)/;
const PLAYERS = /^\/socket\.io\//;
const SERVICE = /^\/proxy\/([^/?#]+)(?=[/?#]|$)/;
/** What comes with a session is part of something that was let in already. */
const SESSION = /[?&]sid=/;

export class RouterSockets {
  readonly #rules: SocketRules;
  readonly #open = new Set<Socket>();

  constructor(rules: SocketRules) {
    this.#rules = rules;
  }

  /** Call it after the players' edge was attached: it must see a request only after it was led there. */
  lead(server: Server): void {
    server.prependListener('request', (request: IncomingMessage) => this.#leadToGame(request));
    server.prependListener('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
      this.#leadToGame(request);
      if (!PLAYERS.test(request.url ?? '')) void this.#upgrade(request, socket, head);
    });
  }

  /** What is refused keeps its address, and the routes below /proxy say why. */
  #leadToGame(request: IncomingMessage): void {
    const url = request.url ?? '';
    if (!GAME_SOCKETS.test(url)) return;
    if (!SESSION.test(url)) {
      if (this.#rules.refusalFor(request) !== undefined) return;
      this.#rules.take(request);
    }
    request.url = url.replace(GAME_SOCKETS, '');
  }

  async #upgrade(request: IncomingMessage, socket: Socket, head: Buffer): Promise<void> {
    socket.on('error', () => socket.destroy());
    const { find, refusalFor, take } = this.#rules;
    const name = SERVICE.exec(request.url ?? '')?.[1];
    if (name === undefined) {
      refuse(socket, 'bridge/not-found');
      return;
    }
    const link = find(name);
    const refusal = refusalFor(request);
    if (refusal !== undefined) refuse(socket, refusal);
    else if (link === undefined) refuse(socket, 'service/unknown', { service: name.slice(0, 64) });
    else if (wentRound(request)) refuse(socket, 'proxy/loop', { service: name });
    else if (this.#open.size >= SOCKETS_MAX) refuse(socket, 'service/busy', { service: name });
    else {
      take(request);
      request.url = (request.url ?? '').replace(SERVICE, '') || '/';
      this.#open.add(socket);
      socket.once('close', () => this.#open.delete(socket));
      try {
        await link.run(() => this.#connect(request, socket, { head, link }));
      } catch (error) {
        refuse(socket, faultOf(error).code, { service: name });
      }
    }
  }

  /** Resolves when the service has taken the socket, or answered something else, or nobody waits for it any more. */
  #connect(
    request: IncomingMessage,
    socket: Socket,
    { head, link: { address, service } }: { head: Buffer; link: ServiceLink },
  ): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const proxy = createProxyServer({ ...PASSING_ON });
    proxy.on('proxyReqWs', (sent) => {
      const late = () => sent.destroy(new ServiceError('service/timeout'));
      const timer = setTimeout(late, this.#rules.answerMs);
      const answered = ({ headers }: IncomingMessage) => {
        clearTimeout(timer);
        tameHeaders(headers, { base: `/proxy/${service.name}`, address });
        resolve();
      };
      sent.on('response', answered).on('upgrade', answered);
      socket.once('close', () => {
        clearTimeout(timer);
        sent.destroy();
        resolve();
      });
    });
    // Pipes end each other, but not when one side is cut off.
    proxy.on('open', (there) => socket.once('close', () => there.destroy()));
    // It has to be told at once: whoever emits this ends the connection.
    proxy.on('error', (error) => {
      refuse(socket, faultOf(error).code, { service: service.name });
      reject(error);
    });
    proxy.ws(request, socket, { target: address, headers: traceOf(request) }, head).catch(reject);
    return promise;
  }

  /** Ends those that are open: a server that stops does not wait for them. */
  close(): void {
    for (const socket of this.#open) socket.destroy();
  }
}

function refuse(
  socket: Socket,
  code: BridgeProblemCode,
  details: Readonly<Record<string, unknown>> = {},
): void {
  const { status, problem } = problemOf(code, details);
  const body = JSON.stringify(problem);
  const head = [
    `HTTP/1.1 ${status} ${code}`,
    'Connection: close',
    'Cache-Control: no-store',
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  if (socket.writable) socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

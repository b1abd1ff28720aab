/**
 * The language bridge: plain JSON over HTTP, for programs in any language. They make themselves known, read the universal
 * state, change it, and send each other messages. What changes anything becomes an input.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type ErrorRequestHandler, type Express } from 'express';
import type { LiveUniverse } from '../../actors/universe/live-universe.ts';
import type { Log } from '../log.ts';
import { shownUrl } from '../shown-url.ts';
import { answerProblem } from './bridge-error.ts';
import { BridgeRequests } from './bridge-requests.ts';
import { addBridgeRoutes } from './bridge-routes.ts';
import type { ForwardLimits } from './forward-message.ts';
import type { ServiceLinks } from './service-links.ts';

export type BridgeOptions = {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly universe: LiveUniverse;
  readonly links: ServiceLinks;
  /** What GET /universal answers. */
  readonly universal: () => Readonly<Record<string, unknown>>;
  /** Who sends it may change things from anywhere; without one only programs on this machine may. */
  readonly token?: string | undefined;
  readonly forward?: ForwardLimits;
  readonly log: Log;
};

export type BridgeServer = { readonly url: string; readonly close: () => Promise<void> };

export const MESSAGE_BYTES_MAX = 256 * 1024;
const REQUEST_MS_MAX = 30_000;
const CONNECTIONS_MAX = 1000;

/** @throws the error of the socket, EADDRINUSE when the port is taken */
export async function serveBridge(options: BridgeOptions): Promise<BridgeServer> {
  const { host, port, universe } = options;
  const requests = new BridgeRequests(universe);
  const server = createServer(createApp(options, requests));
  server.requestTimeout = REQUEST_MS_MAX;
  server.maxConnections = CONNECTIONS_MAX;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    url: shownUrl('http', server.address() as AddressInfo),
    close: () =>
      new Promise((resolve) => {
        requests.close();
        server.close(() => resolve());
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), CLOSE_PATIENCE_MS).unref();
      }),
  };
}

const CLOSE_PATIENCE_MS = 1000;

function createApp(options: BridgeOptions, requests: BridgeRequests): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', false);
  app.use((_request, response, next) => {
    response.set('X-Content-Type-Options', 'nosniff');
    next();
  });
  app.use(express.json({ limit: MESSAGE_BYTES_MAX }));
  addBridgeRoutes(app, options, requests);
  app.use((_request, response) => answerProblem(response, 'bridge/not-found'));
  app.use(createErrorHandler(options.log));
  return app;
}

function createErrorHandler(log: Log): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : 500;
    if (status === 413) answerProblem(response, 'message/too-large', { most: MESSAGE_BYTES_MAX });
    else if (typeof status === 'number' && status < 500) answerProblem(response, 'message/not-json');
    else {
      log.error({ err: error, method: request.method, path: request.path }, 'a request to the bridge failed');
      answerProblem(response, 'bridge/internal');
    }
  };
}

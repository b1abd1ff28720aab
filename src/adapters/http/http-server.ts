/** The HTTP side of a server: health for operators, the universe as JSON for onlookers, a page for people. */
import { createServer, type Server } from 'node:http';
import express, { type Express } from 'express';
import type { LiveUniverse, UniverseStatus } from '../../actors/universe/live-universe.ts';
import { judgeName } from '../../protocol/player-name.ts';
import type { Log } from '../log.ts';
import { answerNotFound, createErrorHandler, type HttpError } from './http-error.ts';
import { type LandingPage, renderLandingPage } from './landing-page.ts';

export type HttpOptions = {
  readonly universe: LiveUniverse;
  readonly log: Log;
  readonly landing: LandingPage;
  /** What Warbler may know of a player; undefined for a name that nobody bears. */
  readonly warblerContext: (name: string) => unknown;
  /** Adds routes of other rooms, before the one that answers what nobody knows. */
  readonly extend?: (app: Express) => void;
};

const READY: ReadonlySet<UniverseStatus> = new Set(['running', 'syncing']);

/** Returns a server that does not listen yet. */
export function createHttpServer(options: HttpOptions): Server {
  return createServer(createApp(options));
}

function createApp(options: HttpOptions): Express {
  const { universe } = options;
  const app = express();
  app.disable('x-powered-by');
  app.use((_request, response, next) => {
    response.set('X-Content-Type-Options', 'nosniff');
    next();
  });
  app.get('/', (request, response) => {
    const address = `${request.protocol}://${request.get('host') ?? 'localhost'}`;
    response.set('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; img-src data:");
    response.type('html').send(renderLandingPage(options.landing, address));
  });
  app.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' });
  });
  app.get('/readyz', (_request, response) => {
    const status = universe.status();
    response.status(READY.has(status) ? 200 : 503).json({ status });
  });
  app.get('/api/universe', (_request, response) => {
    response.set('Cache-Control', 'no-store').json(universe.overview());
  });
  app.get('/api/players/:name/context', (request, response) => {
    const verdict = judgeName(request.params.name);
    const context = verdict.ok ? options.warblerContext(verdict.name) : undefined;
    if (context !== undefined) {
      response.set('Cache-Control', 'no-store').json(context);
      return;
    }
    const error: HttpError = { code: 'player/unknown', message: 'No player of this name has been here.' };
    response.status(404).json(error);
  });
  options.extend?.(app);
  app.use(answerNotFound);
  app.use(createErrorHandler(options.log));
  return app;
}

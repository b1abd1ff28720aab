/** The feed for onlookers over HTTP, as server-sent events: anybody may look on, as with /api/universe. */
import type { Express } from 'express';
import type { HttpError } from '../http/http-error.ts';
import type { DashboardFeed } from './dashboard-feed.ts';

const ONLOOKERS_MAX = 100;
/** Proxies and clients give up on a connection that says nothing. */
const HEARTBEAT_MS = 15_000;
/** By which others have known such pages. */
const OTHER_NAMES = ['/phase6c_dashboard.html', '/stat7threejs.html'];

export function addDashboardRoutes(app: Express, feed: DashboardFeed): void {
  app.get(OTHER_NAMES, (_request, response) => response.redirect('/dashboard/'));
  app.get('/api/dashboard/feed', (_request, response) => {
    if (feed.onlookers >= ONLOOKERS_MAX) {
      const error: HttpError = { code: 'dashboard/too-many', message: 'Too many look on already.' };
      response.status(503).json(error);
      return;
    }
    response.set({
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    });
    response.flushHeaders();
    const seat = feed.attend({
      write: (text) => response.write(`event: frame\ndata: ${text}\n\n`),
      end: () => response.end(),
    });
    const heartbeat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT_MS);
    response.on('drain', seat.ready);
    response.once('close', () => {
      clearInterval(heartbeat);
      seat.leave();
    });
  });
}

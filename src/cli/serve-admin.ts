/** The side of a server that is for those who run it: routes of the administration, their description, measurements. */
import type { Express } from 'express';
import type { OpenUniverse } from '../actors/universe/open-live-universe.ts';
import { adminAccess } from '../adapters/http/admin-access.ts';
import { adminClock } from '../adapters/http/admin-clock.ts';
import { adminCommands } from '../adapters/http/admin-commands.ts';
import { adminPolicies } from '../adapters/http/admin-policies.ts';
import { adminViews } from '../adapters/http/admin-views.ts';
import { bindRoutes } from '../adapters/http/bind-routes.ts';
import { addDocsPage } from '../adapters/http/docs-page.ts';
import { addMetricsRoute } from '../adapters/http/metrics-route.ts';
import type { Log } from '../adapters/log.ts';
import { measureUniverse } from '../adapters/metrics/universe-metrics.ts';
import { ADMIN_ROUTES } from '../protocol/admin/admin-routes.ts';

export type AdminOptions = {
  readonly universe: OpenUniverse;
  /** Without one only this machine may administer. */
  readonly token: string | undefined;
  readonly players: () => { readonly sockets: number; readonly seats: number };
  readonly log: Log;
};

export type Administration = {
  readonly addRoutes: (app: Express) => void;
  /** Runs one tick, and measures it. */
  readonly advance: () => void;
  readonly dismiss: () => void;
};

export function serveAdmin({ universe, token, players, log }: AdminOptions): Administration {
  const metrics = measureUniverse({ universe, players });
  const { advance } = metrics;
  const handlers = new Map([
    ...adminViews({
      universe: universe.universe,
      chronicle: universe.chronicle,
      playerIdOf: (name) => universe.playerIdOf(name),
      sockets: () => players().sockets,
    }),
    ...adminCommands(universe),
    ...adminPolicies({ universe: universe.universe, live: universe }),
    ...adminClock({ universe, tick: () => universe.universe.tick, advance, log }),
  ]);
  return {
    addRoutes: (app) => {
      addDocsPage(app);
      addMetricsRoute(app, metrics.registry);
      bindRoutes(app, { routes: ADMIN_ROUTES, handlers, access: adminAccess(token) });
    },
    advance,
    dismiss: metrics.stop,
  };
}

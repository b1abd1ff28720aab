/** Puts a server together: content, journal, universe, pacer, HTTP and Socket.IO; and takes it apart again. */
import { mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { attachNarrator } from '../actors/universe/narrator.ts';
import { openLiveUniverse } from '../actors/universe/open-live-universe.ts';
import { playerStatus } from '../actors/universe/player-status.ts';
import { spaceOf } from '../actors/universe/space.ts';
import {
  cascadeOption,
  DEFAULT_OPTIONS,
  realmsOf,
  sortedRealms,
  type UniverseOptions,
} from '../actors/universe/universe-options.ts';
import { warblerContext } from '../actors/universe/universe-queries.ts';
import { liveWhereabouts } from '../actors/whereabouts/live-whereabouts.ts';
import { SHIPPED_CONTENT_DIRECTORY } from '../adapters/content-directory.ts';
import { addDashboardRoutes } from '../adapters/dashboard/dashboard-routes.ts';
import { addChartRoutes } from '../adapters/http/chart-routes.ts';
import { createHttpServer } from '../adapters/http/http-server.ts';
import { addSpaceRoutes } from '../adapters/http/space-routes.ts';
import { addWhereRoutes } from '../adapters/http/where-routes.ts';
import { createLog, type Log } from '../adapters/log.ts';
import type { ChatService } from '../adapters/narrator/chat-exchange.ts';
import { HttpNarrator } from '../adapters/narrator/http-narrator.ts';
import { Pacer } from '../adapters/pacer.ts';
import { createRenderers } from '../adapters/prose/renderers.ts';
import { shownUrl } from '../adapters/shown-url.ts';
import { attachPlayers } from '../adapters/socket-io/attach-players.ts';
import { openSqliteJournal } from '../adapters/sqlite/journal.ts';
import { openUniverseDocument, type UniverseSettings } from '../adapters/universe-document.ts';
import { serveWebClient } from '../adapters/web-client/serve-web-client.ts';
import type { LoadedContent } from '../content/load-content.ts';
import { foldName } from '../protocol/player-name.ts';
import { CommandError } from './command-error.ts';
import { DOCUMENT_FILE, JOURNAL_FILE } from './data-directory.ts';
import { loadWorlds } from './load-worlds.ts';
import { openServices } from './open-services.ts';
import { openSidePorts, type SidePorts, type SidePortsOptions } from './open-side-ports.ts';
import { portError } from './port-error.ts';
import { serveAdmin } from './serve-admin.ts';
import { serveChronicle } from './serve-chronicle.ts';
import { serveContent } from './serve-content.ts';
import { openDashboard } from './open-dashboard.ts';

export type ServeOptions = SidePortsOptions & {
  /** 0 takes any free port. */
  readonly port: number;
  readonly data: string;
  readonly content?: string;
  readonly locale: string;
  /** Only for a new universe; an existing one keeps what its document says. */
  readonly initial?: Partial<UniverseSettings>;
  readonly log?: Log;
  /** The built page of the web client, to be served at /play. */
  readonly webClient?: string;
  /** Takes up what is saved in the content directory. */
  readonly watch?: boolean;
  /** What administrators show; without one only this machine may administer. */
  readonly adminToken?: string | undefined;
  /** Where keepers get words from, that would speak by a grammar otherwise. */
  readonly narrator?: ChatService;
};

export type RunningServer = {
  readonly url: string;
  readonly gamesUrl?: string;
  readonly bridgeUrl?: string;
  readonly stop: (reason: string) => Promise<void>;
};

/** People who are there from the start, in all realms together. */
const DEFAULT_NPCS = 16;

export async function serve(asked: ServeOptions): Promise<RunningServer> {
  const log = asked.log ?? createLog();
  const { sources, content } = loadWorlds(asked.content);
  for (const { code, message, file } of content.findings) log.warn({ code, file }, message);
  const worlds = Object.keys(content.universe.worlds);
  mkdirSync(asked.data, { recursive: true });
  const initial = { realms: worlds.length, npcs: DEFAULT_NPCS, ...asked.initial };
  const settings = (await openUniverseDocument(join(asked.data, DOCUMENT_FILE), initial)).settings();
  const journal = openSqliteJournal(join(asked.data, JOURNAL_FILE));
  const universe = openLiveUniverse({
    spec: content.universe,
    content: sources,
    journal,
    options: optionsOf(settings, worlds),
    onFailure: ({ realm, where, error }) => log.error({ realm, where, err: error }, 'a defect was contained'),
    onRecovery: (done, total) => {
      if (done === total || done % 10_000 === 0) log.info({ done, total }, 'running journaled ticks again');
    },
  });
  const { locales } = content.universe;
  const defaultLocale = localeFor(asked.locale, locales);
  const renderers = createRenderers({ texts: content.texts, locales, defaultLocale });
  const watched = asked.watch ? (asked.content ?? SHIPPED_CONTENT_DIRECTORY) : undefined;
  const unwatch = serveContent({ universe, renderers, log, sources, watched });
  const narrator = asked.narrator && new HttpNarrator({ service: asked.narrator, renderers, log });
  const dismissNarrator = attachNarrator(universe, narrator);
  const chronicle = await serveChronicle({ ...asked, universe, log });
  const admin = serveAdmin({ universe, token: asked.adminToken, players: () => players.counts(), log });
  const dashboard = openDashboard(universe, settings);
  const services = openServices(asked, universe);
  const httpServer = createHttpServer({
    universe,
    log,
    landing: {
      universeName: settings.name,
      playCommand: 'npm run play -- --name Alice --url URL',
      hasWebClient: asked.webClient !== undefined,
      panel: services.panel,
    },
    warblerContext: (name) => warblerContext(universe.universe, universe.playerIdOf(foldName(name))),
    extend: (app) => {
      addChartRoutes(app, { charts: universe.charts, universe });
      chronicle.addRoutes(app);
      admin.addRoutes(app);
      addDashboardRoutes(app, dashboard);
      addSpaceRoutes(app, {
        tick: () => universe.universe.tick,
        space: () => spaceOf(universe.universe),
      });
      addWhereRoutes(app, liveWhereabouts(universe, content.texts));
      services.router.addRoutes(app);
      if (asked.webClient !== undefined) serveWebClient(app, asked.webClient);
    },
  });
  const players = attachPlayers({
    httpServer,
    universe,
    log,
    reservedNames: keeperNames(content),
    isBanned: (player) => universe.universe.hub.operators.isBanned(player),
    renderers,
    statusOf: (player) => playerStatus(universe.universe, player),
  });
  services.router.leadSockets(httpServer);
  const stop = async (reason: string): Promise<void> => {
    unwatch();
    dismissNarrator();
    services.close();
    pacer.stop();
    // What was accepted is done before the doors close.
    if (universe.status() === 'running') universe.advance();
    chronicle.dismiss();
    admin.dismiss();
    dashboard.close();
    await players.close();
    await side?.close();
    universe.halt(reason);
    await chronicle.conclude();
    const { tick, chain } = universe.overview();
    log.info({ reason, tick, chain }, 'stopped');
  };
  const pacer = new Pacer({
    tickMs: settings.tickMs,
    advance: () => {
      if (universe.status() !== 'paused') dashboard.timed(admin.advance);
    },
    onLag: (lag) => log.warn(lag, 'ticks come late'),
    onFailure: (error) => log.fatal({ err: error }, 'the universe has halted'),
  });
  const [{ texts }, { links }, { key }] = [content, services, chronicle];
  let side: SidePorts | undefined;
  let url: string;
  try {
    url = await listen(httpServer, asked);
    side = await openSidePorts(asked, { universe, settings, texts, log, key, links });
  } catch (error) {
    // Whatever has been opened would keep the process from ending.
    await stop('not opened');
    throw error;
  }
  services.announce(side.urls);
  pacer.start();
  const { tick, chain } = universe.overview();
  log.info(
    { url, ...side.urls, tick, chain, realms: settings.realms, data: asked.data },
    `${settings.name} is open`,
  );
  return { url, ...side.urls, stop };
}

function optionsOf(settings: UniverseSettings, worlds: readonly string[]): UniverseOptions {
  return {
    ...DEFAULT_OPTIONS,
    seed: settings.seed,
    tickMs: settings.tickMs,
    controlTickInterval: settings.controlTickInterval,
    reflectionInterval: settings.reflectionInterval,
    realms: sortedRealms(realmsOf(worlds, settings.realms)),
    npcs: settings.npcs,
    ...cascadeOption(settings.cascadeDepth),
  };
}

function listen(server: ReturnType<typeof createHttpServer>, { host, port }: ServeOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(portError(error, { port, host, option: '--port' })));
    server.listen(port, host, () => {
      resolve(shownUrl('http', server.address() as AddressInfo));
    });
  });
}

/** `es-MX` is content with `es`. */
function localeFor(asked: string, locales: readonly string[]): string {
  const found = [asked, asked.split('-')[0]].find((name) => name !== undefined && locales.includes(name));
  if (found !== undefined) return found;
  const message = `nothing is written in "${asked}": choose one of ${locales.join(', ')} with --locale`;
  throw new CommandError('start/unknown-locale', message);
}

/** Nobody may pass for a keeper, in any language. */
function keeperNames({ universe, texts }: LoadedContent): string[] {
  return Object.values(universe.worlds).flatMap((world) =>
    Object.values(world.keepers).flatMap(({ name, words, citizen }) => [
      // Of a citizen the whole name only: a town has as many given names as people do.
      ...(citizen === undefined ? words : []),
      ...Object.values(texts).flatMap((table) => table[name] ?? []),
    ]),
  );
}

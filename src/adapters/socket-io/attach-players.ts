/** Lets people play over Socket.IO: puts the players' edge on an HTTP server and joins it to a live universe. */
import type { Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import type { LiveUniverse } from '../../actors/universe/live-universe.ts';
import type { PlayerId } from '../../kernel/ids.ts';
import { FAREWELL_MESSAGES, type Farewell, type FarewellReason } from '../../protocol/farewell.ts';
import type { Log } from '../log.ts';
import type { Renderers } from '../prose/renderers.ts';
import { deliverOutcome } from './deliver-outcome.ts';
import { guardFrames } from './frame-guard.ts';
import { gatherWrites } from './gather-writes.ts';
import { PlayerConnection } from './player-connection.ts';
import {
  CLOSE_PATIENCE_MS,
  CONNECT_TIMEOUT_MS,
  GRACE_MS,
  PING_INTERVAL_MS,
  PING_TIMEOUT_MS,
  SOCKETS_MAX,
  TRANSPORT_BYTES_MAX,
} from './player-limits.ts';
import { Seating } from './seating.ts';
import { StatusReport, type StatusSource } from './status-report.ts';

export type PlayersOptions = {
  readonly httpServer: HttpServer;
  readonly universe: LiveUniverse;
  readonly renderers: Renderers;
  readonly log: Log;
  /** How things stand with a player, for clients that show it; without it nobody is told. */
  readonly statusOf?: StatusSource;
  /** How long a player stays in the world after a lost connection; GRACE_MS by default. */
  readonly graceMs?: number;
  /** Connections at one time; SOCKETS_MAX by default. */
  readonly socketsMax?: number;
  /** Names that no player may take, such as those of the world's keepers. */
  readonly reservedNames?: readonly string[];
  /** Players whom the universe keeps out; nobody by default. */
  readonly isBanned?: (player: PlayerId) => boolean;
};

export interface PlayersEdge {
  /** Open connections, and players who have a seat (with or without a connection). */
  counts(): { readonly sockets: number; readonly seats: number };
  /** Breaks every connection without a word, as a failing network would. Clients may come back. */
  cutConnections(): void;
  /** Says goodbye to everybody and closes the connections and the HTTP server. Nobody leaves the world. Once only. */
  close(): Promise<void>;
}

export function attachPlayers(options: PlayersOptions): PlayersEdge {
  const { httpServer, universe, renderers, log } = options;
  const socketsMax = options.socketsMax ?? SOCKETS_MAX;
  const seating = new Seating({
    universe,
    log,
    reporting:
      options.statusOf === undefined
        ? undefined
        : { statusOf: options.statusOf, begin: () => new StatusReport(renderers) },
    locales: renderers.locales,
    defaultLocale: renderers.defaultLocale,
    graceMs: options.graceMs ?? GRACE_MS,
    reservedNames: options.reservedNames ?? [],
    isBanned: options.isBanned ?? (() => false),
  });
  const io = new Server(httpServer, {
    maxHttpBufferSize: TRANSPORT_BYTES_MAX,
    connectTimeout: CONNECT_TIMEOUT_MS,
    pingInterval: PING_INTERVAL_MS,
    pingTimeout: PING_TIMEOUT_MS,
    // Sessions are proved by tokens and never by cookies, so pages of any origin may connect.
    cors: { origin: '*' },
    // Other sockets of this server are somebody else's business, however long they take to open.
    destroyUpgrade: false,
  });
  guardFrames(io);
  gatherWrites(io);
  io.on('connection', (socket) => {
    if (io.of('/').sockets.size > socketsMax) {
      socket.emit('farewell', farewell('full'));
      socket.disconnect(true);
      return;
    }
    new PlayerConnection({ socket, universe, seating, log }).open();
  });
  const unsubscribe = universe.subscribe((outcome) => deliverOutcome(outcome, { seating, renderers, log }));
  const close = async (): Promise<void> => {
    unsubscribe();
    const gone = allGone(io);
    seating.close();
    // Those who have not joined yet.
    io.emit('farewell', farewell('shutdown'));
    io.disconnectSockets(true);
    await gone;
    await io.close();
  };
  let closed: Promise<void> | undefined;
  return {
    counts: () => ({ sockets: io.of('/').sockets.size, seats: [...seating.seats()].length }),
    cutConnections: () => {
      for (const socket of io.of('/').sockets.values()) socket.conn.close();
    },
    close: () => {
      closed ??= close();
      return closed;
    },
  };
}

/** Closing the server throws away what is not sent yet, so it waits for every connection to end, but not for ever. */
async function allGone(io: Server): Promise<void> {
  const open = [...io.of('/').sockets.values()].map(
    (socket) => new Promise((resolve) => socket.conn.once('close', resolve)),
  );
  const patience = Promise.withResolvers<void>();
  const timer = setTimeout(patience.resolve, CLOSE_PATIENCE_MS);
  await Promise.race([Promise.all(open), patience.promise]);
  clearTimeout(timer);
}

function farewell(reason: FarewellReason): Farewell {
  return { reason, message: FAREWELL_MESSAGES[reason] };
}

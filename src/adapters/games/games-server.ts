/**
 * The port for games: raw JSON over WebSocket. What games ask for becomes inputs; answers and events go out after the
 * tick is on disk, so that nothing that was said is ever taken back. Nothing here waits for a game.
 */
import type { AddressInfo, Socket } from 'node:net';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import type { Chronicle } from '../../actors/chronicle/chronicle.ts';
import type { LiveUniverse } from '../../actors/universe/live-universe.ts';
import type { TickOutcome } from '../../actors/universe/tick-outcome.ts';
import type { GameFact } from '../../domain/games/game.ts';
import type { Address } from '../../domain/stat7/address.ts';
import type { GameId } from '../../kernel/ids.ts';
import type { ControlTickMessage } from '../../protocol/games/game-message.ts';
import type { Log } from '../log.ts';
import { shownUrl } from '../shown-url.ts';
import { AwaitedRequests } from './awaited-requests.ts';
import { EventLog, type LoggedEvent, logEvent } from './event-log.ts';
import { GameConnection } from './game-connection.ts';
import { GameRequests } from './game-requests.ts';
import { CONNECTIONS_MAX, FRAME_BYTES_MAX } from './games-limits.ts';
import { messageFor, parseGameRequest } from './parse-game-request.ts';
import { recallEvents } from './recall-events.ts';
import { isOfTravel, type TravelOptions, TravelRequests } from './travel-requests.ts';

export type GamesOptions = {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly universe: LiveUniverse;
  /** Sorted by id; those that left are among them. */
  readonly games: () => readonly GameFact[];
  readonly game: (id: string) => GameFact | undefined;
  readonly addressOf: (game: GameFact) => Address;
  /** Where events from before this process are found. */
  readonly chronicle: Chronicle;
  readonly controlTickInterval: number;
  readonly tickMs: number;
  readonly universeName: string;
  readonly travel: TravelOptions['travel'];
  /** What a text key says in English. */
  readonly sentence?: (key: string) => string | undefined;
  readonly log: Log;
};

export type GamesServer = { readonly url: string; readonly close: () => Promise<void> };

const GOING_AWAY = 1001;
const TRY_AGAIN_LATER = 1013;

/** @throws the error of the socket, EADDRINUSE when the port is taken */
export async function serveGames(options: GamesOptions): Promise<GamesServer> {
  const { host, port } = options;
  const server = new WebSocketServer({
    host,
    port,
    maxPayload: FRAME_BYTES_MAX,
    perMessageDeflate: false,
  });
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', reject);
  });
  const edge = new GamesEdge(options);
  server.on('error', (error) => options.log.error({ err: error }, 'the games port failed'));
  server.on('connection', (socket, { socket: wire }) => edge.accept(socket, wire));
  return {
    url: shownUrl('ws', server.address() as AddressInfo),
    close: () =>
      new Promise((resolve) => {
        edge.close();
        server.close(() => resolve());
        for (const socket of server.clients) setTimeout(() => socket.terminate(), CLOSE_PATIENCE_MS).unref();
      }),
  };
}

const CLOSE_PATIENCE_MS = 1000;

class GamesEdge {
  readonly #options: GamesOptions;
  readonly #log = new EventLog();
  readonly #connections = new Set<GameConnection>();
  readonly #awaited: AwaitedRequests;
  readonly #requests: GameRequests;
  readonly #travel: TravelRequests;
  readonly #unsubscribe: () => void;
  /** Games that gave a sign of life since the universe was last told. */
  readonly #heard = new Set<GameId>();
  #fresh: LoggedEvent[] = [];

  constructor(options: GamesOptions) {
    this.#options = options;
    this.#log.append(recallEvents(options.chronicle, options.controlTickInterval));
    this.#awaited = new AwaitedRequests(options.universe);
    const shared = { ...options, connections: this.#connections, awaited: this.#awaited };
    this.#requests = new GameRequests(shared);
    this.#travel = new TravelRequests(shared);
    this.#unsubscribe = options.universe.subscribe((outcome) => this.#hearTick(outcome));
  }

  accept(socket: WebSocket, wire: Socket): void {
    if (this.#connections.size >= CONNECTIONS_MAX) {
      socket.close(TRY_AGAIN_LATER, 'too many connections');
      return;
    }
    const connection = new GameConnection(socket, wire, this.#log);
    this.#connections.add(connection);
    socket.on('message', (data, isBinary) => this.#receive(connection, data, isBinary));
    socket.on('pong', () => this.#hear(connection));
    socket.on('close', () => this.#connections.delete(connection));
    // A frame that is too large, or bytes that are no frame: the transport closes by itself.
    socket.on('error', (error) => this.#options.log.debug({ err: error }, 'a game connection broke'));
  }

  #hear(connection: GameConnection): void {
    for (const game of connection.games) this.#heard.add(game);
  }

  #receive(connection: GameConnection, data: RawData, isBinary: boolean): void {
    this.#hear(connection);
    const parsed = parseGameRequest(isBinary ? '' : String(data));
    if (parsed.ok) {
      const { request, requestId } = parsed;
      if (isOfTravel(request)) this.#travel.open(connection, request, requestId);
      else this.#requests.open(connection, { request, requestId });
      return;
    }
    const { action, requestId, code, details } = parsed;
    connection.respond(
      { action, requestId },
      { status: 'error', code, message: messageFor(code), ...details },
    );
  }

  /** Everything that a tick has for a connection goes out on it at once. */
  #hearTick(outcome: TickOutcome): void {
    const connections = [...this.#connections];
    for (const connection of connections) connection.gather();
    try {
      this.#follow(outcome);
    } finally {
      for (const connection of connections) connection.release();
    }
  }

  #follow(outcome: TickOutcome): void {
    const { tick, chain } = outcome.record;
    const interval = this.#options.controlTickInterval;
    const controlTick = Math.floor(tick / interval);
    this.#requests.follow(outcome);
    this.#awaited.answer(outcome);
    this.#travel.follow(outcome);
    for (const event of outcome.events) {
      const logged = logEvent(event, Math.ceil(tick / interval));
      if (logged !== undefined) this.#fresh.push(logged);
    }
    if (tick % interval === 0) this.#announce({ controlTick, tick, chain });
    if ((tick + 1) % interval === 0) this.#tellWhoIsHeard();
  }

  #announce({ controlTick, tick, chain }: { controlTick: number; tick: number; chain: string }): void {
    this.#log.append(this.#fresh);
    const message: ControlTickMessage = {
      type: 'control_tick',
      control_tick_id: controlTick,
      tick,
      games_synced: this.#options.games().filter(({ state }) => state === 'active').length,
      events_propagated: this.#fresh.length,
      chain,
    };
    const text = JSON.stringify(message);
    this.#fresh = [];
    for (const connection of this.#connections) {
      connection.pump();
      connection.announce(text);
    }
  }

  #tellWhoIsHeard(): void {
    if (this.#heard.size === 0) return;
    const games = [...this.#heard].sort();
    this.#heard.clear();
    this.#options.universe.submit({ kind: 'game.heard', games });
  }

  close(): void {
    this.#unsubscribe();
    for (const connection of this.#connections) connection.close(GOING_AWAY, 'the server stops');
  }
}

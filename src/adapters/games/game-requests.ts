/** Carries out what games ask for: at once what only asks, and by an input what changes the universe. */
import { createHash, randomBytes } from 'node:crypto';
import type { GameInput } from '../../actors/games/game-input.ts';
import type { LiveUniverse } from '../../actors/live-universe.ts';
import type { TickOutcome } from '../../actors/tick-outcome.ts';
import type { GameEvent } from '../../domain/game-event.ts';
import { type GameFact, isPresent, type PublicationTarget } from '../../domain/games/game.ts';
import { GAME_REFUSALS, type GameRefusalCode } from '../../domain/games/game-ruling.ts';
import type { Address } from '../../domain/stat7/address.ts';
import type { GameId } from '../../kernel/ids.ts';
import type { GameErrorCode } from '../../protocol/games/game-error-code.ts';
import type { GameRequest, RequestId } from '../../protocol/games/game-request.ts';
import { EVENT_DATA_LENGTH_MAX, type PublishEvent } from '../../protocol/games/publish-event.ts';
import type { RegisterGame } from '../../protocol/games/register-game.ts';
import { BACKLOG_MAX } from '../../protocol/games/subscribe.ts';
import { describeGame } from './describe-game.ts';
import type { GameConnection } from './game-connection.ts';
import { GAMES_PER_CONNECTION_MAX, INPUTS_PER_TICK_MAX } from './games-limits.ts';
import { messageFor } from './parse-game-request.ts';
import type { TravelRequest } from './travel-requests.ts';
import { travelTermsOf } from './travel-terms.ts';

export type RequestsOptions = {
  readonly universe: LiveUniverse;
  readonly games: () => readonly GameFact[];
  readonly addressOf: (game: GameFact) => Address;
  readonly connections: ReadonlySet<GameConnection>;
  readonly controlTickInterval: number;
  readonly tickMs: number;
  readonly universeName: string;
  /** What a text key says in English. */
  readonly sentence?: (key: string) => string | undefined;
};

type Asked = { readonly request: Exclude<GameRequest, TravelRequest>; readonly requestId: RequestId };
type Answer = { readonly status: 'success' | 'error' } & Readonly<Record<string, unknown>>;

/** A request whose input is on its way. */
type Awaiting = {
  readonly connection: GameConnection;
  readonly action: string;
  readonly requestId: RequestId;
  readonly input: string;
  readonly after?: string | undefined;
  /** What to say when the universe has accepted it; `id` is that of the input. */
  readonly accept: (made: { readonly id: string; readonly tick: number }) => Answer;
};

export class GameRequests {
  readonly #options: RequestsOptions;
  #awaiting: Awaiting[] = [];
  #asked = 0;
  #tick: number;

  constructor(options: RequestsOptions) {
    this.#options = options;
    this.#tick = options.universe.overview().tick;
  }

  open(connection: GameConnection, { request, requestId }: Asked): void {
    const asked = { action: request.action, requestId };
    switch (request.action) {
      case 'register_game':
        this.#register(connection, request, requestId);
        return;
      case 'unregister_game':
        this.#unregister(connection, request.game_id, requestId);
        return;
      case 'publish_event':
        this.#publish(connection, request, requestId);
        return;
      case 'list_games':
        connection.respond(asked, {
          status: 'success',
          games: this.#present().map((game) => this.#describe(game)),
        });
        return;
      case 'subscribe': {
        const { event_types: eventTypes, sources, after, backlog, control_ticks: controlTicks } = request;
        const remembered = connection.listen({ eventTypes, sources, after, backlog, controlTicks });
        const code = 'subscribe/unknown-event' as const;
        const warning = remembered ? {} : { warning: { code, message: messageFor(code) } };
        connection.respond(asked, { status: 'success', ...warning });
        connection.pump();
        return;
      }
      case 'unsubscribe':
        connection.stopListening();
        connection.respond(asked, { status: 'success' });
        return;
      case 'heartbeat':
        connection.respond(asked, { status: 'success', ...this.#now() });
        return;
      case 'get_universe':
        connection.respond(asked, { status: 'success', universe: this.#universe() });
    }
  }

  #now(): { readonly tick: number; readonly control_tick_id: number } {
    const tick = this.#tick;
    return { tick, control_tick_id: Math.floor(tick / this.#options.controlTickInterval) };
  }

  #present(): readonly GameFact[] {
    return this.#options.games().filter(isPresent);
  }

  #describe(game: GameFact): Readonly<Record<string, unknown>> {
    return describeGame(game, this.#options.addressOf(game));
  }

  #universe(): Readonly<Record<string, unknown>> {
    const { universe, universeName, controlTickInterval, tickMs } = this.#options;
    const { status, tick, controlTick, chain, worldTime, realms, stats } = universe.overview();
    const games = this.#present();
    return {
      name: universeName,
      status,
      tick,
      control_tick_id: controlTick,
      control_tick_interval_ticks: controlTickInterval,
      local_tick_interval_ms: tickMs,
      chain,
      world_time: worldTime,
      total_games: games.length,
      total_realms: realms.length,
      realms: realms.map(({ realm, world, state, roster, keepers }) => ({
        realm_id: realm,
        world,
        state,
        players: roster.filter(({ present }) => present).length,
        keepers,
      })),
      games: games.map((game) => this.#describe(game)),
      stats,
    };
  }

  #register(connection: GameConnection, request: RegisterGame, requestId: RequestId): void {
    const token = request.token ?? randomBytes(TOKEN_BYTES).toString('base64url');
    const id = request.game_id as GameId;
    if (connection.games.size >= GAMES_PER_CONNECTION_MAX) {
      this.#refuse(connection, { action: request.action, requestId, code: 'game/too-many-here' });
      return;
    }
    const { realm_type: realmType, adjacency, resonance, density } = request;
    const coordinate = Object.fromEntries(
      Object.entries({ realmType, adjacency, resonance, density }).filter(([, value]) => value !== undefined),
    );
    const game = {
      id,
      realm: request.realm_id,
      developer: request.developer_name,
      description: request.description,
      coordinate,
      ...travelTermsOf(request),
      credential: createHash('sha256').update(token).digest('hex'),
    };
    const input = this.#next();
    this.#submit(
      { kind: 'game.register', request: input, game },
      {
        connection,
        action: request.action,
        requestId,
        input,
        after: request.after,
        accept: () => {
          for (const other of this.#options.connections) if (other !== connection) other.games.delete(id);
          connection.games.add(id);
          connection.tokens.set(id, token);
          const now = this.#options.games().find((fact) => fact.id === id);
          const interval = this.#options.controlTickInterval * this.#options.tickMs;
          return {
            status: 'success',
            ...(now === undefined ? {} : this.#describe(now)),
            token,
            ...this.#now(),
            control_tick_interval_ms: interval,
          };
        },
      },
    );
  }

  #unregister(connection: GameConnection, id: string, requestId: RequestId): void {
    const action = 'unregister_game';
    if (!this.#mayActFor(connection, id)) {
      this.#refuse(connection, { action, requestId, code: 'game/not-yours' });
      return;
    }
    const input = this.#next();
    const accept = (): Answer => {
      connection.games.delete(id as GameId);
      return { status: 'success', game_id: id, ...this.#now() };
    };
    this.#submit(
      { kind: 'game.unregister', request: input, game: id as GameId },
      { connection, action, requestId, input, accept },
    );
  }

  #publish(connection: GameConnection, request: PublishEvent, requestId: RequestId): void {
    const {
      action,
      source_game_id: game,
      target_game_id: to,
      target_region: region,
      event_type: eventType,
    } = request;
    if (!this.#mayActFor(connection, game)) {
      this.#refuse(connection, { action, requestId, code: 'game/not-yours' });
      return;
    }
    const data = JSON.stringify(request.data);
    if (data.length > EVENT_DATA_LENGTH_MAX) {
      this.#refuse(connection, { action, requestId, code: 'message/too-large' });
      return;
    }
    const target: PublicationTarget =
      to != null
        ? { kind: 'one', id: to }
        : region !== undefined
          ? { kind: 'region', region }
          : { kind: 'all' };
    const input = this.#next();
    const accept: Awaiting['accept'] = ({ id, tick }) => {
      const interval = this.#options.controlTickInterval;
      return { status: 'success', event_id: id, tick, delivered_at: Math.ceil(tick / interval) * interval };
    };
    this.#submit(
      { kind: 'game.publish', request: input, game: game as GameId, target, eventType, data },
      { connection, action, requestId, input, accept },
    );
  }

  /** Of a game that nobody has registered the universe itself says so. */
  #mayActFor(connection: GameConnection, id: string): boolean {
    return connection.games.has(id as GameId) || !this.#present().some((game) => game.id === id);
  }

  #next(): string {
    this.#asked += 1;
    return `g${this.#asked}`;
  }

  #submit(input: GameInput, awaiting: Awaiting): void {
    const { universe } = this.#options;
    const isFull = this.#awaiting.length >= INPUTS_PER_TICK_MAX;
    const submission = isFull ? ({ ok: false, code: 'universe/busy' } as const) : universe.submit(input);
    if (submission.ok) this.#awaiting.push(awaiting);
    else this.#refuse(awaiting.connection, { ...awaiting, code: submission.code as GameErrorCode });
  }

  #refuse(
    connection: GameConnection,
    { action, requestId, code }: { action: string; requestId: RequestId; code: GameErrorCode },
  ): void {
    connection.respond({ action, requestId }, { status: 'error', code, message: messageFor(code) });
  }

  /** Everything that was submitted before a tick is in it. */
  answer({ record, inputs, events }: TickOutcome): void {
    this.#tick = record.tick;
    const awaiting = this.#awaiting;
    if (awaiting.length === 0) return;
    this.#awaiting = [];
    const places = new Map<string, number>();
    inputs.forEach((input, index) => {
      if ('request' in input) places.set(input.request, index);
    });
    const refusals = new Map<string, GameEvent>();
    for (const event of events)
      if (event.type === 'game.refused') refusals.set(String(event.params['request']), event);
    for (const { connection, action, requestId, input, accept, after } of awaiting) {
      const refusal = refusals.get(input);
      const id = `i${record.tick}.${places.get(input) ?? 0}`;
      const answer = refusal === undefined ? accept({ id, tick: record.tick }) : this.#refused(refusal);
      connection.respond({ action, requestId }, answer);
      if (action === 'register_game' && refusal === undefined) this.#listenAtLast(connection, after);
    }
  }

  #refused({ params }: GameEvent): Answer {
    const { code, request: _, reason, ...details } = params;
    if (code !== 'governance/denied')
      return { status: 'error', code, message: GAME_REFUSALS[code as GameRefusalCode], ...details };
    const key = typeof reason === 'object' && 'text' in reason ? reason.text : '';
    const message = this.#options.sentence?.(key) ?? `The policy ${details['policy']} does not allow it.`;
    return { status: 'error', code, message, ...details };
  }

  /** Who registers hears of everything, unless they have said already what they want to hear. */
  #listenAtLast(connection: GameConnection, after: string | undefined): void {
    if (!connection.listens) connection.listen({ after, backlog: BACKLOG_MAX, controlTicks: true });
    connection.pump();
  }
}

const TOKEN_BYTES = 24;

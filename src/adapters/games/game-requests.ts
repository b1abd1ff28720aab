/** Carries out what games ask for: at once what only asks, and by an input what changes the universe. */
import { createHash, randomBytes } from 'node:crypto';
import type { GameInput } from '../../actors/games/game-input.ts';
import type { TickOutcome } from '../../actors/universe/tick-outcome.ts';
import type { GameEvent } from '../../domain/game-event.ts';
import { type GameFact, isPresent, type PublicationTarget } from '../../domain/games/game.ts';
import { GAME_REFUSALS, type GameRefusalCode } from '../../domain/games/game-ruling.ts';
import type { Address } from '../../domain/stat7/address.ts';
import type { GameId } from '../../kernel/ids.ts';
import type { GameRequest, RequestId } from '../../protocol/games/game-request.ts';
import { EVENT_DATA_LENGTH_MAX, type PublishEvent } from '../../protocol/games/publish-event.ts';
import type { RegisterGame } from '../../protocol/games/register-game.ts';
import { BACKLOG_MAX } from '../../protocol/games/subscribe.ts';
import { type Answer, type Asker, type Made, refuse } from './awaited-requests.ts';
import { describeGame } from './describe-game.ts';
import type { EdgeOptions } from './edge-options.ts';
import type { GameConnection } from './game-connection.ts';
import { GAMES_PER_CONNECTION_MAX } from './games-limits.ts';
import { messageFor } from './parse-game-request.ts';
import type { TravelRequest } from './travel-requests.ts';
import { travelTermsOf } from './travel-terms.ts';

export type RequestsOptions = EdgeOptions & {
  readonly games: () => readonly GameFact[];
  readonly addressOf: (game: GameFact) => Address;
};

type Asked = { readonly request: Exclude<GameRequest, TravelRequest>; readonly requestId: RequestId };

export class GameRequests {
  readonly #options: RequestsOptions;
  #tick: number;

  constructor(options: RequestsOptions) {
    this.#options = options;
    this.#tick = options.universe.overview().tick;
  }

  open(connection: GameConnection, { request, requestId }: Asked): void {
    const asked = { connection, action: request.action, requestId };
    switch (request.action) {
      case 'register_game':
        this.#register(asked, request);
        return;
      case 'unregister_game':
        this.#unregister(asked, request.game_id);
        return;
      case 'publish_event':
        this.#publish(asked, request);
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

  #register(asker: Asker, request: RegisterGame): void {
    const { connection } = asker;
    const token = request.token ?? randomBytes(TOKEN_BYTES).toString('base64url');
    const id = request.game_id as GameId;
    if (connection.games.size >= GAMES_PER_CONNECTION_MAX) {
      refuse(asker, 'game/too-many-here');
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
    const accept = (): Answer => {
      for (const other of this.#options.connections) if (other !== connection) other.games.delete(id);
      connection.games.add(id);
      connection.tokens.set(id, token);
      const now = this.#options.game(id);
      const interval = this.#options.controlTickInterval * this.#options.tickMs;
      return {
        status: 'success',
        ...(now === undefined ? {} : this.#describe(now)),
        token,
        ...this.#now(),
        control_tick_interval_ms: interval,
      };
    };
    const input = { kind: 'game.register', request: this.#options.awaited.next(), game } as const;
    this.#submit(asker, input, accept, ({ status }) => {
      if (status === 'success') this.#listenAtLast(connection, request.after);
    });
  }

  #unregister(asker: Asker, id: string): void {
    const { connection } = asker;
    if (!this.#mayActFor(connection, id)) {
      refuse(asker, 'game/not-yours');
      return;
    }
    const game = id as GameId;
    const request = this.#options.awaited.next();
    this.#submit(asker, { kind: 'game.unregister', request, game }, () => {
      connection.games.delete(game);
      return { status: 'success', game_id: id, ...this.#now() };
    });
  }

  #publish(asker: Asker, request: PublishEvent): void {
    const { source_game_id: id, target_game_id: to, target_region: region, event_type: eventType } = request;
    if (!this.#mayActFor(asker.connection, id)) {
      refuse(asker, 'game/not-yours');
      return;
    }
    const data = JSON.stringify(request.data);
    if (data.length > EVENT_DATA_LENGTH_MAX) {
      refuse(asker, 'message/too-large');
      return;
    }
    const target: PublicationTarget =
      to != null
        ? { kind: 'one', id: to }
        : region !== undefined
          ? { kind: 'region', region }
          : { kind: 'all' };
    const asked = this.#options.awaited.next();
    const input = {
      kind: 'game.publish',
      request: asked,
      game: id as GameId,
      target,
      eventType,
      data,
    } as const;
    this.#submit(asker, input, ({ id: event, outcome }) => {
      const { tick } = outcome.record;
      const interval = this.#options.controlTickInterval;
      const delivered = Math.ceil(tick / interval) * interval;
      return { status: 'success', event_id: event, tick, delivered_at: delivered };
    });
  }

  /** Of a game that nobody has registered the universe itself says so. */
  #mayActFor(connection: GameConnection, id: string): boolean {
    if (connection.games.has(id as GameId)) return true;
    const game = this.#options.game(id);
    return game === undefined || !isPresent(game);
  }

  #submit(
    asker: Asker,
    input: GameInput,
    accept: (made: Made) => Answer,
    then?: (answer: Answer) => void,
  ): void {
    const answer = (made: Made) =>
      made.said?.type === 'game.refused' ? this.#refused(made.said) : accept(made);
    this.#options.awaited.submit(asker, input, answer, then);
  }

  /** What is asked from now on is asked after this tick. */
  follow({ record }: TickOutcome): void {
    this.#tick = record.tick;
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

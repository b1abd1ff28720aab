/**
 * Travel at the games' edge: asks for transitions, hands travellers over to games, and takes what games say of them.
 * Signatures are made and verified here; whatever they prove goes into the universe as a recorded input.
 */
import type { Input } from '../../actors/universe/input.ts';
import type { TickOutcome } from '../../actors/universe/tick-outcome.ts';
import type { PlayerWhereabouts } from '../../actors/universe/universe-queries.ts';
import type { Voyage, VoyageInput } from '../../actors/voyages/voyage.ts';
import type { GameEvent } from '../../domain/game-event.ts';
import { isPresent } from '../../domain/games/game.ts';
import { RESULT_REFUSALS, type ResultRefusalCode } from '../../domain/voyages/judge-result.ts';
import { VOYAGE_REFUSALS, type VoyageRefusalCode } from '../../domain/voyages/voyage-refusal.ts';
import { compareIds, type GameId, type PlayerId } from '../../kernel/ids.ts';
import type { GameErrorCode } from '../../protocol/games/game-error-code.ts';
import type { HandoffMessage } from '../../protocol/games/game-message.ts';
import type { GameRequest, RequestId } from '../../protocol/games/game-request.ts';
import type { AcceptTransition, RequestTransition, ReturnPlayer } from '../../protocol/games/travel.ts';
import type { SigningKey } from '../checkpoints/signing-key.ts';
import type { Log } from '../log.ts';
import { type Answer, type Asker, type Made, errorOf, refuse } from './awaited-requests.ts';
import type { EdgeOptions } from './edge-options.ts';
import type { GameConnection } from './game-connection.ts';
import { handoffOf } from './handoff.ts';
import { verifyResult } from './verify-result.ts';

export type TravelOptions = EdgeOptions & {
  readonly travel: {
    /** Signs handoffs. */
    readonly key: SigningKey;
    readonly voyages: () => readonly Voyage[];
    readonly findPlayer: (id: PlayerId) => PlayerWhereabouts | undefined;
    readonly isRealm: (id: string) => boolean;
  };
  readonly log: Log;
};

export type TravelRequest = RequestTransition | AcceptTransition | ReturnPlayer;

export const isOfTravel = (request: GameRequest): request is TravelRequest =>
  ['request_transition', 'accept_transition', 'return_player'].includes(request.action);

type TransitionInput = Input & { readonly kind: 'player.transition' };

export class TravelRequests {
  readonly #options: TravelOptions;
  #tick: number;

  constructor(options: TravelOptions) {
    this.#options = options;
    this.#tick = options.universe.overview().tick;
  }

  open(connection: GameConnection, request: TravelRequest, requestId: RequestId): void {
    const asker = { connection, action: request.action, requestId };
    if (request.action === 'request_transition') {
      this.#transition(asker, request);
      return;
    }
    const game = request.game_id as GameId;
    if (!connection.games.has(game)) {
      refuse(asker, 'game/not-yours');
      return;
    }
    if (request.action === 'accept_transition') {
      const { voyage, nonce } = request;
      this.#submit(asker, {
        kind: 'voyage.accept',
        request: this.#options.awaited.next(),
        game,
        voyage,
        nonce,
      });
    } else void this.#return(asker, game, request);
  }

  #transition(asker: Asker, wish: RequestTransition): void {
    const { source_realm: from, target_realm: to, narrative_context: narrativeContext } = wish;
    const { travel, game, awaited } = this.#options;
    const player = wish.player_id as PlayerId;
    const found = travel.findPlayer(player);
    const other = game(to);
    const isKnown = travel.isRealm(to) || (other !== undefined && isPresent(other));
    const asking = askingGame(asker.connection, wish);
    if (asker.connection.games.size === 0) refuse(asker, 'transition/no-game');
    else if (asking === undefined) refuse(asker, 'game/not-yours');
    else if (found === undefined) refuse(asker, 'player/unknown');
    else if (found.realm !== from) refuse(asker, 'player/elsewhere');
    else if (!isKnown) refuse(asker, 'realm/unknown');
    else {
      const request = awaited.next();
      const asked = { request, game: asking, player, from, to, narrativeContext };
      this.#submit(asker, { kind: 'player.transition', ...asked });
    }
  }

  async #return(asker: Asker, game: GameId, request: ReturnPlayer): Promise<void> {
    const { travellers } = this.#options.game(game) ?? {};
    const publicKey = typeof travellers === 'object' ? travellers.publicKey : undefined;
    const token = asker.connection.tokens.get(game) ?? '';
    try {
      const verified = await verifyResult(request.result, { key: { publicKey, token }, nowMs: Date.now() });
      if (!verified.ok) refuse(asker, verified.code);
      else if (verified.voyage !== request.voyage) refuse(asker, 'result/other-voyage');
      else {
        const { voyage, nonce, claims } = verified;
        this.#submit(asker, {
          kind: 'voyage.result',
          request: this.#options.awaited.next(),
          game,
          voyage,
          nonce,
          claims,
        });
      }
    } catch (error) {
      this.#options.log.error({ err: error, game }, 'a result could not be read');
      refuse(asker, 'result/malformed');
    }
  }

  #submit(asker: Asker, input: TransitionInput | VoyageInput): void {
    this.#options.awaited.submit(asker, input, (made) =>
      input.kind === 'player.transition'
        ? this.#transitionAnswer(input, made)
        : this.#voyageAnswer(input, made),
    );
  }

  /** Hands over who set out in this tick. */
  follow(outcome: TickOutcome): void {
    this.#tick = outcome.record.tick;
    for (const { type, params } of outcome.events) {
      if (type === 'voyage.began') this.#offer(({ id }) => id === params['voyage']);
      else if (type === 'game.registered' || type === 'game.rejoined')
        this.#offer(({ destination }) => destination.game === params['game']);
    }
  }

  #transitionAnswer(input: TransitionInput, { outcome, id: cause, said }: Made): Answer {
    const { tick } = outcome.record;
    if (said !== undefined) return this.#unmoved(said);
    const caused = outcome.events.filter((event) => event.cause === cause && event.actor === input.player);
    if (!caused.some(({ type }) => type === 'player.departed'))
      return errorOf(refusalIn(outcome, input.player));
    const voyage = caused.find(({ type }) => type === 'voyage.began')?.params['voyage'];
    return {
      status: 'success',
      player_id: input.player,
      source_realm: input.from,
      target_realm: input.to,
      tick,
      ...(voyage === undefined ? { arrives_at_tick: this.#barrierAfter(tick) + 1 } : { voyage }),
    };
  }

  /** Denied, impossible, or put to the player. */
  #unmoved({ type, params }: GameEvent): Answer {
    if (type === 'player.invited')
      return { ...errorOf('transition/no-consent'), asked_until_tick: params['until'] };
    const { code, policy, reason } = params;
    if (code !== 'governance/denied') return errorOf(code as GameErrorCode);
    const key = typeof reason === 'object' && 'text' in reason ? reason.text : '';
    const message = this.#options.sentence?.(key) ?? `The policy ${policy} does not allow it.`;
    return { status: 'error', code, message, policy };
  }

  #voyageAnswer({ voyage, game }: VoyageInput, { outcome: { record }, said: event }: Made): Answer {
    if (event === undefined || event.type === 'voyage.refused') {
      if (event?.params['code'] === 'governance/denied') return this.#unmoved(event);
      const code = String(event?.params['code'] ?? 'voyage/unknown') as VoyageRefusalCode;
      return { status: 'error', code, message: VOYAGE_REFUSALS[code], voyage };
    }
    const said = { status: 'success', game_id: game, voyage, tick: record.tick } as const;
    if (event.type === 'voyage.accepted') return said;
    return { ...said, ...judgedParts(event), home_at_tick: this.#barrierAfter(record.tick) + 1 };
  }

  #barrierAfter(tick: number): number {
    const { controlTickInterval: interval } = this.#options;
    return Math.ceil(tick / interval) * interval;
  }

  /** To whoever holds the game; who is not there gets it when they register again. */
  #offer(isMeant: (voyage: Voyage) => boolean): void {
    for (const voyage of this.#options.travel.voyages())
      if (voyage.state === 'offered' && isMeant(voyage)) void this.#hand(voyage);
  }

  async #hand(voyage: Voyage): Promise<void> {
    const { travel, universeName: issuer, tickMs, connections, log } = this.#options;
    const { game } = voyage.destination;
    try {
      const claims = handoffOf(voyage, { issuer, tick: this.#tick, tickMs, nowMs: Date.now() });
      const handoff = await travel.key.sign(claims);
      const { id, deadline } = voyage;
      const message: HandoffMessage = {
        type: 'handoff',
        game_id: game,
        voyage: id,
        handoff,
        deadline_tick: deadline,
      };
      for (const connection of connections) if (connection.games.has(game)) connection.tell(message);
    } catch (error) {
      log.error({ err: error, voyage: voyage.id }, 'a handoff could not be signed');
    }
  }
}

/** The one that is meant; of several, that where the journey leads, else the first by id. */
function askingGame({ games }: GameConnection, asked: RequestTransition): GameId | undefined {
  const named = asked.game_id ?? (games.has(asked.target_realm as GameId) ? asked.target_realm : undefined);
  if (named !== undefined) return games.has(named as GameId) ? (named as GameId) : undefined;
  return [...games].sort(compareIds)[0];
}

/** What the player was told, as far as it is about setting out. */
function refusalIn({ outputs }: TickOutcome, player: PlayerId): GameErrorCode {
  const told = outputs
    .filter((output) => output.player === player)
    .flatMap(({ percepts }) => percepts)
    .flatMap((percept) => (percept.kind === 'line' ? [percept.code] : []));
  return told.includes('voyage/abroad') ? 'player/elsewhere' : 'travel/unreachable';
}

const listOf = (param: GameEvent['params'][string] | undefined): string[] =>
  typeof param === 'object' && 'list' in param ? param.list.map(String) : [];

function judgedParts({ params }: GameEvent): Readonly<Record<string, unknown>> {
  return {
    tokens: params['tokens'],
    experience: params['experience'],
    lost: listOf(params['itemIds']),
    gained: listOf(params['gained']),
    reputation: Object.fromEntries(
      listOf(params['reputation']).map((text) => {
        const [faction = '', by] = text.split(' ');
        return [faction, Number(by)];
      }),
    ),
    refused: listOf(params['refused']).map((text) => {
      const end = text.indexOf(' ');
      const code = text.slice(0, end) as ResultRefusalCode;
      return { part: text.slice(end + 1), code, message: RESULT_REFUSALS[code] };
    }),
  };
}

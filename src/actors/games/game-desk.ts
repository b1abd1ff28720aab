/**
 * Where the hub deals with games: opens their inputs at the beginning of a tick, and at a control tick delivers what they
 * published and counts who was not heard of. While no game was ever registered, it leaves no trace in any hash.
 */

import type { CascadePublication } from '../../domain/cascades/abroad.ts';
import { deliveryOf } from '../../domain/cascades/heard-event.ts';
import type { GameEvent, Happening } from '../../domain/game-event.ts';
import { GAMES_LEFT_MAX, type GameFact, isPresent, type Publication } from '../../domain/games/game.ts';
import { addressOfFact } from '../../domain/games/game-address.ts';
import { type GameContext, type GameRuling, heard } from '../../domain/games/game-ruling.ts';
import { meetBarrier } from '../../domain/games/meet-barrier.ts';
import { publishEvent } from '../../domain/games/publish-event.ts';
import { registerGame } from '../../domain/games/register-game.ts';
import { unregisterGame } from '../../domain/games/unregister-game.ts';
import type { Address } from '../../domain/stat7/address.ts';
import { parseRegion } from '../../domain/stat7/parse-region.ts';
import { contains } from '../../domain/stat7/region.ts';
import { encodeCanonical } from '../../kernel/canonical.ts';
import { sha256Hex } from '../../kernel/digest.ts';
import { encodeFrozen } from '../../kernel/frozen-text.ts';
import { type CauseId, compareIds, type GameId, HUB, type RealmId } from '../../kernel/ids.ts';
import { LeafSum } from '../../kernel/leaf-sum.ts';
import { type Answering, answer } from '../universe/desk-answer.ts';
import type { Mail } from '../realm/mail.ts';
import type { UniverseOptions } from '../universe/universe-options.ts';
import type { GameInput } from './game-input.ts';

type GameRequestInput = Extract<GameInput, { readonly request: string }>;

type Announcement = {
  /** A realm, or the hub. */
  readonly from: RealmId;
  readonly publication: CascadePublication;
  readonly cause: CauseId;
};
export type WaitingPublication = Publication & { readonly cause: CauseId };

export type GameDeskSnapshot = {
  /** Sorted by id. */
  readonly games: readonly GameFact[];
  readonly queue: readonly WaitingPublication[];
  /** Events delivered in all. */
  readonly delivered: number;
};

export type Publish = (happening: Happening, cause: CauseId) => GameEvent;
/** The realms that hear ticks, and where each stands in the space. */
export type OpenRealms = {
  readonly ids: readonly RealmId[];
  readonly addressOf: (realm: RealmId) => Address;
};
/** How what is published gets to whom it is for. `tick` is the control tick's. */
export type Delivering = { readonly tick: number; readonly open: OpenRealms; readonly publish: Publish };
export type GameMail = { readonly to: RealmId; readonly mail: Mail; readonly cause: CauseId };

export class GameDesk {
  readonly #games = new Map<GameId, GameFact>();
  /** Their ids, sorted; undefined when one came or went since. */
  #ids: readonly GameId[] | undefined;
  readonly #leaves = new LeafSum();
  readonly #dirty = new Set<GameId>();
  readonly #realms: ReadonlySet<string>;
  readonly #options: Pick<UniverseOptions, 'seed' | 'controlTickInterval'>;
  #queue: WaitingPublication[] = [];
  #queueHash = '';
  #delivered = 0;
  #present = 0;

  constructor(options: UniverseOptions) {
    this.#options = options;
    this.#realms = new Set([HUB, ...options.realms.map(({ realm }) => realm)]);
  }

  game(id: string): GameFact | undefined {
    return this.#games.get(id as GameId);
  }

  /** Sorted by id; those that left are among them. */
  games(): readonly GameFact[] {
    this.#ids ??= [...this.#games.keys()].sort(compareIds);
    return this.#ids.map((id) => this.#games.get(id) as GameFact);
  }

  open(input: GameInput, { tick, cause, publish }: { tick: number; cause: CauseId; publish: Publish }): void {
    switch (input.kind) {
      case 'game.register':
        this.#apply(registerGame(this.#context(tick), input.game), input, { cause, publish });
        return;
      case 'game.unregister':
        this.#apply(unregisterGame(this.#context(tick), input.game), input, { cause, publish });
        return;
      case 'game.publish': {
        const { game, target, eventType, data } = input;
        const publication = { game, target, eventType, data };
        if (this.#apply(publishEvent(this.#context(tick), publication), input, { cause, publish }))
          this.#enqueue({ ...publication, cause });
        return;
      }
      case 'game.heard':
        this.#hear(input.games, { tick, cause, publish });
    }
  }

  #hear(
    ids: readonly GameId[],
    { tick, cause, publish }: { tick: number; cause: CauseId; publish: Publish },
  ): void {
    for (const id of ids) {
      const game = this.#games.get(id);
      if (game === undefined || !isPresent(game)) continue;
      const now = heard(game, tick);
      this.#put(now.game);
      for (const happening of now.happenings) publish(happening, cause);
    }
  }

  /** False when it was refused. */
  #apply(ruling: GameRuling, input: GameRequestInput, answering: Answering): boolean {
    if (ruling.ok) for (const game of ruling.changes) this.#put(game);
    return answer(input, ruling, answering);
  }

  #context(tick: number): GameContext {
    return {
      tick,
      count: this.#present,
      waiting: this.#queue.length,
      game: (id) => this.game(id),
      isRealm: (id) => this.#realms.has(id),
    };
  }

  #put(game: GameFact): void {
    const former = this.#games.get(game.id);
    if (former === undefined) this.#ids = undefined;
    this.#present += Number(isPresent(game)) - Number(former !== undefined && isPresent(former));
    this.#games.set(game.id, game);
    this.#dirty.add(game.id);
  }

  #enqueue(publication: WaitingPublication): void {
    this.#queue.push(publication);
    this.#queueHash = sha256Hex(this.#queueHash + encodeCanonical(publication));
  }

  /** What the realms of the universe get of it is returned. */
  barrier({ cause, ...delivering }: Delivering & { readonly cause: CauseId }): readonly GameMail[] {
    const { tick, publish } = delivering;
    const mails: GameMail[] = [];
    for (const publication of this.#queue) mails.push(...this.#deliver(publication, delivering));
    this.#queue = [];
    this.#queueHash = '';
    for (const game of this.games()) {
      const met = meetBarrier(game, tick - this.#options.controlTickInterval);
      if (met.game !== game) this.#put(met.game);
      for (const happening of met.happenings) publish(happening, cause);
    }
    this.#forgetTheLeft();
    return mails;
  }

  /** What a realm or the hub says at a control tick, to a game or to everybody but itself. */
  announce({ from, publication, cause }: Announcement, delivering: Delivering): readonly GameMail[] {
    const { eventType, data, target: id } = publication;
    const target = id === undefined ? ({ kind: 'all' } as const) : ({ kind: 'one', id } as const);
    const mails = this.#deliver(
      { game: from as string as GameId, target, eventType, data, cause },
      delivering,
    );
    return mails.filter(({ to }) => to !== from);
  }

  #deliver(publication: WaitingPublication, { tick, open, publish }: Delivering): readonly GameMail[] {
    const { game, target, eventType, data, cause } = publication;
    const params = { game, event_type: eventType, data };
    if (target.kind === 'one' && !this.#answersTo(target.id)) {
      publish({ type: 'game.returned', params: { ...params, target: target.id } }, cause);
      return [];
    }
    this.#delivered += 1;
    const numbered = { ...params, seq: this.#delivered };
    const post = (realms: readonly RealmId[], more: Happening['params'] = {}) => {
      const event = publish({ type: 'game.event', params: { ...numbered, ...more } }, cause);
      const mail: Mail = { kind: 'delivery', delivery: deliveryOf(event) };
      return realms.map((to) => ({ to, mail, cause: event.id as string as CauseId }));
    };
    if (target.kind === 'all') return post(open.ids);
    if (target.kind === 'one')
      return post(
        open.ids.filter((realm) => realm === target.id),
        { target: target.id },
      );
    const isThere = within(target.region);
    const realms = open.ids.filter((realm) => isThere(open.addressOf(realm)));
    const games = this.games().filter((other) => isPresent(other) && isThere(this.addressOf(other, tick)));
    const list = [...games.map(({ id }) => id), ...realms].sort(compareIds);
    return post(realms, { region: target.region, recipients: { list } });
  }

  #answersTo(id: string): boolean {
    const game = this.game(id);
    return this.#realms.has(id) || (game !== undefined && isPresent(game));
  }

  addressOf(game: GameFact, tick: number): Address {
    const { seed, controlTickInterval } = this.#options;
    return addressOfFact(game, { seed, tick, controlTickInterval });
  }

  /** Those who left first, as many as are too many. */
  #forgetTheLeft(): void {
    const surplus = this.#games.size - this.#present - GAMES_LEFT_MAX;
    if (surplus <= 0) return;
    const left = this.games()
      .filter((game) => !isPresent(game))
      .sort((one, other) => one.heardAt - other.heardAt || compareIds(one.id, other.id));
    for (const { id } of left.slice(0, surplus)) {
      this.#games.delete(id);
      this.#ids = undefined;
      this.#leaves.delete(id);
      this.#dirty.delete(id);
    }
  }

  /** No game was ever here, and nothing was ever published. */
  get #isUntouched(): boolean {
    return this.#games.size === 0 && this.#delivered === 0;
  }

  /** Empty while no game was ever here and nothing was published. */
  hash(): string {
    for (const id of this.#dirty) {
      const game = this.#games.get(id);
      if (game !== undefined) this.#leaves.set(id, encodeFrozen(game));
    }
    this.#dirty.clear();
    return this.#isUntouched ? '' : `:${this.#leaves.hex()}:${this.#delivered}:${this.#queueHash}`;
  }

  /** Undefined while no game was ever here and nothing was published. */
  snapshot(): GameDeskSnapshot | undefined {
    if (this.#isUntouched) return undefined;
    return {
      games: this.games(),
      queue: [...this.#queue],
      delivered: this.#delivered,
    };
  }

  restore({ games, queue, delivered }: GameDeskSnapshot): void {
    for (const game of games) this.#put(game);
    for (const publication of queue) this.#enqueue(publication);
    this.#delivered = delivered;
  }
}

/** Nobody is in a region that cannot be read. */
function within(text: string): (address: Address) => boolean {
  const reading = parseRegion(text);
  return reading.ok ? (address) => contains(reading.region, address) : () => false;
}

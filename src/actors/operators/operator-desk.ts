/**
 * Where the hub deals with operators: keeps the bans, turns away who is banned, and hands orders to the realm that has the
 * player. While nobody is banned, it leaves no trace in any hash.
 */
import type { Happening } from '../../domain/game-event.ts';
import type { Ban } from '../../domain/operators/ban.ts';
import {
  BANS_MAX,
  type OperatorOrder,
  type OperatorRefusalCode,
} from '../../domain/operators/operator-order.ts';
import { encodeFrozen } from '../../kernel/frozen-text.ts';
import { type CauseId, compareIds, type PlayerId, type RealmId } from '../../kernel/ids.ts';
import { LeafSum } from '../../kernel/leaf-sum.ts';
import { answer } from '../universe/desk-answer.ts';
import type { Publish } from '../games/game-desk.ts';
import type { PlayerInput } from '../universe/input.ts';
import type { Mail } from '../realm/mail.ts';
import type { OperatorInput } from './operator-input.ts';

/** What the realms get instead of the input itself. */
export type Handed = readonly { readonly to: RealmId; readonly mail: Mail }[];

export type DeskContext = {
  readonly tick: number;
  readonly cause: CauseId;
  readonly publish: Publish;
  readonly whereIs: (player: PlayerId) => RealmId | undefined;
};

type OfPlayer = OperatorInput & { readonly player: PlayerId };

export class OperatorDesk {
  readonly #bans = new Map<PlayerId, Ban>();
  readonly #leaves = new LeafSum();
  readonly #realms: readonly RealmId[];

  constructor(realms: readonly RealmId[]) {
    this.#realms = realms;
  }

  isBanned(player: PlayerId): boolean {
    return this.#bans.has(player);
  }

  /** Sorted by player. */
  bans(): readonly Ban[] {
    return [...this.#bans.values()].sort((left, right) => compareIds(left.player, right.player));
  }

  open(input: OperatorInput, context: DeskContext): Handed {
    switch (input.kind) {
      case 'operator.kick':
        return this.#order(input, { kind: 'kick', reason: input.reason }, context);
      case 'operator.mute':
        return this.#order(input, { kind: 'mute', reason: input.reason, seconds: input.seconds }, context);
      case 'operator.unmute':
        return this.#order(input, { kind: 'unmute' }, context);
      case 'operator.message':
        return this.#order(input, { kind: 'message', text: input.text }, context);
      case 'operator.teleport': {
        const { realm, location } = input;
        return this.#order(input, { kind: 'teleport', realm, location }, context);
      }
      case 'operator.ban':
        return this.#ban(input, context);
      case 'operator.unban':
        return this.#unban(input, context);
      case 'operator.broadcast': {
        const { text } = input;
        tell(input, { type: 'operator.broadcast', params: { text } }, context);
        return this.#realms.map((to) => ({ to, mail: { kind: 'announcement', text } }));
      }
      case 'operator.note': {
        const { what, ticks } = input;
        tell(input, { type: 'operator.noted', params: { what, ticks } }, context);
        return [];
      }
    }
  }

  /** Who is banned does not come in; undefined for everybody else. */
  turnAway(input: PlayerInput, { cause, publish }: DeskContext): Handed | undefined {
    if (input.kind !== 'player.join') return undefined;
    const ban = this.#bans.get(input.player);
    if (ban === undefined) return undefined;
    const params = { code: 'operator/banned', player: input.player, name: input.name, reason: ban.reason };
    publish({ type: 'player.turned-away', target: input.player, params }, cause);
    return [];
  }

  #order(input: OfPlayer, order: OperatorOrder, context: DeskContext): Handed {
    const { player, request, operator } = input;
    const to = context.whereIs(player);
    if (to === undefined) return refuse(input, 'operator/unknown-player', context);
    return [{ to, mail: { kind: 'order', player, order, signature: { request, operator } } }];
  }

  #ban(input: OperatorInput & { readonly kind: 'operator.ban' }, context: DeskContext): Handed {
    const { player, name, reason, operator, request } = input;
    if (this.#bans.has(player)) return refuse(input, 'operator/already-banned', context);
    if (this.#bans.size >= BANS_MAX) return refuse(input, 'operator/too-many-bans', context);
    this.#put({ player, name, reason, operator, since: context.tick });
    tell(input, { type: 'operator.banned', params: { player, name, reason } }, context);
    const to = context.whereIs(player);
    if (to === undefined) return [];
    const signature = { request, operator };
    return [{ to, mail: { kind: 'order', player, order: { kind: 'ban', reason }, signature } }];
  }

  #unban(input: OperatorInput & { readonly kind: 'operator.unban' }, context: DeskContext): Handed {
    const { player, name } = input;
    if (!this.#bans.has(player)) return refuse(input, 'operator/not-banned', context);
    this.#bans.delete(player);
    this.#leaves.delete(player);
    tell(input, { type: 'operator.unbanned', params: { player, name } }, context);
    return [];
  }

  #put(ban: Ban): void {
    this.#bans.set(ban.player, ban);
    this.#leaves.set(ban.player, encodeFrozen(ban));
  }

  /** Empty while nobody is banned. */
  hash(): string {
    return this.#bans.size === 0 ? '' : `:bans ${this.#leaves.hex()}`;
  }

  /** Undefined while nobody is banned. */
  snapshot(): readonly Ban[] | undefined {
    return this.#bans.size === 0 ? undefined : this.bans();
  }

  restore(bans: readonly Ban[]): void {
    for (const ban of bans) this.#put(ban);
  }
}

function tell(input: OperatorInput, happening: Happening, context: DeskContext): void {
  answer(input, { ok: true, happenings: [happening] }, context);
}

function refuse(input: OfPlayer, code: OperatorRefusalCode, context: DeskContext): Handed {
  answer(input, { ok: false, code, params: { player: input.player } }, context);
  return [];
}

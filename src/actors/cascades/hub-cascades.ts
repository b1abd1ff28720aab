/**
 * Reactions at the hub: to what happens there and to what games publish. They wait for the next control tick and are then
 * carried out in rounds. While none of them has anything to do, they leave no trace in any hash.
 */
import { type CascadePublication, publicationOf, realmsTold } from '../../domain/cascades/abroad.ts';
import { ownHappening } from '../../domain/cascades/cascade-ruling.ts';
import type { CascadeEffect, CascadeSpec, CascadeTable } from '../../domain/cascades/cascade-spec.ts';
import { isRested, keepsTime, type ReactedTicks, withReacted } from '../../domain/cascades/cascade-turn.ts';
import { type HeardEvent, heardOn, type Occasion, occasionOf } from '../../domain/cascades/heard-event.ts';
import { isHeard, listeners } from '../../domain/cascades/listeners.ts';
import type { GameEvent, Happening } from '../../domain/game-event.ts';
import type { RealmRef } from '../../domain/rule.ts';
import type { ClockSettings } from '../../domain/world-clock.ts';
import { encodeCanonical } from '../../kernel/canonical.ts';
import { sha256Hex } from '../../kernel/digest.ts';
import { type CauseId, HUB, type RealmId } from '../../kernel/ids.ts';
import type { Mail } from '../realm/mail.ts';

/** Events that reactions look at in one control tick; the others wait for the next. */
const OCCASIONS_PER_CONTROL_TICK_MAX = 4096;

type Waiting = { readonly occasion: Occasion; readonly cause: CauseId; readonly depth: number };

export type HubCascadesSnapshot = { readonly waiting: readonly Waiting[]; readonly reacted: ReactedTicks };

/** The hub, as its reactions have it do things. */
export type HubHand = {
  readonly table: CascadeTable | undefined;
  readonly settings: ClockSettings;
  readonly tick: number;
  readonly depthMax: number;
  readonly realms: readonly RealmRef[];
  readonly publish: (happening: Happening, cause: CauseId, depth: number) => GameEvent;
  readonly send: (to: RealmId, mail: Mail, cause: CauseId, depth: number) => void;
  readonly announce: (publication: CascadePublication, cause: CauseId, depth: number) => void;
};

export class HubCascades {
  #waiting: Waiting[] = [];
  #reacted: ReactedTicks = {};

  hear(table: CascadeTable | undefined, event: GameEvent, depth: number): void {
    if (table === undefined) return;
    const { type, occasion } = occasionOf(event);
    if (isHeard(table, type)) this.#waiting.push({ occasion, cause: event.id as string as CauseId, depth });
  }

  run(hand: HubHand): void {
    let left = OCCASIONS_PER_CONTROL_TICK_MAX;
    while (this.#waiting.length > 0 && left > 0) {
      const round = this.#waiting.splice(0, left);
      left -= round.length;
      for (const waiting of round) this.#setOff(hand, waiting);
    }
  }

  #setOff(hand: HubHand, { occasion, cause, depth }: Waiting): void {
    // They may have been written anew since.
    if (hand.table === undefined) return;
    const heard = heardOn(occasion);
    for (const cascade of listeners(hand.table, heard)) {
      // A condition is about a realm and who is there: those that have one are for the realms.
      if (cascade.when === undefined && isRested(hand, cascade, this.#reacted))
        this.#react(hand, { cascade, heard, depth: depth + 1 }, cause);
    }
  }

  #react(
    hand: HubHand,
    { cascade, heard, depth }: { cascade: CascadeSpec; heard: HeardEvent; depth: number },
    cause: CauseId,
  ): void {
    const params = { reaction: cascade.id, depth };
    if (depth > hand.depthMax) {
      hand.publish({ type: 'reaction.stopped', params }, cause, depth);
      return;
    }
    const fired = hand.publish({ type: 'reaction.fired', params }, cause, depth).id as string as CauseId;
    if (keepsTime(cascade)) this.#reacted = withReacted(this.#reacted, cascade, hand.tick);
    for (const effect of cascade.effects) carryOut(hand, { effect, heard, depth }, fired);
  }

  /** Empty while there is nothing to keep. */
  hash(): string {
    const kept = this.snapshot();
    return kept === undefined ? '' : `:${sha256Hex(encodeCanonical(kept))}`;
  }

  /** Undefined while there is nothing to keep. */
  snapshot(): HubCascadesSnapshot | undefined {
    if (this.#waiting.length === 0 && Object.keys(this.#reacted).length === 0) return undefined;
    return { waiting: [...this.#waiting], reacted: this.#reacted };
  }

  restore({ waiting, reacted }: HubCascadesSnapshot): void {
    this.#waiting = [...waiting];
    this.#reacted = reacted;
  }
}

/** What would need a place to happen in is not for the hub: linking says so. */
function carryOut(
  hand: HubHand,
  { effect, heard, depth }: { effect: CascadeEffect; heard: HeardEvent; depth: number },
  cause: CauseId,
): void {
  if (effect.type === 'emit') {
    hand.publish(ownHappening(effect, heard, HUB), cause, depth);
  } else if (effect.type === 'tell') {
    for (const to of realmsTold(effect, hand.realms, HUB)) {
      const happening = ownHappening(effect, heard, HUB);
      const params = { to, event: happening.type };
      const told = hand.publish({ type: 'reaction.told', params }, cause, depth).id as string as CauseId;
      hand.send(to, { kind: 'told', realm: to, happening }, told, depth);
    }
  } else if (effect.type === 'publish') {
    const publication = publicationOf(effect, heard);
    if (publication !== undefined) hand.announce(publication, cause, depth);
  }
}

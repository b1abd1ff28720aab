/**
 * Reactions in a realm: an event sets off those that wait for it, and in the next round each that is due is recorded and
 * carried out. How deep in a cascade an event is goes on with its cause, also to other realms.
 */
import { cascadeRuling } from '../../domain/cascades/cascade-ruling.ts';
import { CASCADE_DEPTH, type CascadeEffect, type CascadeSpec } from '../../domain/cascades/cascade-spec.ts';
import { isDue, reactedRecords } from '../../domain/cascades/cascade-turn.ts';
import { type HeardEvent, heardOn, type Occasion } from '../../domain/cascades/heard-event.ts';
import { cascadeOf, isHeard, listeners } from '../../domain/cascades/listeners.ts';
import type { GameEvent } from '../../domain/game-event.ts';
import { approve } from '../../domain/rule.ts';
import { type CauseId, entityId } from '../../kernel/ids.ts';
import { endExchange, isExchangeBroken } from '../realm/exchange-calls.ts';
import type { Envelope } from '../realm/mail.ts';
import type { RealmTick } from '../realm/realm-tick.ts';
import { carryAbroad } from './carry-abroad.ts';

/** No chart hears it. */
const REACTION_DUE = 'reaction due';

type ReactionDue = {
  readonly type: typeof REACTION_DUE;
  readonly reaction: string;
  readonly occasion: Occasion;
};

const isReactionDue = (event: { readonly type: string }): event is ReactionDue =>
  // A defect may have posted nothing at all; the actor that gets it fails by itself.
  event?.type === REACTION_DUE;

/** What comes of what was sent by an event that is deep in a cascade is as deep. */
export function deepen({ state }: RealmTick, cause: CauseId, depth: number | undefined): void {
  if (depth !== undefined) state.depths.set(cause, depth);
}

/** To be called with every event of the realm. */
export function hearReactions(run: RealmTick, event: GameEvent): void {
  const depth = run.state.depths.get(event.cause);
  const id = event.id as string as CauseId;
  deepen(run, id, depth);
  const table = run.context.world.cascades;
  if (table !== undefined && isHeard(table, event.type)) setOff(run, { event }, id);
}

/** `cause`: the event itself. */
export function setOff(run: RealmTick, occasion: Occasion, cause: CauseId): void {
  const table = run.context.world.cascades;
  if (table === undefined) return;
  const to = entityId('realm', run.context.realm);
  for (const { id } of listeners(table, heardOn(occasion))) {
    const event: ReactionDue = { type: REACTION_DUE, reaction: id, occasion };
    run.post({ to, event, cause });
  }
}

/** True when the envelope was for the realm itself and no actor is to get it. */
export function answerCall(run: RealmTick, { to, event, cause, depth }: Envelope): boolean {
  deepen(run, cause, depth);
  if (isExchangeBroken(event)) {
    endExchange(run, to, cause);
    return true;
  }
  if (!isReactionDue(event)) return false;
  const { cascades } = run.context.world;
  const cascade = cascades === undefined ? undefined : cascadeOf(cascades, event.reaction);
  const heard = heardOn(event.occasion);
  if (cascade !== undefined && isDue(run.context, cascade, heard)) react(run, { cascade, heard }, cause);
  return true;
}

function react(
  run: RealmTick,
  { cascade, heard }: { cascade: CascadeSpec; heard: HeardEvent },
  cause: CauseId,
): void {
  const { state, context } = run;
  const depth = (state.depths.get(cause) ?? 0) + 1;
  const params = { reaction: cascade.id, depth };
  const place = heard.room === undefined ? {} : { room: heard.room };
  if (depth > (state.setting.options.cascadeDepth ?? CASCADE_DEPTH)) {
    run.happen({ type: 'reaction.stopped', ...place, params }, cause);
    return;
  }
  const fired = run.happen({ type: 'reaction.fired', ...place, params }, cause);
  const id = fired.id as string as CauseId;
  state.depths.set(id, depth);
  const what = `reaction ${cascade.id}`;
  const realm = state.facts.realm().id;
  run.settle(realm, () => approve({ changes: reactedRecords(context, cascade, heard) }), { cause: id, what });
  for (const effect of cascade.effects) carryOut(run, { effect, heard, what }, id);
}

function carryOut(
  run: RealmTick,
  { effect, heard, what }: { effect: CascadeEffect; heard: HeardEvent; what: string },
  cause: CauseId,
): void {
  if (effect.type === 'tell' || effect.type === 'publish') {
    carryAbroad(run, { effect, heard }, cause);
    return;
  }
  const { facts, setting } = run.state;
  run.settle(facts.realm().id, () => cascadeRuling(run.context, { effect, heard }, setting.actionRules), {
    cause,
    what,
    mayCreateItems: effect.type === 'act' && effect.action === 'spawn',
  });
}

/**
 * What an actor has to do because its chart was replaced: the entry actions of states that it newly came to, and a look
 * round in the new chart. The moving itself is done before the tick; this is done in it.
 */
import { viewRoom } from '../../domain/room-view.ts';
import { line } from '../../domain/sentence.ts';
import type { CauseId, EntityId, RoomId } from '../../kernel/ids.ts';
import type { ChartEffect, ChartEvent } from '../../machines/chart/chart-host.ts';
import type { RealmTick } from '../realm/realm-tick.ts';

/** Plain data. */
export type ChartDebt = {
  readonly effects: readonly (ChartEffect & { readonly type: 'named' })[];
  readonly raised: readonly ChartEvent[];
  /** The chart came to its end by being replaced. */
  readonly isDone: boolean;
  readonly cause: CauseId;
};

/** An actor in its realm; without a debt it begins anew. */
export type Debtor = { readonly actor: EntityId; readonly debt: ChartDebt } | Beginner | Rewritten;
type Beginner = { readonly actor: EntityId; readonly begins: CauseId };

/** Whoever is in one of these rooms sees it as it is written now. */
type Rewritten = { readonly rewritten: readonly RoomId[] };

/** No chart handles it by name; hearing anything lets a chart take what it takes by itself. */
const LOOK_ROUND: ChartEvent = Object.freeze({ type: 'chart changed' });

export function settleDebts(run: RealmTick, debtors: readonly Debtor[]): void {
  for (const debtor of debtors) {
    if ('rewritten' in debtor) showRewritten(run, debtor.rewritten);
    else if ('begins' in debtor) run.startActor(debtor.actor, debtor.begins);
    else settleDebt(run, debtor.actor, debtor.debt);
  }
}

function showRewritten({ context, output, state }: RealmTick, rooms: readonly RoomId[]): void {
  for (const player of rooms.flatMap((room) => state.facts.presentIn(room))) {
    output.perceive(player.id, line('view.rewritten', {}, 'system'));
    output.perceive(player.id, viewRoom(context, player));
  }
}

function settleDebt(run: RealmTick, actor: EntityId, { effects, raised, isDone, cause }: ChartDebt): void {
  if (!run.state.roster.has(actor)) return;
  run.react(actor, { failed: false, effects, isDone }, cause);
  for (const event of [...raised, LOOK_ROUND]) {
    if (run.state.roster.has(actor)) run.deliver({ to: actor, event, cause });
  }
}

/** What a quest owes that was moved on its way, and then perhaps again. */
export function addDebt(first: ChartDebt | undefined, second: ChartDebt): ChartDebt {
  if (first === undefined) return second;
  return {
    ...second,
    effects: [...first.effects, ...second.effects],
    raised: [...first.raised, ...second.raised],
  };
}

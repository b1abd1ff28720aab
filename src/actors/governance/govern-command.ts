/** Asks the policies about what a player is about to do, before any rule is; the counters stand in the player's and the realm's records. */

import { holds } from '../../domain/condition-holds.ts';
import type { PlayerFact, RealmFact } from '../../domain/entity.ts';
import { commandRequest, governedIntent } from '../../domain/governance/command-request.ts';
import { decidedEvents } from '../../domain/governance/decided-event.ts';
import { type Judgement, judgeRequest } from '../../domain/governance/judge-request.ts';
import type { QuotaBy } from '../../domain/governance/policy.ts';
import { type Tallies, withTallies } from '../../domain/governance/tally.ts';
import type { Intent } from '../../domain/intent.ts';
import { approve, type Refusal, refuse } from '../../domain/rule.ts';
import type { CauseId } from '../../kernel/ids.ts';
import type { RealmTick } from '../realm/realm-tick.ts';

export type GovernedIntent = { readonly ok: true; readonly intent: Intent } | Refusal;

type Commanding = {
  readonly intent: Intent;
  readonly cause: CauseId;
  /** Where the record of a player goes who is not in the realm, with what they have used up. */
  readonly keep?: (player: PlayerFact) => void;
};

export function governCommand(
  run: RealmTick,
  player: PlayerFact,
  { intent, cause, keep }: Commanding,
): GovernedIntent {
  const { context, state } = run;
  const { policies } = context.universe;
  if (policies === undefined) return { ok: true, intent };
  const asked = commandRequest(context, player, intent);
  const { request, denied, decisions, counted } = judgeRequest(policies, asked, {
    tick: run.tick,
    tickMs: context.settings.tickMs,
    tallyOf: (by, counter) => (by === 'realm' ? state.facts.realm() : player).tallies?.[counter],
    holds: (condition) => holds(context, player, condition),
  });
  for (const happening of decidedEvents(asked, decisions, cause)) run.happen(happening, cause);
  const denial = decisions.at(-1);
  if (denied && denial !== undefined) {
    const { policy, reason = '', count } = denial;
    return refuse('governance/denied', { reason: { text: reason }, policy, count });
  }
  if (counted.length > 0) keepCount(run, player, { counted, cause, keep });
  return { ok: true, intent: governedIntent(intent, request) };
}

function keepCount(
  run: RealmTick,
  player: PlayerFact,
  {
    counted,
    cause,
    keep,
  }: Pick<Judgement, 'counted'> & Pick<Commanding, 'cause'> & { readonly keep: Commanding['keep'] },
): void {
  const talliesBy = (kept: QuotaBy): Tallies =>
    Object.fromEntries(
      counted.flatMap(({ by, counter, tally }) => (by === kept ? [[counter, tally] as const] : [])),
    );
  const own = counting(player, talliesBy('player'), run.tick);
  const realm = counting(run.state.facts.realm(), talliesBy('realm'), run.tick);
  if (own !== undefined) keep?.(own);
  const changes = [keep === undefined ? own : undefined, realm].filter((change) => change !== undefined);
  run.settle(run.state.facts.realm().id, () => approve({ changes }), { cause, what: 'govern' });
}

/** Undefined when nothing is counted there. */
function counting<Counted extends PlayerFact | RealmFact>(
  record: Counted,
  more: Tallies,
  tick: number,
): Counted | undefined {
  if (Object.keys(more).length === 0) return undefined;
  const { tallies: _, ...rest } = record;
  const tallies = withTallies(record.tallies, more, tick);
  return { ...rest, ...(tallies === undefined ? {} : { tallies }) } as Counted;
}

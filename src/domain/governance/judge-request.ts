/**
 * What the policies of a universe make of one request: deny stops it, permit lets it through without asking further, and
 * each that mutates hands its version on to the next. What no policy denies is permitted. Pure: whoever asks keeps count.
 */
import type { ChartDelay } from '../chart.ts';
import type { Condition } from '../condition.ts';
import type { TextKey } from '../world-spec.ts';
import { editFields } from './edit-fields.ts';
import { hasWord } from './mask-words.ts';
import {
  isCountedInRealm,
  type PolicyCondition,
  type PolicyScope,
  type PolicySpec,
  type Quota,
  type QuotaBy,
  type VerdictType,
} from './policy.ts';
import { fieldOf, fits, type PolicyRequest } from './policy-request.ts';
import { countIn, oneMore, type Tally } from './tally.ts';

export type JudgeContext = {
  readonly tick: number;
  readonly tickMs: number;
  readonly tallyOf: (by: QuotaBy, counter: string) => Tally | undefined;
  /** A condition about the player and the world. */
  readonly holds: (condition: Condition) => boolean;
};

export type Decision = {
  readonly policy: string;
  readonly verdict: VerdictType;
  /** Of a denial. */
  readonly reason?: TextKey;
  /** What its counter stands at; 0 for a policy without a quota. */
  readonly count: number;
};

export type Judgement = {
  /** As the policies have left it. */
  readonly request: PolicyRequest;
  readonly denied: boolean;
  /** In the order in which they were made; none when nobody objected. */
  readonly decisions: readonly Decision[];
  /** Counters that have moved. */
  readonly counted: readonly { readonly by: QuotaBy; readonly counter: string; readonly tally: Tally }[];
};

/** `policies` in the order of asking. */
export function judgeRequest(
  policies: readonly PolicySpec[],
  asked: PolicyRequest,
  context: JudgeContext,
): Judgement {
  const decisions: Decision[] = [];
  const counted = new Map<string, Judgement['counted'][number]>();
  let request = asked;
  const countOf = ({ by, counter }: Quota) =>
    counted.get(`${by} ${counter}`)?.tally.count ?? countIn(context.tallyOf(by, counter), context.tick);
  const count = ({ by, counter, per }: Quota) => {
    // Two policies that share a counter count a request once.
    if (counted.has(`${by} ${counter}`)) return;
    const window = { tick: context.tick, ticks: ticksOf(per, context.tickMs) };
    counted.set(`${by} ${counter}`, {
      by,
      counter,
      tally: oneMore(context.tallyOf(by, counter), window),
    });
  };
  for (const { id, scope, when, quota, verdict } of policies) {
    if (!isWithin(scope, request) || !isCounted(quota, request)) continue;
    if (!when.every((condition) => meets(condition, request, context))) continue;
    if (quota !== undefined) {
      const isBeyond = !counted.has(`${quota.by} ${quota.counter}`) && countOf(quota) >= quota.count;
      if (!isBeyond) count(quota);
      if (isBeyond === (verdict.type === 'permit')) continue;
    }
    const decided = { policy: id, verdict: verdict.type, count: quota === undefined ? 0 : countOf(quota) };
    if (verdict.type === 'deny') {
      decisions.push({ ...decided, reason: verdict.reason });
      return { request, denied: true, decisions, counted: [] };
    }
    if (verdict.type === 'permit') {
      decisions.push(decided);
      break;
    }
    const fields = editFields(request.fields, verdict.edits);
    if (fields === request.fields) continue;
    request = { ...request, fields };
    decisions.push(decided);
  }
  return { request, denied: false, decisions, counted: [...counted.values()] };
}

/** At least one. */
export function ticksOf({ unit, amount }: ChartDelay, tickMs: number): number {
  if (unit === 'ticks') return amount;
  const milliseconds = amount * 1000 + tickMs - 1;
  return (milliseconds - (milliseconds % tickMs)) / tickMs;
}

function isWithin(
  { world, realms, roles, commands, entities }: PolicyScope,
  request: PolicyRequest,
): boolean {
  return (
    (world === undefined || request.worlds.includes(world)) &&
    (realms === undefined || realms.some((realm) => request.realms.includes(realm))) &&
    (roles === undefined || roles.some((role) => request.roles.includes(role))) &&
    (commands === undefined || commands.some((command) => fits(command, request.action))) &&
    (entities === undefined || entities.some((entity) => request.entities.includes(entity)))
  );
}

/** A quota concerns only those of whom it keeps count. */
function isCounted(quota: Quota | undefined, { subject }: PolicyRequest): boolean {
  if (quota === undefined) return true;
  const ofPlayer = subject.startsWith('player:');
  if (isCountedInRealm(quota.by)) return ofPlayer;
  return !ofPlayer && (quota.by === 'everyone' || subject.startsWith(`${quota.by}:`));
}

function meets(condition: PolicyCondition, request: PolicyRequest, context: JudgeContext): boolean {
  switch (condition.type) {
    case 'not':
      return !meets(condition.condition, request, context);
    case 'all':
      return condition.conditions.every((part) => meets(part, request, context));
    case 'any':
      return condition.conditions.some((part) => meets(part, request, context));
    case 'world':
      return context.holds(condition.condition);
    case 'request': {
      const value = fieldOf(request, condition.field);
      if (value === undefined) return false;
      const { is, says, atLeast, atMost } = condition;
      if (is !== undefined && !is.some((pattern) => fits(pattern, String(value)))) return false;
      if (says !== undefined && !(typeof value === 'string' && hasWord(value, says))) return false;
      if (atLeast !== undefined && !(typeof value === 'number' && value >= atLeast)) return false;
      return atMost === undefined || (typeof value === 'number' && value <= atMost);
    }
  }
}

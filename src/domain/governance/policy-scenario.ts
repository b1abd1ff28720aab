/** A scenario for policies: who asks for what, one after the other, and what the policies are to make of it. Pure. */
import { encodeCanonical } from '../../kernel/canonical.ts';
import type { ChartDelay } from '../chart.ts';
import type { Condition } from '../condition.ts';
import { type Decision, judgeRequest, ticksOf } from './judge-request.ts';
import type { PolicyCondition, PolicySpec, QuotaBy, VerdictType } from './policy.ts';
import { type FieldValue, fieldOf, type PolicyRequest } from './policy-request.ts';
import { countIn, type Tally } from './tally.ts';

export type PolicyScenario = {
  readonly name: string;
  /** What holds of player and world throughout; a condition that is made of others follows from them. */
  readonly holds: readonly Condition[];
  /** What is used up of each counter at the beginning, whoever asks. */
  readonly counts: Readonly<Record<string, number>>;
  readonly steps: readonly PolicyStep[];
};

export type PolicyStep = {
  /** What passes before. */
  readonly wait?: ChartDelay;
  readonly request: PolicyRequest;
  /** So many times within one tick; each is to come out as expected. */
  readonly times: number;
  readonly expect: PolicyExpectation;
};

export type PolicyExpectation = {
  readonly verdict: VerdictType;
  /** All that decided, in their order; absent when that is left open. */
  readonly by?: readonly string[];
  /** Some fields as they are in the end. */
  readonly becomes?: Readonly<Record<string, FieldValue>>;
  /** What the denial says, as a text key or in words. */
  readonly reason?: string;
  /** What counters of whoever asks stand at in the end. */
  readonly counts?: Readonly<Record<string, number>>;
};

/** One thing that came out otherwise; `path` leads from the step to where it was expected. */
export type PolicyMismatch = {
  readonly step: number;
  readonly path: readonly (string | number)[];
  readonly expected: string;
  readonly found: string;
};

export type PolicyPlay = {
  readonly mismatches: readonly PolicyMismatch[];
  /** Policies that decided anything. */
  readonly decided: ReadonlySet<string>;
};

type Playing = {
  readonly policies: readonly PolicySpec[];
  readonly tickMs: number;
  /** What a text key says. */
  readonly sentence: (key: string) => string;
};

export function playPolicyScenario(scenario: PolicyScenario, playing: Playing): PolicyPlay {
  const { policies, tickMs, sentence } = playing;
  const tallies = new Map<string, Tally>();
  const mismatches: PolicyMismatch[] = [];
  const decided = new Set<string>();
  const held = new Set(scenario.holds.map((condition) => encodeCanonical(condition)));
  const quotas = new Map(policies.flatMap(({ quota }) => (quota ? [[quota.counter, quota] as const] : [])));
  let tick = 0;
  scenario.steps.forEach(({ wait, request: asked, times, expect }, step) => {
    if (wait !== undefined) tick += ticksOf(wait, tickMs);
    const tallyOf = (by: QuotaBy, counter: string): Tally | undefined => {
      const kept = tallies.get(keyOf(asked, by, counter));
      const begun = scenario.counts[counter];
      const quota = quotas.get(counter);
      if (kept !== undefined || begun === undefined || quota === undefined) return kept;
      return { count: begun, until: ticksOf(quota.per, tickMs) };
    };
    const countOf = (counter: string): number => {
      const quota = quotas.get(counter);
      return quota === undefined ? 0 : countIn(tallyOf(quota.by, counter), tick);
    };
    for (let time = 1; time <= times; time += 1) {
      const holds = (condition: Condition) => meets(condition, held);
      const judgement = judgeRequest(policies, asked, { tick, tickMs, tallyOf, holds });
      for (const { by, counter, tally } of judgement.counted) tallies.set(keyOf(asked, by, counter), tally);
      for (const { policy } of judgement.decisions) decided.add(policy);
      const said = sentence(judgement.decisions.at(-1)?.reason ?? '');
      const found = compare(expect, { ...judgement, said, countOf, isLast: time === times });
      const which = times === 1 ? '' : `, time ${time} of ${times}`;
      mismatches.push(...found.map((one) => ({ ...one, step, found: `${one.found}${which}` })));
      if (found.length > 0) break;
    }
  });
  return { mismatches, decided };
}

const keyOf = (request: PolicyRequest, by: QuotaBy, counter: string): string =>
  `${by} ${counter} ${by === 'everyone' ? '' : by === 'realm' ? request.realms.join(' ') : request.subject}`;

/** A condition is what the scenario says of its parts. */
function meets(condition: Condition, held: ReadonlySet<string>): boolean {
  if (held.has(encodeCanonical(condition))) return true;
  switch (condition.type) {
    case 'not':
      return !meets(condition.condition, held);
    case 'all':
      return condition.conditions.every((part) => meets(part, held));
    case 'any':
      return condition.conditions.some((part) => meets(part, held));
    default:
      return false;
  }
}

type Outcome = {
  readonly request: PolicyRequest;
  readonly denied: boolean;
  readonly decisions: readonly Decision[];
  /** The sentence of the denial. */
  readonly said: string;
  readonly countOf: (counter: string) => number;
  /** Counters are looked at when all is over. */
  readonly isLast: boolean;
};

function compare(
  { verdict, by, becomes = {}, reason, counts = {} }: PolicyExpectation,
  { request, denied, decisions, said, countOf, isLast }: Outcome,
): Omit<PolicyMismatch, 'step'>[] {
  const mismatches: Omit<PolicyMismatch, 'step'>[] = [];
  const expect = (path: PolicyMismatch['path'], expected: string, found: string) => {
    if (expected !== found) mismatches.push({ path, expected, found });
  };
  const isChanged = decisions.some((decision) => decision.verdict === 'mutate');
  const deciders = decisions.map(({ policy }) => policy);
  const names = deciders.length === 0 ? 'no policy' : deciders.join(', ');
  const came = denied ? 'deny' : isChanged ? 'mutate' : 'permit';
  if (verdict !== came)
    mismatches.push({ path: ['verdict'], expected: verdict, found: `${came}, by ${names}` });
  if (by !== undefined) expect(['by'], by.length === 0 ? 'no policy' : by.join(', '), names);
  if (reason !== undefined && denied) expect(['reason'], reason, said);
  for (const [field, value] of Object.entries(becomes)) {
    const after = fieldOf(request, field);
    expect(
      ['becomes', field],
      JSON.stringify(value),
      after === undefined ? 'nothing' : JSON.stringify(after),
    );
  }
  if (!isLast) return mismatches;
  for (const [counter, count] of Object.entries(counts))
    expect(['counts', counter], String(count), String(countOf(counter)));
  return mismatches;
}

/** The conditions about player and world that policies ask about, none of them made of others. */
export const conditionsAsked = (policies: readonly PolicySpec[]): readonly Condition[] =>
  policies.flatMap(({ when }) => when.flatMap(worldly));

const worldly = (condition: PolicyCondition): readonly Condition[] => {
  switch (condition.type) {
    case 'request':
      return [];
    case 'world':
      return partsOf(condition.condition);
    case 'not':
      return worldly(condition.condition);
    default:
      return condition.conditions.flatMap(worldly);
  }
};

const partsOf = (condition: Condition): readonly Condition[] => {
  switch (condition.type) {
    case 'not':
      return partsOf(condition.condition);
    case 'all':
    case 'any':
      return condition.conditions.flatMap(partsOf);
    default:
      return [condition];
  }
};

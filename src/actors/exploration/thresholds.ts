/** From how much on a quantity matters: every amount that something relevant asks for. */
import type { Condition } from '../../domain/condition.ts';
import { experienceOf } from '../../domain/level.ts';
import type { UniverseSpec } from '../../domain/world-spec.ts';
import type { Reply } from './influences.ts';
import type { Relevance } from './relevance.ts';

/** Sorted amounts, by facet: `tokens`, `experience`, `standing:<faction>`. */
export type Thresholds = ReadonlyMap<string, readonly number[]>;

export function thresholdsOf(universe: UniverseSpec, { replies, slices }: Relevance): Thresholds {
  const found = new Map<string, Set<number>>();
  const add = (facet: string, amount: number): void => {
    const known = found.get(facet);
    if (known === undefined) found.set(facet, new Set([amount]));
    else known.add(amount);
  };
  const scoreOf = (standing: unknown): number =>
    universe.standings.find((entry) => entry.standing === standing)?.from ?? 0;
  for (const { name, params } of slices.flatMap(({ guards }) => guards)) {
    if (name === 'player has tokens') add('tokens', Number(params['amount']));
    if (name === 'level at least') add('experience', experienceOf(Number(params['level'])));
    if (name === 'skill at least') add(`skill:${params['skill']}`, Number(params['level']));
    if (name === 'standing at least') add(`standing:${params['faction']}`, scoreOf(params['standing']));
  }
  for (const condition of replies.flatMap(conditionsOf).flatMap(amountsIn)) {
    if (condition.type === 'level') add('experience', experienceOf(condition.atLeast));
    else add(`standing:${condition.faction}`, scoreOf(condition.atLeast));
  }
  for (const { keeper, atLeast } of replies.flatMap(conditionsOf).flatMap(opinionsIn))
    add(`opinion:${keeper}`, atLeast);
  for (const { guards, unit } of slices)
    for (const { name, params } of guards)
      if (name === 'opinion at least')
        for (const owner of unit.owners) add(`opinion:${owner}`, Number(params['opinion']));
  return new Map([...found].map(([facet, amounts]) => [facet, [...amounts].sort((a, b) => a - b)]));
}

function conditionsOf(reply: Reply): readonly Condition[] {
  const all = reply.type === 'topic' ? reply.topic.replies : [reply.gift];
  return all.flatMap(({ when }) => (when === undefined ? [] : [when]));
}

type AmountCondition = Extract<Condition, { type: 'standing' | 'level' }>;

function amountsIn(condition: Condition): readonly AmountCondition[] {
  switch (condition.type) {
    case 'level':
    case 'standing':
      return [condition];
    case 'not':
      return amountsIn(condition.condition);
    case 'all':
    case 'any':
      return condition.conditions.flatMap(amountsIn);
    default:
      return [];
  }
}

/** Opinions that conditions ask for, so that they become thresholds. */
function opinionsIn(condition: Condition): readonly { readonly keeper: string; readonly atLeast: number }[] {
  switch (condition.type) {
    case 'memory':
      return condition.asks.about === 'opinion'
        ? [{ keeper: condition.keeper, atLeast: condition.asks.atLeast }]
        : [];
    case 'not':
      return opinionsIn(condition.condition);
    case 'all':
    case 'any':
      return condition.conditions.flatMap(opinionsIn);
    default:
      return [];
  }
}

/** So many steps are told apart below the lowest threshold, so that what adds up slowly is not lost. */
const STEPS = 8;

/** The class of an amount: the last threshold reached, or how far it has come from `origin` to the next. */
export function classOf(amount: number, thresholds: readonly number[], origin: number): string {
  let from = origin;
  for (const threshold of thresholds) {
    if (amount < threshold) {
      const step = Math.max(1, Math.floor((threshold - from) / STEPS));
      return `below ${threshold}, step ${Math.floor((amount - from) / step)}`;
    }
    from = threshold;
  }
  return `at least ${from}`;
}

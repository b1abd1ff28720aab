/** The answers to what charts ask about the keeper's memory of the player. */
import { type MemoryQuestion, recalls } from '../recollection.ts';
import type { RuleContext } from '../rule.ts';
import { keeperAtHand, playerAtHand } from './at-hand.ts';
import type { MEMORY_GUARDS } from './memory-guards.ts';
import type { Moment } from './moment.ts';
import type { ParamValues } from './param-type.ts';

type Guards = typeof MEMORY_GUARDS;
type MemoryGuardRules = {
  readonly [Name in keyof Guards]: (
    context: RuleContext,
    moment: Moment,
    params: ParamValues<Guards[Name]['params']>,
  ) => boolean;
};

export const MEMORY_GUARD_RULES: MemoryGuardRules = {
  'opinion at least': (context, moment, { opinion }) =>
    remembers(context, moment, { about: 'opinion', atLeast: opinion }),
  'met at least': (context, moment, { times }) =>
    remembers(context, moment, { about: 'meetings', atLeast: times }),
  'last asked about': (context, moment, { topic }) => remembers(context, moment, { about: 'topic', topic }),
  'promise is open': (context, moment, { promise }) =>
    remembers(context, moment, { about: 'promise', promise, status: 'open' }),
  'promise is kept': (context, moment, { promise }) =>
    remembers(context, moment, { about: 'promise', promise, status: 'kept' }),
  'promise is broken': (context, moment, { promise }) =>
    remembers(context, moment, { about: 'promise', promise, status: 'broken' }),
  'knows of': (context, moment, { deed }) => remembers(context, moment, { about: 'deed', deed }),
};

function remembers(context: RuleContext, moment: Moment, asks: MemoryQuestion): boolean {
  const keeper = keeperAtHand(context, moment);
  const player = playerAtHand(context, moment);
  if (keeper === undefined || player === undefined) return false;
  return recalls(context, player, { keeper: keeper.spec, asks });
}

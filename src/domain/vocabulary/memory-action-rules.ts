/** What charts have their keepers keep in mind. */
import { acquaintanceOf, type MemoryChange, remembered, withChange } from '../acquaintance.ts';
import { type Approval, approve, type RuleContext } from '../rule.ts';
import { type ActionRules, NOTHING } from './action-rule.ts';
import { keeperAtHand, playerAtHand } from './at-hand.ts';
import type { MEMORY_ACTIONS } from './memory-actions.ts';
import type { Moment } from './moment.ts';

export const MEMORY_ACTION_RULES: ActionRules<keyof typeof MEMORY_ACTIONS> = {
  remember: (context, moment, { deed }) => keep(context, moment, { type: 'deed', deed }),
  'adjust opinion': (context, moment, { by }) => keep(context, moment, { type: 'opinion', by }),
  promise: (context, moment, { promise, hours }) =>
    keep(context, moment, {
      type: 'promise',
      promise,
      ...(hours === undefined ? {} : { withinMinutes: hours * 60 }),
    }),
  'keep promise': (context, moment, { promise }) => keep(context, moment, { type: 'promise kept', promise }),
  'break promise': (context, moment, { promise }) =>
    keep(context, moment, { type: 'promise broken', promise }),
};

function keep(context: RuleContext, moment: Moment, change: MemoryChange): Approval {
  const keeper = keeperAtHand(context, moment);
  const player = playerAtHand(context, moment);
  if (keeper === undefined || player === undefined) return NOTHING;
  const before = acquaintanceOf(context, { keeper: keeper.id, player: player.id });
  return approve(remembered(context, withChange(context, before, change)));
}

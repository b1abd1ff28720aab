/** What a citizen's chart has them do. */
import { crossOver, headFor, settleIn } from '../city/citizen-acts.ts';
import { type Citizen, citizenOf } from '../city/citizen-day.ts';
import type { Approval, RuleContext } from '../rule.ts';
import { type ActionRules, NOTHING } from './action-rule.ts';
import { keeperAtHand } from './at-hand.ts';
import type { CITIZEN_ACTIONS } from './citizen-actions.ts';
import type { Moment } from './moment.ts';

export const CITIZEN_ACTION_RULES: ActionRules<keyof typeof CITIZEN_ACTIONS> = {
  'head home': by((context, citizen) => headFor(context, citizen, 'home')),
  'head to work': by((context, citizen) => headFor(context, citizen, 'work')),
  'head to table': by((context, citizen) => headFor(context, citizen, 'table')),
  'head to company': by((context, citizen) => headFor(context, citizen, 'company')),
  'head to the gate': by((context, citizen) => headFor(context, citizen, 'gate')),
  'settle in': by(settleIn),
  'cross over': by(crossOver),
};

function by(act: (context: RuleContext, citizen: Citizen) => Approval) {
  return (context: RuleContext, moment: Moment): Approval => {
    const citizen = citizenOf(context, keeperAtHand(context, moment));
    return citizen === undefined ? NOTHING : act(context, citizen);
  };
}

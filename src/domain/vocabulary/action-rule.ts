/** What carries out an action of a chart: a rule that approves, quietly, of nothing when what it needs is not there. */
import { type Approval, approve, type RuleContext, type Ruling } from '../rule.ts';
import type { ActionName, ActionParams } from './actions.ts';
import type { Moment } from './moment.ts';

export type ActionRule<Name extends ActionName> = (
  context: RuleContext,
  moment: Moment,
  params: ActionParams<Name>,
) => Ruling;

export type ActionRules<Names extends ActionName> = { readonly [Name in Names]: ActionRule<Name> };

export const NOTHING: Approval = Object.freeze(approve({}));

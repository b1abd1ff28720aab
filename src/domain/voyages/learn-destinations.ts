/** A realm learns which foreign games take travellers now. */
import { type Approval, approve, type RuleContext } from '../rule.ts';
import type { Destination } from './destination.ts';

export function learnDestinations({ facts }: RuleContext, known: readonly Destination[]): Approval {
  const { destinations: _, ...realm } = facts.realm();
  return approve({ changes: [known.length === 0 ? realm : { ...realm, destinations: known }] });
}

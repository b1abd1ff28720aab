/** search: what is in a thing or on it; of anything else, and of a way, what there is to see. */
import { actingPlayer } from '../acting-player.ts';
import { findItem } from '../find-items.ts';
import { holdingLine, holdingOf } from '../holdings.ts';
import { holderOf, isOpen } from '../reach.ts';
import { approve, type Rule, refuse } from '../rule.ts';
import { itemParam, line } from '../sentence.ts';
import { canSee, inView, TOO_DARK } from '../sight.ts';
import { examine } from './examine.ts';
import { emptyParams } from './lid-verbs.ts';

export const search: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const { noun } = intent;
  if (noun === undefined) return examine(context, { ...intent, noun: ['in'], direction: 'in' });
  if (!canSee(context, player)) return TOO_DARK;
  const found = findItem(context, inView(context, player), noun);
  const spec = found.ok ? holderOf(context, found.found) : undefined;
  if (!found.ok || spec === undefined) return examine(context, intent);
  if (!isOpen(found.found) && !spec.transparent)
    return refuse('look/closed', { item: itemParam(found.found) });
  const inside = holdingOf(context, found.found);
  const percept =
    inside === undefined
      ? line('thing.empty', emptyParams(context, found.found), 'action')
      : holdingLine(inside, 'action');
  return approve({ percepts: [{ player: player.id, percept }] });
};

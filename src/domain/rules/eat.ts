/** eat and drink: a portion of what is at hand; with the last one the thing is gone from the world, or stands empty. */
import { actingPlayer } from '../acting-player.ts';
import { findItem } from '../find-items.ts';
import type { Intent } from '../intent.ts';
import { moved, partsOf } from '../reach.ts';
import { approve, type Rule, type RuleContext, type Ruling, refuse } from '../rule.ts';
import { itemParam, line } from '../sentence.ts';
import { canSee, inReach, TOO_DARK } from '../sight.ts';
import type { EdibleSpec } from '../thing-spec.ts';

export const eat: Rule = (context, intent) => consume(context, intent, 'eat');
export const drink: Rule = (context, intent) => consume(context, intent, 'drink');

function consume(context: RuleContext, intent: Intent, by: EdibleSpec['by']): Ruling {
  const player = actingPlayer(context, intent);
  const { noun } = intent;
  if (noun === undefined) return refuse('noun/missing', { verb: by });
  const found = findItem(context, inReach(context, player), noun);
  if (!found.ok) return found.code === 'noun/unknown' && !canSee(context, player) ? TOO_DARK : found;
  const item = found.found;
  const { edible } = partsOf(context, item);
  const named = { item: itemParam(item) };
  if (edible === undefined || edible.by !== by)
    return by === 'eat' ? refuse('eat/inedible', named) : refuse('drink/inedible', named);
  const portions = item.portions ?? 0;
  if (portions === 0) return refuse('drink/nothing-left', named);
  const text = portions === 1 ? (edible.last ?? edible.text) : edible.text;
  const isGone = by === 'eat' && portions === 1;
  const params = {
    actor: player.name,
    item: itemParam(item),
    itemId: item.id,
    count: portions - 1,
    amount: edible.portions,
    ...(isGone ? { itemIds: { list: [item.id] } } : {}),
  };
  return approve({
    ...(isGone
      ? {
          changes: context.facts.itemsIn(item.id).map((inner) => moved(inner, item.place)),
          removals: [item.id],
        }
      : { changes: [{ ...item, portions: portions - 1 }] }),
    happenings: [
      { type: by === 'eat' ? 'player.ate' : 'player.drank', actor: player.id, room: player.place, params },
    ],
    percepts: [{ player: player.id, percept: line(text, {}, 'action') }],
  });
}

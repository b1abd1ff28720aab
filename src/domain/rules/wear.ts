/** wear and remove: one thing for each part of the body and each layer. */
import { actingPlayer } from '../acting-player.ts';
import type { ItemFact, PlayerFact } from '../entity.ts';
import { findItem } from '../find-items.ts';
import { partsOf } from '../reach.ts';
import { type Approval, approve, type Rule, type RuleContext, refuse } from '../rule.ts';
import { itemParam } from '../sentence.ts';

export const wear: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const { noun } = intent;
  if (noun === undefined) return refuse('noun/missing', { verb: 'wear' });
  const carried = context.facts.itemsIn(player.id);
  const held = findItem(context, carried, noun);
  if (!held.ok)
    return held.code === 'noun/unknown' ? refuse('drop/not-held', { text: noun.join(' ') }) : held;
  const item = held.found;
  const { wearable } = partsOf(context, item);
  if (wearable === undefined) return refuse('wear/not-wearable', { item: itemParam(item) });
  if (item.worn === true) return refuse('wear/worn', { item: itemParam(item) });
  const inTheWay = carried.find((other) => {
    const part = partsOf(context, other).wearable;
    return other.worn === true && part?.slot === wearable.slot && part.layer === wearable.layer;
  });
  if (inTheWay !== undefined)
    return refuse('wear/in-the-way', { item: itemParam(item), holder: itemParam(inTheWay) });
  return changed(player, { ...item, worn: true }, 'player.put-on');
};

export const remove: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const { noun } = intent;
  if (noun === undefined) return refuse('noun/missing', { verb: 'remove' });
  const carried = context.facts.itemsIn(player.id);
  const worn = findItem(
    context,
    carried.filter((item) => item.worn === true),
    noun,
  );
  if (!worn.ok)
    return worn.code === 'noun/unknown' ? refuse('remove/not-worn', { text: noun.join(' ') }) : worn;
  const over = coveredBy(context, carried, worn.found);
  if (over !== undefined)
    return refuse('remove/covered', { item: itemParam(worn.found), holder: itemParam(over) });
  const { worn: _, ...off } = worn.found;
  return changed(player, off, 'player.took-off');
};

/** What is worn over it. */
function coveredBy(context: RuleContext, carried: readonly ItemFact[], item: ItemFact): ItemFact | undefined {
  const { wearable } = partsOf(context, item);
  if (wearable?.layer !== 'under') return undefined;
  return carried.find((other) => {
    const part = partsOf(context, other).wearable;
    return other.worn === true && part?.slot === wearable.slot && part.layer === 'over';
  });
}

function changed(player: PlayerFact, item: ItemFact, type: string): Approval {
  return approve({
    changes: [item],
    happenings: [
      {
        type,
        actor: player.id,
        room: player.place,
        params: { actor: player.name, item: itemParam(item), itemId: item.id },
      },
    ],
  });
}

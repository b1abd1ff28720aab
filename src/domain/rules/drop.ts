/** drop: items from the hands into the room. */
import { actingPlayer } from '../acting-player.ts';
import type { ItemFact, PlayerFact } from '../entity.ts';
import { findItems } from '../find-items.ts';
import { approve, type Rule, type Ruling, refuse } from '../rule.ts';
import { itemParam } from '../sentence.ts';

export const drop: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const { noun } = intent;
  if (noun === undefined) return refuse('noun/missing', { verb: 'drop' });
  const held = findItems(context, context.facts.itemsIn(player.id), noun);
  if (!held.ok)
    return held.code === 'noun/unknown' ? refuse('drop/not-held', { text: noun.join(' ') }) : held;
  return dropped(player, held.found);
};

function dropped(player: PlayerFact, items: readonly ItemFact[]): Ruling {
  return approve({
    changes: items.map((item) => ({ ...item, place: player.place })),
    happenings: items.map((item) => ({
      type: 'player.dropped',
      actor: player.id,
      room: player.place,
      params: { actor: player.name, item: itemParam(item), itemId: item.id },
    })),
  });
}

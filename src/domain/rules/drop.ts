/** drop: items from the hands into the room. */
import { actingPlayer } from '../acting-player.ts';
import type { ItemFact, PlayerFact } from '../entity.ts';
import { findItems } from '../find-items.ts';
import { moved, touchable } from '../reach.ts';
import { approve, type Rule, type Ruling, refuse } from '../rule.ts';
import { itemParam } from '../sentence.ts';
import { put } from './put.ts';

export const drop: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const { noun } = intent;
  if (noun === undefined) return refuse('noun/missing', { verb: 'drop' });
  if (intent.second !== undefined) return put(context, intent);
  const isAmongAll = ({ place, worn }: ItemFact) => place === player.id && worn !== true;
  const held = findItems(context, touchable(context, player.id), noun, { isAmongAll });
  if (!held.ok)
    return held.code === 'noun/unknown' ? refuse('drop/not-held', { text: noun.join(' ') }) : held;
  const loose = held.found.filter(({ worn }) => worn !== true);
  return loose.length === 0
    ? refuse('drop/worn', { item: itemParam(held.found[0] as ItemFact) })
    : dropped(player, loose);
};

function dropped(player: PlayerFact, items: readonly ItemFact[]): Ruling {
  return approve({
    changes: items.map((item) => moved(item, player.place)),
    happenings: items.map((item) => ({
      type: 'player.dropped',
      actor: player.id,
      room: player.place,
      params: { actor: player.name, item: itemParam(item), itemId: item.id },
    })),
  });
}

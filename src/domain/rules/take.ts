/** take: an item from the room into the hands. */
import { actingPlayer } from '../acting-player.ts';
import type { ItemFact, PlayerFact } from '../entity.ts';
import { approve, type Rule, type Ruling, refuse } from '../rule.ts';
import { ALL_MAX, findItem, findPerson, meansAll } from '../scope.ts';
import { itemParam } from '../sentence.ts';

export const take: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const { noun } = intent;
  if (noun === undefined) return refuse('noun/missing', { verb: 'take' });
  const loose = context.facts.itemsIn(player.place).filter((item) => !item.fixed);
  if (meansAll(noun) && loose.length > 0) return taken(player, loose.slice(0, ALL_MAX));
  const here = findItem(context, context.facts.itemsIn(player.place), noun);
  if (!here.ok) {
    if (here.code !== 'noun/unknown') return here;
    const held = findItem(context, context.facts.itemsIn(player.id), noun);
    if (held.ok) return refuse('take/held', { item: itemParam(held.found) });
    const person = findPerson(context, { room: player.place, except: player.id, words: noun });
    return person === undefined ? here : refuse('take/somebody');
  }
  const item = here.found;
  if (item.fixed) return refuse('take/fixed', { item: itemParam(item) });
  return taken(player, [item]);
};

function taken(player: PlayerFact, items: readonly ItemFact[]): Ruling {
  return approve({
    changes: items.map((item) => ({ ...item, place: player.id })),
    happenings: items.map((item) => ({
      type: 'player.took',
      actor: player.id,
      room: player.place,
      params: { actor: player.name, item: itemParam(item), itemId: item.id },
    })),
  });
}

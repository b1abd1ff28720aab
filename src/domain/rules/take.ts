/** take: items from the room into the hands. */
import { actingPlayer } from '../acting-player.ts';
import type { ItemFact, PlayerFact } from '../entity.ts';
import { findItems } from '../find-items.ts';
import { approve, type Rule, type Ruling, refuse } from '../rule.ts';
import { findPerson } from '../scope.ts';
import { itemParam } from '../sentence.ts';

export const take: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const { noun } = intent;
  if (noun === undefined) return refuse('noun/missing', { verb: 'take' });
  const here = findItems(context, context.facts.itemsIn(player.place), noun, { isAmongAll: isLoose });
  if (!here.ok) {
    if (here.code !== 'noun/unknown') return here;
    const held = findItems(context, context.facts.itemsIn(player.id), noun);
    if (held.ok) return refuse('take/held', { item: itemParam(held.found[0] as ItemFact) });
    const person = findPerson(context, { room: player.place, except: player.id, words: noun });
    return person === undefined ? here : refuse('take/somebody');
  }
  const loose = here.found.filter(isLoose);
  return loose.length === 0
    ? refuse('take/fixed', { item: itemParam(here.found[0] as ItemFact) })
    : taken(player, loose);
};

const isLoose = (item: ItemFact): boolean => !item.fixed;

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

/** take: an item from the room into the hands. */
import { actingPlayer } from '../acting-player.ts';
import type { PlayerIntent } from '../intent.ts';
import { approve, type Rule, refuse } from '../rule.ts';
import { findItem, findPerson } from '../scope.ts';
import { itemParam } from '../sentence.ts';

export const take: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const { noun } = intent as PlayerIntent;
  if (noun === undefined) return refuse('noun/missing', { verb: 'take' });
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
  return approve({
    changes: [{ ...item, place: player.id }],
    happenings: [
      {
        type: 'player.took',
        actor: player.id,
        room: player.place,
        params: { actor: player.name, item: itemParam(item) },
      },
    ],
  });
};

/** drop: an item from the hands into the room. */
import { actingPlayer } from '../acting-player.ts';
import type { PlayerIntent } from '../intent.ts';
import { approve, type Rule, refuse } from '../rule.ts';
import { findItem } from '../scope.ts';
import { itemParam } from '../sentence.ts';

export const drop: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const { noun } = intent as PlayerIntent;
  if (noun === undefined) return refuse('noun/missing', { verb: 'drop' });
  const held = findItem(context, context.facts.itemsIn(player.id), noun);
  if (!held.ok)
    return held.code === 'noun/unknown' ? refuse('drop/not-held', { text: noun.join(' ') }) : held;
  return approve({
    changes: [{ ...held.found, place: player.place }],
    happenings: [
      {
        type: 'player.dropped',
        actor: player.id,
        room: player.place,
        params: { actor: player.name, item: itemParam(held.found) },
      },
    ],
  });
};

/** read: what is written on a thing in reach. */
import { actingPlayer } from '../acting-player.ts';
import { findItem } from '../find-items.ts';
import { approve, type Rule, refuse } from '../rule.ts';
import { itemParam, line } from '../sentence.ts';
import { canSee, inView, TOO_DARK } from '../sight.ts';

export const read: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const { noun } = intent;
  if (noun === undefined) return refuse('noun/missing', { verb: 'read' });
  if (!canSee(context, player)) return TOO_DARK;
  const item = findItem(context, inView(context, player), noun);
  if (!item.ok) return item;
  const text = context.universe.worlds[item.found.world]?.items[item.found.spec]?.text;
  if (text === undefined) return refuse('read/nothing', { item: itemParam(item.found) });
  return approve({
    happenings: [
      {
        type: 'player.read',
        actor: player.id,
        room: player.place,
        params: { actor: player.name, item: itemParam(item.found), itemId: item.found.id },
      },
    ],
    percepts: [{ player: player.id, percept: line(text, {}, 'action') }],
  });
};

/** look: the room again, or, with a noun, the thing. */
import { actingPlayer } from '../acting-player.ts';
import { viewRoom } from '../room-view.ts';
import { approve, type Rule } from '../rule.ts';
import { examine } from './examine.ts';

export const look: Rule = (context, intent) => {
  if (intent.noun !== undefined) return examine(context, intent);
  const player = actingPlayer(context, intent);
  return approve({ percepts: [{ player: player.id, percept: viewRoom(context, player) }] });
};

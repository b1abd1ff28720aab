/** Sitting, lying and standing on things: who is on what, and how many more it holds. */
import type { ItemFact, PlayerFact } from './entity.ts';
import type { ReadonlyFacts } from './facts.ts';

/** The player on their own feet; the same record when they were so already. */
export function standing(player: PlayerFact): PlayerFact {
  if (player.seat === undefined) return player;
  const { seat: _, ...rest } = player;
  return rest;
}

/** Who is on it or in it, in the room where it is. */
export function occupants(facts: ReadonlyFacts, item: ItemFact): PlayerFact[] {
  const room = item.place;
  return room.startsWith('room:')
    ? facts.presentIn(room as PlayerFact['place']).filter(({ seat }) => seat?.item === item.id)
    : [];
}

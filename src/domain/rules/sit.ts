/** sit and stand: onto or into a thing that has room for people, and back on one’s feet. */
import { actingPlayer } from '../acting-player.ts';
import type { ItemFact, PlayerFact } from '../entity.ts';
import { findItem } from '../find-items.ts';
import { occupants, standing } from '../posture.ts';
import { partsOf } from '../reach.ts';
import { approve, type Rule, type RuleContext, type Ruling, refuse } from '../rule.ts';
import { itemParam } from '../sentence.ts';
import { canSee, TOO_DARK } from '../sight.ts';

export const sit: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const here = context.facts.itemsIn(player.place);
  const seats = here.filter((item) => partsOf(context, item).seat !== undefined);
  const { noun } = intent;
  if (noun === undefined) {
    const free = seats.find((item) => seatsLeft(context, item) > 0) ?? seats[0];
    if (free === undefined) return refuse('sit/nowhere');
    return takeSeat(context, player, free);
  }
  if (!canSee(context, player) && player.seat === undefined) return TOO_DARK;
  const seat = findItem(context, seats, noun);
  if (seat.ok) return takeSeat(context, player, seat.found);
  const other = findItem(context, [...here, ...context.facts.itemsIn(player.id)], noun);
  return other.ok ? refuse('sit/no-seat', { item: itemParam(other.found) }) : other;
};

/** Whether the words mean a thing here that people get into or onto. */
export function seatNamed(context: RuleContext, player: PlayerFact, words: readonly string[]): boolean {
  const seats = context.facts
    .itemsIn(player.place)
    .filter((item) => partsOf(context, item).seat !== undefined);
  return findItem(context, seats, words).ok;
}

function seatsLeft(context: RuleContext, item: ItemFact): number {
  return (partsOf(context, item).seat?.seats ?? 0) - occupants(context.facts, item).length;
}

function takeSeat(context: RuleContext, player: PlayerFact, item: ItemFact): Ruling {
  const seat = partsOf(context, item).seat;
  if (seat === undefined) return refuse('sit/no-seat', { item: itemParam(item) });
  if (player.seat?.item === item.id) return refuse('sit/seated', { item: itemParam(item), how: seat.how });
  if (seatsLeft(context, item) <= 0) return refuse('sit/full', { item: itemParam(item), how: seat.how });
  return approve({
    changes: [{ ...player, seat: { item: item.id, how: seat.how } }],
    happenings: [
      {
        type: 'player.sat',
        actor: player.id,
        room: player.place,
        params: { actor: player.name, item: itemParam(item), itemId: item.id, how: seat.how },
      },
    ],
  });
}

export const stand: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  if (player.seat === undefined)
    return intent.noun === undefined ? refuse('stand/standing') : sit(context, intent);
  const item = context.facts.item(player.seat.item);
  return approve({
    changes: [standing(player)],
    happenings: [
      {
        type: 'player.stood',
        actor: player.id,
        room: player.place,
        params: {
          actor: player.name,
          item: item === undefined ? '' : itemParam(item),
          how: player.seat.how,
        },
      },
    ],
  });
};

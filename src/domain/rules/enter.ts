/** enter: a portal, a neighbouring place by its name, or simply in; whatever else is named is for travel to answer. */
import { actingPlayer } from '../acting-player.ts';
import { locationSpecOf } from '../room-view.ts';
import type { Rule } from '../rule.ts';
import { exitsSeen, namedExit } from '../ways.ts';
import { goThrough } from './go.ts';
import { seatNamed, sit } from './sit.ts';
import { travel } from './travel.ts';

export const enter: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const { noun, direction } = intent;
  if (noun !== undefined && direction === undefined && seatNamed(context, player, noun))
    return sit(context, intent);
  const exits = exitsSeen(context, player, locationSpecOf(context, player).exits);
  const hasPortal = exits.some((exit) => exit.portal !== undefined);
  const inward = direction ?? (noun === undefined && !hasPortal ? 'in' : undefined);
  const way =
    inward === undefined
      ? namedExit(context, exits, noun ?? [])
      : exits.find((exit) => exit.direction === inward && exit.portal === undefined);
  return way === undefined || way.portal !== undefined
    ? travel(context, intent)
    : goThrough(context, player, way);
};

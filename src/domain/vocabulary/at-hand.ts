/** Whom a chart is about just now, as records; undefined when they are not in this realm. */
import { roomId } from '../../kernel/ids.ts';
import type { ItemFact, KeeperFact, PlayerFact } from '../entity.ts';
import { isSeenIn } from '../lamp.ts';
import type { RuleContext } from '../rule.ts';
import type { Moment } from './moment.ts';

/** The keeper that the chart is about. */
export function keeperAtHand({ facts }: RuleContext, { keeper }: Moment): KeeperFact | undefined {
  return keeper === undefined ? undefined : facts.keeper(keeper);
}

/** The player that the chart or the event at hand is about, anywhere in this realm. */
export function playerAtHand({ facts }: RuleContext, { player }: Moment): PlayerFact | undefined {
  return player === undefined ? undefined : facts.player(player);
}

type Sought = {
  readonly item: string;
  readonly location?: string;
  readonly isSo: (item: ItemFact) => boolean;
};

/**
 * Whether a thing of that kind that is so is in sight at that location; without one, where the player at hand is, else
 * where the keeper is, else anywhere in the realm.
 */
export function isSeenAtHand(
  context: RuleContext,
  moment: Moment,
  { item, location, isSo }: Sought,
): boolean {
  const place = (playerAtHand(context, moment) ?? keeperAtHand(context, moment))?.place;
  const rooms =
    location !== undefined
      ? [roomId(location)]
      : place !== undefined
        ? [place]
        : Object.keys(context.world.locations).map(roomId);
  return rooms.some((room) => isSeenIn(context, room, (thing) => thing.spec === item && isSo(thing)));
}

/** Whom a chart is about just now, as records; undefined when they are not in this realm. */
import type { KeeperFact, PlayerFact } from '../entity.ts';
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

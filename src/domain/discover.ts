/** A player sees a place: the first time it earns a reward and is remembered. */
import { locationOf } from '../kernel/ids.ts';
import { payReward } from './economy.ts';
import type { Entity, PlayerFact } from './entity.ts';
import type { Happening } from './game-event.ts';
import { awardExperience } from './level.ts';
import type { RuleContext } from './rule.ts';
import { placeParam } from './sentence.ts';
import { withMember } from './sorted-set.ts';

export type Discovery = {
  readonly player: PlayerFact;
  /** The player had not been there. */
  readonly isNew: boolean;
  /** Always holds the player. */
  readonly changes: readonly Entity[];
  readonly happenings: readonly Happening[];
};

/** `player` is already in the new place. */
export function discover(context: RuleContext, player: PlayerFact): Discovery {
  const place = `${context.world.id}/${locationOf(player.place)}`;
  if (player.visitedPlaces.includes(place))
    return { player, isNew: false, changes: [player], happenings: [] };
  const remembered = { ...player, visitedPlaces: withMember(player.visitedPlaces, place) };
  const realm = context.facts.realm();
  const reward = payReward({ player: remembered, realm }, context.universe.economy.discoveryReward);
  const params = { place: placeParam(context.world.id, player.place), amount: reward.paid };
  const wiser = awardExperience(reward.player, context.universe.progress.experience.discovery);
  return {
    player: wiser.player,
    isNew: true,
    changes: reward.realm === realm ? [wiser.player] : [wiser.player, reward.realm],
    happenings: [{ type: 'player.discovered', actor: player.id, params }, ...wiser.happenings],
  };
}

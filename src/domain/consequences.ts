/** Applies what a reply or a gift brings about for a player. */
import type { EntityId } from '../kernel/ids.ts';
import { practise, SKILL_LEVEL_MAX } from './ability.ts';
import { type AcquaintanceFact, withChange } from './acquaintance.ts';
import type { Consequence } from './consequence.ts';
import { payReward } from './economy.ts';
import type { Entity, ItemFact, KeeperFact, PlayerFact, RealmFact } from './entity.ts';
import type { Happening } from './game-event.ts';
import { awardExperience } from './level.ts';
import { startQuest } from './quest-steps.ts';
import { allWithin, moved } from './reach.ts';
import { reputationWith, standingOf, withReputation } from './reputation.ts';
import type { Demand, RuleContext } from './rule.ts';
import { factionParam, itemParam, keeperParam } from './sentence.ts';
import { withMember } from './sorted-set.ts';

export type Outcome = {
  readonly player: PlayerFact;
  /** Not among the changes yet. */
  readonly acquaintance: AcquaintanceFact;
  readonly changes: readonly Entity[];
  readonly happenings: readonly Happening[];
  readonly demands: readonly Demand[];
};

/** In order; `player` and the realm's record are threaded through, and are among the changes when they changed. */
export function applyConsequences(
  context: RuleContext,
  {
    player: before,
    keeper,
    acquaintance: known,
  }: { player: PlayerFact; keeper: KeeperFact; acquaintance: AcquaintanceFact },
  consequences: readonly Consequence[],
): Outcome {
  let player = before;
  let acquaintance = known;
  let realm = context.facts.realm();
  const others = new Map<EntityId, Entity>();
  const happenings: Happening[] = [];
  const demands: Demand[] = [];
  for (const consequence of consequences) {
    switch (consequence.type) {
      case 'memory':
        acquaintance = withChange(context, acquaintance, consequence.change);
        break;
      case 'set flag':
        player = { ...player, flags: withMember(player.flags, consequence.flag) };
        break;
      case 'adjust reputation': {
        const change = adjustReputation(context, player, consequence);
        player = change.player;
        happenings.push(...change.happenings);
        break;
      }
      case 'award experience': {
        const change = awardExperience(player, consequence.amount);
        player = change.player;
        happenings.push(...change.happenings);
        break;
      }
      case 'award practice': {
        const change = practise(player, { ...consequence, most: SKILL_LEVEL_MAX });
        player = change.player;
        happenings.push(...change.happenings);
        break;
      }
      case 'award tokens': {
        const reward = rewardPlayer({ player, realm }, consequence.amount);
        player = reward.player;
        realm = reward.realm;
        happenings.push(...reward.happenings);
        break;
      }
      case 'give item': {
        const item = allWithin(context.facts, keeper.id).find(
          (carried) => carried.spec === consequence.item && !others.has(carried.id),
        );
        if (item === undefined) break;
        others.set(item.id, moved(item, player.id));
        happenings.push(gave(context, { keeper, player, item }));
        break;
      }
      case 'start quest': {
        const started = startQuest(context, player, consequence.quest);
        if (started.changes.some(({ id }) => others.has(id))) break;
        for (const story of started.changes) others.set(story.id, story);
        happenings.push(...started.happenings);
        demands.push(...started.demands);
        break;
      }
    }
  }
  const changes: Entity[] = [...others.values()];
  if (player !== before) changes.push(player);
  if (realm !== context.facts.realm()) changes.push(realm);
  return { player, acquaintance, changes, happenings, demands };
}

/** The keeper hands something over. */
export function gave(
  { world }: RuleContext,
  { keeper, player, item }: { keeper: KeeperFact; player: PlayerFact; item: ItemFact },
): Happening {
  const params = { keeper: keeperParam(world.id, keeper), item: itemParam(item), target: player.name };
  return { type: 'keeper.gave', actor: keeper.id, target: player.id, room: keeper.place, params };
}

/** Paid from the treasury, and told when there was anything to pay. */
export function rewardPlayer(
  purses: { player: PlayerFact; realm: RealmFact },
  amount: number,
): { player: PlayerFact; realm: RealmFact; happenings: Happening[] } {
  const { player, realm, paid } = payReward(purses, amount);
  const rewarded: Happening = { type: 'player.rewarded', actor: player.id, params: { amount: paid } };
  return { player, realm, happenings: paid > 0 ? [rewarded] : [] };
}

/** Moves a score, and says so when the standing changes with it. */
export function adjustReputation(
  context: RuleContext,
  player: PlayerFact,
  { faction, by }: { faction: string; by: number },
): { player: PlayerFact; happenings: Happening[] } {
  const changed = withReputation(player, faction, by);
  const thresholds = context.universe.standings;
  const before = standingOf(thresholds, reputationWith(player, faction));
  const after = standingOf(thresholds, reputationWith(changed, faction));
  if (before === after) return { player: changed, happenings: [] };
  return {
    player: changed,
    happenings: [
      {
        type: 'player.esteemed',
        actor: player.id,
        params: { faction: factionParam(faction), standing: { text: `standing.${after}` } },
      },
    ],
  };
}

/** Applies what a reply or a gift brings about for a player. */
import type { EntityId } from '../kernel/ids.ts';
import type { Consequence } from './consequence.ts';
import { payReward } from './economy.ts';
import type { Entity, ItemFact, KeeperFact, PlayerFact } from './entity.ts';
import type { Happening } from './game-event.ts';
import { reputationWith, standingOf, withReputation } from './reputation.ts';
import type { RuleContext } from './rule.ts';
import { factionParam, itemParam, keeperParam } from './sentence.ts';
import { withMember } from './sorted-set.ts';

export type Outcome = {
  readonly player: PlayerFact;
  readonly changes: readonly Entity[];
  readonly happenings: readonly Happening[];
};

/** In order; `player` and the realm's record are threaded through, and are among the changes when they changed. */
export function applyConsequences(
  context: RuleContext,
  { player: before, keeper }: { player: PlayerFact; keeper: KeeperFact },
  consequences: readonly Consequence[],
): Outcome {
  let player = before;
  let realm = context.facts.realm();
  const items = new Map<EntityId, ItemFact>();
  const happenings: Happening[] = [];
  for (const consequence of consequences) {
    switch (consequence.type) {
      case 'set flag':
        player = { ...player, flags: withMember(player.flags, consequence.flag) };
        break;
      case 'adjust reputation': {
        const change = adjustReputation(context, player, consequence);
        player = change.player;
        happenings.push(...change.happenings);
        break;
      }
      case 'award tokens': {
        const reward = payReward({ player, realm }, consequence.amount);
        player = reward.player;
        realm = reward.realm;
        if (reward.paid > 0) {
          happenings.push({ type: 'player.rewarded', actor: player.id, params: { amount: reward.paid } });
        }
        break;
      }
      case 'give item': {
        const item = context.facts
          .itemsIn(keeper.id)
          .find((carried) => carried.spec === consequence.item && !items.has(carried.id));
        if (item === undefined) break;
        items.set(item.id, { ...item, place: player.id });
        happenings.push({
          type: 'keeper.gave',
          actor: keeper.id,
          target: player.id,
          room: keeper.place,
          params: {
            keeper: keeperParam(context.world.id, keeper),
            item: itemParam(item),
            target: player.name,
          },
        });
        break;
      }
    }
  }
  const changes: Entity[] = [...items.values()];
  if (player !== before) changes.push(player);
  if (realm !== context.facts.realm()) changes.push(realm);
  return { player, changes, happenings };
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

/** What a keeper makes of a thing that a player hands over: the first entry for it whose condition holds. */
import { holds } from './condition-holds.ts';
import type { ItemFact, KeeperFact, PlayerFact } from './entity.ts';
import type { RuleContext } from './rule.ts';
import type { GiftSpec } from './world-spec.ts';

export function giftOf(
  context: RuleContext,
  { keeper, player, item }: { keeper: KeeperFact; player: PlayerFact; item: ItemFact },
): GiftSpec | undefined {
  return context.world.keepers[keeper.spec]?.gifts.find(
    (gift) => gift.item === item.spec && (gift.when === undefined || holds(context, player, gift.when)),
  );
}

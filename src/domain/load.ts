/** How much a player can carry: by weight, worn things and all, and by bulk in the hands. */
import type { ItemFact, PlayerFact } from './entity.ts';
import { bulkOf, weightOf, whereabouts } from './reach.ts';
import { type Refusal, type RuleContext, refuse } from './rule.ts';
import { itemParam } from './sentence.ts';

/** In grams and in litres. */
const CARRIED_WEIGHT_MAX = 25_000;
const CARRIED_BULK_MAX = 60;

type Load = { readonly weight: number; readonly bulk: number };

export function loadOf(context: RuleContext, player: PlayerFact): Load {
  const items = context.facts.itemsIn(player.id);
  return {
    weight: items.reduce((sum, item) => sum + weightOf(context, item), 0),
    bulk: items.reduce((sum, item) => sum + (item.worn === true ? 0 : bulkOf(context, item)), 0),
  };
}

/** What one more thing adds; what is carried already, in a bag, weighs no more in the hand. */
function added(context: RuleContext, player: PlayerFact, item: ItemFact): Load {
  const isCarried = whereabouts(context.facts, item) === player.id;
  return { weight: isCarried ? 0 : weightOf(context, item), bulk: bulkOf(context, item) };
}

/** Why a player can't carry that as well, or at all. */
export function overload(
  context: RuleContext,
  { player, item, load }: { player: PlayerFact; item: ItemFact; load: Load },
): Refusal | undefined {
  const { weight, bulk } = added(context, player, item);
  const params = { actor: player.name, item: itemParam(item) };
  if (load.weight + weight > CARRIED_WEIGHT_MAX)
    return refuse('take/too-heavy', { ...params, amount: weight > CARRIED_WEIGHT_MAX ? 0 : 1 });
  if (load.bulk + bulk > CARRIED_BULK_MAX)
    return refuse('take/too-bulky', { ...params, amount: bulk > CARRIED_BULK_MAX ? 0 : 1 });
  return undefined;
}

/** Those of the things, in order, that can be carried one after the other. */
export function portable(context: RuleContext, player: PlayerFact, items: readonly ItemFact[]): ItemFact[] {
  let load = loadOf(context, player);
  return items.filter((item) => {
    if (overload(context, { player, item, load }) !== undefined) return false;
    const { weight, bulk } = added(context, player, item);
    load = { weight: load.weight + weight, bulk: load.bulk + bulk };
    return true;
  });
}

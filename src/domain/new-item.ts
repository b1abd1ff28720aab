/** How an item begins that content describes. */
import { entityId, type PlaceId } from '../kernel/ids.ts';
import type { ItemFact } from './entity.ts';
import { newFlame } from './flame.ts';
import type { RuleContext } from './rule.ts';
import type { ItemSpec } from './world-spec.ts';

/** `ordinal` makes its id unique among all items of its kind that this realm ever makes. */
export function newItem(
  { realm, world, settings }: Pick<RuleContext, 'realm' | 'world' | 'settings'>,
  { spec: id, place, ordinal }: { readonly spec: string; readonly place: PlaceId; readonly ordinal: string },
): ItemFact {
  const spec = world.items[id];
  if (spec === undefined) throw new Error(`no item ${id} in world ${world.id}`);
  return {
    id: entityId('item', `${realm}/${id}/${ordinal}`),
    kind: 'item',
    spec: id,
    world: world.id,
    place,
    itemType: spec.itemType,
    rarity: spec.rarity,
    sourceRealm: realm,
    transferable: spec.transferable,
    fixed: spec.fixed,
    ...beginning({ settings }, spec),
  };
}

/** How full, how far open and how bright it begins. */
function beginning(
  { settings }: Pick<RuleContext, 'settings'>,
  { holder, light, edible, refill }: ItemSpec,
): Pick<ItemFact, 'lid' | 'flame' | 'portions'> {
  const portions = edible?.portions ?? refill?.portions;
  return {
    ...(holder?.lid === undefined ? {} : { lid: holder.lid.state }),
    ...(light === undefined ? {} : { flame: newFlame(settings, light) }),
    ...(portions === undefined ? {} : { portions }),
  };
}

/**
 * What is in, on and with what: the things that somebody can touch or see from a place, through open lids and glass,
 * and where a thing is in the end. The one place that knows how far a hand and an eye go.
 */
import type { EntityId, PlaceId } from '../kernel/ids.ts';
import type { ItemFact } from './entity.ts';
import type { ReadonlyFacts } from './facts.ts';
import type { RuleContext } from './rule.ts';
import { BULK_DEFAULT, type HolderSpec, type ThingParts, WEIGHT_DEFAULT } from './thing-spec.ts';
import type { ItemSpec } from './world-spec.ts';

type Holding = Pick<RuleContext, 'facts' | 'universe'>;

/** Undefined for a thing that no content describes. */
export function specOf(
  { universe }: Pick<RuleContext, 'universe'>,
  item: Pick<ItemFact, 'world' | 'spec' | 'called'>,
): ItemSpec | undefined {
  return item.called === undefined ? universe.worlds[item.world]?.items[item.spec] : undefined;
}

export function holderOf(context: Pick<RuleContext, 'universe'>, item: ItemFact): HolderSpec | undefined {
  return specOf(context, item)?.holder;
}

/** Something can be put into it, or taken out. */
export const isOpen = (item: ItemFact): boolean => item.lid === undefined || item.lid === 'open';

/** What can be touched there: what lies there, and what is on it or in it under no closed lid. */
export function touchable(context: Holding, place: PlaceId): ItemFact[] {
  return within(context, place, (item) => isOpen(item));
}

/** What can be seen there in good light: also through glass. */
export function inSight(context: Holding, place: PlaceId): ItemFact[] {
  return within(context, place, (item) => isOpen(item) || holderOf(context, item)?.transparent === true);
}

/** Whatever is there in the end, under whatever lids; each thing before what is in it. */
export function allWithin(facts: ReadonlyFacts, place: PlaceId): ItemFact[] {
  return facts.itemsIn(place).flatMap((item) => [item, ...allWithin(facts, item.id)]);
}

function within(context: Holding, place: PlaceId, enters: (item: ItemFact) => boolean): ItemFact[] {
  return context.facts
    .itemsIn(place)
    .flatMap((item) => (enters(item) ? [item, ...within(context, item.id, enters)] : [item]));
}

/** The room or person that a thing is with in the end. */
export function whereabouts(facts: ReadonlyFacts, item: ItemFact): PlaceId {
  let place: PlaceId = item.place;
  for (let holder = facts.item(place as EntityId); holder !== undefined; ) {
    place = holder.place;
    holder = facts.item(place as EntityId);
  }
  return place;
}

/** It is that place, or in it, or in something that is. */
export function isWithin(facts: ReadonlyFacts, place: PlaceId, container: EntityId): boolean {
  if (place === container) return true;
  const holder = facts.item(place as EntityId);
  return holder !== undefined && isWithin(facts, holder.place, container);
}

/** The thing at another place: nobody goes on wearing what has been moved, and no spawner takes it back. */
export function moved(item: ItemFact, place: PlaceId): ItemFact {
  const { worn: _, spawned: __, ...rest } = item;
  return { ...rest, place };
}

export function partsOf(context: Pick<RuleContext, 'universe'>, item: ItemFact): ThingParts {
  return specOf(context, item) ?? {};
}

/** In litres. */
export function bulkOf(context: Pick<RuleContext, 'universe'>, item: ItemFact): number {
  return partsOf(context, item).bulk ?? BULK_DEFAULT;
}

/** In grams, with all that is in it or on it. */
export function weightOf(context: Holding, item: ItemFact): number {
  const own = partsOf(context, item).weight ?? WEIGHT_DEFAULT;
  return context.facts.itemsIn(item.id).reduce((sum, inner) => sum + weightOf(context, inner), own);
}

/** Litres that still fit into it or onto it. */
export function roomLeft(context: Holding, holder: ItemFact): number {
  const taken = context.facts.itemsIn(holder.id).reduce((sum, item) => sum + bulkOf(context, item), 0);
  return (holderOf(context, holder)?.capacity ?? 0) - taken;
}

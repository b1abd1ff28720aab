/** What is in and on things, as lines: for the view of a room, for the hands, and for whoever looks in. */
import type { PlaceId } from '../kernel/ids.ts';
import type { ItemFact } from './entity.ts';
import { isLit } from './flame.ts';
import type { Percept, PerceptParam } from './percept.ts';
import { holderOf, inSight, isOpen } from './reach.ts';
import type { RuleContext } from './rule.ts';
import { itemParam, line } from './sentence.ts';

/** A thing as it stands in a list: a burning one says so. */
export function listedItem(item: ItemFact): PerceptParam {
  const param = itemParam(item);
  return isLit(item) && typeof param === 'object' && 'item' in param ? { ...param, note: 'lit' } : param;
}

export type Holding = {
  readonly holder: PerceptParam;
  readonly how: 'in' | 'on';
  readonly items: readonly PerceptParam[];
};

/** What can be seen in it or on it, one by one; undefined when that is nothing, or the lid is in the way. */
export function holdingOf(context: RuleContext, holder: ItemFact): Holding | undefined {
  const spec = holderOf(context, holder);
  if (spec === undefined || !(isOpen(holder) || spec.transparent)) return undefined;
  const items = context.facts.itemsIn(holder.id).filter(({ fixed }) => !fixed);
  if (items.length === 0) return undefined;
  return { holder: itemParam(holder), how: spec.how, items: items.map(listedItem) };
}

/** Of everything in sight there, each holder before what is in it. */
export function holdingsIn(context: RuleContext, place: PlaceId): Holding[] {
  return inSight(context, place).flatMap((item) => holdingOf(context, item) ?? []);
}

export function holdingLine({ holder, how, items }: Holding, style: 'action' | 'system'): Percept {
  return line('view.contents', { holder, how, items: { list: items }, count: items.length }, style);
}

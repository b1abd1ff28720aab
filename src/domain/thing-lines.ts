/** How a thing is just now, after its description, and what somebody has on. */
import type { ItemFact, PlayerFact } from './entity.ts';
import { fuelLeft, ticksOfFuel } from './flame.ts';
import { holdingLine, holdingOf, listedItem } from './holdings.ts';
import type { Percept } from './percept.ts';
import { occupants } from './posture.ts';
import { holderOf, isOpen, partsOf } from './reach.ts';
import type { RuleContext } from './rule.ts';
import { itemParam, line, personParam } from './sentence.ts';

/** Lid, contents, light, what is left of it, who sits on it; nothing for most things. */
export function thingLines(context: RuleContext, item: ItemFact): Percept[] {
  const holder = holderOf(context, item);
  const params = { item: itemParam(item) };
  const inside = holdingOf(context, item);
  const lines: Percept[] = [];
  if (item.lid !== undefined) lines.push(line('thing.lid', { ...params, state: item.lid }, 'action'));
  if (inside !== undefined) lines.push(holdingLine(inside, 'action'));
  else if (holder !== undefined && isOpen(item))
    lines.push(line('thing.empty', { holder: params.item, how: holder.how }, 'action'));
  lines.push(...lightLines(context, item));
  const { edible, refill } = partsOf(context, item);
  if (item.portions !== undefined && (edible?.portions ?? refill?.portions ?? 1) > 1)
    lines.push(line('thing.left', { ...params, count: item.portions }, 'action'));
  const people = occupants(context.facts, item).map(({ name }) => name);
  const how = partsOf(context, item).seat?.how ?? 'sit';
  if (people.length > 0)
    lines.push(
      line('thing.occupied', { ...params, people: { list: people }, count: people.length, how }, 'action'),
    );
  return lines;
}

function lightLines(context: RuleContext, item: ItemFact): Percept[] {
  const { flame } = item;
  if (flame === undefined) return [];
  const spec = partsOf(context, item).light;
  const left = fuelLeft(flame, context.tick);
  const full = ticksOfFuel(context.settings, spec?.fuel?.full ?? 0);
  return [
    line(
      'thing.light',
      { item: itemParam(item), state: flame.state, by: spec?.by ?? 'flame', level: levelOf(left, full) },
      'action',
    ),
  ];
}

/** In quarters, as one sees it through the glass. */
function levelOf(left: number | 'endless', full: number): string {
  if (left === 'endless' || full === 0) return 'endless';
  if (left === 0) return 'empty';
  const quarters = Math.floor((left * 4) / full);
  return ['low', 'quarter', 'half', 'most', 'full'][Math.min(quarters, 4)] as string;
}

/** What a player wears, and what they sit on. */
export function outfitLines(
  context: RuleContext,
  viewer: PlayerFact,
  { id, seat, ...rest }: PlayerFact,
): Percept[] {
  const worn = context.facts.itemsIn(id).filter((item) => item.worn === true);
  const key = viewer.id === id ? 'examine.self' : 'examine.person';
  const target = personParam(context.world.id, { id, ...rest });
  const item = seat === undefined ? undefined : context.facts.item(seat.item);
  return [
    ...(worn.length === 0
      ? []
      : [
          line(
            `${key}-worn`,
            { target, items: { list: worn.map(listedItem) }, count: worn.length },
            'action',
          ),
        ]),
    ...(seat === undefined || item === undefined
      ? []
      : [line(`${key}-seated`, { target, item: itemParam(item), how: seat.how }, 'action')]),
  ];
}

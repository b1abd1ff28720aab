/** How lights burn: fuel in ticks while they are lit, a warning before it runs out, and darkness after. */
import { isRoom, type RoomId } from '../kernel/ids.ts';
import type { Flame, ItemFact } from './entity.ts';
import type { ReadonlyFacts } from './facts.ts';
import type { Happening } from './game-event.ts';
import { isOpen, specOf, whereabouts } from './reach.ts';
import { type Approval, approve, type Demand, type RuleContext } from './rule.ts';
import { itemParam } from './sentence.ts';
import type { LightSpec } from './thing-spec.ts';
import { type ClockSettings, ticksOfDelay } from './world-clock.ts';

/** The timer of a thing that is lit. */
const BURN_TIMER = 'burn';
/** World minutes before its end at which a flame says so. */
const LOW_MINUTES = 45;

export function ticksOfFuel(settings: ClockSettings, minutes: number): number {
  return minutes === 0 ? 0 : ticksOfDelay(settings, { unit: 'world minutes', amount: minutes });
}

/** What burns fuel begins put out, so that nobody has to be there to see it burn down. */
export function newFlame(settings: ClockSettings, { lit, fuel }: LightSpec): Flame {
  if (fuel !== undefined) return { state: 'out', fuel: ticksOfFuel(settings, fuel.minutes) };
  return lit ? { state: 'lit', until: 'endless' } : { state: 'out', fuel: 'endless' };
}

/** In ticks. */
export function fuelLeft(flame: Flame, tick: number): number | 'endless' {
  if (flame.state === 'out') return flame.fuel;
  return flame.until === 'endless' ? 'endless' : Math.max(0, flame.until - tick);
}

export const isLit = ({ flame }: ItemFact): boolean => flame?.state === 'lit';

export function lightUp(item: ItemFact, fuel: number | 'endless', tick: number): ItemFact {
  return { ...item, flame: { state: 'lit', until: fuel === 'endless' ? fuel : tick + fuel } };
}

export function putOut(item: ItemFact, tick: number): ItemFact {
  if (item.flame === undefined) return item;
  return { ...item, flame: { state: 'out', fuel: fuelLeft(item.flame, tick) } };
}

/** What the realm has to do for a light: wake it when it is low or out, or let it sleep. */
export function burnDemand(
  { settings, tick }: Pick<RuleContext, 'settings' | 'tick'>,
  item: ItemFact,
): Demand[] {
  const { flame } = item;
  if (flame === undefined) return [];
  if (flame.state === 'out') return [{ type: 'cancel timer', owner: item.id, name: BURN_TIMER }];
  if (flame.until === 'endless') return [];
  const left = flame.until - tick;
  const low = ticksOfFuel(settings, LOW_MINUTES);
  return [
    {
      type: 'set timer',
      owner: item.id,
      name: BURN_TIMER,
      ticks: Math.max(1, left > low ? left - low : left),
    },
  ];
}

/** Its timer is due: it is nearly at its end, or at it. */
export function burnDown(context: RuleContext, item: ItemFact): Approval {
  const { facts, tick } = context;
  if (item.flame?.state !== 'lit' || item.flame.until === 'endless') return approve({});
  const over = item.flame.until <= tick;
  const room = roomSeeing(facts, item);
  const by = specOf(context, item)?.light?.by ?? 'flame';
  const happening: Happening = {
    type: over ? 'item.went-out' : 'item.burned-low',
    ...(room === undefined ? {} : { room }),
    params: { item: itemParam(item), itemId: item.id, by },
  };
  if (!over) return approve({ happenings: [happening], demands: burnDemand(context, item) });
  return approve({ changes: [putOut(item, tick)], happenings: [happening] });
}

/** Where its light is seen; nowhere under a lid. */
function roomSeeing(facts: ReadonlyFacts, item: ItemFact): RoomId | undefined {
  for (let holder = facts.item(item.place as ItemFact['id']); holder !== undefined; ) {
    if (!isOpen(holder)) return undefined;
    holder = facts.item(holder.place as ItemFact['id']);
  }
  const place = whereabouts(facts, item);
  if (isRoom(place)) return place;
  const bearer = facts.player(place) ?? facts.keeper(place);
  return bearer?.place;
}

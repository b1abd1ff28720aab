/** light and extinguish: flames and switches; fill: fuel from a can into a light. */
import { actingPlayer } from '../acting-player.ts';
import type { Entity, ItemFact, PlayerFact } from '../entity.ts';
import { type Found, findItem } from '../find-items.ts';
import { burnDemand, fuelLeft, lightUp, putOut, ticksOfFuel } from '../flame.ts';
import type { Intent } from '../intent.ts';
import { partsOf } from '../reach.ts';
import {
  type Approval,
  approve,
  type Refusal,
  type Rule,
  type RuleContext,
  type Ruling,
  refuse,
} from '../rule.ts';
import { itemParam } from '../sentence.ts';
import { canSee, inReach, TOO_DARK } from '../sight.ts';

export const light: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const lamp = lampMeant(context, player, intent);
  if (!lamp.ok) return lamp;
  const item = lamp.found;
  if (item.flame === undefined) return refuse('light/unlightable', { item: itemParam(item) });
  if (item.flame.state === 'lit') return refuse('light/lit', { item: itemParam(item) });
  const { fuel } = item.flame;
  if (fuel === 0) return refuse('light/no-fuel', { item: itemParam(item) });
  return changed(context, { player, item: lightUp(item, fuel, context.tick) }, 'player.lit');
};

export const extinguish: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const lamp = lampMeant(context, player, intent);
  if (!lamp.ok) return lamp;
  const item = lamp.found;
  if (item.flame?.state !== 'lit') return refuse('extinguish/out', { item: itemParam(item) });
  if (item.fixed && item.flame.until === 'endless')
    return refuse('extinguish/fixed', { item: itemParam(item) });
  return changed(context, { player, item: putOut(item, context.tick) }, 'player.put-out');
};

function lampMeant(context: RuleContext, player: PlayerFact, { noun, verb }: Intent): Found<ItemFact> {
  if (noun === undefined) return refuse('noun/missing', { verb });
  const reach = inReach(context, player);
  const lamps = reach.filter(({ flame }) => flame !== undefined);
  const lamp = findItem(context, lamps, noun);
  if (lamp.ok) return lamp;
  const found = findItem(context, reach, noun);
  return !found.ok && found.code === 'noun/unknown' && !canSee(context, player) ? TOO_DARK : found;
}

function changed(
  context: RuleContext,
  { player, item }: { player: PlayerFact; item: ItemFact },
  type: string,
): Approval {
  const by = partsOf(context, item).light?.by ?? 'flame';
  return approve({
    changes: [item],
    happenings: [
      {
        type,
        actor: player.id,
        room: player.place,
        params: { actor: player.name, item: itemParam(item), itemId: item.id, by },
      },
    ],
    demands: burnDemand(context, item),
  });
}

/** `fill lantern`, `fill lantern with oil`; `pour oil into lantern` names them the other way round. */
export const fill: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const { noun, second } = intent;
  if (noun === undefined) return refuse('noun/missing', { verb: 'fill' });
  return refuel(context, player, { lampWords: noun, canWords: second });
};

export const pour: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const { noun, second } = intent;
  if (noun === undefined) return refuse('noun/missing', { verb: 'pour' });
  if (second === undefined) return refuse('pour/where', { text: noun.join(' ') });
  return refuel(context, player, { lampWords: second, canWords: noun });
};

type Words = { readonly lampWords: readonly string[]; readonly canWords: readonly string[] | undefined };

function refuel(context: RuleContext, player: PlayerFact, { lampWords, canWords }: Words): Ruling {
  const lamp = lampMeant(context, player, { verb: 'fill', actor: player.id, noun: lampWords });
  if (!lamp.ok) return lamp;
  const item = lamp.found;
  const fuel = partsOf(context, item).light?.fuel;
  if (item.flame === undefined || fuel === undefined)
    return refuse('fill/needs-none', { item: itemParam(item) });
  const can = canFor(context, player, { kind: fuel.kind, words: canWords });
  if (!can.ok) return can;
  const source = can.found;
  const refill = partsOf(context, source).refill;
  const params = { item: itemParam(item), holder: itemParam(source) };
  if (refill === undefined || refill.kind !== fuel.kind) return refuse('fill/wrong-fuel', params);
  const portions = source.portions ?? 0;
  if (portions === 0) return refuse('fill/can-empty', params);
  const left = fuelLeft(item.flame, context.tick);
  const full = ticksOfFuel(context.settings, fuel.full);
  if (left === 'endless' || left >= full) return refuse('fill/full', params);
  const filled = Math.min(full, left + ticksOfFuel(context.settings, refill.minutes));
  const lit = item.flame.state === 'lit';
  const after = lit
    ? lightUp(item, filled, context.tick)
    : putOut({ ...item, flame: { state: 'out', fuel: filled } }, context.tick);
  const changes: Entity[] = [after, { ...source, portions: portions - 1 }];
  return approve({
    changes,
    happenings: [
      {
        type: 'player.filled',
        actor: player.id,
        room: player.place,
        params: { actor: player.name, ...params, itemId: item.id, count: portions - 1 },
      },
    ],
    demands: lit ? burnDemand(context, after) : [],
  });
}

/** The can that is named, or one at hand with something of the kind in it. */
function canFor(
  context: RuleContext,
  player: PlayerFact,
  { kind, words }: { kind: string; words: readonly string[] | undefined },
): Found<ItemFact> | Refusal {
  const reach = inReach(context, player);
  const cans = reach.filter((item) => partsOf(context, item).refill?.kind === kind);
  if (words === undefined) {
    const can = cans.find(({ portions }) => portions !== 0) ?? cans[0];
    return can === undefined ? refuse('fill/no-can') : { ok: true, found: can };
  }
  const can = findItem(context, cans, words);
  return can.ok ? can : findItem(context, reach, words);
}

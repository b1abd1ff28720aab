/** What comes to a player from outside the story: reputation set by an operator, items from other programs, suggestions. */
import { entityId, locationOf, type RealmId, roomId } from '../kernel/ids.ts';
import { adjustReputation } from './consequences.ts';
import { percentRatio } from './economy.ts';
import type { ItemFact, PlayerFact } from './entity.ts';
import type { Happening } from './game-event.ts';
import { stepsFrom } from './routes.ts';
import { type Approval, approve, type RuleContext, type Ruling, refuse } from './rule.ts';
import { itemParam, keeperParam, placeParam } from './sentence.ts';

export function modifyReputation(
  context: RuleContext,
  player: PlayerFact,
  { faction, by }: { faction: string; by: number },
): Ruling {
  if (!context.universe.factions.some(({ id }) => id === faction))
    return refuse('reputation/unknown-faction', { faction });
  const changed = adjustReputation(context, player, { faction, by });
  return approve({
    changes: changed.player === player ? [] : [changed.player],
    happenings: changed.happenings,
  });
}

/** An item no content describes. `number` makes its id unique in this realm. */
export function grantItem(
  context: RuleContext,
  player: PlayerFact,
  granted: {
    itemId: string;
    name: string;
    itemType: string;
    rarity: ItemFact['rarity'];
    sourceRealm: string;
    transferable: boolean;
    ordinal: string;
  },
): Approval {
  const item: ItemFact = {
    id: entityId('item', `${context.realm}/${granted.itemId}/${granted.ordinal}`),
    kind: 'item',
    spec: granted.itemId,
    world: context.world.id,
    called: granted.name,
    place: player.id,
    itemType: granted.itemType,
    rarity: granted.rarity,
    sourceRealm: granted.sourceRealm,
    transferable: granted.transferable,
    fixed: false,
  };
  return approve({
    changes: [item],
    happenings: [
      { type: 'item.granted', actor: player.id, params: { item: itemParam(item), itemId: item.id } },
    ],
  });
}

/**
 * Cal's suggestion made concrete: for somebody who mostly wanders the nearest keeper they have not met, for somebody
 * who mostly talks the nearest place they have not seen; the other kind when there is none of it; nothing when the
 * realm holds nothing new for them.
 */
export function suggestNext(context: RuleContext, player: PlayerFact, prefer: 'person' | 'place'): Approval {
  const { world } = context;
  const person = nearestUnmet(context, player);
  const place = nearestUnseen(context, player);
  if (person !== undefined && (prefer === 'person' || place === undefined)) {
    const params = { keeper: keeperParam(world.id, person), place: placeParam(world.id, person.place) };
    return suggestion(player, `${world.id}/${person.spec}`, { type: 'cal.suggested-person', params });
  }
  if (place === undefined) return approve({});
  const params = { place: placeParam(world.id, roomId(place)) };
  return suggestion(player, `${world.id}/${place}`, { type: 'cal.suggested-place', params });
}

function suggestion(
  player: PlayerFact,
  suggested: string,
  { type, params }: Pick<Happening, 'type' | 'params'>,
) {
  return approve({ changes: [{ ...player, suggested }], happenings: [{ type, actor: player.id, params }] });
}

/** Not known yet, and not what was suggested the time before: nobody likes to be told twice running. */
const isNew = (player: PlayerFact, known: readonly string[], candidate: string): boolean =>
  !known.includes(candidate) && player.suggested !== candidate;

function nearestUnmet(context: RuleContext, player: PlayerFact) {
  const { facts, world } = context;
  const unmet = Object.keys(world.locations)
    .sort()
    .flatMap((location) => facts.keepersIn(roomId(location)))
    .filter((keeper) => isNew(player, player.met, `${world.id}/${keeper.spec}`));
  return nearest(context, player, unmet, (keeper) => locationOf(keeper.place));
}

function nearestUnseen(context: RuleContext, player: PlayerFact): string | undefined {
  const { world } = context;
  const unseen = Object.keys(world.locations)
    .sort()
    .filter((location) => isNew(player, player.visitedPlaces, `${world.id}/${location}`));
  return nearest(context, player, unseen, (location) => location);
}

/** The first of those with the fewest steps to walk; unreachable ones do not count. */
function nearest<T>(
  { world }: RuleContext,
  player: PlayerFact,
  candidates: readonly T[],
  whereIs: (candidate: T) => string,
): T | undefined {
  const distances = stepsFrom(world, locationOf(player.place));
  let best: { candidate: T; steps: number } | undefined;
  for (const candidate of candidates) {
    const steps = distances.get(whereIs(candidate));
    if (steps !== undefined && (best === undefined || steps < best.steps)) best = { candidate, steps };
  }
  return best?.candidate;
}

/** Domingo's multiplier reaches the realm. */
export function setRewardMultiplier(context: RuleContext, percent: number): Approval {
  const realm = context.facts.realm();
  if (realm.rewardMultiplier.numerator === percent) return approve({});
  return approve({
    changes: [{ ...realm, rewardMultiplier: percentRatio(percent) }],
    happenings: [
      { type: 'domingo.adjusted', params: { percent, realm: context.realm as RealmId as string } },
    ],
  });
}

/** What no rule may break: tokens and items are neither made nor lost, and everything is in exactly one place. */

import { type EntityId, isCopy, isRoom, locationOf } from '../kernel/ids.ts';
import { leafOf, otherLeaf } from './door-leaf.ts';
import { type Entity, type ItemFact, tokensOf } from './entity.ts';
import type { Facts } from './facts.ts';
import type { PerceptParam } from './percept.ts';
import type { Approval } from './rule.ts';
import type { WorldSpec } from './world-spec.ts';

export type Licence = { readonly mayCreateItems?: boolean; readonly mayRemoveItems?: boolean };

/** Why a ruling must not be applied; undefined when it conserves. Items come and go only where that is allowed, and with a traveller's own copy of a place. */
export function breach(
  facts: Facts,
  ruling: Approval,
  { mayCreateItems = false, mayRemoveItems = false }: Licence,
): string | undefined {
  const { changes, removals } = ruling;
  if (changes.length + removals.length === 0) return undefined;
  if (new Set([...changes.map(({ id }) => id), ...removals]).size < changes.length + removals.length)
    return 'conservation/changed-twice';
  for (const id of removals) {
    const record = facts.get(id);
    const mayGo =
      record?.kind === 'item' &&
      (mayRemoveItems || isCopy(record.place) || removals.includes(record.place as EntityId));
    if (!['story', 'acquaintance', 'narration'].includes(record?.kind ?? 'nothing') && !mayGo)
      return `conservation/removed ${id}`;
  }
  let tokens = 0;
  for (const change of changes) {
    const before = facts.get(change.id);
    tokens += tokensOf(change) - (before === undefined ? 0 : tokensOf(before));
    if (tokensOf(change) < 0 || !Number.isSafeInteger(tokensOf(change)))
      return `conservation/tokens-of ${change.id}`;
    if (before === undefined && change.kind === 'item' && !mayCreateItems && !isCopy(change.place))
      return `conservation/item-made ${change.id}`;
  }
  const fault = placingFault(facts, ruling);
  if (fault !== undefined) return fault;
  const untold = unrecorded(facts, ruling);
  if (untold !== undefined) return `conservation/unrecorded ${untold}`;
  return tokens === 0 ? undefined : `conservation/tokens ${tokens}`;
}

/** An item that comes is named by a happening as its `itemId`, one that goes is listed as one of its `itemIds`. */
function unrecorded(facts: Facts, { changes, removals, happenings }: Approval): EntityId | undefined {
  const made = changes.filter(({ id, kind }) => kind === 'item' && facts.get(id) === undefined);
  const lost = removals.filter((id) => facts.item(id) !== undefined);
  if (made.length + lost.length === 0) return undefined;
  const come = new Set(happenings.map(({ params }) => params['itemId']));
  const gone = new Set(happenings.flatMap(({ params }) => listedIn(params['itemIds'])));
  return made.find(({ id }) => !come.has(id))?.id ?? lost.find((id) => !gone.has(id));
}

const listedIn = (param: PerceptParam | undefined): readonly PerceptParam[] =>
  typeof param === 'object' && 'list' in param ? param.list : [];

/** Every item that a ruling moves comes to rest somewhere, and what is removed leaves nothing behind that was in it. */
function placingFault(facts: Facts, { changes, removals }: Approval): string | undefined {
  const after = new Map<EntityId, Entity>(changes.map((change) => [change.id, change]));
  const lookUp = (id: EntityId) => (removals.includes(id) ? undefined : (after.get(id) ?? facts.get(id)));
  for (const change of changes) {
    if (change.kind !== 'item') continue;
    const fault = restingFault(lookUp, change);
    if (fault !== undefined) return fault;
  }
  for (const id of removals) {
    const left = facts
      .itemsIn(id)
      .find((item) => lookUp(item.id)?.kind === 'item' && isStillIn(lookUp, item, id));
    if (left !== undefined) return `conservation/item-nowhere ${left.id}`;
  }
  return undefined;
}

type LookUp = (id: EntityId) => Entity | undefined;

const isStillIn = (lookUp: LookUp, item: ItemFact, holder: EntityId): boolean => {
  const entity = lookUp(item.id);
  return entity?.kind === 'item' && entity.place === holder;
};

/** An item is in a room or with somebody in the end, however many things it is in, and only players wear it. */
function restingFault(lookUp: LookUp, item: ItemFact): string | undefined {
  if (item.worn === true && (isRoom(item.place) || lookUp(item.place)?.kind !== 'player'))
    return `conservation/worn-by-nobody ${item.id}`;
  const passed = new Set<EntityId>([item.id]);
  let { place } = item;
  while (!isRoom(place)) {
    const holder = lookUp(place);
    if (
      holder === undefined ||
      (holder.kind !== 'item' && holder.kind !== 'player' && holder.kind !== 'keeper')
    )
      return `conservation/item-nowhere ${item.id}`;
    if (holder.kind !== 'item') return undefined;
    if (passed.has(holder.id)) return `conservation/item-in-itself ${item.id}`;
    passed.add(holder.id);
    place = holder.place;
  }
  return undefined;
}

/** Counts everything anew and compares with the running totals; a list of what is wrong, empty when all is well. */
export function audit(facts: Facts, world: WorldSpec): string[] {
  const problems: string[] = [];
  let tokens = 0;
  let items = 0;
  for (const entity of facts.store.values()) {
    tokens += tokensOf(entity);
    if (entity.kind === 'item') items += 1;
    const problem = misplaced(facts, world, entity);
    if (problem !== undefined) problems.push(problem);
  }
  if (tokens !== facts.tokens)
    problems.push(`conservation/token-total counted ${tokens}, kept ${facts.tokens}`);
  if (items !== facts.itemCount)
    problems.push(`conservation/item-total counted ${items}, kept ${facts.itemCount}`);
  return [...problems, ...doorsInTwoStates(facts, world)];
}

/** What is open on one side and shut on the other is no door. */
const doorsInTwoStates = (facts: Facts, world: WorldSpec): string[] =>
  Object.values(world.locations).flatMap(({ id, exits }) =>
    exits.flatMap((exit) => {
      const near = leafOf({ facts, world }, id, exit);
      const far = near === undefined ? undefined : otherLeaf({ facts, world }, near);
      return near === undefined || far === undefined || near.door.state === far.door.state
        ? []
        : [`conservation/door-in-two-states ${near.door.id}`];
    }),
  );

function misplaced(facts: Facts, world: WorldSpec, entity: Entity): string | undefined {
  if (entity.kind === 'realm' || entity.kind === 'listing' || entity.kind === 'channel') return undefined;
  if (entity.kind === 'exchange' || entity.kind === 'narration') return undefined;
  if (entity.kind === 'acquaintance') {
    return facts.keeper(entity.keeper) === undefined
      ? `conservation/no-such-keeper ${entity.id} of ${entity.keeper}`
      : undefined;
  }
  if (entity.kind === 'story') {
    return entity.player !== undefined && facts.player(entity.player) === undefined
      ? `conservation/no-such-player ${entity.id} of ${entity.player}`
      : undefined;
  }
  if (isRoom(entity.place)) {
    return world.locations[locationOf(entity.place)] === undefined
      ? `conservation/no-such-room ${entity.id} in ${entity.place}`
      : undefined;
  }
  if (facts.get(entity.place) === undefined)
    return `conservation/no-such-holder ${entity.id} with ${entity.place}`;
  return entity.kind === 'item' ? restingFault((id) => facts.get(id), entity) : undefined;
}

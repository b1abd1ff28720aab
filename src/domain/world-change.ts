/**
 * What becomes of a realm's facts when its world is written anew. Each record is merged from three: what the world began
 * with before, what it would begin with now, and what has become of it meanwhile; what play has changed stays changed.
 */
import { encodeCanonical } from '../kernel/canonical.ts';
import { compareIds, type EntityId, isRoom, locationOf, type PlaceId, roomId } from '../kernel/ids.ts';
import { doorId } from './door-leaf.ts';
import type { DoorFact, Entity, ItemFact, KeeperFact, PlayerFact } from './entity.ts';
import type { ReadonlyFacts } from './facts.ts';
import { spawnerNamed } from './spawning.ts';
import type { UniverseSpec, WorldSpec } from './world-spec.ts';

export type WorldChange = {
  /** New records, and new versions of others, by id. */
  readonly puts: readonly Entity[];
  /** By id. */
  readonly removals: readonly EntityId[];
};

export type WorldVersions = {
  readonly facts: ReadonlyFacts;
  /** Every record that there is, in the order of ids. */
  readonly records: readonly Entity[];
  /** What a realm of the world began with before, and begins with now. */
  readonly before: readonly Entity[];
  readonly after: readonly Entity[];
  readonly world: WorldSpec;
  readonly universe: UniverseSpec;
};

export function worldChange(versions: WorldVersions): WorldChange {
  const { records, before, after } = versions;
  const was = byId(before);
  const becomes = byId(after);
  const gone = new Set(
    records.filter((record) => isGone(versions, was, becomes, record)).map(({ id }) => id),
  );
  const puts = new Map<EntityId, Entity>();
  for (const record of records) {
    if (gone.has(record.id)) continue;
    const merged = mergedRecord(was.get(record.id), becomes.get(record.id), record);
    const placed = elsewhere(versions, gone, merged);
    if (placed !== record) puts.set(record.id, placed);
  }
  for (const fresh of after) {
    const isNew = !was.has(fresh.id) && versions.facts.get(fresh.id) === undefined;
    if (isNew && KINDS.includes(fresh.kind)) puts.set(fresh.id, fresh);
  }
  for (const door of agreedDoors(versions, puts)) puts.set(door.id, door);
  const ids = [...puts.keys()].sort(compareIds);
  return { puts: ids.map((id) => puts.get(id) as Entity), removals: [...gone].sort(compareIds) };
}

/** What a world has; treasuries, players and stories are none of its business. */
const KINDS: readonly Entity['kind'][] = ['keeper', 'item', 'door'];

const byId = (entities: readonly Entity[]): ReadonlyMap<EntityId, Entity> =>
  new Map(entities.map((entity) => [entity.id, entity]));

/**
 * A person or a door that the world has no longer; a thing that no world describes any more, or that the world has no
 * longer where it lay untouched; what nobody took of what a spawner laid there that is no more.
 */
function isGone(
  { universe, world }: WorldVersions,
  was: ReadonlyMap<EntityId, Entity>,
  becomes: ReadonlyMap<EntityId, Entity>,
  record: Entity,
): boolean {
  const isDropped = was.has(record.id) && !becomes.has(record.id);
  switch (record.kind) {
    case 'keeper':
      return world.keepers[record.spec] === undefined || (isDropped && record.crowd);
    case 'door':
      return isDropped;
    case 'item': {
      if (record.called !== undefined) return false;
      if (universe.worlds[record.world]?.items[record.spec] === undefined) return true;
      if (record.spawned !== undefined && spawnerNamed(world, record.spawned) === undefined) return true;
      const began = was.get(record.id);
      return isDropped && began?.kind === 'item' && began.place === record.place;
    }
    case 'story':
      return record.keeper !== undefined && isKeeperGone(world, record.keeper, was);
    default:
      return false;
  }
}

const isKeeperGone = (world: WorldSpec, keeper: EntityId, was: ReadonlyMap<EntityId, Entity>): boolean => {
  const record = was.get(keeper);
  return record?.kind === 'keeper' && world.keepers[record.spec] === undefined;
};

/** Field by field: what the world says otherwise now counts where nobody has changed it. */
function mergedRecord(was: Entity | undefined, becomes: Entity | undefined, now: Entity): Entity {
  if (was === undefined || becomes === undefined || !KINDS.includes(now.kind)) return now;
  const [before, after] = [fieldsOf(was), fieldsOf(becomes)];
  const fields = fieldsOf(now);
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort(compareIds);
  const changed = names.filter(
    (name) => !isSame(before[name], after[name]) && isSame(fields[name], before[name]),
  );
  if (changed.length === 0) return now;
  const merged: Record<string, unknown> = { ...fields };
  for (const name of changed) {
    if (after[name] === undefined) delete merged[name];
    else merged[name] = after[name];
  }
  return merged as Entity;
}

/** A side that was only written now is as the other one has been left; of two that differ, the first by id counts. */
function agreedDoors(
  { facts, world }: WorldVersions,
  puts: ReadonlyMap<EntityId, Entity>,
): readonly DoorFact[] {
  const standing = (id: EntityId) => {
    const door = puts.get(id) ?? facts.get(id);
    return door?.kind === 'door' ? door : undefined;
  };
  return Object.values(world.locations).flatMap(({ id, exits }) =>
    exits.flatMap(({ direction, door, to }): readonly DoorFact[] => {
      if (door?.beyond === undefined) return [];
      const [near, far] = [standing(doorId(id, direction)), standing(doorId(to.location, door.beyond))];
      if (near === undefined || far === undefined || near.state === far.state) return [];
      const isFirst = near.id < far.id;
      const isOlder = facts.get(near.id) !== undefined && facts.get(far.id) === undefined;
      const isNewer = facts.get(near.id) === undefined && facts.get(far.id) !== undefined;
      return isOlder || (isFirst && !isNewer) ? [{ ...far, state: near.state }] : [];
    }),
  );
}

const fieldsOf = (entity: Entity): Readonly<Record<string, unknown>> => ({ ...entity });

const isSame = (left: unknown, right: unknown): boolean =>
  left === right ||
  (left !== undefined && right !== undefined && encodeCanonical(left) === encodeCanonical(right));

type Placed = PlayerFact | KeeperFact | ItemFact;

/** Whoever stands in a place that is no more comes to where travellers arrive; what a vanished person held is let fall. */
function elsewhere(versions: WorldVersions, gone: ReadonlySet<EntityId>, record: Entity): Entity {
  if (record.kind !== 'player' && record.kind !== 'keeper' && record.kind !== 'item') return record;
  const place = placeLeft(versions, gone, record.place);
  return place === record.place ? record : ({ ...record, place } as Placed);
}

function placeLeft(versions: WorldVersions, gone: ReadonlySet<EntityId>, place: PlaceId): PlaceId {
  const { facts, world } = versions;
  if (isRoom(place)) {
    return world.locations[locationOf(place)] === undefined ? roomId(world.arrival) : place;
  }
  if (!gone.has(place)) return place;
  const holder = facts.get(place);
  return holder !== undefined && 'place' in holder
    ? placeLeft(versions, gone, holder.place)
    : roomId(world.arrival);
}

/** Brings one realm to its world as it is written now: found out before the world is adopted, carried out after it. */
import type { Entity } from '../../domain/entity.ts';
import { realmGenesis } from '../../domain/genesis.ts';
import { postOf } from '../../domain/keeper-post.ts';
import { worldChange } from '../../domain/world-change.ts';
import type { KeeperSpec, UniverseSpec, WorldSpec } from '../../domain/world-spec.ts';
import { encodeCanonical } from '../../kernel/canonical.ts';
import { type CauseId, type EntityId, isRoom, type RoomId, roomId } from '../../kernel/ids.ts';
import type { WorldEdit } from './active-worlds.ts';
import type { RealmState } from '../realm/realm-state.ts';
import { SCHEDULE_TIMER } from '../realm/schedule-calls.ts';
import { alignSpawners } from '../realm/spawner-timers.ts';
import { crowdOf } from '../universe/universe-options.ts';

type Moving = { readonly tick: number; readonly cause: CauseId };
type Moved = { readonly puts: number; readonly removals: number };

/** To be called while the realm still runs its world as it was; what it returns, when it runs the new one. */
export function worldMoves(
  realm: RealmState,
  universe: UniverseSpec,
  edit: WorldEdit,
): (moving: Moving) => Moved {
  const { world: before, options } = realm.setting;
  const world = universe.worlds[before.id] as WorldSpec;
  const crowd = crowdOf(options, realm.setting.realm);
  const was = genesisOf(realm, crowd);
  return ({ tick, cause }) => {
    const { facts } = realm;
    const records = facts.store.values();
    const after = genesisOf(realm, crowd);
    const { puts, removals } = worldChange({ facts, records, before: was, after, world, universe });
    const rooms = roomsOf(edit, world);
    for (const record of [...puts, ...removals.map((id) => facts.get(id))]) noteRoom(rooms, record);
    for (const id of removals) forget(realm, id);
    for (const put of puts) facts.put(settled(realm, tick, put));
    for (const put of puts)
      if (put.kind === 'keeper' && !realm.roster.has(put.id)) begin(realm, put.id, cause);
    followKeepers(realm, before, { tick, cause });
    if (realm.tick > 0) alignSpawners(realm, { tick, cause });
    if (realm.tick > 0) realm.owed.push({ rewritten: [...rooms].sort() });
    if (realm.failed) realm.owed.length = 0;
    realm.refreshHash();
    return { puts: puts.length, removals: removals.length };
  };
}

/** What the realm would begin with; its luck is that of the beginning. */
const genesisOf = (realm: RealmState, crowd: number): Entity[] => realmGenesis(realm.ruleContext(0), crowd);

/** Places whose own files were written. */
function roomsOf({ files, removed }: WorldEdit, world: WorldSpec): Set<RoomId> {
  const rooms = new Set<RoomId>();
  for (const path of [...files.map((file) => file.path), ...removed]) {
    const [, of, location] = /^worlds\/([^/]+)\/locations\/([^/]+)\.ya?ml$/.exec(path) ?? [];
    if (of === world.id && location !== undefined) rooms.add(roomId(location));
  }
  return rooms;
}

function noteRoom(rooms: Set<RoomId>, record: Entity | undefined): void {
  if (record !== undefined && 'place' in record && isRoom(record.place)) rooms.add(record.place);
}

/** Nothing of it stays: record, actor and timers. */
function forget(realm: RealmState, id: EntityId): void {
  realm.roster.dismiss(id);
  realm.timers.removeOwner(id);
  realm.quarantined = realm.quarantined.filter((other) => other !== id);
  realm.facts.remove(id);
}

/** Somebody new is where their day has them by now. */
function settled(realm: RealmState, tick: number, record: Entity): Entity {
  if (record.kind !== 'keeper' || realm.facts.get(record.id) !== undefined) return record;
  const post = postOf({ ...realm.ruleContext(tick), tick }, record);
  return post === undefined ? record : { ...record, place: roomId(post) };
}

/** In a realm before its first tick everybody begins with it. */
function begin(realm: RealmState, id: EntityId, cause: CauseId): void {
  if (realm.tick > 0) realm.owed.push({ actor: id, begins: cause });
}

/** Whoever has another chart begins anew; whoever has another day looks at once where to be. */
function followKeepers(realm: RealmState, before: WorldSpec, { tick, cause }: Moving): void {
  const { world } = realm.setting;
  for (const record of realm.facts.store.values()) {
    if (record.kind !== 'keeper' || !realm.roster.has(record.id)) continue;
    const was = before.keepers[record.spec];
    const is = world.keepers[record.spec];
    if (was === undefined || is === undefined) continue;
    if (was.chart !== is.chart) {
      realm.roster.dismiss(record.id);
      realm.timers.removeOwner(record.id);
      begin(realm, record.id, cause);
    } else if (dayOf(was) !== dayOf(is)) hurry(realm, record.id, { tick, cause });
  }
}

const dayOf = ({ schedule }: KeeperSpec): string => encodeCanonical(schedule);

function hurry({ timers }: RealmState, owner: EntityId, { tick, cause }: Moving): void {
  if (!timers.of(owner).some(({ name }) => name === SCHEDULE_TIMER)) return;
  timers.set({ owner, name: SCHEDULE_TIMER, dueTick: tick + 1, cause });
}

/** The plan of the rooms of all worlds: where one gets without keys, and where what is put down may be out of reach. */
import type { UniverseSpec } from '../../domain/world-spec.ts';

/** `world/location`. */
export type Room = string;
export type LockedExit = { readonly from: Room; readonly to: Room; readonly key: string };

export type Reach = { readonly rooms: ReadonlySet<Room>; readonly doors: readonly LockedExit[] };

/** From the start, with these keys in hand; `doors` are those that stay shut. */
export function roomsWithoutKeys(universe: UniverseSpec, held: ReadonlySet<string> = new Set()): Reach {
  const { start } = universe;
  return reachFrom(universe, `${start.world}/${start.location}`, held);
}

function reachFrom({ worlds }: UniverseSpec, from: Room, held: ReadonlySet<string>): Reach {
  const rooms = new Set([from]);
  const doors: LockedExit[] = [];
  // A set iterates over what is added meanwhile.
  for (const room of rooms) {
    const [world = '', location = ''] = room.split('/');
    for (const { to, key } of worlds[world]?.locations[location]?.exits ?? []) {
      const next = `${to.world}/${to.location}`;
      if (key === undefined || held.has(key)) rooms.add(next);
      else doors.push({ from: room, to: next, key });
    }
  }
  return { rooms, doors };
}

/** Rooms to which one does not always get back: behind doors, and those beyond a way of no return. */
export function riskyRooms(universe: UniverseSpec): ReadonlySet<Room> {
  const { start, worlds } = universe;
  const home = `${start.world}/${start.location}`;
  const { rooms } = roomsWithoutKeys(universe);
  const all = Object.values(worlds).flatMap(({ id, locations }) =>
    Object.keys(locations).map((location) => `${id}/${location}`),
  );
  return new Set(
    all.filter((room) => !rooms.has(room) || !reachFrom(universe, room, new Set()).rooms.has(home)),
  );
}

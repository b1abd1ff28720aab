/** The plan of the rooms of all worlds: where one gets without keys, and where what is put down may be out of reach. */
import type { DoorSpec } from '../../domain/door-spec.ts';
import type { UniverseSpec } from '../../domain/world-spec.ts';

/** `world/location`. */
export type Room = string;
type LockedExit = { readonly from: Room; readonly to: Room; readonly key: string };

/** What somebody needs on this side of a door that has not been touched. */
const keyFor = (door: DoorSpec | undefined): string | undefined =>
  door?.start === 'locked' && door.latch !== true ? door.key : undefined;

export type Reach = { readonly rooms: ReadonlySet<Room>; readonly doors: readonly LockedExit[] };

/** From the start, with these keys in hand; `doors` are those that stay shut. */
export function roomsReached(universe: UniverseSpec, held: ReadonlySet<string> = new Set()): Reach {
  return reachFrom(universe, homeOf(universe), held);
}

const homeOf = ({ start }: UniverseSpec): Room => `${start.world}/${start.location}`;

function reachFrom({ worlds }: UniverseSpec, from: Room, held: ReadonlySet<string>): Reach {
  const rooms = new Set([from]);
  const doors: LockedExit[] = [];
  // A set iterates over what is added meanwhile.
  for (const room of rooms) {
    const [world = '', location = ''] = room.split('/');
    for (const { to, door } of worlds[world]?.locations[location]?.exits ?? []) {
      const next = `${to.world}/${to.location}`;
      const key = keyFor(door);
      if (key === undefined || held.has(key)) rooms.add(next);
      else doors.push({ from: room, to: next, key });
    }
  }
  return { rooms, doors };
}

/** Rooms on a shortest way from one of these to another, with every key and with none; the start is one of them, too. */
export function roomsBetween(universe: UniverseSpec, wanted: readonly Room[]): ReadonlySet<Room> {
  const ends = new Set([homeOf(universe), ...wanted]);
  const kept = new Set(ends);
  for (const held of [keysIn(universe), new Set<string>()]) {
    for (const from of ends) {
      const before = firstWays(universe, from, held);
      for (const to of ends)
        for (let at: Room | undefined = to; at !== undefined && at !== from; at = before.get(at))
          kept.add(at);
    }
  }
  return kept;
}

/** Each room that is reached, to the one before it. */
function firstWays({ worlds }: UniverseSpec, from: Room, held: ReadonlySet<string>): ReadonlyMap<Room, Room> {
  const before = new Map<Room, Room>();
  const rooms = new Set([from]);
  // A set iterates over what is added meanwhile: nearest first.
  for (const room of rooms) {
    const [world = '', location = ''] = room.split('/');
    for (const { to, door } of worlds[world]?.locations[location]?.exits ?? []) {
      const next = `${to.world}/${to.location}`;
      const key = keyFor(door);
      if (rooms.has(next) || (key !== undefined && !held.has(key))) continue;
      rooms.add(next);
      before.set(next, room);
    }
  }
  return before;
}

/**
 * Where a thing may be lost by being put down: each thing in a room from which there is no way back to the start, and a
 * key in a room to which it is the only one.
 */
export class LosingPlaces {
  readonly #oneWay: ReadonlySet<Room>;
  /** By key, the rooms that nobody gets to without it. */
  readonly #behind = new Map<string, ReadonlySet<Room>>();

  constructor(universe: UniverseSpec) {
    const home = homeOf(universe);
    const keys = keysIn(universe);
    const all = roomsReached(universe, keys).rooms;
    this.#oneWay = new Set([...all].filter((room) => !reachFrom(universe, room, keys).rooms.has(home)));
    for (const key of keys) {
      const others = new Set([...keys].filter((other) => other !== key));
      const { rooms } = roomsReached(universe, others);
      this.#behind.set(key, new Set([...all].filter((room) => !rooms.has(room))));
    }
  }

  mayBeLost(item: string, room: Room): boolean {
    return this.#oneWay.has(room) || this.#behind.get(item)?.has(room) === true;
  }
}

const keysIn = ({ worlds }: UniverseSpec): ReadonlySet<string> =>
  new Set(
    Object.values(worlds)
      .flatMap(({ locations }) => Object.values(locations))
      .flatMap(({ exits }) => exits.flatMap(({ door }) => keyFor(door) ?? [])),
  );

/**
 * Locations of which each traveller has a copy to themselves: which room that is, what lies in it when they come in, and
 * what becomes of what lies in it when they go.
 */
import { copyId, type EntityId, entityId, isCopy, type PlaceId, type RoomId, roomId } from '../kernel/ids.ts';
import type { ItemFact, PlayerFact } from './entity.ts';
import type { Happening } from './game-event.ts';
import { newItem } from './new-item.ts';
import { moved } from './reach.ts';
import { localExits } from './routes.ts';
import type { RuleContext } from './rule.ts';
import { itemParam } from './sentence.ts';
import type { WorldSpec } from './world-spec.ts';

/** What goes with a player's change of rooms, apart from the player. */
export type RoomChange = {
  readonly room: RoomId;
  /** Made for the copy that is entered, or laid down outside the one that is left. */
  readonly items: readonly ItemFact[];
  readonly removals: readonly EntityId[];
  readonly happenings: readonly Happening[];
};

/** The player's own room of a location, or everybody's. */
const roomOf = ({ world }: RuleContext, player: PlayerFact, location: string): RoomId =>
  world.locations[location]?.instance === undefined ? roomId(location) : copyId(location, player.id);

/** `from` is absent when the player comes out of no room of this realm. */
export function changeRooms(
  context: RuleContext,
  player: PlayerFact,
  { from, to }: { readonly from?: RoomId; readonly to: string },
): RoomChange {
  const room = roomOf(context, player, to);
  const made = room === from || !isCopy(room) ? [] : furnishings(context, room, to);
  const left =
    from === undefined || from === room ? NOTHING_LEFT : clearedOut(context, { player, from, room });
  return {
    room,
    items: [...left.items, ...made],
    removals: left.removals,
    happenings: [
      ...left.happenings,
      ...made.map((item) => ({
        type: 'item.appeared',
        actor: player.id,
        params: { item: itemParam(item), itemId: item.id },
      })),
    ],
  };
}

/** Where somebody stands who is called out of their own room; everybody else stands where they are. */
export function outsideOf({ world }: Pick<RuleContext, 'world'>, room: RoomId, location: string): string {
  return isCopy(room) ? (wayOutOf(world, location) ?? world.arrival) : location;
}

/** The first neighbour of a location that is everybody's. */
const wayOutOf = (world: Pick<WorldSpec, 'locations'>, location: string): string | undefined =>
  localExits(world, location).find(({ to }) => world.locations[to.location]?.instance === undefined)?.to
    .location;

/** `<location>@<player>.<n>`, by which an item belongs to the copy that it was made for. */
const ordinalIn = (room: RoomId, index: number): string => `${room.slice('room:'.length)}.${index + 1}`;

const belongsTo = (room: RoomId, { id }: ItemFact): boolean =>
  id.slice(id.lastIndexOf('/') + 1).startsWith(`${room.slice('room:'.length)}.`);

/** What the location begins with, once a traveller: what they took out of their copy before is not made again. */
function furnishings(context: RuleContext, room: RoomId, location: string): ItemFact[] {
  const { facts, realm, world, randomAt } = context;
  return (world.locations[location]?.items ?? []).flatMap(({ item: spec, chance }, index) => {
    const ordinal = ordinalIn(room, index);
    const id = entityId('item', `${realm}/${spec}/${ordinal}`);
    if (facts.get(id) !== undefined) return [];
    if (!randomAt(id, `spawn in ${location}`, 0).chance(chance)) return [];
    return [newItem(context, { spec, place: room, ordinal })];
  });
}

type Leftovers = Pick<RoomChange, 'items' | 'removals' | 'happenings'>;
const NOTHING_LEFT: Leftovers = { items: [], removals: [], happenings: [] };

/** What belongs to a copy goes with it; what was brought there is laid down where its traveller comes out. */
function clearedOut(
  { facts }: RuleContext,
  { player, from, room }: { player: PlayerFact; from: RoomId; room: RoomId },
): Leftovers {
  if (!isCopy(from)) return NOTHING_LEFT;
  const lying = (place: PlaceId): ItemFact[] =>
    facts.itemsIn(place).flatMap((item) => (belongsTo(from, item) ? [item, ...lying(item.id)] : [item]));
  const all = lying(from);
  const own = all.filter((item) => belongsTo(from, item));
  const brought = all.filter((item) => !belongsTo(from, item)).map((item) => moved(item, room));
  const [first] = own;
  return {
    items: brought,
    removals: own.map(({ id }) => id),
    happenings: [
      ...(first === undefined
        ? []
        : [
            {
              type: 'item.vanished',
              actor: player.id,
              params: {
                item: itemParam(first),
                count: own.length,
                itemIds: { list: own.map(({ id }) => id) },
              },
            },
          ]),
      ...brought.map((item) => ({
        type: 'item.brought-out',
        actor: player.id,
        room,
        params: { actor: player.name, item: itemParam(item) },
      })),
    ],
  };
}

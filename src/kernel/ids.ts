/**
 * Identifiers of everything that the runtime addresses. All are plain strings that sort with `<`;
 * an entity id carries its kind as a prefix (`player:`, `keeper:`, `item:`, `door:`, `realm:`).
 */
import type { Brand } from './brand.ts';

/** A realm of the universe, `vetrellis` or `vetrellis-2`; `hub` is the universe-level partition. */
export type RealmId = Brand<string, 'RealmId'>;
/** One fact of a realm: `player:<uuid>`, `keeper:archon`, `item:vetrellis/lantern/1`, `door:lighthouse/up`. */
export type EntityId = Brand<string, 'EntityId'>;
/** A player, known by the same id in every realm. */
export type PlayerId = EntityId & Brand<string, 'PlayerId'>;
/** A room of a realm, `room:harbor`, or somebody's own copy of it, `room:harbor@<uuid>`. Rooms are specification, not facts, so they are no EntityId. */
export type RoomId = Brand<string, 'RoomId'>;
/** A game that somebody else runs, by the id that its developer chose. */
export type GameId = Brand<string, 'GameId'>;
/** Where an entity is: a room, or the entity that carries it. */
export type PlaceId = RoomId | EntityId;
/** `e<tick>.<realm>.<n>`: the n-th event of that realm in that tick. */
export type EventId = Brand<string, 'EventId'>;
/** What made an event happen: another event, or a recorded input (`i<tick>.<n>`), or a timer (`t<tick>.<realm>.<n>`). */
export type CauseId = Brand<string, 'CauseId'>;

export const HUB = 'hub' as RealmId;

export const roomId = (location: string): RoomId => `room:${location}` as RoomId;
/** The location as that player alone has it. */
export const copyId = (location: string, of: PlayerId): RoomId =>
  `room:${location}@${of.slice('player:'.length)}` as RoomId;
export const isCopy = (place: PlaceId): place is RoomId => isRoom(place) && place.includes('@');
/** The location of a room, whoever's copy it is. */
export function locationOf(room: RoomId): string {
  const end = room.indexOf('@');
  return room.slice('room:'.length, end < 0 ? undefined : end);
}
export const isRoom = (place: PlaceId): place is RoomId => place.startsWith('room:');
export const entityId = (kind: string, rest: string): EntityId => `${kind}:${rest}` as EntityId;

/** Plain code-unit order, the only order ids are ever sorted in. */
export const compareIds = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** The facts of a realm: one immutable record per entity, each in exactly one place. */
import type { EntityId, PlaceId, PlayerId, RealmId, RoomId } from '../kernel/ids.ts';
import type { Direction, Ratio } from './world-spec.ts';

export type Entity = PlayerFact | KeeperFact | ItemFact | DoorFact | RealmFact;

export type PlayerFact = {
  readonly id: PlayerId;
  readonly kind: 'player';
  readonly name: string;
  readonly race: string;
  readonly characterClass: string;
  readonly place: RoomId;
  /** Somebody is connected as this player. An absent player keeps place and belongings. */
  readonly present: boolean;
  readonly tokens: number;
  /** Faction to score in [-1000, 1000]; a faction not listed counts as 0. */
  readonly reputation: Readonly<Record<string, number>>;
  /** Sorted. */
  readonly flags: readonly string[];
  /** `world/location`, sorted. */
  readonly visitedPlaces: readonly string[];
  /** `world/keeper`, sorted. */
  readonly met: readonly string[];
  /** In the order of the first visit. */
  readonly visitedRealms: readonly RealmId[];
  /** The latest journeys, oldest first, at most JOURNEY_LENGTH_MAX. */
  readonly journey: readonly Journey[];
  /** Journeys between realms in all. */
  readonly transitions: number;
  /** What Cal suggested last, `world/keeper` or `world/location`; empty before the first. */
  readonly suggested: string;
};

export type Journey = {
  readonly from: RealmId;
  readonly to: RealmId;
  readonly tick: number;
  readonly context: string;
};

export type KeeperFact = {
  readonly id: EntityId;
  readonly kind: 'keeper';
  /** Id of its specification in the realm's world. */
  readonly spec: string;
  readonly place: RoomId;
  /** One of many alike; not spoken to and not listening. */
  readonly crowd: boolean;
};

export type ItemFact = {
  readonly id: EntityId;
  readonly kind: 'item';
  readonly spec: string;
  /** World whose content describes it; `called` names an item that no content describes. */
  readonly world: string;
  readonly called?: string;
  readonly place: PlaceId;
  readonly itemType: string;
  readonly rarity: 'common' | 'uncommon' | 'rare' | 'legendary';
  readonly sourceRealm: string;
  readonly transferable: boolean;
  readonly fixed: boolean;
};

export type DoorFact = {
  readonly id: EntityId;
  readonly kind: 'door';
  readonly place: RoomId;
  readonly direction: Direction;
  readonly state: 'open' | 'closed' | 'locked';
};

export type RealmFact = {
  readonly id: EntityId;
  readonly kind: 'realm';
  readonly realm: RealmId;
  readonly world: string;
  readonly treasury: number;
  /** What Domingo last set; rewards are scaled by it. */
  readonly rewardMultiplier: Ratio;
};

export const JOURNEY_LENGTH_MAX = 32;

/** Tokens that an entity holds. */
export function tokensOf(entity: Entity): number {
  if (entity.kind === 'player') return entity.tokens;
  if (entity.kind === 'realm') return entity.treasury;
  return 0;
}

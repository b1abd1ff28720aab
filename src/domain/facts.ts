/**
 * The facts of one realm with the indexes that rules ask: who and what is where, and what it all adds up to.
 * Rules see it as ReadonlyFacts; only the realm host applies changes.
 */
import { FactStore } from '../kernel/fact-store.ts';
import type { EntityId, PlaceId, PlayerId, RoomId } from '../kernel/ids.ts';
import type { AcquaintanceFact } from './acquaintance.ts';
import {
  type Entity,
  type ItemFact,
  type KeeperFact,
  type PlayerFact,
  type RealmFact,
  type StoryFact,
  tokensOf,
} from './entity.ts';
import type { ListingFact } from './social/listing.ts';
import { foldText } from './text-fold.ts';

export interface ReadonlyFacts {
  get(id: EntityId): Entity | undefined;
  player(id: EntityId): PlayerFact | undefined;
  keeper(id: EntityId): KeeperFact | undefined;
  item(id: EntityId): ItemFact | undefined;
  story(id: EntityId): StoryFact | undefined;
  realm(): RealmFact;
  /** The register's line of the player of that name, in any capitals. */
  listingNamed(name: string): ListingFact | undefined;
  /** All below are sorted by id. */
  playersIn(room: RoomId): PlayerFact[];
  presentIn(room: RoomId): PlayerFact[];
  keepersIn(room: RoomId): KeeperFact[];
  crowdIn(room: RoomId): KeeperFact[];
  itemsIn(place: PlaceId): ItemFact[];
  players(): PlayerFact[];
  hasPresent(room: RoomId): boolean;
  /** An item of that specification is there, or in or on something that is. */
  holdsItem(place: PlaceId, spec: string): boolean;
  /** Quests and dialogues of a player. */
  storiesOf(player: PlayerId): StoryFact[];
  /** Events of the world. */
  worldStories(): StoryFact[];
  stories(): StoryFact[];
  /** Those who have a name of their own, in all rooms. */
  namedKeepers(): KeeperFact[];
  acquaintance(id: EntityId): AcquaintanceFact | undefined;
  /** Everybody whom a keeper keeps in mind. */
  acquaintancesOf(keeper: EntityId): AcquaintanceFact[];
  /** The register's lines of all who are not asleep, in any realm. */
  listingsAwake(): ListingFact[];
  /** Who of this realm counts the player among their friends. */
  friendsOf(player: PlayerId): PlayerFact[];
}

export class Facts implements ReadonlyFacts {
  readonly store = new FactStore<Entity>();
  readonly #realmId: EntityId;
  readonly #players = new Map<PlaceId, Set<EntityId>>();
  readonly #keepers = new Map<PlaceId, Set<EntityId>>();
  readonly #crowd = new Map<PlaceId, Set<EntityId>>();
  readonly #items = new Map<PlaceId, Set<EntityId>>();
  readonly #allPlayers = new Set<EntityId>();
  readonly #namedKeepers = new Set<EntityId>();
  /** By the player they are about; events of the world by ''. */
  readonly #stories = new Map<PlayerId | '', Set<EntityId>>();
  /** By the keeper whose memory it is. */
  readonly #acquaintances = new Map<EntityId, Set<EntityId>>();
  /** By folded name, every line of the register; then those of players who are not asleep. */
  readonly #listings = new Map<string, EntityId>();
  readonly #awake = new Set<EntityId>();
  /** By the friend, who has them for one. */
  readonly #friends = new Map<PlayerId, Set<EntityId>>();
  readonly #presentCount = new Map<PlaceId, number>();
  /** Running totals; recount() in conservation.ts checks them against the records. */
  tokens = 0;
  itemCount = 0;
  keeperCount = 0;
  /** Tokens in players' purses: number of purses, their sum and the sum of their squares. */
  purses = { count: 0, sum: 0, squares: 0 };

  constructor(realmId: EntityId) {
    this.#realmId = realmId;
  }

  put(entity: Entity): void {
    const before = this.store.get(entity.id);
    if (before === entity) return;
    if (before !== undefined) this.#unlist(before);
    this.store.put(entity);
    this.#list(entity);
  }

  remove(id: EntityId): void {
    const before = this.store.get(id);
    if (before === undefined) return;
    this.#unlist(before);
    this.store.delete(id);
  }

  get(id: EntityId): Entity | undefined {
    return this.store.get(id);
  }

  player(id: EntityId): PlayerFact | undefined {
    const entity = this.store.get(id);
    return entity?.kind === 'player' ? entity : undefined;
  }

  keeper(id: EntityId): KeeperFact | undefined {
    const entity = this.store.get(id);
    return entity?.kind === 'keeper' ? entity : undefined;
  }

  item(id: EntityId): ItemFact | undefined {
    const entity = this.store.get(id);
    return entity?.kind === 'item' ? entity : undefined;
  }

  story(id: EntityId): StoryFact | undefined {
    const entity = this.store.get(id);
    return entity?.kind === 'story' ? entity : undefined;
  }

  acquaintance(id: EntityId): AcquaintanceFact | undefined {
    const entity = this.store.get(id);
    return entity?.kind === 'acquaintance' ? entity : undefined;
  }

  acquaintancesOf(keeper: EntityId): AcquaintanceFact[] {
    return this.#membersOf(this.#acquaintances.get(keeper)) as AcquaintanceFact[];
  }

  storiesOf(player: PlayerId): StoryFact[] {
    return this.#membersOf(this.#stories.get(player)) as StoryFact[];
  }

  worldStories(): StoryFact[] {
    return this.#membersOf(this.#stories.get('')) as StoryFact[];
  }

  stories(): StoryFact[] {
    const all = [...this.#stories.values()].flatMap((ids) => [...ids]);
    return all.sort().map((id) => this.store.get(id) as StoryFact);
  }

  namedKeepers(): KeeperFact[] {
    return this.#membersOf(this.#namedKeepers) as KeeperFact[];
  }

  listingNamed(name: string): ListingFact | undefined {
    const id = this.#listings.get(foldText(name));
    return id === undefined ? undefined : (this.store.get(id) as ListingFact);
  }

  listingsAwake(): ListingFact[] {
    return [...this.#awake].sort().map((id) => this.store.get(id) as ListingFact);
  }

  friendsOf(player: PlayerId): PlayerFact[] {
    return this.#membersOf(this.#friends.get(player)) as PlayerFact[];
  }

  realm(): RealmFact {
    const entity = this.store.get(this.#realmId);
    if (entity?.kind !== 'realm') throw new Error(`realm record ${this.#realmId} is missing`);
    return entity;
  }

  playersIn(room: RoomId): PlayerFact[] {
    return this.#members(this.#players, room) as PlayerFact[];
  }

  presentIn(room: RoomId): PlayerFact[] {
    return this.playersIn(room).filter((player) => player.present);
  }

  hasPresent(room: RoomId): boolean {
    return (this.#presentCount.get(room) ?? 0) > 0;
  }

  holdsItem(place: PlaceId, spec: string): boolean {
    const held = this.#items.get(place);
    if (held === undefined) return false;
    for (const id of held) if ((this.store.get(id) as ItemFact).spec === spec) return true;
    for (const id of held) if (this.#items.has(id) && this.holdsItem(id, spec)) return true;
    return false;
  }

  keepersIn(room: RoomId): KeeperFact[] {
    return this.#members(this.#keepers, room) as KeeperFact[];
  }

  crowdIn(room: RoomId): KeeperFact[] {
    return this.#members(this.#crowd, room) as KeeperFact[];
  }

  itemsIn(place: PlaceId): ItemFact[] {
    return this.#members(this.#items, place) as ItemFact[];
  }

  players(): PlayerFact[] {
    return [...this.#allPlayers].sort().map((id) => this.store.get(id) as PlayerFact);
  }

  #members(index: ReadonlyMap<PlaceId, ReadonlySet<EntityId>>, place: PlaceId): Entity[] {
    return this.#membersOf(index.get(place));
  }

  #membersOf(ids: ReadonlySet<EntityId> | undefined): Entity[] {
    if (ids === undefined || ids.size === 0) return [];
    return [...ids].sort().map((id) => this.store.get(id) as Entity);
  }

  #indexOf(entity: KeeperFact | ItemFact | PlayerFact): Map<PlaceId, Set<EntityId>> {
    if (entity.kind === 'player') return this.#players;
    if (entity.kind === 'item') return this.#items;
    return entity.crowd ? this.#crowd : this.#keepers;
  }

  #list(entity: Entity): void {
    this.tokens += tokensOf(entity);
    if (isElsewhere(entity)) return;
    if (entity.kind === 'listing') {
      this.#listings.set(foldText(entity.name), entity.id);
      if (entity.status !== 'asleep') this.#awake.add(entity.id);
      return;
    }
    if (entity.kind === 'story') {
      const stories = this.#stories.get(entity.player ?? '');
      if (stories === undefined) this.#stories.set(entity.player ?? '', new Set([entity.id]));
      else stories.add(entity.id);
      return;
    }
    if (entity.kind === 'acquaintance') {
      const known = this.#acquaintances.get(entity.keeper);
      if (known === undefined) this.#acquaintances.set(entity.keeper, new Set([entity.id]));
      else known.add(entity.id);
      return;
    }
    const index = this.#indexOf(entity);
    const members = index.get(entity.place);
    if (members === undefined) index.set(entity.place, new Set([entity.id]));
    else members.add(entity.id);
    if (entity.kind === 'player') this.#countPlayer(entity, 1);
    else if (entity.kind === 'item') this.itemCount += 1;
    else {
      this.keeperCount += 1;
      if (!entity.crowd) this.#namedKeepers.add(entity.id);
    }
  }

  #unlist(entity: Entity): void {
    this.tokens -= tokensOf(entity);
    if (isElsewhere(entity)) return;
    if (entity.kind === 'listing') {
      this.#listings.delete(foldText(entity.name));
      this.#awake.delete(entity.id);
      return;
    }
    if (entity.kind === 'story') {
      const stories = this.#stories.get(entity.player ?? '');
      stories?.delete(entity.id);
      if (stories?.size === 0) this.#stories.delete(entity.player ?? '');
      return;
    }
    if (entity.kind === 'acquaintance') {
      this.#acquaintances.get(entity.keeper)?.delete(entity.id);
      return;
    }
    const index = this.#indexOf(entity);
    const members = index.get(entity.place);
    members?.delete(entity.id);
    // A thing that nothing is in costs nothing to look into.
    if (entity.kind === 'item' && members?.size === 0) index.delete(entity.place);
    if (entity.kind === 'player') this.#countPlayer(entity, -1);
    else if (entity.kind === 'item') this.itemCount -= 1;
    else {
      this.keeperCount -= 1;
      if (!entity.crowd) this.#namedKeepers.delete(entity.id);
    }
  }

  #countPlayer(player: PlayerFact, sign: 1 | -1): void {
    if (sign === 1) this.#allPlayers.add(player.id);
    else this.#allPlayers.delete(player.id);
    for (const friend of player.social?.friends ?? []) {
      const having = this.#friends.get(friend.id) ?? new Set();
      if (sign === 1) having.add(player.id);
      else having.delete(player.id);
      if (having.size === 0) this.#friends.delete(friend.id);
      else this.#friends.set(friend.id, having);
    }
    const { count, sum, squares } = this.purses;
    this.purses = {
      count: count + sign,
      sum: sum + sign * player.tokens,
      squares: squares + sign * player.tokens * player.tokens,
    };
    if (player.present) {
      this.#presentCount.set(player.place, (this.#presentCount.get(player.place) ?? 0) + sign);
    }
  }
}

/** In no room and in nobody's hands, and found by its id alone. */
const isElsewhere = (
  entity: Entity,
): entity is Extract<Entity, { kind: 'realm' | 'door' | 'channel' | 'exchange' | 'narration' }> =>
  ['realm', 'door', 'channel', 'exchange', 'narration'].includes(entity.kind);

/** True for ids of players, by their form alone. */
export const isPlayerId = (id: EntityId): id is PlayerId => id.startsWith('player:');

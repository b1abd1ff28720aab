/** Who has which address: all realms, games, players and items of a universe between two ticks. */
import type { Entity, ItemFact, PlayerFact } from '../../domain/entity.ts';
import type { ReadonlyFacts } from '../../domain/facts.ts';
import { isPresent } from '../../domain/games/game.ts';
import { whereabouts } from '../../domain/reach.ts';
import { listingId } from '../../domain/social/listing.ts';
import type { Address } from '../../domain/stat7/address.ts';
import {
  addressOfItem,
  addressOfPlayer,
  addressOfRealm,
  type Surroundings,
  velocityOfPlayer,
} from '../../domain/stat7/address-of-entity.ts';
import type { AddressedKind } from '../../domain/stat7/line-of.ts';
import { type Placed, SpaceIndex } from '../../domain/stat7/space-index.ts';
import { type EntityId, entityId, HUB, isRoom, type RealmId } from '../../kernel/ids.ts';
import { travellersOf } from './realm-census.ts';
import { clustersOf } from './realm-clusters.ts';
import type { RealmState } from '../realm/realm-state.ts';
import type { Universe } from './universe.ts';

export type Spaced = Placed & {
  readonly kind: AddressedKind;
  /** Of a player, as they are called; of anything else its id without its kind. */
  readonly name: string;
};

export function spaceOf(universe: Universe): SpaceIndex<Spaced> {
  const index = new SpaceIndex<Spaced>();
  const { tick } = universe;
  const { seed, realms } = universe.options;
  const clusters = clustersOf(universe.spec, realms);
  for (const state of universe.realms) {
    const here = surroundingsOf(state, { seed, tick, clusters });
    placeRealm(index, state, here);
    placeTravellers(index, state, { ...here, realm: HUB, copy: 0 });
  }
  const { games } = universe.hub;
  for (const game of games.games().filter(isPresent))
    index.put({
      id: entityId('game', game.id),
      kind: 'game',
      name: game.id,
      address: games.addressOf(game, tick),
    });
  return index;
}

/** Where one realm stands. @throws when there is none of that id */
export function realmAddress(universe: Universe, realm: RealmId): Address {
  const state = universe.realm(realm);
  if (state === undefined) throw new Error(`universe/unknown-realm ${realm}`);
  const { tick, spec, options } = universe;
  const clusters = clustersOf(spec, options.realms);
  return addressOfState(state, surroundingsOf(state, { seed: options.seed, tick, clusters }));
}

function surroundingsOf(
  { setting: { realm, world } }: RealmState,
  { seed, tick, clusters }: { seed: string; tick: number; clusters: ReadonlyMap<RealmId, string> },
): Surroundings {
  const adjacency = clusters.get(realm) as string;
  return { seed, realm, adjacency, copy: copyNumber(realm, world.id), tick };
}

function addressOfState({ facts, failed }: RealmState, here: Surroundings): Address {
  const players = facts.players();
  const present = players.filter((player) => player.present).length;
  return addressOfRealm(here, { failed, present, asleep: players.length - present });
}

/** 0 for `vetrellis`, 1 for `vetrellis-2`. */
function copyNumber(realm: RealmId, world: string): number {
  const number = realm.startsWith(`${world}-`) ? realm.slice(world.length + 1) : '';
  return /^[1-9][0-9]{0,5}$/.test(number) ? Number(number) - 1 : 0;
}

function placeRealm(index: SpaceIndex<Spaced>, state: RealmState, here: Surroundings): void {
  const { facts } = state;
  const players = facts.players();
  const { realm } = here;
  index.put({
    id: entityId('realm', realm),
    kind: 'realm',
    name: realm,
    address: addressOfState(state, here),
  });
  for (const player of players) {
    const quest = questOf(facts.storiesOf(player.id));
    placePlayer(index, here, { player, quest, asleepSince: asleepSince(facts, player) });
  }
  for (const item of facts.store.values().filter(isItem)) {
    const owner = whereabouts(facts, item);
    const player = isRoom(owner) ? undefined : facts.player(owner);
    const holder = player !== undefined ? 'player' : isRoom(owner) ? 'room' : 'keeper';
    const velocity = player === undefined ? 0 : velocityOfPlayer(player, here.tick);
    placeItem(index, here, { item, holder, velocity });
  }
}

/** Who is between realms is in the hub, close to where they set out from; what they carry is with them. */
function placeTravellers(index: SpaceIndex<Spaced>, state: RealmState, between: Surroundings): void {
  for (const { player, items, quests } of travellersOf(state)) {
    placePlayer(index, between, { player, quest: questOf(quests.map(({ story }) => story)) });
    const velocity = velocityOfPlayer(player, between.tick);
    for (const item of items) placeItem(index, between, { item, holder: 'player', velocity });
  }
}

function placePlayer(
  index: SpaceIndex<Spaced>,
  here: Surroundings,
  facts: Parameters<typeof addressOfPlayer>[1],
): void {
  const { id, name } = facts.player;
  index.put({ id, kind: 'player', name, address: addressOfPlayer(here, facts) });
}

function placeItem(
  index: SpaceIndex<Spaced>,
  here: Surroundings,
  facts: Parameters<typeof addressOfItem>[1],
): void {
  const { id } = facts.item;
  index.put({ id, kind: 'item', name: id.slice('item:'.length), address: addressOfItem(here, facts) });
}

const isItem = (entity: Entity): entity is ItemFact => entity.kind === 'item';

/** The first by id of those under way. */
const questOf = (stories: ReturnType<ReadonlyFacts['storiesOf']>): string | undefined =>
  stories
    .filter(({ role, status }) => role === 'quest' && status === 'active')
    .map(({ chart }) => chart)
    .sort()[0];

function asleepSince(facts: ReadonlyFacts, player: PlayerFact): number | undefined {
  const listing = facts.get(listingId(player.id) as EntityId);
  return listing?.kind === 'listing' && listing.status === 'asleep' ? listing.since : undefined;
}

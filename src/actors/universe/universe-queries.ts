/** Questions an onlooker may ask of a universe between two ticks. Answers are plain data and change nothing. */
import { acquaintanceId } from '../../domain/acquaintance.ts';
import type { ItemFact, PlayerFact } from '../../domain/entity.ts';
import type { ReadonlyFacts } from '../../domain/facts.ts';
import { allWithin } from '../../domain/reach.ts';
import { warblerContext as contextOf, type WarblerContext } from '../../domain/warbler-context.ts';
import { clockFace, worldTimeAt } from '../../domain/world-clock.ts';
import { compareIds, locationOf, type PlayerId } from '../../kernel/ids.ts';
import { travellersOf } from './realm-census.ts';
import type { RealmState } from '../realm/realm-state.ts';
import type { Universe } from './universe.ts';
import type { MultiverseStats, RealmOverview, UniverseOverview } from './universe-overview.ts';

export type PlayerWhereabouts = {
  readonly player: PlayerFact;
  readonly items: readonly ItemFact[];
  /** Null while the player is between realms. */
  readonly realm: string | null;
};

/** A player with all they carry, in a realm or on the way to one; undefined when there is no such player. */
export function findPlayer(universe: Universe, id: PlayerId): PlayerWhereabouts | undefined {
  for (const state of universe.realms) {
    const player = state.facts.player(id);
    if (player !== undefined)
      return { player, items: allWithin(state.facts, id), realm: state.setting.realm };
    const travelling = travellersOf(state).find((traveller) => traveller.player.id === id);
    if (travelling !== undefined) return { player: travelling.player, items: travelling.items, realm: null };
  }
  return undefined;
}

/** All players, in realms and between them, sorted by id. */
export function allPlayers(universe: Universe): PlayerWhereabouts[] {
  const found: PlayerWhereabouts[] = [];
  for (const state of universe.realms) {
    const { facts, setting } = state;
    for (const player of facts.players()) {
      found.push({ player, items: allWithin(facts, player.id), realm: setting.realm });
    }
    for (const { player, items } of travellersOf(state)) found.push({ player, items, realm: null });
  }
  return found.sort((left, right) => compareIds(left.player.id, right.player.id));
}

/** What the Warbler narrator may know; undefined when there is no such player. */
export function warblerContext(universe: Universe, id: PlayerId): WarblerContext | undefined {
  const found = findPlayer(universe, id);
  if (found === undefined) return undefined;
  const state = universe.realmOf(id);
  const travelling = universe.realms.flatMap(travellersOf).find(({ player }) => player.id === id);
  return contextOf(universe.spec, {
    ...found,
    stories: travelling?.quests.map(({ story }) => story) ?? state?.facts.storiesOf(id) ?? [],
    memories: universe.realms.flatMap(({ facts }) => memoriesOf(facts, id)),
    realmFlags: found.realm === null ? [] : (universe.realm(found.realm)?.facts.realm().flags ?? []),
  });
}

/** What the keepers of a realm keep in mind of a player, sorted by the ids of the keepers. */
const memoriesOf = (facts: ReadonlyFacts, player: PlayerId) =>
  facts.namedKeepers().flatMap(({ id, spec }) => {
    const known = facts.acquaintance(acquaintanceId(id, player));
    return known === undefined ? [] : [{ keeper: spec, known }];
  });

/** Who is in a realm, present or asleep; undefined when there is no such realm. */
export function realmRoster(universe: Universe, realm: string): RealmOverview['roster'] | undefined {
  const state = universe.realm(realm);
  return state === undefined ? undefined : rosterOf(state);
}

function rosterOf({ facts }: RealmState): RealmOverview['roster'] {
  return facts
    .players()
    .map(({ id, name, place, present }) => ({ id, name, location: locationOf(place), present }));
}

export function multiverseStats(universe: Universe): MultiverseStats {
  const players = allPlayers(universe);
  const distribution: Record<string, number> = {};
  for (const { setting } of universe.realms) distribution[setting.realm] = 0;
  for (const { realm } of players) if (realm !== null) distribution[realm] = (distribution[realm] ?? 0) + 1;
  const visits = players.reduce((sum, { player }) => sum + player.visitedRealms.length, 0);
  return {
    total_players: players.length,
    total_realms_visited: new Set(players.flatMap(({ player }) => player.visitedRealms)).size,
    realm_distribution: distribution,
    total_transitions: players.reduce((sum, { player }) => sum + player.transitions, 0),
    avg_realms_per_player: players.length === 0 ? 0 : visits / players.length,
  };
}

export function overviewOf(universe: Universe): UniverseOverview {
  const { spec, options, tick, chain, status } = universe;
  const now = worldTimeAt({ clock: spec.clock, tickMs: options.tickMs }, tick);
  return {
    status,
    tick,
    controlTick: Math.floor(tick / options.controlTickInterval),
    chain,
    worldTime: { day: now.day + 1, clock: clockFace(now.minute), phase: now.phase },
    realms: universe.realms.map((state) => ({
      realm: state.setting.realm,
      world: state.setting.world.id,
      state: String(state.supervisor.getSnapshot().value),
      roster: rosterOf(state),
      keepers: state.facts.keeperCount,
      items: state.facts.itemCount,
      tokens: state.facts.tokens,
      factsHash: state.factsHash(),
    })),
    stats: multiverseStats(universe),
    reflections: universe.hub.reflections(),
  };
}

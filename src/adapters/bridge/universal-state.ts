/** The universal state as services read it: what they share, and beside it what the universe says of itself. */
import { countTokens } from '../../actors/universe/realm-census.ts';
import type { Universe } from '../../actors/universe/universe.ts';
import { overviewOf } from '../../actors/universe/universe-queries.ts';
import { isPresent } from '../../domain/games/game.ts';
import type { DescribedService } from './service-links.ts';

export function universalState(
  universe: Universe,
  { name, services }: { readonly name: string; readonly services: readonly DescribedService[] },
): Readonly<Record<string, unknown>> {
  const { hub, realms } = universe;
  const { fields, tokens, revision } = hub.bridge.universal;
  const overview = overviewOf(universe);
  const rosters = overview.realms.flatMap(({ roster }) => roster);
  const treasuries = realms.map(({ setting, facts }) => [setting.realm, facts.realm().treasury] as const);
  return {
    // What is said below wins: nobody can have set a field of such a name.
    ...Object.fromEntries(Object.entries(fields).map(([field, text]) => [field, JSON.parse(text)])),
    name,
    tokens,
    revision,
    status: overview.status,
    tick: overview.tick,
    control_tick: overview.controlTick,
    chain: overview.chain,
    world_time: overview.worldTime,
    realms: overview.realms.map(({ realm, world, state, roster }) => ({
      realm_id: realm,
      world,
      state,
      players: roster.filter(({ present }) => present).length,
    })),
    players: {
      total: overview.stats.total_players,
      present: rosters.filter(({ present }) => present).length,
    },
    games: hub.games
      .games()
      .filter(isPresent)
      .map(({ id, realm, state }) => ({ game_id: id, realm_id: realm, state })),
    economy: {
      supply: countTokens(realms, hub),
      universal_purse: tokens,
      treasuries: Object.fromEntries(treasuries),
      reward_multiplier_percent: overview.reflections.rewardMultiplierPercent,
    },
    services,
  };
}

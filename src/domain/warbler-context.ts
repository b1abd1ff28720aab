/** What a narrator gets to know about a player: the shape that the Warbler narrative engine reads. */
import type { ItemFact, PlayerFact } from './entity.ts';
import { reputationWith, standingOf } from './reputation.ts';
import type { UniverseSpec } from './world-spec.ts';

/** Keys are in snake case because that is the shape's published form. */
export type WarblerContext = {
  readonly player_name: string;
  readonly player_id: string;
  readonly character_race: string;
  readonly character_class: string;
  /** Null while the player is between realms. */
  readonly active_realm: string | null;
  readonly visited_realms: readonly string[];
  readonly world_state: {
    readonly player_traveled_realms: number;
    readonly player_reputation_standing: Readonly<Record<string, string>>;
    readonly player_has_legendary_items: boolean;
    readonly player_inventory_count: number;
    readonly player_tokens: number;
    readonly player_keepers_met: readonly string[];
  };
  readonly narrative_context: {
    readonly character_journey: readonly {
      from: string;
      to: string;
      tick: number;
      narrative_context: string;
    }[];
    readonly reputation_scores: Readonly<Record<string, number>>;
    readonly inventory: readonly {
      item_id: string;
      name: string;
      item_type: string;
      rarity: string;
      source_realm: string;
      transferable: boolean;
    }[];
    readonly story_flags: readonly string[];
  };
};

export function warblerContext(
  universe: UniverseSpec,
  { player, items, realm }: { player: PlayerFact; items: readonly ItemFact[]; realm: string | null },
): WarblerContext {
  const scores = universe.factions.map(({ id }) => [id, reputationWith(player, id)] as const);
  return {
    player_name: player.name,
    player_id: player.id,
    character_race: player.race,
    character_class: player.characterClass,
    active_realm: realm,
    visited_realms: player.visitedRealms,
    world_state: {
      player_traveled_realms: player.visitedRealms.length,
      player_reputation_standing: Object.fromEntries(
        scores.map(([id, points]) => [id, standingOf(universe.standings, points)]),
      ),
      player_has_legendary_items: items.some((item) => item.rarity === 'legendary'),
      player_inventory_count: items.length,
      player_tokens: player.tokens,
      player_keepers_met: player.met,
    },
    narrative_context: {
      character_journey: player.journey.map(({ from, to, tick, context }) => ({
        from,
        to,
        tick,
        narrative_context: context,
      })),
      reputation_scores: Object.fromEntries(scores),
      inventory: items.map((item) => ({
        item_id: item.id,
        name: item.called ?? item.spec,
        item_type: item.itemType,
        rarity: item.rarity,
        source_realm: item.sourceRealm,
        transferable: item.transferable,
      })),
      story_flags: player.flags,
    },
  };
}

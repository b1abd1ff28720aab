/** What a narrator gets to know about a player: the shape that the Warbler narrative engine reads. */
import type { AcquaintanceFact } from './acquaintance.ts';
import type { ItemFact, PlayerFact, StoryFact } from './entity.ts';
import { reputationWith, standingOf } from './reputation.ts';
import type { TextKey, UniverseSpec } from './world-spec.ts';

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
    readonly player_quests_open: number;
    readonly player_quests_completed: number;
    readonly player_quests_failed: number;
    /** What the realm where the player is remembers of everybody’s doings; empty between realms. */
    readonly realm_flags: readonly string[];
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
    /** In the order of their ids. */
    readonly quests: readonly QuestOfContext[];
    /** What keepers saw the player do or were told of it, the oldest first for each keeper. */
    readonly witnessed_deeds: readonly DeedOfContext[];
  };
};

export type QuestOfContext = {
  readonly quest: string;
  readonly status: StoryFact['status'];
  /** Null for a quest that has no title. */
  readonly title_key: TextKey | null;
  /** The last that it wrote into the journal; of a quest that is over, how it ended. */
  readonly last_note_key: TextKey | null;
  readonly objectives: readonly { readonly objective: string; readonly done: boolean }[];
};

export type DeedOfContext = {
  /** Its specification. */
  readonly keeper: string;
  readonly deed: string;
  /** Null for what the keeper saw. */
  readonly told_by: string | null;
};

export type ContextSources = {
  readonly player: PlayerFact;
  readonly items: readonly ItemFact[];
  readonly realm: string | null;
  /** Quests and others. */
  readonly stories: readonly StoryFact[];
  /** What each of these keepers keeps in mind of the player; `keeper` is a specification. */
  readonly memories: readonly { readonly keeper: string; readonly known: AcquaintanceFact }[];
  readonly realmFlags: readonly string[];
};

export function warblerContext(
  universe: UniverseSpec,
  { player, items, realm, stories, memories, realmFlags }: ContextSources,
): WarblerContext {
  const quests = stories.filter(({ role }) => role === 'quest');
  const countOf = (wanted: StoryFact['status']) => quests.filter(({ status }) => status === wanted).length;
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
      player_quests_open: countOf('active'),
      player_quests_completed: countOf('completed'),
      player_quests_failed: countOf('failed'),
      realm_flags: realmFlags,
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
      quests: quests.map(({ chart, status, notes, objectives }) => ({
        quest: chart,
        status,
        title_key: universe.charts[chart]?.title ?? null,
        last_note_key: notes.at(-1) ?? null,
        objectives: objectives.map(({ name, done }) => ({ objective: name, done })),
      })),
      witnessed_deeds: memories.flatMap(({ keeper, known }) =>
        known.deeds.map(({ deed, toldBy }) => ({ keeper, deed, told_by: toldBy ?? null })),
      ),
    },
  };
}

/** What content says of lore, pieces of knowledge to collect, and of achievements. */
import type { Condition } from './condition.ts';
import type { TextKey } from './world-spec.ts';

export const LORE_TRIGGERS = ['read', 'examine', 'visit'] as const;
export type LoreTrigger = (typeof LORE_TRIGGERS)[number];

export type LoreSpec = {
  readonly id: string;
  readonly title: TextKey;
  readonly text: TextKey;
  /** What players may call it, beside the words of its id. */
  readonly words: readonly string[];
  /** Any of these teaches it: an item read or examined, a location visited. A chart may teach it, too. */
  readonly foundBy: readonly { readonly by: LoreTrigger; readonly what: string }[];
};

export type AchievementSpec = {
  readonly id: string;
  readonly name: TextKey;
  readonly text: TextKey;
  /** Not told of before it is earned. */
  readonly hidden: boolean;
  /** All of them. */
  readonly needs: readonly Need[];
};

export type Need =
  | { readonly type: 'condition'; readonly condition: Condition }
  /** So many events of the player's own, or so much of what they name under `sum`. */
  | { readonly type: 'count'; readonly event: string; readonly sum?: string; readonly atLeast: number }
  | { readonly type: 'every place' | 'every keeper' | 'every lore'; readonly world: string }
  | { readonly type: 'lore'; readonly atLeast: number };

/** What content may make happen to the player a keeper is dealing with. Applied by the `consequences` rule only. */
import type { MemoryChange } from './acquaintance.ts';

export type Consequence =
  /** The keeper, by its specification, keeps it in mind of the player. */
  | { readonly type: 'memory'; readonly keeper: string; readonly change: MemoryChange }
  | { readonly type: 'set flag'; readonly flag: string }
  | { readonly type: 'adjust reputation'; readonly faction: string; readonly by: number }
  /** The keeper hands over an item that it carries; nothing happens when it no longer has one. */
  | { readonly type: 'give item'; readonly item: string }
  /** Paid from the realm's treasury, scaled by the reward multiplier, never more than the treasury holds. */
  | { readonly type: 'award tokens'; readonly amount: number }
  | { readonly type: 'award practice'; readonly skill: string; readonly points: number }
  | { readonly type: 'award experience'; readonly amount: number }
  /** `quest` is a chart; nothing happens when the player has had it before. */
  | { readonly type: 'start quest'; readonly quest: string };

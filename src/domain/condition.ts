/**
 * What content may ask about the world before it shows a sentence, offers a topic or lets somebody pass.
 * Conditions are data; holds() in condition-holds.ts answers them.
 */
import type { MemoryQuestion } from './recollection.ts';

export type DayPhase = 'dawn' | 'day' | 'dusk' | 'night';
export const DAY_PHASES: readonly DayPhase[] = ['dawn', 'day', 'dusk', 'night'];

export type Standing = 'despised' | 'disliked' | 'neutral' | 'liked' | 'revered';
/** Worst to best. */
export const STANDINGS: readonly Standing[] = ['despised', 'disliked', 'neutral', 'liked', 'revered'];

/** `time` names the phase exactly; `flag` is a flag of the viewing player. */
export type Condition =
  | { readonly type: 'flag'; readonly flag: string }
  | { readonly type: 'time'; readonly phase: DayPhase }
  | { readonly type: 'has'; readonly item: string }
  | { readonly type: 'visited'; readonly world: string }
  | { readonly type: 'standing'; readonly faction: string; readonly atLeast: Standing }
  | { readonly type: 'skill'; readonly skill: string; readonly atLeast: number }
  | { readonly type: 'attribute'; readonly attribute: string; readonly atLeast: number }
  | { readonly type: 'level'; readonly atLeast: number }
  /** What a keeper keeps in mind of the player. */
  | { readonly type: 'memory'; readonly keeper: string; readonly asks: MemoryQuestion }
  | { readonly type: 'not'; readonly condition: Condition }
  | { readonly type: 'all'; readonly conditions: readonly Condition[] }
  | { readonly type: 'any'; readonly conditions: readonly Condition[] };

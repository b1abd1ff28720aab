/**
 * What content may ask about the world before it shows a sentence, offers a topic or lets somebody pass.
 * Conditions are data; holds() in condition-holds.ts answers them.
 */
import type { MemoryQuestion } from './recollection.ts';
import type { QuestStatus } from './vocabulary/param-type.ts';
import type { Season, Tide, Weather } from './vocabulary/sky.ts';

export type DayPhase = 'dawn' | 'day' | 'dusk' | 'night';
export const DAY_PHASES: readonly DayPhase[] = ['dawn', 'day', 'dusk', 'night'];

export type Standing = 'despised' | 'disliked' | 'neutral' | 'liked' | 'revered';
/** Worst to best. */
export const STANDINGS: readonly Standing[] = ['despised', 'disliked', 'neutral', 'liked', 'revered'];

/** Of these, none is about a player; all others are false where there is none. */
export const WORLDLY_CONDITIONS = [
  'time',
  'season',
  'weather',
  'tide',
  'hour',
  'weekday',
  'date',
  'holiday',
  'realm flag',
  'event',
] as const satisfies readonly Condition['type'][];
export type WorldlyType = (typeof WORLDLY_CONDITIONS)[number];

/** `time` names the phase exactly; `flag` is a flag of the viewing player. */
export type Condition =
  | { readonly type: 'flag'; readonly flag: string }
  | { readonly type: 'time'; readonly phase: DayPhase }
  | { readonly type: 'has'; readonly item: string }
  | { readonly type: 'visited'; readonly world: string }
  | { readonly type: 'standing'; readonly faction: string; readonly atLeast: Standing }
  | { readonly type: 'skill'; readonly skill: string; readonly atLeast: number }
  | { readonly type: 'attribute'; readonly attribute: string; readonly atLeast: number }
  | { readonly type: 'season'; readonly season: Season }
  | { readonly type: 'weather'; readonly weather: Weather }
  | { readonly type: 'tide'; readonly tide: Tide }
  /** Full hours, the second not included; past midnight when it is the smaller. */
  | { readonly type: 'hour'; readonly from: number; readonly to: number }
  | { readonly type: 'weekday'; readonly weekday: string }
  | { readonly type: 'date'; readonly month: string; readonly day: number }
  /** In the realm at hand. */
  | { readonly type: 'holiday'; readonly holiday: string }
  | { readonly type: 'realm flag'; readonly flag: string }
  /** Of the world, in the realm at hand: it has begun and not ended. */
  | { readonly type: 'event'; readonly event: string }
  | { readonly type: 'quest'; readonly quest: string; readonly status: QuestStatus }
  | { readonly type: 'level'; readonly atLeast: number }
  /** What a keeper keeps in mind of the player. */
  | { readonly type: 'memory'; readonly keeper: string; readonly asks: MemoryQuestion }
  /** `place` is `world/location`, `keeper` is `world/keeper`. */
  | { readonly type: 'been'; readonly place: string }
  | { readonly type: 'met'; readonly keeper: string }
  /** `world/piece`. */
  | { readonly type: 'lore'; readonly lore: string }
  /** Somebody's lamp burns where the player is. */
  | { readonly type: 'light' }
  | { readonly type: 'wears'; readonly item: string }
  /** The player can see such a thing, and its lid is open. */
  | { readonly type: 'open'; readonly item: string }
  | { readonly type: 'not'; readonly condition: Condition }
  | { readonly type: 'all'; readonly conditions: readonly Condition[] }
  | { readonly type: 'any'; readonly conditions: readonly Condition[] };

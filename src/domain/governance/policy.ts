/** What governs a universe: policies, each of which says about some requests whether they may be, and in which form. */
import type { ChartDelay } from '../chart.ts';
import type { Condition } from '../condition.ts';
import type { TextKey } from '../world-spec.ts';

export type PolicySpec = {
  readonly id: string;
  readonly source: PolicySource;
  /** Higher ones are asked first; of two alike, the one whose id comes first. */
  readonly priority: number;
  readonly scope: PolicyScope;
  /** All of them have to hold. */
  readonly when: readonly PolicyCondition[];
  readonly quota?: Quota;
  readonly verdict: Verdict;
};

/** Whether content has it, for all or for one world, or an operator has set it while the universe ran. */
export type PolicySource = 'universe' | 'world' | 'operator';

/** A request is within when it is within each that is named. */
export type PolicyScope = {
  /** Of policies that stand in a world's folder. */
  readonly world?: string;
  readonly realms?: readonly string[];
  readonly roles?: readonly string[];
  /** Verbs of players and actions at the hub; `*` at the end stands for anything. */
  readonly commands?: readonly string[];
  readonly entities?: readonly string[];
};

export type PolicyCondition =
  | {
      readonly type: 'request';
      readonly field: string;
      /** One of them fits; `*` stands for anything. */
      readonly is?: readonly string[];
      readonly atLeast?: number;
      readonly atMost?: number;
      /** One of these words is among its words. Folded. */
      readonly says?: readonly string[];
    }
  /** What content may ask about a player and the world; holds for no request at the hub. */
  | { readonly type: 'world'; readonly condition: Condition }
  | { readonly type: 'not'; readonly condition: PolicyCondition }
  | { readonly type: 'all' | 'any'; readonly conditions: readonly PolicyCondition[] };

export type Verdict =
  | { readonly type: 'permit' }
  | { readonly type: 'deny'; readonly reason: TextKey }
  | { readonly type: 'mutate'; readonly edits: readonly FieldEdit[] };
export type VerdictType = Verdict['type'];

export type FieldEdit =
  | { readonly type: 'set'; readonly field: string; readonly to: string | number }
  /** Numbers only. */
  | { readonly type: 'clamp'; readonly field: string; readonly min: number; readonly max: number }
  /** Texts only: to so many characters at most. */
  | { readonly type: 'truncate'; readonly field: string; readonly length: number }
  /** Texts only: an asterisk for each letter of these words. Folded. */
  | { readonly type: 'mask'; readonly field: string; readonly words: readonly string[] };

/**
 * An allowance: deny and mutate act on what goes beyond it, permit on what is within. Counted is what was let through,
 * from the first request of a window on.
 */
export type Quota = {
  readonly count: number;
  /** How long a window lasts; in ticks or played seconds. */
  readonly per: ChartDelay;
  readonly by: QuotaBy;
  /** Policies that name the same counter share it. */
  readonly counter: string;
};

/** Each player, or all of a realm together; each game, operator or service at the hub, or all of them together. */
export const QUOTA_BY = ['player', 'realm', 'game', 'operator', 'service', 'everyone'] as const;
export type QuotaBy = (typeof QUOTA_BY)[number];
/** Of these the realms keep count, of the others the hub. */
export const isCountedInRealm = (by: QuotaBy): boolean => by === 'player' || by === 'realm';

/** What outsiders may ask of the hub. */
export const HUB_ACTIONS = [
  'game.register',
  'game.unregister',
  'game.publish',
  'operator.kick',
  'operator.mute',
  'operator.unmute',
  'operator.message',
  'operator.ban',
  'operator.unban',
  'operator.teleport',
  'operator.broadcast',
  'player.create',
  'player.transition',
  'player.reputation',
  'player.item',
  'voyage.accept',
  'voyage.result',
  'bridge.register',
  'bridge.unregister',
  'bridge.observe',
  'bridge.update',
] as const;

/** Fields that say what a request is; no policy edits them. */
export const FIXED_FIELDS: readonly string[] = [
  'size',
  'target',
  'game',
  'operator',
  'service',
  'player',
  'voyage',
  'name',
  'source',
  'from',
  'to',
  'faction',
  'item_id',
  'rarity',
  'source_realm',
  'health',
];

export const POLICIES_MAX = 500;

/** First the higher priority, then by id. */
export function inOrderOfAsking(policies: readonly PolicySpec[]): readonly PolicySpec[] {
  return [...policies].sort(
    (left, right) => right.priority - left.priority || (left.id < right.id ? -1 : left.id > right.id ? 1 : 0),
  );
}

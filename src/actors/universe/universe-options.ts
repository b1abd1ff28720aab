/** What a universe is made with. Together with content and inputs it determines every hash. */
import { CASCADE_DEPTH } from '../../domain/cascades/cascade-spec.ts';
import type { RealmRef } from '../../domain/rule.ts';
import type { RealmId } from '../../kernel/ids.ts';
import { compareIds } from '../../kernel/ids.ts';

export type UniverseOptions = {
  readonly seed: string;
  /** Played milliseconds a tick stands for. */
  readonly tickMs: number;
  /** Ticks from one control tick to the next. */
  readonly controlTickInterval: number;
  /** Control ticks from one reflection of Cal and Domingo to the next. */
  readonly reflectionInterval: number;
  readonly realms: readonly RealmRef[];
  /** Keepers of the crowd, in all; spread evenly over the realms in the order of their ids. */
  readonly npcs: number;
  /** Ticks between two full recounts of hashes, tokens and items. */
  readonly recheckInterval: number;
  /** Steps of a cascade of reactions that are carried out; absent: as many as CASCADE_DEPTH says. */
  readonly cascadeDepth?: number;
};

export const DEFAULT_OPTIONS = {
  tickMs: 100,
  controlTickInterval: 10,
  reflectionInterval: 300,
  npcs: 0,
  recheckInterval: 600,
} as const satisfies Partial<UniverseOptions>;

/** Each realm that a cascade goes to waits for a control tick; longer ones are nobody's intention. */
export const CASCADE_DEPTH_MAX = 100;

/** Nothing for what is the rule anyway, so that saying so changes no hash. */
export const cascadeOption = (depth: number | undefined): Pick<UniverseOptions, 'cascadeDepth'> =>
  depth === undefined || depth === CASCADE_DEPTH ? {} : { cascadeDepth: depth };

/** `count` realms over the given worlds: each world once, then copies named `<world>-2`, `<world>-3`. */
export function realmsOf(worlds: readonly string[], count: number): RealmRef[] {
  return Array.from({ length: count }, (_, index) => {
    const world = worlds[index % worlds.length] as string;
    const copy = Math.floor(index / worlds.length) + 1;
    return { realm: (copy === 1 ? world : `${world}-${copy}`) as RealmId, world };
  });
}

/** How many of the crowd begin in that realm. */
export function crowdOf({ npcs, realms }: UniverseOptions, realm: RealmId): number {
  const index = sortedRealms(realms).findIndex((candidate) => candidate.realm === realm);
  return Math.floor(npcs / realms.length) + (index < npcs % realms.length ? 1 : 0);
}

export const sortedRealms = (realms: readonly RealmRef[]): RealmRef[] =>
  [...realms].sort((left, right) => compareIds(left.realm, right.realm));

/** What a realm tells the hub at a control tick: who did what since the last one, and how its money stands. */
import { compareIds, type PlayerId } from '../kernel/ids.ts';

/** Event type to how often, for one player. */
export type DeedCounts = Readonly<Record<string, number>>;
export type Deeds = Readonly<Record<PlayerId, DeedCounts>>;

export type IntervalSummary = {
  readonly deeds: Deeds;
  /** Tokens that changed hands. */
  readonly volume: number;
  readonly purses: { readonly count: number; readonly sum: number; readonly squares: number };
  readonly treasury: number;
};

/** Summed up over realms; the order of the parts does not matter. */
export function mergeSummaries(parts: readonly IntervalSummary[]): IntervalSummary {
  const total = { volume: 0, treasury: 0, count: 0, sum: 0, squares: 0 };
  let deeds: Deeds = {};
  for (const part of parts) {
    total.volume += part.volume;
    total.treasury += part.treasury;
    total.count += part.purses.count;
    total.sum += part.purses.sum;
    total.squares += part.purses.squares;
    deeds = mergeDeeds(deeds, part.deeds);
  }
  const { volume, treasury, count, sum, squares } = total;
  return { deeds, volume, treasury, purses: { count, sum, squares } };
}

/** The left side itself when the right is empty. */
export function mergeDeeds(left: Deeds, right: Deeds): Deeds {
  const players = Object.keys(right).sort(compareIds) as PlayerId[];
  if (players.length === 0) return left;
  const merged: Record<PlayerId, DeedCounts> = { ...left };
  for (const player of players) {
    const counts: Record<string, number> = { ...(merged[player] ?? {}) };
    const added = right[player] ?? {};
    for (const deed of Object.keys(added).sort(compareIds))
      counts[deed] = (counts[deed] ?? 0) + (added[deed] ?? 0);
    merged[player] = counts;
  }
  return merged;
}

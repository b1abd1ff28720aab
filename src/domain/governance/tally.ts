/** How much of an allowance is used up. */

export type Tally = {
  /** Requests let through. */
  readonly count: number;
  /** The tick in which the window is over. */
  readonly until: number;
};
/** By counter. */
export type Tallies = Readonly<Record<string, Tally>>;

export const countIn = (tally: Tally | undefined, tick: number): number =>
  tally === undefined || tally.until <= tick ? 0 : tally.count;

export function oneMore(
  tally: Tally | undefined,
  { tick, ticks }: { readonly tick: number; readonly ticks: number },
): Tally {
  if (tally === undefined || tally.until <= tick) return { count: 1, until: tick + ticks };
  return { count: tally.count + 1, until: tally.until };
}

/** Undefined when none is left: those whose window is over count no more. */
export function withTallies(before: Tallies | undefined, more: Tallies, tick: number): Tallies | undefined {
  const all = Object.entries({ ...before, ...more }).filter(([, { until }]) => until > tick);
  return all.length === 0 ? undefined : Object.fromEntries(all);
}

/** A part of the space: for each dimension what may stand there. A dimension that is not named may have any value. */
import type { Address, Horizon } from './address.ts';

export type Region = {
  readonly realm?: readonly Pattern[];
  readonly lineage?: readonly LineageSpan[];
  readonly adjacency?: readonly Pattern[];
  readonly horizon?: readonly Horizon[];
  readonly resonance?: readonly Pattern[];
  readonly velocity?: readonly Span[];
  readonly density?: readonly Span[];
};

/** What stands around each `*`: `['sol_', '']` is `sol_*`, and `['sol_1']` only itself. */
export type Pattern = readonly string[];
/** Both ends are part of it. */
export type Span = { readonly from: number; readonly to: number };
/** Some generations, or one line in all of its generations. */
export type LineageSpan = Span | { readonly line: string };

export function contains(region: Region, address: Address): boolean {
  const { realm, lineage, adjacency, horizon, resonance, velocity, density } = region;
  return (
    (realm === undefined || realm.some((pattern) => matches(pattern, address.realm))) &&
    (adjacency === undefined || adjacency.some((pattern) => matches(pattern, address.adjacency))) &&
    (horizon === undefined || horizon.includes(address.horizon)) &&
    (resonance === undefined || resonance.some((pattern) => matches(pattern, address.resonance))) &&
    (velocity === undefined || velocity.some((span) => spans(span, address.velocity))) &&
    (density === undefined || density.some((span) => spans(span, address.density))) &&
    (lineage === undefined ||
      lineage.some((span) =>
        'line' in span ? span.line === address.lineage.line : spans(span, address.lineage.generation),
      ))
  );
}

export function matches(pattern: Pattern, text: string): boolean {
  const first = pattern[0] as string;
  if (pattern.length === 1) return text === first;
  const last = pattern[pattern.length - 1] as string;
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  let at = first.length;
  const end = text.length - last.length;
  for (const piece of pattern.slice(1, -1)) {
    const found = text.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return at <= end;
}

export const spans = ({ from, to }: Span, value: number): boolean => value >= from && value <= to;

/** The chain of hashes of a run: equal chains mean equal runs up to that tick. */
import { encodeCanonical } from './canonical.ts';
import { digest128Hex, sha256Hex } from './digest.ts';
import type { JsonValue } from './json-value.ts';

/** What decides a run before its first input. `universe` holds whatever else does: clock, realms, population. */
export type Genesis = { readonly seed: string; readonly contentHash: string; readonly universe: JsonValue };

/** `previous` and `universe` are 64 hex digits, `inputs` and `events` 32. */
export type ChainLink = {
  readonly previous: string;
  readonly inputs: string;
  readonly events: string;
  readonly universe: string;
};

/** The chain before the first tick: 64 hex digits. */
export function genesisChain({ seed, contentHash, universe }: Genesis): string {
  return sha256Hex(encodeCanonical(['genesis', seed, contentHash, universe]));
}

/** The chain after a tick: 64 hex digits. */
export function nextChain({ previous, inputs, events, universe }: ChainLink): string {
  return sha256Hex(encodeCanonical(['tick', previous, inputs, events, universe]));
}

/** What a link holds of the inputs or the events of a tick, of which the canonical texts are given: 32 hex digits. */
export function digestOfTexts(texts: readonly string[]): string {
  return texts.length === 0 ? NO_ITEMS_DIGEST : digest128Hex(`[${texts.join(',')}]`);
}

const NO_ITEMS_DIGEST = digest128Hex('[]');

/** What of an address says who it is, and which cluster a name from outside falls into: functions of the seed alone. */
import { encodeCanonical } from '../../kernel/canonical.ts';
import { digest128Hex } from '../../kernel/digest.ts';
import { openStream } from '../../kernel/random-stream.ts';
import { LINE_LENGTH } from './address.ts';

export type AddressedKind = 'realm' | 'game' | 'player' | 'item';

/** Clusters that realms from outside are spread over when they name none. */
export const CLUSTER_COUNT = 8;

/** 80 bits of the SHA-256 of the name: among a million, two are alike with a chance of less than one in 10^12. */
export function lineOf(of: {
  readonly seed: string;
  readonly kind: AddressedKind;
  readonly id: string;
}): string {
  return digest128Hex(encodeCanonical(['stat7', of.seed, of.kind, of.id])).slice(0, LINE_LENGTH);
}

/** The same for all games of one realm. */
export function clusterOf({ seed, realm }: { readonly seed: string; readonly realm: string }): string {
  return clusterName(
    openStream({ seed, entity: realm, purpose: 'stat7 cluster', tick: 0 }).below(CLUSTER_COUNT),
  );
}

export const clusterName = (number: number): string => `cluster_${number}`;

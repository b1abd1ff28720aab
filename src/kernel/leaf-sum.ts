/**
 * A hash of a set of records that costs as much as what changed: each record is a leaf of 128 bits, and the hash is
 * the sum of the leaves. The order in which records came and went leaves no mark.
 */
import { type Digest128, digest128Bytes } from './digest.ts';
import { Sum128 } from './sum128.ts';

/** Keeps the sum up to date as records change. */
export class LeafSum {
  readonly #leaves = new Map<string, Digest128>();
  readonly #sum = new Sum128();

  /** Adds the record or replaces the one of the same id. */
  set(id: string, canonical: string): void {
    const leaf = leafOf(id, canonical);
    const former = this.#leaves.get(id);
    if (former !== undefined) this.#sum.subtract(former);
    this.#sum.add(leaf);
    this.#leaves.set(id, leaf);
  }

  /** Removes the record; false when there was none. */
  delete(id: string): boolean {
    const leaf = this.#leaves.get(id);
    if (leaf === undefined) return false;
    this.#sum.subtract(leaf);
    return this.#leaves.delete(id);
  }

  has(id: string): boolean {
    return this.#leaves.has(id);
  }

  /** 32 hex digits; equals sumOfLeaves() over the same records. */
  hex(): string {
    return this.#sum.hex();
  }

  get size(): number {
    return this.#leaves.size;
  }
}

/** The sum of all leaves from scratch: 32 hex digits. Every id must occur once. */
export function sumOfLeaves(entries: Iterable<readonly [id: string, canonical: string]>): string {
  const sum = new Sum128();
  for (const [id, canonical] of entries) sum.add(leafOf(id, canonical));
  return sum.hex();
}

/** The leaf of one record; its length in front says where the id ends and the canonical text begins. */
export function leafOf(id: string, canonical: string): Digest128 {
  return digest128Bytes(`${id.length}:${id}${canonical}`);
}

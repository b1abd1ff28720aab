/** A sum of digests modulo 2^128, kept in four words because that is several times faster than in a bigint. */
import type { Digest128 } from './digest.ts';

const TWO_32 = 0x1_0000_0000;
const BYTES_PER_WORD = 4;

export class Sum128 {
  /** The most significant word first. */
  readonly #words = new Float64Array(4);

  add(digest: Digest128): void {
    let carry = 0;
    for (let word = 3; word >= 0; word -= 1) {
      const total = (this.#words[word] as number) + wordOf(digest, word) + carry;
      carry = total >= TWO_32 ? 1 : 0;
      this.#words[word] = total - carry * TWO_32;
    }
  }

  subtract(digest: Digest128): void {
    let borrow = 0;
    for (let word = 3; word >= 0; word -= 1) {
      const total = (this.#words[word] as number) - wordOf(digest, word) - borrow;
      borrow = total < 0 ? 1 : 0;
      this.#words[word] = total + borrow * TWO_32;
    }
  }

  /** 32 hex digits. */
  hex(): string {
    let text = '';
    for (const word of this.#words) text += word.toString(16).padStart(8, '0');
    return text;
  }
}

function wordOf(digest: Digest128, word: number): number {
  const at = word * BYTES_PER_WORD;
  const low =
    (digest.charCodeAt(at + 1) << 16) | (digest.charCodeAt(at + 2) << 8) | digest.charCodeAt(at + 3);
  return digest.charCodeAt(at) * 0x100_0000 + low;
}

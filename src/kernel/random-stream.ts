/**
 * Randomness of one entity for one purpose in one tick. Nothing is kept between ticks: the n-th draw is a function of
 * (seed, entity, purpose, tick, n), so no entity's draws ever shift another's.
 */
import { encodeCanonical } from './canonical.ts';
import { sha256Hex } from './digest.ts';
import { type PhiloxBlock, type PhiloxKey, philox4x32 } from './philox.ts';

const TWO_32 = 0x1_0000_0000;
/** A draw is rejected with less than even chance, so this many in a row mean a defect. */
const REJECTIONS_MAX = 256;

/** Who draws, and what for. */
export type StreamName = { readonly seed: string; readonly entity: string; readonly purpose: string };
/** What a caller that opens a stream every tick keeps instead of a StreamName. */
export type StreamKey = PhiloxKey;

/** The first 64 bits of the SHA-256 of the name. */
export function streamKey({ seed, entity, purpose }: StreamName): StreamKey {
  const digest = sha256Hex(encodeCanonical([seed, entity, purpose]));
  return [Number.parseInt(digest.slice(0, 8), 16), Number.parseInt(digest.slice(8, 16), 16)];
}

/**
 * @param tick integer from 0 to 2^53 - 1
 * @throws RangeError for any other tick
 */
export function openStream(
  from: (StreamName | { readonly key: StreamKey }) & { readonly tick: number },
): RandomStream {
  return new RandomStream('key' in from ? from.key : streamKey(from), from.tick);
}

export class RandomStream {
  readonly #key: StreamKey;
  readonly #tickLow: number;
  readonly #tickHigh: number;
  #block: PhiloxBlock = [0, 0, 0, 0];
  #drawn = 0;

  constructor(key: StreamKey, tick: number) {
    if (!Number.isSafeInteger(tick) || tick < 0)
      throw new RangeError(`tick ${tick} is no integer from 0 to 2^53 - 1`);
    this.#key = key;
    this.#tickLow = tick % TWO_32;
    this.#tickHigh = Math.floor(tick / TWO_32);
  }

  /** 0 <= result < 2^32, evenly. @throws RangeError after 2^34 draws. */
  next(): number {
    const word = this.#drawn % 4;
    if (word === 0) {
      const blockIndex = this.#drawn / 4;
      if (blockIndex >= TWO_32) throw new RangeError('the stream of this tick is used up');
      this.#block = philox4x32([blockIndex, this.#tickLow, this.#tickHigh, 0], this.#key);
    }
    this.#drawn += 1;
    return this.#block[word] as number;
  }

  /** 0 <= result < count, evenly. @throws RangeError unless count is an integer from 1 to 2^32. */
  below(count: number): number {
    if (!Number.isInteger(count) || count < 1 || count > TWO_32)
      throw new RangeError(`no integer is below ${count}`);
    const limit = TWO_32 - (TWO_32 % count);
    for (let attempt = 0; attempt < REJECTIONS_MAX; attempt += 1) {
      const word = this.next();
      if (word < limit) return word % count;
    }
    throw new RangeError(`${REJECTIONS_MAX} draws in a row were rejected`);
  }

  /** low <= result <= high, evenly. @throws RangeError unless both are safe integers and span at most 2^32 values. */
  between(low: number, high: number): number {
    if (!Number.isSafeInteger(low) || !Number.isSafeInteger(high)) {
      throw new RangeError(`${low} and ${high} are not both integers`);
    }
    return low + this.below(high - low + 1);
  }

  /** True with that probability. @throws RangeError unless 0 <= numerator <= denominator <= 2^32, 1 <= denominator. */
  chance({ numerator, denominator }: { readonly numerator: number; readonly denominator: number }): boolean {
    if (!Number.isInteger(numerator) || numerator < 0 || numerator > denominator) {
      throw new RangeError(`${numerator} in ${denominator} is no probability`);
    }
    return this.below(denominator) < numerator;
  }

  /** One of the list, each as likely as the other. @throws RangeError for an empty list. */
  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }
}

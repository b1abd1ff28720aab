/**
 * Philox4x32-10, a counter-based random function: the same counter and key give the same four words everywhere.
 * Source: Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3" (2011), and Random123.
 */

const MULTIPLIER_0 = 0xd2511f53;
const MULTIPLIER_1 = 0xcd9e8d57;
const WEYL_0 = 0x9e3779b9;
const WEYL_1 = 0xbb67ae85;
const ROUNDS = 10;

/** Four 32-bit words. */
export type PhiloxBlock = readonly [number, number, number, number];
/** Two 32-bit words. */
export type PhiloxKey = readonly [number, number];

/** Words go in as integers of 32 bits, signed or not, and come out unsigned. */
export function philox4x32(counter: PhiloxBlock, key: PhiloxKey): PhiloxBlock {
  let [word0, word1, word2, word3] = counter;
  let [key0, key1] = key;
  for (let round = 0; round < ROUNDS; round += 1) {
    const next0 = multiplyHigh(MULTIPLIER_1, word2) ^ word1 ^ key0;
    const next1 = Math.imul(MULTIPLIER_1, word2);
    const next2 = multiplyHigh(MULTIPLIER_0, word0) ^ word3 ^ key1;
    const next3 = Math.imul(MULTIPLIER_0, word0);
    word0 = next0;
    word1 = next1;
    word2 = next2;
    word3 = next3;
    key0 = (key0 + WEYL_0) | 0;
    key1 = (key1 + WEYL_1) | 0;
  }
  return [word0 >>> 0, word1 >>> 0, word2 >>> 0, word3 >>> 0];
}

/** The upper 32 bits of the 64-bit product, by halves of 16 bits: no partial sum here exceeds 2^53. */
function multiplyHigh(left: number, right: number): number {
  const leftLow = left & 0xffff;
  const leftHigh = left >>> 16;
  const rightLow = right & 0xffff;
  const rightHigh = right >>> 16;
  const middle = leftHigh * rightLow + (Math.imul(leftLow, rightLow) >>> 16);
  const carry = leftLow * rightHigh + (middle & 0xffff);
  return leftHigh * rightHigh + Math.floor(middle / 0x10000) + Math.floor(carry / 0x10000);
}

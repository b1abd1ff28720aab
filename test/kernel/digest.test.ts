import { expect, it } from 'vitest';
import { digest128, digest128Bytes, digest128Hex, sha256Hex } from '../../src/kernel/digest.ts';

/** From FIPS 180-2, appendix B.1. */
const ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

it('[KN3] is SHA-256, and its first 128 bits as digits, number and bytes', () => {
  expect(sha256Hex('abc')).toBe(ABC);
  expect(digest128Hex('abc')).toBe(ABC.slice(0, 32));
  expect(digest128('abc')).toBe(BigInt(`0x${ABC.slice(0, 32)}`));
  expect(Buffer.from(digest128Bytes('abc'), 'latin1').toString('hex')).toBe(ABC.slice(0, 32));
});

it('[KN3] hashes texts as UTF-8', () => {
  expect(sha256Hex('é')).toBe('4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c');
});

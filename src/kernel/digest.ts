/** SHA-256 of texts, the only hash function of the runtime. Texts are hashed as UTF-8 and must be well formed. */
import { hash } from 'node:crypto';
import type { Brand } from './brand.ts';

/** 128 bits as 16 characters of one byte each: the form that is cheapest to make and to keep. */
export type Digest128 = Brand<string, 'Digest128'>;

/** 64 lower-case hex digits. */
export function sha256Hex(text: string): string {
  return hash('sha256', text, 'hex');
}

/** The first 128 bits of the SHA-256, as 32 lower-case hex digits. */
export function digest128Hex(text: string): string {
  return hash('sha256', text, 'hex').slice(0, 32);
}

/** The first 128 bits of the SHA-256, as a number that is big-endian in the digest: 0 <= result < 2^128. */
export function digest128(text: string): bigint {
  return BigInt(`0x${hash('sha256', text, 'hex').slice(0, 32)}`);
}

/** The first 128 bits of the SHA-256, as bytes. */
export function digest128Bytes(text: string): Digest128 {
  return hash('sha256', text, 'binary').slice(0, 16) as Digest128;
}

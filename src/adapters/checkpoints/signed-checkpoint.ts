/** Checkpoints as signed texts: what is signed, and how somebody who has only the public key reads it. */
import { type CryptoKey, compactVerify, errors, importJWK, type JWK } from 'jose';
import { z } from 'zod';
import type { Checkpoint } from '../../actors/chronicle/verify-chronicle.ts';
import { encodeCanonical } from '../../kernel/canonical.ts';
import { CheckpointError } from './checkpoint-error.ts';
import { SIGNING_ALGORITHM, type SigningKey } from './signing-key.ts';

const FORMAT = 'the-seed/checkpoint@1';
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().nonnegative();
const payloadSchema = z.strictObject({
  format: z.literal(FORMAT),
  position: count,
  tick: count,
  hash,
  chain: hash,
});

export function signCheckpoint({ sign }: SigningKey, checkpoint: Checkpoint): Promise<string> {
  return sign(encodeCanonical({ format: FORMAT, ...checkpoint }));
}

/** One JWS a line, all of them by this key. @throws CheckpointError */
export async function readCheckpoints(text: string, jwk: JWK): Promise<readonly Checkpoint[]> {
  const key = await publicKeyOf(jwk);
  const lines = text.split('\n').map((line) => line.trim());
  const checkpoints: Checkpoint[] = [];
  for (const [index, line] of lines.entries()) {
    if (line !== '') checkpoints.push(await readCheckpoint(line, { key, line: index + 1 }));
  }
  if (checkpoints.length === 0)
    throw new CheckpointError('checkpoint/unreadable', 'there is no checkpoint in this file');
  return checkpoints;
}

async function publicKeyOf(jwk: JWK): Promise<CryptoKey> {
  try {
    const { kty, crv, x } = jwk;
    if (kty !== 'OKP' || crv !== 'Ed25519' || x === undefined) throw new Error('no Ed25519 key');
    return (await importJWK({ kty, crv, x }, SIGNING_ALGORITHM)) as CryptoKey;
  } catch (error) {
    throw new CheckpointError('checkpoint/bad-key', 'this is no public Ed25519 key in the form of a JWK', {
      cause: error,
    });
  }
}

async function readCheckpoint(
  jws: string,
  { key, line }: { readonly key: CryptoKey; readonly line: number },
): Promise<Checkpoint> {
  try {
    const { payload } = await compactVerify(jws, key, { algorithms: [SIGNING_ALGORITHM] });
    const { format: _, ...checkpoint } = payloadSchema.parse(JSON.parse(new TextDecoder().decode(payload)));
    return checkpoint;
  } catch (error) {
    if (error instanceof errors.JWSSignatureVerificationFailed) {
      const message = `line ${line}: this key did not sign this checkpoint, or it was changed since`;
      throw new CheckpointError('checkpoint/bad-signature', message, { cause: error });
    }
    const message = `line ${line}: this is no checkpoint of a chronicle`;
    throw new CheckpointError('checkpoint/unreadable', message, { cause: error });
  }
}

/** The key pair with which a server signs checkpoints of its chronicle: made once, kept in the data directory. */
import { readFileSync, writeFileSync } from 'node:fs';
import {
  CompactSign,
  type CryptoKey,
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
} from 'jose';
import { CheckpointError } from './checkpoint-error.ts';

export const SIGNING_ALGORITHM = 'EdDSA';
/** Only who owns the file may read it. */
const PRIVATE_MODE = 0o600;

export type SigningKey = {
  /** Without the private part: this is what others verify with. */
  readonly publicJwk: JWK;
  /** A JWS in its compact form. */
  readonly sign: (payload: string) => Promise<string>;
};

/** Reads the key, or makes one when there is none. @throws CheckpointError checkpoint/bad-key */
export async function openSigningKey(path: string): Promise<SigningKey> {
  const jwk = readKey(path) ?? (await makeKey(path));
  const { d: _, ...publicJwk } = jwk;
  const key = await privateKeyOf(jwk, path);
  const header = { alg: SIGNING_ALGORITHM, kid: publicJwk.kid ?? '' };
  return {
    publicJwk,
    sign: (payload) =>
      new CompactSign(new TextEncoder().encode(payload)).setProtectedHeader(header).sign(key),
  };
}

/** The public part of the key of a data directory; undefined when there is none. */
export function readPublicJwk(path: string): JWK | undefined {
  const { d: _, ...publicJwk } = readKey(path) ?? {};
  return publicJwk.x === undefined ? undefined : publicJwk;
}

function readKey(path: string): JWK | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as JWK;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new CheckpointError('checkpoint/bad-key', `${path} cannot be read as a key`, { cause: error });
  }
}

async function makeKey(path: string): Promise<JWK> {
  const { privateKey, publicKey } = await generateKeyPair(SIGNING_ALGORITHM, {
    crv: 'Ed25519',
    extractable: true,
  });
  const kid = await calculateJwkThumbprint(await exportJWK(publicKey));
  const jwk: JWK = { ...(await exportJWK(privateKey)), alg: SIGNING_ALGORITHM, use: 'sig', kid };
  // Never over a key that somebody else has made meanwhile.
  writeFileSync(path, `${JSON.stringify(jwk)}\n`, { mode: PRIVATE_MODE, flag: 'wx' });
  return jwk;
}

async function privateKeyOf(jwk: JWK, path: string): Promise<CryptoKey> {
  try {
    if (jwk.kty !== 'OKP' || jwk.crv !== 'Ed25519' || jwk.d === undefined) throw new Error('no Ed25519 key');
    return (await importJWK(jwk, SIGNING_ALGORITHM)) as CryptoKey;
  } catch (error) {
    throw new CheckpointError('checkpoint/bad-key', `${path} is not the private Ed25519 key of a server`, {
      cause: error,
    });
  }
}

/** Reads the signed result of a game. What it claims is judged later, inside the tick; here it is only proved whose it is. */
import { type CryptoKey, compactVerify, errors, importJWK, type JWK } from 'jose';
import type { Claims } from '../../domain/voyages/claims.ts';
import { resultSchema } from '../../protocol/games/travel.ts';

export type VerifiedResult =
  | { readonly ok: true; readonly voyage: string; readonly nonce: string; readonly claims: Claims }
  | { readonly ok: false; readonly code: 'result/forged' | 'result/stale' | 'result/malformed' };

export type GameKey = {
  /** A JWK as JSON text; when there is one, only it counts. */
  readonly publicKey: string | undefined;
  readonly token: string;
};

export async function verifyResult(
  jws: string,
  { key, nowMs }: { readonly key: GameKey; readonly nowMs: number },
): Promise<VerifiedResult> {
  let payload: Uint8Array;
  try {
    const { verifier, algorithm } = await verifierOf(key);
    ({ payload } = await compactVerify(jws, verifier, { algorithms: [algorithm] }));
  } catch (error) {
    const isText = error instanceof errors.JWSInvalid;
    return { ok: false, code: isText ? 'result/malformed' : 'result/forged' };
  }
  const parsed = resultSchema.safeParse(jsonOf(payload));
  if (!parsed.success) return { ok: false, code: 'result/malformed' };
  const { voyage, nonce, exp, lost, gained, tokens, reputation, experience } = parsed.data;
  if (exp !== undefined && exp * 1000 < nowMs) return { ok: false, code: 'result/stale' };
  const gifts = gained.map(({ item_id: itemId, name, item_type: itemType, rarity }) => ({
    itemId,
    name,
    itemType,
    rarity,
  }));
  return {
    ok: true,
    voyage,
    nonce,
    claims: { lost, gained: gifts, tokens, reputation: { ...reputation }, experience },
  };
}

async function verifierOf({
  publicKey,
  token,
}: GameKey): Promise<{ readonly verifier: CryptoKey | Uint8Array; readonly algorithm: string }> {
  if (publicKey === undefined) return { verifier: new TextEncoder().encode(token), algorithm: 'HS256' };
  const jwk = JSON.parse(publicKey) as JWK;
  const algorithm = jwk.kty === 'OKP' ? 'EdDSA' : 'ES256';
  return { verifier: await importJWK(jwk, algorithm), algorithm };
}

function jsonOf(payload: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload));
  } catch {
    return undefined;
  }
}

/** The universal id of a player: derived from the universe's seed and the name, so that it needs no registry. */
import { foldText } from '../../domain/text-fold.ts';
import { encodeCanonical } from '../../kernel/canonical.ts';
import { sha256Hex } from '../../kernel/digest.ts';
import { entityId, type PlayerId } from '../../kernel/ids.ts';

/** `player:` and a UUID of version 8 (RFC 9562); the same for every capitalisation of an ASCII name. */
export function playerIdOf(seed: string, name: string): PlayerId {
  const hex = sha256Hex(encodeCanonical(['player', seed, foldText(name)]));
  const variant = '89ab'.charAt(Number.parseInt(hex.charAt(16), 16) % 4);
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ];
  return entityId('player', parts.join('-')) as PlayerId;
}

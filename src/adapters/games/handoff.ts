/** The handoff of a traveller: what a game is told of them, signed by the server, good for one time. */
import type { Voyage } from '../../actors/voyages/voyage.ts';
import { manifestOf } from '../../domain/voyages/manifest.ts';

export type HandoffFrame = {
  readonly issuer: string;
  readonly tick: number;
  readonly tickMs: number;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
};

/** The claims of a JWT. */
export function handoffOf(
  { id, destination, nonce, deadline, since, mail }: Voyage,
  { issuer, tick, tickMs, nowMs }: HandoffFrame,
): string {
  const { name, race, characterClass, level, reputation, purse, items } = manifestOf(mail);
  return JSON.stringify({
    iss: issuer,
    aud: destination.game,
    sub: mail.player.id,
    jti: nonce,
    iat: Math.floor(nowMs / 1000),
    exp: Math.floor((nowMs + Math.max(0, deadline - tick) * tickMs) / 1000),
    voyage: id,
    from_realm: mail.from,
    since_tick: since,
    deadline_tick: deadline,
    traveller: {
      name,
      race,
      character_class: characterClass,
      level,
      reputation,
      purse,
      items: items.map((item) => ({
        id: item.id,
        name: item.called ?? item.spec.replaceAll('_', ' '),
        item_type: item.itemType,
        rarity: item.rarity,
        source_realm: item.sourceRealm,
      })),
    },
  });
}

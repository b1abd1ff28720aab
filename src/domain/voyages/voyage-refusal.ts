/** Every way in which the universe says no to a game about a traveller, in one English sentence for its developer. */
export const VOYAGE_REFUSALS = {
  'voyage/unknown': 'There is no such voyage, or it was over long ago.',
  'voyage/not-this-game': 'This voyage leads to another game.',
  'voyage/wrong-nonce': 'The nonce is not that of the handoff of this voyage.',
  'voyage/already-accepted': 'The handoff was accepted before, and is good for one time.',
  'voyage/not-accepted': 'The handoff was not accepted yet, so the traveller cannot be returned.',
  'voyage/already-returned': 'The traveller was returned before; the first result counts.',
  'voyage/expired': 'The time of the visit is over, and the traveller goes home as they left.',
  'voyage/recalled': 'The traveller came home before the game sent them, as they left.',
  'voyage/abandoned': 'The game was away, and the traveller went home as they left.',
} as const satisfies Record<string, string>;

export type VoyageRefusalCode = keyof typeof VOYAGE_REFUSALS;

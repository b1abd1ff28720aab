/** What those who run the universe may have done to a player, and every way in which the universe says no to them. */

export type OperatorOrder =
  /** Out of the world for now; they may come back. */
  | { readonly kind: 'kick'; readonly reason: string }
  /** Out of the world because they are banned; the hub keeps them out. */
  | { readonly kind: 'ban'; readonly reason: string }
  /** Nothing that others would hear or read, for so many played seconds. */
  | { readonly kind: 'mute'; readonly reason: string; readonly seconds: number }
  | { readonly kind: 'unmute' }
  /** A line for this player alone. */
  | { readonly kind: 'message'; readonly text: string }
  | { readonly kind: 'teleport'; readonly realm: string; readonly location: string };

/** One English sentence each, for the operator. */
export const OPERATOR_REFUSALS = {
  'operator/unknown-player': 'No player of this name has been here.',
  'operator/not-present': 'The player is asleep: nobody is connected who could be sent away or spoken to.',
  'operator/not-muted': 'The player is not muted.',
  'operator/unknown-realm': 'There is no such realm.',
  'operator/unknown-location': 'The realm has no such location.',
  'operator/already-there': 'The player stands there already.',
  'operator/already-banned': 'The player is banned already.',
  'operator/not-banned': 'The player is not banned.',
  'operator/too-many-bans': 'The universe keeps as many bans as it can hold.',
} as const satisfies Record<string, string>;

export type OperatorRefusalCode = keyof typeof OPERATOR_REFUSALS;

/** Players who are banned at a time. */
export const BANS_MAX = 10_000;

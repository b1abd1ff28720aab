/** What a game says became of a traveller: its signature is verified before this is recorded, its content never. */
import type { ItemFact } from '../entity.ts';

export type Claims = {
  /** Ids of items that were handed over and do not come back. */
  readonly lost: readonly string[];
  readonly gained: readonly Gift[];
  /** Earned, or spent when it is below 0. */
  readonly tokens: number;
  /** By faction. */
  readonly reputation: Readonly<Record<string, number>>;
  readonly experience: number;
};

export type Gift = {
  /** The game's own id for what it is. */
  readonly itemId: string;
  readonly name: string;
  readonly itemType: string;
  readonly rarity: ItemFact['rarity'];
};

export const NOTHING_CLAIMED: Claims = { lost: [], gained: [], tokens: 0, reputation: {}, experience: 0 };

/** Tokens of the purse that a traveller may spend on one voyage, and may bring home more than they took along. */
export const PURSE_MAX = 200;
export const EARNINGS_MAX = 200;
export const GIFTS_MAX = 3;
export const GIFT_RARITIES: readonly ItemFact['rarity'][] = ['common', 'uncommon', 'rare'];
/** Points of reputation with one faction, up or down, and of experience. */
export const REPUTATION_CHANGE_MAX = 50;
export const EXPERIENCE_GAIN_MAX = 100;

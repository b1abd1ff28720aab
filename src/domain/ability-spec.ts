/** What content says of attributes and skills, and of what is learned by finding things. */
import type { TextKey } from './world-spec.ts';

export type AttributeSpec = {
  readonly id: string;
  readonly name: TextKey;
  /** All that a player may type for it. */
  readonly words: readonly string[];
  /** What everybody has of it who has not something else by origin. */
  readonly start: number;
};

export type SkillSpec = {
  readonly id: string;
  readonly name: TextKey;
  readonly words: readonly string[];
  /** The attribute that helps where luck decides. */
  readonly attribute: string;
  /** Events of the player's own by which it is practised, a point each. */
  readonly practisedBy: readonly string[];
};

/** Where somebody comes from: what they have more or less of than others, and what they can do already. */
export type OriginSpec = {
  readonly race?: string;
  readonly characterClass?: string;
  readonly attributes: Readonly<Record<string, number>>;
  /** Levels. */
  readonly skills: Readonly<Record<string, number>>;
};

export type ProgressSpec = {
  readonly attributes: readonly AttributeSpec[];
  readonly skills: readonly SkillSpec[];
  readonly origins: readonly OriginSpec[];
  /** Points of experience for the first visit to a place, and for a piece of lore. */
  readonly experience: { readonly discovery: number; readonly lore: number };
};

export const NO_PROGRESS_SPEC: ProgressSpec = {
  attributes: [],
  skills: [],
  origins: [],
  experience: { discovery: 0, lore: 0 },
};

/** What a thing is good for besides lying there, as content says it. A part that is absent is something it can't do. */
import type { TextKey } from './world-spec.ts';

export type LidState = 'open' | 'closed' | 'locked';

/** Other things go into it or onto it. */
export type HolderSpec = {
  readonly how: 'in' | 'on';
  /** How much bulk it takes, in litres. */
  readonly capacity: number;
  /** What is in it can be seen while it is closed. */
  readonly transparent: boolean;
  /** Absent for what can't be closed: a basket, a shelf. */
  readonly lid?: { readonly state: LidState; readonly key?: string };
};

export const WEAR_SLOTS = ['head', 'neck', 'body', 'hands', 'waist', 'legs', 'feet', 'back'] as const;
export type WearSlot = (typeof WEAR_SLOTS)[number];
export const WEAR_LAYERS = ['under', 'over'] as const;
export type WearLayer = (typeof WEAR_LAYERS)[number];

export type WearableSpec = { readonly slot: WearSlot; readonly layer: WearLayer };

export const MEALS = ['eat', 'drink'] as const;
export type EdibleSpec = {
  readonly by: (typeof MEALS)[number];
  readonly portions: number;
  /** How a portion tastes, and how the last one does. */
  readonly text: TextKey;
  readonly last?: TextKey;
};

export const LIGHT_WAYS = ['flame', 'switch'] as const;
export type LightSpec = {
  /** A flame is lit and put out, a switch turned on and off. */
  readonly by: (typeof LIGHT_WAYS)[number];
  readonly lit: boolean;
  /** Absent for a light that burns for ever. Minutes are the world clock's. */
  readonly fuel?: { readonly kind: string; readonly minutes: number; readonly full: number };
};

/** Fuel to pour into lights that burn it. */
export type RefillSpec = {
  readonly kind: string;
  readonly portions: number;
  readonly minutes: number;
};

export const SEAT_WAYS = ['sit', 'in', 'on'] as const;
export type SeatWay = (typeof SEAT_WAYS)[number];
/** People sit down on it, get into it or stand on it. */
export type SeatSpec = { readonly how: SeatWay; readonly seats: number };

/** All of these are absent for most things. */
export type ThingParts = {
  /** In grams. */
  readonly weight?: number;
  /** In litres. */
  readonly bulk?: number;
  readonly holder?: HolderSpec;
  /** What is in it or on it when it is made. */
  readonly contents?: readonly string[];
  readonly wearable?: WearableSpec;
  readonly edible?: EdibleSpec;
  readonly light?: LightSpec;
  readonly refill?: RefillSpec;
  readonly seat?: SeatSpec;
};

/** What a thing weighs and how big it is when content does not say. */
export const WEIGHT_DEFAULT = 200;
export const BULK_DEFAULT = 1;

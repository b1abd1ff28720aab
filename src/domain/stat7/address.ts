/**
 * STAT7: where something stands in the space of the multiverse, in seven dimensions. Lineage's line alone says who it
 * is and never changes; the six others and the generation say how things stand with it now. All numbers are integers.
 * What each dimension means for realms, games, players and items is told in docs/stat7.md.
 */

/** From coming into being to being done with, in the order of a life. */
export const HORIZONS = ['genesis', 'emergence', 'peak', 'decay', 'crystallization'] as const;
export type Horizon = (typeof HORIZONS)[number];

export type Address = {
  /** The realm it belongs to: 1 to REALM_LENGTH_MAX characters of any script, none that controls a terminal. */
  readonly realm: string;
  readonly lineage: Lineage;
  /** The cluster of realms that lie close to each other, a token. */
  readonly adjacency: string;
  readonly horizon: Horizon;
  /** The narrative that it is part of, a token. */
  readonly resonance: string;
  /** How fast it moves or changes: 0 at rest, VELOCITY_MAX at most. */
  readonly velocity: number;
  /** Which of several instances: 0 the main one, 1 and more its alternates, DENSITY_MAX at most. */
  readonly density: number;
};

export type Lineage = {
  /** How many times it was born again: copies, journeys, returns. 0 to GENERATION_MAX. */
  readonly generation: number;
  /** LINE_LENGTH lower-case hex digits that stay the same through all generations. */
  readonly line: string;
};

export type Dimension = keyof Address;

/** In the order in which every text names them. */
export const DIMENSIONS = [
  'realm',
  'lineage',
  'adjacency',
  'horizon',
  'resonance',
  'velocity',
  'density',
] as const satisfies readonly Dimension[];

export const REALM_LENGTH_MAX = 80;
const TOKEN_LENGTH_MAX = 48;
export const GENERATION_MAX = 9_999;
export const VELOCITY_MAX = 999;
export const DENSITY_MAX = 9_999;
export const LINE_LENGTH = 20;

/** The narrative that everything belongs to of which nobody says otherwise. */
export const PRIME = 'narrative_prime';

const TOKEN = /^[a-z0-9][a-z0-9_-]*$/;
const LINE = /^[0-9a-f]+$/;

export function isRealmName(text: string): boolean {
  return text !== '' && text.length <= REALM_LENGTH_MAX && text.isWellFormed() && !/\p{Cc}/u.test(text);
}

/** What adjacency and resonance are made of. */
export const isToken = (text: string): boolean => text.length <= TOKEN_LENGTH_MAX && TOKEN.test(text);

export const isLine = (text: string): boolean => text.length === LINE_LENGTH && LINE.test(text);

export const isHorizon = (text: string): text is Horizon => (HORIZONS as readonly string[]).includes(text);

export const isWithin = (value: number, max: number): boolean =>
  Number.isSafeInteger(value) && value >= 0 && value <= max;

/** The same thing at two times or in two places. */
export const isSame = (left: Address, right: Address): boolean => left.lineage.line === right.lineage.line;

/** A count that goes beyond the end of its dimension stands at the end. */
export const saturate = (count: number, max: number): number => (count > max ? max : count);

/** The token of something that content or players named; what no token can hold becomes `_`. */
export const tokenOf = (prefix: string, name: string): string =>
  `${prefix}_${name.replace(/[^a-z0-9_-]/g, '_')}`.slice(0, TOKEN_LENGTH_MAX);

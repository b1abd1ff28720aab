/** The record that all services share: a purse, and fields in which they leave word for each other. */

export type UniversalFact = {
  readonly kind: 'universal';
  /** The universal purse: tokens that came out of the realms' treasuries and can go back there. */
  readonly tokens: number;
  /** How many times the record was changed. */
  readonly revision: number;
  /** Name to JSON text. */
  readonly fields: Readonly<Record<string, string>>;
};

export type UniversalUpdate = {
  /** The service that asks; empty when it doesn't say. */
  readonly source: string;
  /** What the purse is to hold. */
  readonly tokens?: number;
  /** The revision that the change is meant for; any when absent. */
  readonly revision?: number;
  /** JSON text, or null to take the field away. */
  readonly fields: Readonly<Record<string, string | null>>;
};

export const NO_UNIVERSAL: UniversalFact = { kind: 'universal', tokens: 0, revision: 0, fields: {} };

/** Tokens that one update may move into the purse. */
export const GRANT_MAX = 10_000;
export const FIELDS_MAX = 128;
export const FIELD_NAME = /^[A-Za-z][A-Za-z0-9_.-]{0,63}$/;
/** UTF-16 units of the JSON text of one field, and of all of them. */
export const FIELD_LENGTH_MAX = 4096;
export const FIELDS_LENGTH_MAX = 65_536;
/** What the universal state holds by itself. */
export const RESERVED_FIELDS: readonly string[] = [
  'name',
  'revision',
  'status',
  'tick',
  'control_tick',
  'chain',
  'world_time',
  'realms',
  'players',
  'games',
  'economy',
  'services',
];

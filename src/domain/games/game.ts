/** Games that others run: what the universe knows of each, and what it allows them. */
import type { GameId } from '../../kernel/ids.ts';

/**
 * registered: has not given a sign of life since; active: is heard; lagging: missed barriers; suspended: missed so many
 * that nothing is sent to it until it is heard again; left: unregistered, its id is free.
 */
export type GameState = 'registered' | 'active' | 'lagging' | 'suspended' | 'left';

export type GameFact = {
  readonly id: GameId;
  readonly kind: 'game';
  /** What its developer calls the realm, in any words. */
  readonly realm: string;
  readonly developer: string;
  readonly description: string;
  /** Where in the space it asked to be; see docs/games.md. */
  readonly coordinate: GameCoordinate;
  readonly state: GameState;
  /** The tick of registration. */
  readonly since: number;
  /** The tick of the last sign of life. */
  readonly heardAt: number;
  /** Barriers missed in a row. */
  readonly missed: number;
  /** How many times its id was registered before. */
  readonly generation: number;
  /** Events published in all. */
  readonly published: number;
  /** Events published since the last control tick. */
  readonly waiting: number;
  /** Events published in the last whole interval. */
  readonly pace: number;
  /** How it takes travellers; absent until it has said anything about it. */
  readonly travellers?: TravelTerms | 'none';
  /** Hex SHA-256 of the token by which the game proves who it is. */
  readonly credential: string;
};

export type TravelTerms = {
  /** Control ticks that a visit lasts at the most. */
  readonly visit: number;
  /** A public JWK as JSON text, by which its results are verified; without one, the token is the key. */
  readonly publicKey?: string;
};

/** All of it may be left out; density counts instances of one realm, 0 the main one. */
export type GameCoordinate = {
  readonly realmType?: string;
  readonly adjacency?: string;
  readonly resonance?: string;
  readonly density?: number;
};

export type GameRegistration = Pick<
  GameFact,
  'id' | 'realm' | 'developer' | 'description' | 'coordinate' | 'credential' | 'travellers'
>;

/** What a game sent out and other games get at the next control tick. */
export type Publication = {
  readonly game: GameId;
  readonly target: PublicationTarget;
  /** The game's own word for what happened. */
  readonly eventType: string;
  /** JSON text. */
  readonly data: string;
};

export type PublicationTarget =
  | { readonly kind: 'all' }
  /** A game, or a realm of this universe. */
  | { readonly kind: 'one'; readonly id: string }
  /** Every game and realm that stands there when it is delivered; the text of a region, docs/stat7.md. */
  | { readonly kind: 'region'; readonly region: string };

/** Registered games at a time. */
export const GAMES_MAX = 1000;
/** Games that left and are still remembered. */
export const GAMES_LEFT_MAX = 1000;
/** Events that one game may publish between two control ticks. */
export const PUBLICATIONS_PER_INTERVAL_MAX = 5000;
/** Events of all games that may wait for a control tick. */
export const PUBLICATIONS_WAITING_MAX = 65_536;
/** Barriers missed in a row after which a game counts as lagging, and as suspended. */
export const LAGGING_AFTER = 3;
export const SUSPENDED_AFTER = 30;

export const isPresent = ({ state }: GameFact): boolean => state !== 'left';

/** What content says of a door, as it is met with from one of its two sides. */
import type { LidState } from './thing-spec.ts';
import type { Direction } from './world-spec.ts';

export type DoorSpec = {
  /** How it is when a realm begins; the same on both sides. */
  readonly start: LidState;
  /** The item that unlocks it; without one it has no lock that anybody could work. */
  readonly key?: string;
  /** From this side it is unlocked and locked by hand. */
  readonly latch?: true;
  /** Played seconds from being unlocked until it falls shut and locks; absent when it waits for a hand. */
  readonly relockSeconds?: number;
  /** The exit of the place behind it that is its other side; absent where nobody sees it from there. */
  readonly beyond?: Direction;
};

/** Unless content says otherwise. */
export const RELOCK_SECONDS_DEFAULT = 120;

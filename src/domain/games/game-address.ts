/** Where a registered game stands in the space: what it said of itself, and how it fares. */
import { type Address, GENERATION_MAX, saturate, VELOCITY_MAX } from '../stat7/address.ts';
import { addressOfGame, horizonOfGame } from '../stat7/address-of-game.ts';
import type { GameFact } from './game.ts';

export type GameSpace = {
  readonly seed: string;
  readonly tick: number;
  readonly controlTickInterval: number;
};

/** Velocity counts what it published in the last whole interval. */
export function addressOfFact(game: GameFact, { seed, tick, controlTickInterval }: GameSpace): Address {
  const { id, realm, coordinate, state, since, generation, pace } = game;
  const { adjacency, resonance, density } = coordinate;
  const controlTicks = Math.floor((tick - since) / controlTickInterval);
  return addressOfGame({
    seed,
    game: id,
    realm,
    hints: {
      generation: saturate(generation, GENERATION_MAX),
      horizon: horizonOfGame({ state, controlTicks }),
      velocity: saturate(pace, VELOCITY_MAX),
      ...(adjacency === undefined ? {} : { adjacency }),
      ...(resonance === undefined ? {} : { resonance }),
      ...(density === undefined ? {} : { density }),
    },
  });
}

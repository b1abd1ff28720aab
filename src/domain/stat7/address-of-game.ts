/** The address of a game that somebody registers: what it says of itself, and defaults for what it leaves unsaid. */
import {
  type Address,
  DENSITY_MAX,
  GENERATION_MAX,
  type Horizon,
  isRealmName,
  isToken,
  isWithin,
  PRIME,
  VELOCITY_MAX,
} from './address.ts';
import { clusterOf, lineOf } from './line-of.ts';

export type GameHints = {
  /** How many times it was registered before; 0 by default. */
  readonly generation?: number;
  /** By default the cluster that the seed gives to its realm. */
  readonly adjacency?: string;
  /** `genesis` by default; horizonOfGame tells it of a registered one. */
  readonly horizon?: Horizon;
  /** `narrative_prime` by default. */
  readonly resonance?: string;
  /** 0 by default. */
  readonly velocity?: number;
  /** 0 by default: the main instance. */
  readonly density?: number;
};

/** @throws RangeError when realm or hints are out of range: who takes them from outside checks them first */
export function addressOfGame({
  seed,
  game,
  realm,
  hints = {},
}: {
  readonly seed: string;
  readonly game: string;
  readonly realm: string;
  readonly hints?: GameHints;
}): Address {
  const address: Address = {
    realm,
    lineage: { generation: hints.generation ?? 0, line: lineOf({ seed, kind: 'game', id: game }) },
    adjacency: hints.adjacency ?? clusterOf({ seed, realm }),
    horizon: hints.horizon ?? 'genesis',
    resonance: hints.resonance ?? PRIME,
    velocity: hints.velocity ?? 0,
    density: hints.density ?? 0,
  };
  if (
    !isRealmName(realm) ||
    !isToken(address.adjacency) ||
    !isToken(address.resonance) ||
    !isWithin(address.lineage.generation, GENERATION_MAX) ||
    !isWithin(address.velocity, VELOCITY_MAX) ||
    !isWithin(address.density, DENSITY_MAX)
  )
    throw new RangeError(`game ${game} cannot stand at ${JSON.stringify(address)}`);
  return address;
}

/** Control ticks after which a game counts as grown. */
export const EMERGENCE_CONTROL_TICKS = 600;

/** Where a registered game stands in its life; the states are those of its registration. */
export function horizonOfGame({
  state,
  controlTicks,
}: {
  readonly state: 'registered' | 'active' | 'lagging' | 'suspended' | 'left';
  /** Since it was registered. */
  readonly controlTicks: number;
}): Horizon {
  if (state === 'left') return 'crystallization';
  if (state === 'lagging' || state === 'suspended') return 'decay';
  if (state === 'registered') return 'genesis';
  return controlTicks < EMERGENCE_CONTROL_TICKS ? 'emergence' : 'peak';
}

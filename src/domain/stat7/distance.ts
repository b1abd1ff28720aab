/** How far two addresses are apart: a whole number, 0 only for an address and itself, and no way round is shorter. */
import { type Address, HORIZONS } from './address.ts';

/**
 * What each dimension adds: cluster, realm, narrative and line when they differ at all, the others for each step between
 * them. Whatever else differs never outweighs a difference of cluster, and without that never one of realm.
 */
export const WEIGHTS = {
  adjacency: 4_096,
  realm: 1_024,
  resonance: 256,
  horizon: 48,
  density: 16,
  generation: 2,
  velocity: 1,
  line: 1,
} as const;

/** Steps beyond which more of them are no further. */
const STEPS_MAX = { density: 15, generation: 63, velocity: 127 } as const;

export const DISTANCE_MAX =
  WEIGHTS.adjacency +
  WEIGHTS.realm +
  WEIGHTS.resonance +
  WEIGHTS.horizon * (HORIZONS.length - 1) +
  WEIGHTS.density * STEPS_MAX.density +
  WEIGHTS.generation * STEPS_MAX.generation +
  WEIGHTS.velocity * STEPS_MAX.velocity +
  WEIGHTS.line;

export function distance(left: Address, right: Address): number {
  return (
    differing(left.adjacency, right.adjacency, WEIGHTS.adjacency) +
    differing(left.realm, right.realm, WEIGHTS.realm) +
    differing(left.resonance, right.resonance, WEIGHTS.resonance) +
    differing(left.lineage.line, right.lineage.line, WEIGHTS.line) +
    Math.abs(HORIZONS.indexOf(left.horizon) - HORIZONS.indexOf(right.horizon)) * WEIGHTS.horizon +
    steps(left.density, right.density, STEPS_MAX.density) * WEIGHTS.density +
    steps(left.lineage.generation, right.lineage.generation, STEPS_MAX.generation) * WEIGHTS.generation +
    steps(left.velocity, right.velocity, STEPS_MAX.velocity) * WEIGHTS.velocity
  );
}

const differing = (left: string, right: string, weight: number): number => (left === right ? 0 : weight);

/** Capped, it still holds the triangle's inequality. */
const steps = (left: number, right: number, max: number): number => Math.min(Math.abs(left - right), max);

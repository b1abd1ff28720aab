/** Builds a universe again from what a trace says of it, for verification. */

import type { Input } from '../actors/input.ts';
import { Universe } from '../actors/universe.ts';
import type { UniverseOptions } from '../actors/universe-options.ts';
import { encodeSnapshot } from '../actors/universe-snapshot.ts';
import type { Replayer, ReplayerFactory } from '../adapters/trace/verify-trace.ts';
import { checked } from './load-worlds.ts';

export const createReplayer: ReplayerFactory = ({ header, content }): Replayer => {
  const { universe: spec } = checked(content);
  const universe = Universe.begin({ spec, options: header.universe as unknown as UniverseOptions });
  return {
    step: (inputs) => universe.step(inputs as readonly Input[]),
    snapshot: () => encodeSnapshot(universe.snapshot()),
  };
};

/** Builds a universe again from what a trace says of it: from its beginning, or from a snapshot. */
import type { Input } from '../actors/universe/input.ts';
import { Universe } from '../actors/universe/universe.ts';
import type { UniverseOptions } from '../actors/universe/universe-options.ts';
import { decodeSnapshot, encodeSnapshot } from '../actors/universe/universe-snapshot.ts';
import type { TraceOpening } from '../adapters/trace/read-trace.ts';
import type { Replayer, ReplayerFactory } from '../adapters/trace/verify-trace.ts';
import { checked } from './load-worlds.ts';

export const createReplayer: ReplayerFactory = (opening) => replayerOf(Universe.begin(makingOf(opening)));

export const restoreReplayer = (opening: TraceOpening, snapshotText: string): Replayer =>
  replayerOf(Universe.restore(makingOf(opening), decodeSnapshot(snapshotText)));

const makingOf = ({ header, content }: TraceOpening) => ({
  spec: checked(content).universe,
  began: content,
  options: header.universe as unknown as UniverseOptions,
});

const replayerOf = (universe: Universe): Replayer => ({
  step: (inputs) => universe.step(inputs as readonly Input[]),
  snapshot: () => encodeSnapshot(universe.snapshot()),
});

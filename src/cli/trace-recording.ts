/** Writes the run of a universe as a trace. */

import type { Universe } from '../actors/universe/universe.ts';
import { codeHash } from '../adapters/code-hash.ts';
import { openTraceWriter, type TraceWriter } from '../adapters/trace/trace-writer.ts';
import type { JsonValue } from '../kernel/json-value.ts';

/** A writer for a universe that has not made its first tick. */
export function recordTrace(
  universe: Universe,
  {
    directory,
    content,
    keepEvents,
  }: { directory: string; content: Readonly<Record<string, string>>; keepEvents: boolean },
): TraceWriter {
  const { options, spec } = universe;
  return openTraceWriter({
    directory,
    content,
    keepEvents,
    header: {
      seed: options.seed,
      tickLengthMs: options.tickMs,
      controlIntervalTicks: options.controlTickInterval,
      realms: options.realms.map(({ realm }) => realm),
      npcs: options.npcs,
      contentHash: spec.behaviourHash,
      codeHash: codeHash(),
      nodeVersion: process.version,
      firstTick: 1,
      genesisChain: universe.chain,
      universe: options as unknown as JsonValue,
    },
  });
}

/**
 * A universe that people are in: takes inputs as they come, gives each a tick, journals every tick before anybody
 * sees what came of it. Knows no sockets and no wall time: a pacer calls advance().
 */
import type { PlayerId } from '../../kernel/ids.ts';
import type { Input } from './input.ts';
import type { TickOutcome } from './tick-outcome.ts';
import type { UniverseOverview } from './universe-overview.ts';

export type UniverseStatus = 'booting' | 'running' | 'paused' | 'syncing' | 'halted';

/** Accepted inputs are applied in the tick named; refused ones leave no trace. */
export type Submission =
  | { readonly ok: true; readonly tick: number }
  | { readonly ok: false; readonly code: 'command/too-fast' | 'universe/busy' | 'universe/not-running' };

export interface LiveUniverse {
  status(): UniverseStatus;
  submit(input: Input): Submission;
  /** Runs one tick with everything submitted so far; throws when halted or paused. */
  advance(): TickOutcome;
  /** Called after the tick is on disk, in the order of subscription. Returns the unsubscriber. */
  subscribe(listener: (outcome: TickOutcome) => void): () => void;
  overview(): UniverseOverview;
  /** The universal id of the player of this name; the same for every spelling in capitals. */
  playerIdOf(name: string): PlayerId;
  pause(): void;
  resume(): void;
  /** Writes a snapshot, closes the journal; no tick can follow. */
  halt(reason: string): void;
}

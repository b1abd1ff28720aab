/** What one tick of a universe yields: its record for the trace, its events, and what each player gets to perceive. */
import type { GameEvent } from '../domain/game-event.ts';
import type { NarrationRequest } from '../domain/narration.ts';
import type { PlayerOutput } from '../domain/percept.ts';
import type { TickRecord } from '../kernel/tick-record.ts';
import type { Input } from './input.ts';

export type TickOutcome = {
  readonly record: TickRecord;
  readonly inputs: readonly Input[];
  readonly events: readonly GameEvent[];
  readonly outputs: readonly PlayerOutput[];
  /** What keepers would have a narrator find words for. */
  readonly requests: readonly NarrationRequest[];
};

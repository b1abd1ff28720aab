/** What one tick of a universe yields: its record for the trace, its events, and what each player gets to perceive. */
import type { GameEvent } from '../../domain/game-event.ts';
import type { NarrationRequest } from '../../domain/narration.ts';
import type { PlayerOutput } from '../../domain/percept.ts';
import { encodeCanonical } from '../../kernel/canonical.ts';
import type { TickRecord } from '../../kernel/tick-record.ts';
import type { Input } from './input.ts';
import { takeTextsOut } from '../live-content/named-texts.ts';

export type TickOutcome = {
  readonly record: TickRecord;
  readonly inputs: readonly Input[];
  readonly events: readonly GameEvent[];
  readonly texts: TickTexts;
  readonly outputs: readonly PlayerOutput[];
  /** What keepers would have a narrator find words for. */
  readonly requests: readonly NarrationRequest[];
};

/** The canonical texts of a tick, which its hashes and the chronicle share: what is long in inputs is named by its hash. */
export type TickTexts = { readonly inputs: readonly string[]; readonly events: readonly string[] };

export const textsOf = (inputs: readonly unknown[], events: readonly GameEvent[]): TickTexts => ({
  inputs: takeTextsOut(inputs).inputs.map(encodeCanonical),
  events: events.map(encodeCanonical),
});

/** What happened, in the past tense. Events are recorded, hashed into the chain, and shown to whoever witnesses them. */
import type { CauseId, EntityId, EventId, RoomId } from '../kernel/ids.ts';
import type { PerceptParam } from './percept.ts';

/** What a rule states; the realm adds id, tick and cause when it applies the ruling. */
export type Happening = {
  /** Past tense with a subject: `player.took`, `keeper.said`. */
  readonly type: string;
  /** Who did it; sees the `.self` line. */
  readonly actor?: EntityId;
  /** To whom it was done; sees the `.target` line. */
  readonly target?: EntityId;
  /** Where it can be witnessed; absent when only actor and target learn of it. */
  readonly room?: RoomId;
  /** Values for the sentence and for whoever reads the trace. */
  readonly params: Readonly<Record<string, PerceptParam>>;
};

export type GameEvent = Happening & {
  readonly id: EventId;
  readonly tick: number;
  readonly realm: string;
  readonly cause: CauseId;
};

/**
 * Makes records of what ticks yield, and keeps them until they can be written: a tick that the journal leaves out may
 * still have events, which go to disk with the next tick that it keeps.
 */
import { CITIZEN_EVENT } from '../../domain/city/whereabouts.ts';
import type { GameEvent } from '../../domain/game-event.ts';
import { HUB } from '../../kernel/ids.ts';
import type { Chronicle, ChronicleEntry } from './chronicle.ts';
import type { Input } from '../universe/input.ts';
import { inputCause } from '../universe/player-directory.ts';
import type { TickOutcome } from '../universe/tick-outcome.ts';

/** Ids whose first cause is kept in mind; what is older is looked up. */
const REMEMBERED_MAX = 20_000;
const DECISION = 'governance.';

export class Chronicler {
  readonly #chronicle: Chronicle;
  #through: number;
  #pending: ChronicleEntry[] = [];
  #recent = new Map<string, string>();
  #older = new Map<string, string>();

  /** The chronicle has begun. */
  constructor(chronicle: Chronicle) {
    this.#chronicle = chronicle;
    this.#through = chronicle.head().tick;
  }

  /** What waits to be written, oldest first. */
  get pending(): readonly ChronicleEntry[] {
    return this.#pending;
  }

  /** A tick that is chronicled already, because it is run again, leaves no second record. */
  add({ record: { tick }, inputs, events, texts }: TickOutcome): void {
    if (tick <= this.#through) return;
    this.#through = tick;
    inputs.forEach((input, index) => {
      const id = inputCause(tick, index);
      this.#recent.set(id, id);
      this.#pending.push(inputEntry({ tick, id, body: texts.inputs[index] as string }, input));
    });
    if (events.length === 0) return;
    const own = new Map<string, GameEvent>();
    for (const event of events) own.set(event.id, event);
    events.forEach((event, index) => {
      const correlation = this.#firstCauseOf(event, own);
      this.#recent.set(event.id, correlation);
      this.#pending.push(eventEntry(event, { correlation, body: texts.events[index] as string }));
    });
  }

  /** Everything that waited is on disk. */
  settle(): void {
    this.#pending = [];
    if (this.#recent.size <= REMEMBERED_MAX) return;
    this.#older = this.#recent;
    this.#recent = new Map();
  }

  /** What happened before the chronicle began has no record: then the oldest cause that is named is the first. */
  #firstCauseOf(event: GameEvent, own: ReadonlyMap<string, GameEvent>): string {
    let cause: string = event.cause;
    // A cause can stand later in the list of its tick; as many steps as there are events reach the end of any chain.
    for (let steps = own.size; steps > 0; steps -= 1) {
      const known = this.#recent.get(cause) ?? this.#older.get(cause);
      if (known !== undefined) return known;
      const before = own.get(cause);
      if (before === undefined) break;
      cause = before.cause;
    }
    if (!cause.startsWith('e')) return cause;
    return this.#chronicle.record(cause)?.correlation ?? cause;
  }
}

function inputEntry(
  { tick, id, body }: Pick<ChronicleEntry, 'tick' | 'id' | 'body'>,
  input: Input,
): ChronicleEntry {
  const stream = streamOfInput(input);
  return { stream, tick, kind: 'input', id, type: input.kind, correlation: id, causation: null, body };
}

function eventEntry(
  event: GameEvent,
  { correlation, body }: Pick<ChronicleEntry, 'correlation' | 'body'>,
): ChronicleEntry {
  const { id, tick, type, cause } = event;
  const kind = kindOfEvent(type);
  const stream = streamOfEvent(event);
  return { stream, tick, kind, id, type, correlation, causation: cause, body };
}

export const kindOfEvent = (type: string): 'event' | 'decision' =>
  type.startsWith(DECISION) ? 'decision' : 'event';

/** The player or the game that an input is of; else the hub. */
export function streamOfInput(input: unknown): string {
  const { player, game } = input as { readonly player?: unknown; readonly game?: unknown };
  if (typeof player === 'string') return player;
  return typeof game === 'string' ? `game:${game}` : HUB;
}

/**
 * A decision belongs to the player or game that it is about, an event of a game to that game, what a player did to that
 * player, how a citizen goes about to that citizen, and everything else to where it happened.
 */
export function streamOfEvent({ type, actor, realm, params }: GameEvent): string {
  const { subject, source, game } = params;
  if (type.startsWith(DECISION) && isSubject(subject)) return subject;
  if (type.startsWith('game.')) {
    const id = typeof source === 'string' ? source : game;
    if (typeof id === 'string') return `game:${id}`;
  }
  if (actor?.startsWith('player:') === true) return actor;
  if (actor !== undefined && type.startsWith(CITIZEN_EVENT)) return actor;
  return realm === HUB ? HUB : `realm:${realm}`;
}

const isSubject = (value: unknown): value is string =>
  typeof value === 'string' && (value.startsWith('player:') || value.startsWith('game:'));

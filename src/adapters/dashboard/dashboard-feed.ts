/**
 * The live feed for onlookers: a frame each control tick, made once for all of them and only while somebody looks on.
 * Whoever reads slowly misses frames, never holds up a tick, and is told how many events they did not get.
 */
import type { TickOutcome } from '../../actors/universe/tick-outcome.ts';
import type { BoardEvent } from '../../protocol/dashboard/board-event.ts';
import type { BoardFrame, BoardSample } from '../../protocol/dashboard/board-frame.ts';
import type { Board } from './board-of.ts';
import { boardEventOf } from './board-event-of.ts';
import { TickMeter } from './tick-meter.ts';

export type FeedOptions = {
  readonly universe: { readonly subscribe: (listener: (outcome: TickOutcome) => void) => () => void };
  readonly universeName: string;
  readonly tickMs: number;
  readonly controlTickInterval: number;
  readonly board: () => Board;
  readonly now: () => Pick<Board, 'status' | 'tick'>;
  readonly meter?: TickMeter;
};

/** Where frames go to. */
export type Onlooker = {
  /** False when it can take no more; it says by `ready` when it can. */
  readonly write: (text: string) => boolean;
  readonly end: () => void;
};

export const EVENTS_KEPT_MAX = 300;
const SAMPLES_KEPT_MAX = 240;
/** How often it is looked for what changes without a control tick: a pause, a single step. */
const PULSE_MS = 250;

type Seat = { readonly onlooker: Onlooker; events: number; samples: number; isFull: boolean };

export class DashboardFeed {
  readonly #options: FeedOptions;
  readonly #meter: TickMeter;
  readonly #seats = new Set<Seat>();
  readonly #unsubscribe: () => void;
  /** The latest, and how many there were in all. */
  readonly #events: Tail<BoardEvent> = new Tail(EVENTS_KEPT_MAX);
  readonly #samples: Tail<BoardSample> = new Tail(SAMPLES_KEPT_MAX);
  #pulse: ReturnType<typeof setInterval> | undefined;
  #shown = '';

  constructor(options: FeedOptions) {
    this.#options = options;
    this.#meter = options.meter ?? new TickMeter();
    this.#unsubscribe = options.universe.subscribe((outcome) => this.#follow(outcome));
  }

  /** Every tick has to be run through this for its time to be known. */
  timed<Result>(advance: () => Result): Result {
    return this.#meter.timed(advance);
  }

  get onlookers(): number {
    return this.#seats.size;
  }

  /** Begins with a frame of how things stand and what happened lately. */
  attend(onlooker: Onlooker): { readonly ready: () => void; readonly leave: () => void } {
    const seat: Seat = { onlooker, events: this.#events.first, samples: this.#samples.first, isFull: false };
    this.#seats.add(seat);
    this.#show(new Set([seat]));
    this.#pulse ??= setInterval(() => this.#lookForChange(), PULSE_MS);
    return {
      ready: () => {
        seat.isFull = false;
      },
      leave: () => {
        this.#seats.delete(seat);
        if (this.#seats.size === 0) this.#rest();
      },
    };
  }

  close(): void {
    this.#unsubscribe();
    this.#rest();
    for (const { onlooker } of this.#seats) onlooker.end();
  }

  #rest(): void {
    clearInterval(this.#pulse);
    this.#pulse = undefined;
  }

  #follow({ record: { tick }, events }: TickOutcome): void {
    this.#meter.count(events.length);
    for (const event of events) {
      const shown = boardEventOf(event);
      if (shown !== undefined) this.#events.push(shown);
    }
    if (tick % this.#options.controlTickInterval !== 0) return;
    // After the tick, so that its time is measured to its end and showing it is no part of it.
    setImmediate(() => {
      this.#samples.push(this.#meter.sample(tick));
      this.#show(this.#seats);
    });
  }

  #lookForChange(): void {
    if (this.#shown !== stillnessOf(this.#options.now())) this.#show(this.#seats);
  }

  #show(seats: ReadonlySet<Seat>): void {
    const waiting = [...seats].filter(({ isFull }) => !isFull);
    if (waiting.length === 0) return;
    const board = this.#options.board();
    this.#shown = stillnessOf(board);
    const texts = new Map<string, string>();
    for (const seat of waiting) {
      const key = `${seat.events} ${seat.samples}`;
      const text = texts.get(key) ?? JSON.stringify(this.#frame(board, seat));
      texts.set(key, text);
      seat.events = this.#events.end;
      seat.samples = this.#samples.end;
      seat.isFull = !seat.onlooker.write(text);
    }
  }

  #frame(board: Board, { events, samples }: Seat): BoardFrame {
    const { universeName, tickMs } = this.#options;
    return {
      universe: universeName,
      tickLengthMs: tickMs,
      ...board,
      samples: this.#samples.since(samples),
      events: this.#events.since(events),
      eventsSkipped: Math.max(0, this.#events.first - events),
    };
  }
}

/** Of a universe that runs, frames tell the tick soon enough; one that stands still may be moved by hand. */
const stillnessOf = ({ status, tick }: Pick<Board, 'status' | 'tick'>): string =>
  status === 'running' ? status : `${status} ${tick}`;

/** The last of a list that grows without end. */
class Tail<Thing> {
  readonly #lengthMax: number;
  #things: Thing[] = [];
  #first = 0;

  constructor(lengthMax: number) {
    this.#lengthMax = lengthMax;
  }

  get first(): number {
    return this.#first;
  }

  get end(): number {
    return this.#first + this.#things.length;
  }

  push(thing: Thing): void {
    this.#things.push(thing);
    if (this.#things.length <= this.#lengthMax) return;
    this.#things.shift();
    this.#first += 1;
  }

  since(place: number): Thing[] {
    return this.#things.slice(Math.max(0, place - this.#first));
  }
}

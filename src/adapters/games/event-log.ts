/** The latest public events, each with its message ready to be sent; whoever reads them keeps a place in it. */

import type { GameEvent } from '../../domain/game-event.ts';
import { addresseesOf, isPublic } from '../../domain/games/public-event.ts';
import type { GameEventMessage } from '../../protocol/games/game-message.ts';
import { EVENTS_KEPT_MAX } from './games-limits.ts';

export type LoggedEvent = {
  readonly id: string;
  /** What filters look at: a game's own word for its events. */
  readonly type: string;
  readonly source: string;
  /** Undefined when it is for everybody. */
  readonly addressees: readonly string[] | undefined;
  /** Its text, in UTF-8. */
  readonly message: Buffer;
};

export class EventLog {
  readonly #lengthMax: number;
  #events: LoggedEvent[] = [];
  /** The place of the first one that is kept. */
  #first = 0;
  /** Places of those that are for everybody, and of those that are for a game or realm. */
  #forAll: number[] = [];
  #forOne = new Map<string, number[]>();

  constructor(lengthMax = EVENTS_KEPT_MAX) {
    this.#lengthMax = lengthMax;
  }

  get first(): number {
    return this.#first;
  }

  /** The place behind the last one. */
  get end(): number {
    return this.#first + this.#events.length;
  }

  at(place: number): LoggedEvent | undefined {
    return this.#events[place - this.#first];
  }

  /** The place of the first event from there on that is for everybody or for one of these; the end when there is none. */
  next(place: number, games: Iterable<string>): number {
    let next = Math.min(this.end, firstFrom(this.#forAll, place));
    for (const game of games) next = Math.min(next, firstFrom(this.#forOne.get(game) ?? [], place));
    return next;
  }

  append(events: readonly LoggedEvent[]): void {
    for (const event of events) {
      this.#enter(event, this.end);
      this.#events.push(event);
    }
    // Cut rarely, so that it costs little.
    if (this.#events.length > this.#lengthMax * 1.25) {
      const surplus = this.#events.length - this.#lengthMax;
      this.#events = this.#events.slice(surplus);
      this.#first += surplus;
      this.#forAll = [];
      this.#forOne = new Map();
      for (const [index, event] of this.#events.entries()) this.#enter(event, this.#first + index);
    }
  }

  #enter({ addressees }: LoggedEvent, place: number): void {
    if (addressees === undefined) this.#forAll.push(place);
    for (const id of addressees ?? []) {
      const places = this.#forOne.get(id);
      if (places === undefined) this.#forOne.set(id, [place]);
      else places.push(place);
    }
  }

  /** The place behind that event; undefined when it is not kept. */
  placeAfter(id: string): number | undefined {
    const index = this.#events.findLastIndex((event) => event.id === id);
    return index < 0 ? undefined : this.#first + index + 1;
  }

  /** Where somebody begins who is to get that many of the events they may see. */
  placeBefore(count: number, maySee: (event: LoggedEvent) => boolean): number {
    let left = count;
    let place = this.end;
    while (left > 0 && place > this.#first) {
      place -= 1;
      if (maySee(this.at(place) as LoggedEvent)) left -= 1;
    }
    return left > 0 ? this.#first : place;
  }
}

/** The first of the ascending numbers that is not less; infinite when all are. */
function firstFrom(places: readonly number[], least: number): number {
  let [from, to] = [0, places.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((places[middle] as number) < least) from = middle + 1;
    else to = middle;
  }
  return places[from] ?? Number.POSITIVE_INFINITY;
}

/** Undefined for what games do not get to see. */
export function logEvent(event: GameEvent, controlTick: number): LoggedEvent | undefined {
  if (!isPublic(event)) return undefined;
  const { id, tick, realm, cause, type, params } = event;
  const addressees = addresseesOf(event);
  const { target } = params;
  const isGames = type === 'game.event';
  const source = isGames ? String(params['game']) : realm;
  const eventType = isGames ? String(params['event_type']) : type;
  const message: Omit<GameEventMessage, 'data'> = {
    type: 'event',
    event_id: id,
    event_type: eventType,
    source,
    ...(isGames ? { source_game_id: source } : {}),
    target_game_id: isGames && typeof target === 'string' ? target : null,
    ...(typeof params['region'] === 'string' ? { target_region: params['region'] } : {}),
    tick,
    control_tick_id: controlTick,
    cause,
  };
  const head = JSON.stringify(message);
  // The data of a game's event is JSON text already.
  const data = isGames ? String(params['data']) : JSON.stringify(partsOf(event));
  const text = `${head.slice(0, -1)},"data":${data}}`;
  return { id, type: eventType, source, addressees, message: Buffer.from(text) };
}

/** Without what only the asker can make sense of. */
function partsOf({ actor, target, params }: GameEvent): Readonly<Record<string, unknown>> {
  const { request: _, ...told } = params;
  return {
    ...told,
    ...(actor === undefined ? {} : { actor }),
    ...(target === undefined ? {} : { target }),
  };
}

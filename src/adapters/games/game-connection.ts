/** One WebSocket of a game or an onlooker: what it holds, what it listens to, and how far it has read. */
import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import type { GameId } from '../../kernel/ids.ts';
import type { GameResponse, HandoffMessage } from '../../protocol/games/game-message.ts';
import type { RequestId } from '../../protocol/games/game-request.ts';
import { compileFilter, type EventFilter, maySee } from './event-filter.ts';
import type { EventLog } from './event-log.ts';
import { BUFFERED_HIGH_BYTES, PUMP_EVENTS_MAX } from './games-limits.ts';

const AS_TEXT = { binary: false } as const;

type Listening = {
  readonly fits: ReturnType<typeof compileFilter>;
  readonly controlTicks: boolean;
  /** The place in the log of the next event to look at. */
  place: number;
};

export type ListenOptions = EventFilter & {
  readonly after?: string | undefined;
  readonly backlog: number;
  readonly controlTicks: boolean;
};

export class GameConnection {
  readonly games = new Set<GameId>();
  /** By which the games of this connection sign. */
  readonly tokens = new Map<GameId, string>();
  readonly #socket: WebSocket;
  readonly #wire: Socket;
  readonly #log: EventLog;
  #listening: Listening | undefined;
  #waits = false;

  /** `wire` is what the messages of the socket go out on. */
  constructor(socket: WebSocket, wire: Socket, log: EventLog) {
    this.#socket = socket;
    this.#wire = wire;
    this.#log = log;
  }

  get listens(): boolean {
    return this.#listening !== undefined;
  }

  respond(
    { action, requestId }: { readonly action: string; readonly requestId?: RequestId },
    answer: { readonly status: 'success' | 'error' } & Readonly<Record<string, unknown>>,
  ): void {
    const response = {
      type: 'response',
      action,
      ...(requestId === undefined ? {} : { request_id: requestId }),
      ...answer,
    } as GameResponse;
    this.#socket.send(JSON.stringify(response));
  }

  tell(message: HandoffMessage): void {
    this.#socket.send(JSON.stringify(message));
  }

  /** False when the event to go on after is not remembered: everything that is remembered is sent instead. */
  listen(options: ListenOptions): boolean {
    const { after, backlog, controlTicks } = options;
    const fits = compileFilter(options);
    const found = after === undefined ? undefined : this.#log.placeAfter(after);
    const back = () => this.#log.placeBefore(backlog, (event) => maySee(event, this.games) && fits(event));
    const place = after === undefined ? back() : (found ?? this.#log.first);
    this.#listening = { fits, controlTicks, place };
    return after === undefined || found !== undefined;
  }

  stopListening(): void {
    this.#listening = undefined;
  }

  /** What is sent from now on goes out together at the release. */
  gather(): void {
    this.#wire.cork();
  }

  release(): void {
    this.#wire.uncork();
  }

  /** Sends what there is, as far as the reader keeps up; the rest when it has read. */
  pump(): void {
    const listening = this.#listening;
    if (listening === undefined || this.#waits) return;
    if (listening.place < this.#log.first) {
      const missed = this.#log.first - listening.place;
      this.#socket.send(JSON.stringify({ type: 'events_missed', count: missed }));
      listening.place = this.#log.first;
    }
    let sent = 0;
    for (;;) {
      listening.place = this.#log.next(listening.place, this.games);
      const event = this.#log.at(listening.place);
      if (event === undefined) return;
      if (!maySee(event, this.games) || !listening.fits(event)) {
        listening.place += 1;
        continue;
      }
      if (sent >= PUMP_EVENTS_MAX || this.#socket.bufferedAmount > BUFFERED_HIGH_BYTES) {
        this.#waitForReader();
        return;
      }
      this.#socket.send(event.message, AS_TEXT);
      sent += 1;
      listening.place += 1;
    }
  }

  /** The callback comes when everything before it is out of the process. */
  #waitForReader(): void {
    this.#waits = true;
    this.#socket.ping(undefined, undefined, () => {
      this.#waits = false;
      setImmediate(() => {
        this.gather();
        this.pump();
        this.release();
      });
    });
  }

  /** Not to a reader who is behind: it would only be further behind. */
  announce(controlTick: string): void {
    if (this.#listening?.controlTicks === true && !this.#waits) this.#socket.send(controlTick);
    if (this.games.size > 0 && this.#socket.bufferedAmount < BUFFERED_HIGH_BYTES) this.#socket.ping();
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason);
  }
}

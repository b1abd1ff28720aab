/**
 * One Socket.IO connection of a player: reads its messages, answers them, and stands between the socket and the
 * player's seat. Nothing that a client sends makes it throw.
 */
import type { Socket } from 'socket.io';
import type { LiveUniverse } from '../../actors/universe/live-universe.ts';
import type { Acknowledgement } from '../../protocol/acknowledgement.ts';
import { type Command, judgeText } from '../../protocol/command.ts';
import { ERROR_MESSAGES } from '../../protocol/error-code.ts';
import type { ServerEvent } from '../../protocol/event-name.ts';
import { FAREWELL_MESSAGES, type Farewell, type FarewellReason } from '../../protocol/farewell.ts';
import { type Join, joinSchema } from '../../protocol/join.ts';
import { PROTOCOL_VERSION } from '../../protocol/protocol-version.ts';
import type { Status } from '../../protocol/status.ts';
import type { Welcome } from '../../protocol/welcome.ts';
import type { Log } from '../log.ts';
import { ErrorThrottle } from './error-throttle.ts';
import { FLOOD_EVENT } from './frame-guard.ts';
import type { OutgoingMessage } from './outgoing-ring.ts';
import { type Problem, parseMessage, problem } from './parse-message.ts';
import {
  COMMANDS_PER_TICK_MAX,
  JOIN_WINDOW_MS,
  JOINS_PER_WINDOW_MAX,
  OUTBOX_LENGTH_LIMIT,
  OUTBOX_LENGTH_MAX,
  OUTBOX_PATIENCE_MS,
} from './player-limits.ts';
import { RateWindow } from './rate-window.ts';
import type { Outlet, Seat } from './seat.ts';
import type { Seated, Seating } from './seating.ts';

type Standing =
  | { readonly state: 'connected' }
  | { readonly state: 'joined'; readonly seat: Seat }
  | { readonly state: 'closed' };

type Accepted = { readonly ok: true; readonly tick: number };
type Reply = (acknowledgement: Acknowledgement) => void;

export type ConnectionOptions = {
  readonly socket: Socket;
  readonly universe: LiveUniverse;
  readonly seating: Seating;
  readonly log: Log;
};

export class PlayerConnection implements Outlet {
  readonly #socket: Socket;
  readonly #universe: LiveUniverse;
  readonly #seating: Seating;
  readonly #log: Log;
  readonly #joins = new RateWindow({ max: JOINS_PER_WINDOW_MAX, windowMs: JOIN_WINDOW_MS });
  readonly #errors: ErrorThrottle;
  #standing: Standing = { state: 'connected' };
  /** Since when the client has been reading too slowly, on the monotonic clock. */
  #slowSinceMs: number | undefined;

  constructor(options: ConnectionOptions) {
    this.#socket = options.socket;
    this.#universe = options.universe;
    this.#seating = options.seating;
    this.#log = options.log;
    this.#errors = new ErrorThrottle((notice) => this.#emit('error', notice));
    this.#socket.onAny((event: string, ...args: unknown[]) => this.#receive(event, args));
    this.#socket.on('disconnect', (reason) => this.#disconnected(reason));
  }

  /** Joins at once when the handshake already names the player. */
  open(): void {
    const { auth, query } = this.#socket.handshake;
    const named = auth['name'] === undefined ? query : auth;
    if (named['name'] === undefined) return;
    this.#answer(undefined, () => {
      const join = joinSchema.safeParse(named);
      return join.success ? this.#join(join.data) : problem('message/malformed', { event: 'handshake' });
    });
  }

  send(message: OutgoingMessage): void {
    this.#emit(message.event, message.payload);
  }

  sendStatus(status: Status): void {
    this.#emit('status', status);
  }

  dismiss(reason: FarewellReason): void {
    this.#standing = { state: 'closed' };
    this.#errors.stop();
    this.#socket.emit('farewell', { reason, message: FAREWELL_MESSAGES[reason] } satisfies Farewell);
    this.#socket.disconnect(true);
  }

  #receive(event: string, args: readonly unknown[]): void {
    if (this.#standing.state === 'closed') return;
    if (event === FLOOD_EVENT) {
      this.#close('too-much-data');
      return;
    }
    const last = args.at(-1);
    const reply = typeof last === 'function' ? (last as Reply) : undefined;
    this.#answer(reply, () => {
      const parsed = parseMessage(event, reply === undefined ? args : args.slice(0, -1));
      if (!parsed.ok) return parsed;
      const { message } = parsed;
      return message.type === 'join' ? this.#join(message.payload) : this.#command(message.payload);
    });
  }

  /** A refusal goes into the acknowledgement when one was asked for, and is an `error` message otherwise. */
  #answer(reply: Reply | undefined, act: () => Accepted | Problem): void {
    let answer: Accepted | Problem;
    try {
      answer = act();
    } catch (error) {
      this.#log.error({ err: error, socket: this.#socket.id }, 'a message could not be handled');
      answer = problem('server/internal');
    }
    if (answer.ok) {
      reply?.({ ok: true, tick: answer.tick });
      return;
    }
    const notice = { ...answer.details, code: answer.code, message: ERROR_MESSAGES[answer.code] };
    if (reply === undefined) this.#errors.report(notice);
    else reply({ ...notice, ok: false });
    this.#watchOutbox();
  }

  #join(join: Join): Accepted | Problem {
    if (!this.#joins.admit(performance.now())) {
      return problem('session/too-many-joins', { max: JOINS_PER_WINDOW_MAX, windowMs: JOIN_WINDOW_MS });
    }
    if (this.#standing.state === 'joined') {
      return problem('session/already-joined', { name: this.#standing.seat.name });
    }
    const seated = this.#seating.join({ join, outlet: this });
    if (!seated.ok) return seated;
    this.#standing = { state: 'joined', seat: seated.seat };
    this.#log.info(
      { player: seated.seat.player, name: seated.seat.name, resumed: seated.resumed },
      'player joined',
    );
    this.#welcome(seated);
    return { ok: true, tick: seated.tick };
  }

  #welcome({ seat, resumed, missed }: Seated): void {
    const welcome: Welcome = {
      player: seat.player,
      name: seat.name,
      ...(seat.realm === undefined ? {} : { realm: seat.realm }),
      token: seat.token,
      protocol: PROTOCOL_VERSION,
      tick: this.#seating.tick,
      resumed,
      lost: missed.lost,
    };
    this.#emit('welcome', welcome);
    for (const message of missed.messages) this.send(message);
    this.#seating.report(seat);
  }

  #command(command: Command): Accepted | Problem {
    if (this.#standing.state !== 'joined') return problem('command/not-joined');
    const { seat } = this.#standing;
    const verdict = judgeText(command.text);
    if (!verdict.ok) return problem(verdict.code, { length: command.text.length });
    if (!seat.admitCommand()) return problem('command/too-fast', { max: COMMANDS_PER_TICK_MAX });
    const submission = this.#universe.submit({
      kind: 'player.command',
      player: seat.player,
      text: verdict.text,
    });
    return submission.ok ? { ok: true, tick: submission.tick } : problem(submission.code);
  }

  #disconnected(reason: string): void {
    this.#errors.stop();
    const standing = this.#standing;
    this.#standing = { state: 'closed' };
    if (standing.state !== 'joined') return;
    this.#log.info({ player: standing.seat.player, reason }, 'connection closed');
    if (reason === 'client namespace disconnect') this.#seating.leave(standing.seat, this);
    else this.#seating.lose(standing.seat, this);
  }

  #emit(event: ServerEvent, payload: unknown): void {
    if (this.#standing.state === 'closed') return;
    this.#socket.emit(event, payload);
    this.#watchOutbox();
  }

  /** A client that does not read must not fill the server's memory. */
  #watchOutbox(): void {
    const { length } = (this.#socket.conn as unknown as { readonly writeBuffer: readonly unknown[] })
      .writeBuffer;
    if (length <= OUTBOX_LENGTH_MAX) {
      this.#slowSinceMs = undefined;
      return;
    }
    const now = performance.now();
    this.#slowSinceMs ??= now;
    if (length > OUTBOX_LENGTH_LIMIT || now - this.#slowSinceMs > OUTBOX_PATIENCE_MS) this.#close('too-slow');
  }

  /** Closes for a reason that is not the player's wish: the seat is kept for the time of grace. */
  #close(reason: FarewellReason): void {
    const standing = this.#standing;
    if (standing.state === 'closed') return;
    if (standing.state === 'joined') this.#seating.lose(standing.seat, this);
    this.#log.warn({ socket: this.#socket.id, reason }, 'connection closed by the server');
    this.dismiss(reason);
  }
}

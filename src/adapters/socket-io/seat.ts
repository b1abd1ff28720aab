/**
 * One player's session as the edge sees it: who plays, the secret that proves it, what was sent, and whether anybody
 * is at the other end. It outlives its connections.
 */
import { randomBytes } from 'node:crypto';
import type { PlayerId } from '../../kernel/ids.ts';
import type { FarewellReason } from '../../protocol/farewell.ts';
import type { Presence } from '../../protocol/presence.ts';
import type { Prose } from '../../protocol/prose.ts';
import type { Status } from '../../protocol/status.ts';
import { type Missed, type OutgoingMessage, OutgoingRing } from './outgoing-ring.ts';
import { COMMANDS_PER_TICK_MAX, RING_LENGTH_MAX } from './player-limits.ts';
import type { StatusReport } from './status-report.ts';

/** The connection of a seat. */
export interface Outlet {
  send(message: OutgoingMessage): void;
  /** Not kept for later: after a new connection everything is told anew. */
  sendStatus(status: Status): void;
  /** Says goodbye and closes; the outlet no longer belongs to any seat. */
  dismiss(reason: FarewellReason): void;
}

export type Occupancy =
  | { readonly state: 'attached'; readonly outlet: Outlet }
  /** The connection was lost; the player leaves the world when the timer fires. `untilMs` is on the monotonic clock. */
  | { readonly state: 'waiting'; readonly timer: NodeJS.Timeout; readonly untilMs: number };

export class Seat {
  readonly player: PlayerId;
  readonly name: string;
  readonly token: string = randomBytes(24).toString('base64url');
  readonly #ring = new OutgoingRing(RING_LENGTH_MAX);
  occupancy: Occupancy;
  /** The realm last seen by the player, once a room was shown. */
  realm: string | undefined;
  /** The language that the player reads. */
  locale: string;
  /** What the client of this connection was told; undefined when it does not want to be. */
  report: StatusReport | undefined;
  #commandsThisTick = 0;

  constructor(options: {
    readonly player: PlayerId;
    readonly name: string;
    readonly locale: string;
    readonly outlet: Outlet;
  }) {
    this.player = options.player;
    this.name = options.name;
    this.locale = options.locale;
    this.occupancy = { state: 'attached', outlet: options.outlet };
  }

  /** Counts one command against the tick's maximum and tells whether it may go on. */
  admitCommand(): boolean {
    if (this.#commandsThisTick >= COMMANDS_PER_TICK_MAX) return false;
    this.#commandsThisTick += 1;
    return true;
  }

  beginTick(): void {
    this.#commandsThisTick = 0;
  }

  sendProse(prose: Omit<Prose, 'seq'>): void {
    this.#send({ event: 'prose', payload: { seq: this.#ring.nextSeq(), ...prose } });
  }

  sendPresence(presence: Omit<Presence, 'seq'>): void {
    this.#send({ event: 'presence', payload: { seq: this.#ring.nextSeq(), ...presence } });
  }

  sendStatus(status: Status): void {
    if (this.occupancy.state === 'attached') this.occupancy.outlet.sendStatus(status);
  }

  missedAfter(lastSeq: number): Missed {
    return this.#ring.after(lastSeq);
  }

  #send(message: OutgoingMessage): void {
    this.#ring.keep(message);
    if (this.occupancy.state === 'attached') this.occupancy.outlet.send(message);
  }
}

/**
 * Who sits where: gives players their seats, keeps a seat for a while when its connection is lost, and tells the
 * universe when somebody comes and when somebody is gone for good. Knows no sockets.
 */
import type { LiveUniverse } from '../../actors/universe/live-universe.ts';
import type { Parting } from '../../domain/percept.ts';
import type { PlayerId } from '../../kernel/ids.ts';
import type { Join } from '../../protocol/join.ts';
import { foldName, judgeName } from '../../protocol/player-name.ts';
import type { Log } from '../log.ts';
import type { Missed } from './outgoing-ring.ts';
import { type Problem, problem } from './parse-message.ts';
import { LEAVE_RETRY_MS } from './player-limits.ts';
import { type Outlet, Seat } from './seat.ts';
import type { StatusReport, StatusSource } from './status-report.ts';

export type Seated = {
  readonly ok: true;
  readonly seat: Seat;
  /** The tick in which the player is there. */
  readonly tick: number;
  readonly resumed: boolean;
  readonly missed: Missed;
};

export type SeatingOptions = {
  readonly universe: LiveUniverse;
  readonly log: Log;
  /** How long a seat is kept after its connection was lost. */
  readonly graceMs: number;
  /** Names that nobody may take, for example those of the world's keepers. Any capitals. */
  readonly reservedNames: readonly string[];
  /** The languages that a player may choose, and the one for who does not. */
  readonly locales: readonly string[];
  readonly defaultLocale: string;
  /** Makes the reports of those who want one; undefined when this server tells nobody. */
  readonly reporting: Reporting | undefined;
  /** Whom the universe keeps out. */
  readonly isBanned: (player: PlayerId) => boolean;
};

export type Reporting = { readonly statusOf: StatusSource; readonly begin: () => StatusReport };

export class Seating {
  readonly #universe: LiveUniverse;
  readonly #log: Log;
  readonly #graceMs: number;
  readonly #reserved: ReadonlySet<string>;
  readonly #locales: readonly string[];
  readonly #defaultLocale: string;
  readonly #reporting: Reporting | undefined;
  readonly #isBanned: (player: PlayerId) => boolean;
  readonly #seats = new Map<PlayerId, Seat>();
  /** The last tick that was run. */
  tick: number;

  constructor(options: SeatingOptions) {
    this.#universe = options.universe;
    this.#log = options.log;
    this.#graceMs = options.graceMs;
    this.#reserved = new Set(options.reservedNames.map(foldName));
    this.#reporting = options.reporting;
    this.#isBanned = options.isBanned;
    this.#locales = options.locales;
    this.#defaultLocale = options.defaultLocale;
    this.tick = options.universe.overview().tick;
  }

  seats(): Iterable<Seat> {
    return this.#seats.values();
  }

  seatOf(player: PlayerId): Seat | undefined {
    return this.#seats.get(player);
  }

  join(request: { readonly join: Join; readonly outlet: Outlet }): Seated | Problem {
    const { join, outlet } = request;
    const verdict = judgeName(join.name);
    if (!verdict.ok) return problem(verdict.code);
    const player = this.#universe.playerIdOf(foldName(verdict.name));
    if (this.#isBanned(player)) return problem('session/banned');
    const taken = this.#seats.get(player);
    if (taken !== undefined) return this.#resume(taken, { join, outlet });
    if (this.#reserved.has(foldName(verdict.name))) return problem('name/reserved');
    const { locale } = join;
    if (locale !== undefined && !this.#locales.includes(locale))
      return problem('locale/unknown', { locale, known: this.#locales });
    const submission = this.#universe.submit({
      kind: 'player.join',
      player,
      name: verdict.name,
      ...(locale === undefined ? {} : { locale }),
      defaultLocale: this.#defaultLocale,
    });
    if (!submission.ok) return problem(submission.code);
    const seat = new Seat({ player, name: verdict.name, locale: locale ?? this.#defaultLocale, outlet });
    this.#seats.set(player, seat);
    this.#beginReport(seat, join);
    return { ok: true, seat, tick: submission.tick, resumed: false, missed: { messages: [], lost: 0 } };
  }

  /** Tells the player's client what has changed for them, if it wants to know. */
  report(seat: Seat): void {
    if (seat.report === undefined || seat.occupancy.state !== 'attached') return;
    try {
      const status = this.#reporting?.statusOf(seat.player);
      const news = status === undefined ? undefined : seat.report.news(status, this.tick);
      if (news !== undefined) seat.sendStatus(news);
    } catch (error) {
      this.#log.error({ err: error, player: seat.player }, 'a status could not be told');
    }
  }

  #beginReport(seat: Seat, join: Join): void {
    seat.report = join.status === true ? this.#reporting?.begin() : undefined;
  }

  /** The connection is gone without a goodbye: the player stays in the world for the time of grace. */
  lose(seat: Seat, outlet: Outlet): void {
    if (this.#isIn(seat, outlet)) this.#await(seat, this.#graceMs);
  }

  /** The client closed the connection on purpose: the player leaves now. */
  leave(seat: Seat, outlet: Outlet): void {
    if (this.#isIn(seat, outlet)) this.#submitLeave(seat);
  }

  /** The world has let the player go, and therefore needs no telling. */
  bidFarewell(seat: Seat, reason: Parting): void {
    this.#seats.delete(seat.player);
    if (seat.occupancy.state === 'attached') seat.occupancy.outlet.dismiss(reason);
    else clearTimeout(seat.occupancy.timer);
  }

  /** Everybody is sent off, but nobody leaves the world: they can come back when the universe does. */
  close(): void {
    for (const seat of this.#seats.values()) {
      if (seat.occupancy.state === 'attached') seat.occupancy.outlet.dismiss('shutdown');
      else clearTimeout(seat.occupancy.timer);
    }
    this.#seats.clear();
  }

  #resume(seat: Seat, request: { readonly join: Join; readonly outlet: Outlet }): Seated | Problem {
    const { resume } = request.join;
    const { occupancy } = seat;
    if (resume?.token !== seat.token) {
      const waitMs =
        occupancy.state === 'waiting'
          ? Math.max(0, Math.ceil(occupancy.untilMs - performance.now()))
          : undefined;
      return problem('session/name-in-use', { name: seat.name, ...(waitMs === undefined ? {} : { waitMs }) });
    }
    if (occupancy.state === 'attached') occupancy.outlet.dismiss('replaced');
    else clearTimeout(occupancy.timer);
    seat.occupancy = { state: 'attached', outlet: request.outlet };
    this.#beginReport(seat, request.join);
    return { ok: true, seat, tick: this.tick, resumed: true, missed: seat.missedAfter(resume.lastSeq) };
  }

  #isIn(seat: Seat, outlet: Outlet): boolean {
    const { occupancy } = seat;
    return (
      this.#seats.get(seat.player) === seat && occupancy.state === 'attached' && occupancy.outlet === outlet
    );
  }

  #await(seat: Seat, delayMs: number): void {
    const timer = setTimeout(() => this.#submitLeave(seat), delayMs).unref();
    seat.occupancy = { state: 'waiting', timer, untilMs: performance.now() + delayMs };
  }

  #submitLeave(seat: Seat): void {
    try {
      if (this.#universe.submit({ kind: 'player.leave', player: seat.player }).ok) {
        this.#seats.delete(seat.player);
        return;
      }
    } catch (error) {
      this.#log.error({ err: error, player: seat.player }, 'a leave could not be submitted');
    }
    this.#await(seat, LEAVE_RETRY_MS);
  }
}

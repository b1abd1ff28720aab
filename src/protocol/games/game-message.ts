/** Server to game: the answer to a request, and what comes unasked to those who registered or subscribed. */
import type { RequestId } from './game-request.ts';

/** One for each request, in the order in which the universe came to them. */
export type GameResponse = {
  readonly type: 'response';
  readonly action: string;
  readonly request_id?: Exclude<RequestId, undefined>;
} & (
  | ({ readonly status: 'success' } & Readonly<Record<string, unknown>>)
  | ({ readonly status: 'error'; readonly code: string; readonly message: string } & Readonly<
      Record<string, unknown>
    >)
);

/** A public event of the universe. Each comes once, in the order of `tick` and then of `event_id`'s making. */
export type GameEventMessage = {
  readonly type: 'event';
  /** `e<tick>.<realm>.<n>`: where to go on after a lost connection. */
  readonly event_id: string;
  /** A game's own word for its events. */
  readonly event_type: string;
  /** A game, a realm, or the hub. */
  readonly source: string;
  readonly source_game_id?: string;
  /** Null when it is for everybody. */
  readonly target_game_id: string | null;
  /** When it is for everybody in a region of the space. */
  readonly target_region?: string;
  readonly data: unknown;
  readonly tick: number;
  readonly control_tick_id: number;
  /** What made it happen: `i<tick>.<n>` is what publish_event answered with. */
  readonly cause: string;
};

/** To whoever holds the game: a player is on their way into it. Comes again to one who registers again before it has accepted. */
export type HandoffMessage = {
  readonly type: 'handoff';
  readonly game_id: string;
  readonly voyage: string;
  /** A JWT by the server's key, docs/travel.md. */
  readonly handoff: string;
  readonly deadline_tick: number;
};

export type ControlTickMessage = {
  readonly type: 'control_tick';
  readonly control_tick_id: number;
  readonly tick: number;
  readonly games_synced: number;
  readonly events_propagated: number;
  readonly chain: string;
};

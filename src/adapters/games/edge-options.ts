/** What requests of games of every kind are answered with. */
import type { LiveUniverse } from '../../actors/universe/live-universe.ts';
import type { GameFact } from '../../domain/games/game.ts';
import type { AwaitedRequests } from './awaited-requests.ts';
import type { GameConnection } from './game-connection.ts';

export type EdgeOptions = {
  readonly universe: LiveUniverse;
  readonly game: (id: string) => GameFact | undefined;
  readonly connections: ReadonlySet<GameConnection>;
  readonly awaited: AwaitedRequests;
  readonly controlTickInterval: number;
  readonly tickMs: number;
  readonly universeName: string;
  /** What a text key says in English. */
  readonly sentence?: (key: string) => string | undefined;
};

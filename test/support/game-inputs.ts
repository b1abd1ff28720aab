/** The inputs that games make, for tests about the engine. */
import type { GameInput } from '../../src/actors/games/game-input.ts';
import type { TickOutcome } from '../../src/actors/universe/tick-outcome.ts';
import type { GameRegistration, PublicationTarget } from '../../src/domain/games/game.ts';
import type { GameEvent } from '../../src/domain/game-event.ts';
import type { GameId } from '../../src/kernel/ids.ts';

export const register = (id: string, more: Partial<GameRegistration> = {}): GameInput => ({
  kind: 'game.register',
  request: `register-${id}`,
  game: {
    id: id as GameId,
    realm: `The Realm of ${id}`,
    developer: 'Ada',
    description: 'a test',
    coordinate: {},
    credential: `secret of ${id}`,
    ...more,
  },
});

export const unregister = (id: string): GameInput => ({
  kind: 'game.unregister',
  request: `unregister-${id}`,
  game: id as GameId,
});

export const publish = (
  id: string,
  eventType: string,
  target: PublicationTarget = { kind: 'all' },
  data = '{}',
): GameInput => ({
  kind: 'game.publish',
  request: `publish-${id}-${eventType}`,
  game: id as GameId,
  target,
  eventType,
  data,
});

export const to = (id: string): PublicationTarget => ({ kind: 'one', id });

export const hearGames = (...games: string[]): GameInput => ({
  kind: 'game.heard',
  games: games.sort() as GameId[],
});

/** The events about games, without what every event has. */
export const gameEvents = (outcomes: readonly TickOutcome[]): Pick<GameEvent, 'type' | 'params'>[] =>
  outcomes
    .flatMap(({ events }) => events)
    .filter(({ type }) => type.startsWith('game.'))
    .map(({ type, params }) => ({ type, params }));

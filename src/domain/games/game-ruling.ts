/** What rules about games see and answer. */
import type { GameId } from '../../kernel/ids.ts';
import type { Happening } from '../game-event.ts';
import type { GameFact } from './game.ts';

export type GameContext = {
  readonly tick: number;
  /** Games that are there, not those that left. */
  readonly count: number;
  readonly waiting: number;
  readonly game: (id: string) => GameFact | undefined;
  /** Whether this is a realm of the universe itself, or its hub. */
  readonly isRealm: (id: string) => boolean;
};

export type GameRefusal = {
  readonly ok: false;
  readonly code: GameRefusalCode;
  readonly params: Readonly<Record<string, string | number>>;
};

export type GameRuling =
  | { readonly ok: true; readonly changes: readonly GameFact[]; readonly happenings: readonly Happening[] }
  | GameRefusal;

/** Every way in which the universe says no to a game, in one English sentence for its developer. */
export const GAME_REFUSALS = {
  'game/duplicate': 'A game of this id is registered already; send its token to take it up again.',
  'game/reserved-id': 'This id belongs to a realm of the universe itself. Choose another game_id.',
  'game/unknown': 'No game of this id is registered. Register it first.',
  'game/unknown-target':
    'The target is neither a registered game nor a realm. list_games and get_universe name them all.',
  'game/bad-region': 'The region of the space cannot be read.',
  'game/suspended-target': 'The target is suspended: it has not been heard of for too long.',
  'game/too-many': 'The universe has as many games as it can hold.',
  'game/too-fast': 'The game has published all it may until the next control tick.',
  'game/queue-full': 'All games together have published all they may until the next control tick.',
} as const satisfies Record<string, string>;

export type GameRefusalCode = keyof typeof GAME_REFUSALS;

export function refuseGame(
  code: GameRefusalCode,
  params: Readonly<Record<string, string | number>> = {},
): GameRefusal {
  return { ok: false, code, params };
}

/** The game after a sign of life, with what there is to tell of that. */
export function heard(
  game: GameFact,
  tick: number,
): { readonly game: GameFact; readonly happenings: readonly Happening[] } {
  const now: GameFact = { ...game, heardAt: tick, missed: 0, state: 'active' };
  if (game.state !== 'lagging' && game.state !== 'suspended') return { game: now, happenings: [] };
  return {
    game: now,
    happenings: [{ type: 'game.resumed', params: { game: game.id as GameId, from: game.state } }],
  };
}

/** What enters the universe from games: opened by the hub at the beginning of the tick in which it is recorded. */
import type { GameRegistration, Publication } from '../../domain/games/game.ts';
import type { GameId } from '../../kernel/ids.ts';
import type { Input } from '../universe/input.ts';

/** `request` comes back in the event that says what became of it. */
export type GameInput =
  | ({ readonly kind: 'game.register'; readonly request: string } & { readonly game: GameRegistration })
  | { readonly kind: 'game.unregister'; readonly request: string; readonly game: GameId }
  | ({ readonly kind: 'game.publish'; readonly request: string } & Publication)
  /** These gave a sign of life since they were last named here. Sorted. */
  | { readonly kind: 'game.heard'; readonly games: readonly GameId[] };

export const isOfGame = (input: Input): input is GameInput => input.kind.startsWith('game.');

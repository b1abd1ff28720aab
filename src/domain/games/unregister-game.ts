/** A game leaves the universe; what it published before is still delivered. */
import { isPresent } from './game.ts';
import { type GameContext, type GameRuling, refuseGame } from './game-ruling.ts';

export function unregisterGame(context: GameContext, id: string): GameRuling {
  const game = context.game(id);
  if (game === undefined || !isPresent(game)) return refuseGame('game/unknown', { game: id });
  return {
    ok: true,
    changes: [{ ...game, state: 'left' }],
    happenings: [{ type: 'game.left', params: { game: game.id, realm: game.realm } }],
  };
}

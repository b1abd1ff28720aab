/** A game enters the universe as a foreign realm. */
import { GAMES_MAX, type GameFact, type GameRegistration, isPresent } from './game.ts';
import { type GameContext, type GameRuling, heard, refuseGame } from './game-ruling.ts';

/** Whoever proves to be the game takes it up again as it was, and may describe it anew. */
export function registerGame(context: GameContext, registration: GameRegistration): GameRuling {
  const { id, realm } = registration;
  if (context.isRealm(id)) return refuseGame('game/reserved-id', { game: id });
  const former = context.game(id);
  if (former !== undefined && isPresent(former)) {
    if (former.credential !== registration.credential) return refuseGame('game/duplicate', { game: id });
    const { game, happenings } = heard({ ...former, ...registration }, context.tick);
    return {
      ok: true,
      changes: [game],
      happenings: [...happenings, { type: 'game.rejoined', params: { game: id, realm } }],
    };
  }
  if (context.count >= GAMES_MAX) return refuseGame('game/too-many', { most: GAMES_MAX });
  const game: GameFact = {
    ...registration,
    kind: 'game',
    state: 'registered',
    since: context.tick,
    heardAt: context.tick,
    missed: 0,
    published: 0,
    waiting: 0,
    pace: 0,
    generation: former === undefined ? 0 : former.generation + 1,
  };
  return {
    ok: true,
    changes: [game],
    happenings: [{ type: 'game.registered', params: { game: id, realm, developer: registration.developer } }],
  };
}

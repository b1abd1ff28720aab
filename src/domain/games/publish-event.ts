/** A game tells others that something happened; it reaches them at the next control tick. */
import { parseRegion } from '../stat7/parse-region.ts';
import {
  isPresent,
  PUBLICATIONS_PER_INTERVAL_MAX,
  PUBLICATIONS_WAITING_MAX,
  type Publication,
  type PublicationTarget,
} from './game.ts';
import { type GameContext, type GameRefusal, type GameRuling, heard, refuseGame } from './game-ruling.ts';

export function publishEvent(context: GameContext, { game: id, target }: Publication): GameRuling {
  const source = context.game(id);
  if (source === undefined || !isPresent(source)) return refuseGame('game/unknown', { game: id });
  const refusal = refuseTarget(context, target);
  if (refusal !== undefined) return refusal;
  if (source.waiting >= PUBLICATIONS_PER_INTERVAL_MAX)
    return refuseGame('game/too-fast', { game: id, most: PUBLICATIONS_PER_INTERVAL_MAX });
  if (context.waiting >= PUBLICATIONS_WAITING_MAX)
    return refuseGame('game/queue-full', { most: PUBLICATIONS_WAITING_MAX });
  const { game, happenings } = heard(source, context.tick);
  return {
    ok: true,
    changes: [{ ...game, published: game.published + 1, waiting: game.waiting + 1 }],
    happenings,
  };
}

function refuseTarget(context: GameContext, target: PublicationTarget): GameRefusal | undefined {
  if (target.kind === 'all') return undefined;
  if (target.kind === 'region') {
    const reading = parseRegion(target.region);
    return reading.ok
      ? undefined
      : refuseGame('game/bad-region', { region: target.region, reason: reading.code });
  }
  const { id } = target;
  if (context.isRealm(id)) return undefined;
  const game = context.game(id);
  if (game === undefined || !isPresent(game)) return refuseGame('game/unknown-target', { target: id });
  return game.state === 'suspended' ? refuseGame('game/suspended-target', { target: id }) : undefined;
}

/** What a control tick makes of a game: heard of since the last one, or one barrier further behind. Nobody waits for it. */
import type { Happening } from '../game-event.ts';
import { type GameFact, LAGGING_AFTER, SUSPENDED_AFTER } from './game.ts';

export type BarrierMet = { readonly game: GameFact; readonly happenings: readonly Happening[] };

/** `since` is the tick of the last control tick: signs of life after it count. The same record when nothing changed. */
export function meetBarrier(game: GameFact, since: number): BarrierMet {
  const { waiting, pace } = game;
  const opened = waiting === 0 && pace === 0 ? game : { ...game, waiting: 0, pace: waiting };
  if (game.state === 'left' || game.state === 'suspended') return { game: opened, happenings: [] };
  if (game.heardAt > since) {
    const active = opened.state === 'registered' ? { ...opened, state: 'active' as const } : opened;
    return { game: active, happenings: [] };
  }
  const missed = game.missed + 1;
  const params = { game: game.id, missed };
  const happenings: Happening[] = [{ type: 'game.missed', params }];
  if (missed === LAGGING_AFTER) happenings.push({ type: 'game.lagging', params });
  if (missed === SUSPENDED_AFTER) happenings.push({ type: 'game.suspended', params });
  const state = missed >= SUSPENDED_AFTER ? 'suspended' : missed >= LAGGING_AFTER ? 'lagging' : game.state;
  return { game: { ...opened, missed, state }, happenings };
}

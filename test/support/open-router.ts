/** A small universe with the multiverse API on it, run by hand. */
import type { GrantedItem, Input } from '../../src/actors/universe/input.ts';
import { PlayerRouter } from '../../src/actors/universe/player-router.ts';
import { Universe } from '../../src/actors/universe/universe.ts';
import type { UniverseOptions } from '../../src/actors/universe/universe-options.ts';
import type { GameEvent } from '../../src/domain/game-event.ts';
import type { PlayerId } from '../../src/kernel/ids.ts';
import { smallMaking } from './scripted-run.ts';

export const NOBODY = 'player:nobody' as PlayerId;
export const CROWN: GrantedItem = {
  itemId: 'crown',
  name: 'Crown of Kelp',
  itemType: 'regalia',
  rarity: 'legendary',
  sourceRealm: 'atlantis',
  transferable: true,
};
export const NEW_ALICE = { playerName: 'Alice', characterRace: 'elf', startingRealm: 'isle' };
export const JOURNEY = {
  sourceRealm: 'isle',
  targetRealm: 'deep',
  narrativeContext: 'a dream of deep water',
};

/** `run` steps once with what was routed and the given inputs, then quietly on; returns all events. */
export function openRouter(options: Partial<UniverseOptions> = {}) {
  const universe = Universe.begin(smallMaking(options));
  let pending: Input[] = [];
  const router = new PlayerRouter(universe, (input) => {
    pending.push(input);
    return { ok: true };
  });
  const run = (ticks = 1, ...inputs: Input[]): GameEvent[] => {
    const first = universe.step([...pending, ...inputs]);
    pending = [];
    const events = [...first.events];
    for (let tick = 1; tick < ticks; tick += 1) events.push(...universe.step([]).events);
    return events;
  };
  return { universe, router, run };
}

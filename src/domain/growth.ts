/** How Cal reads what a player did: whom to point towards people, and whom towards places. */
import type { DeedCounts } from './interval-summary.ts';

const SOCIAL_DEEDS = [
  'player.said',
  'player.emoted',
  'player.asked',
  'player.talked',
  'player.chose',
  'player.answered',
  'player.gave',
];
const ROAMING_DEEDS = ['player.arrived', 'player.landed', 'player.took', 'player.read'];

/** Somebody who mostly roamed is shown a person, somebody who mostly talked a place; roaming wins a tie. */
export function leaningOf(deeds: DeedCounts): 'person' | 'place' {
  const count = (names: readonly string[]) => names.reduce((sum, name) => sum + (deeds[name] ?? 0), 0);
  return count(ROAMING_DEEDS) >= count(SOCIAL_DEEDS) ? 'person' : 'place';
}

export const deedTotal = (deeds: DeedCounts): number =>
  Object.values(deeds).reduce((sum, times) => sum + times, 0);

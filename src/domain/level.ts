/** What experience amounts to: a level, each one further from the last. */
import type { PlayerFact } from './entity.ts';
import type { Happening } from './game-event.ts';

export const LEVEL_MAX = 100;
export const EXPERIENCE_MAX = 1_000_000_000;

/** Points from which on a player has that level: 0, 100, 300, 600, 1000, ... */
export const experienceOf = (level: number): number => 50 * level * (level - 1);

/** From 1 to LEVEL_MAX. */
export function levelOf(experience: number): number {
  let level = 1;
  while (level < LEVEL_MAX && experience >= experienceOf(level + 1)) level += 1;
  return level;
}

/** Says so when the level rises, and gives a point to train with for each. */
export function awardExperience(
  player: PlayerFact,
  amount: number,
): { player: PlayerFact; happenings: Happening[] } {
  const experience = Math.max(0, Math.min(EXPERIENCE_MAX, player.experience + amount));
  if (experience === player.experience) return { player, happenings: [] };
  const level = levelOf(experience);
  const gained = level - levelOf(player.experience);
  const advanced: Happening = { type: 'player.advanced', actor: player.id, params: { level } };
  return {
    player:
      gained > 0
        ? { ...player, experience, skillPoints: player.skillPoints + gained }
        : { ...player, experience },
    happenings: gained > 0 ? [advanced] : [],
  };
}

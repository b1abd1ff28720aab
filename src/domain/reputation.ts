/** Reputation: a score per faction in [-1000, 1000] and the standing it amounts to. */
import type { Standing } from './condition.ts';
import type { PlayerFact } from './entity.ts';
import type { UniverseSpec } from './world-spec.ts';

export const REPUTATION_MIN = -1000;
export const REPUTATION_MAX = 1000;

export function clampReputation(score: number): number {
  return Math.max(REPUTATION_MIN, Math.min(REPUTATION_MAX, score));
}

export function reputationWith(player: PlayerFact, faction: string): number {
  return Object.hasOwn(player.reputation, faction) ? (player.reputation[faction] as number) : 0;
}

/** The best standing whose threshold the score reaches. */
export function standingOf(thresholds: UniverseSpec['standings'], score: number): Standing {
  let standing: Standing = 'despised';
  for (const threshold of thresholds) if (score >= threshold.from) standing = threshold.standing;
  return standing;
}

/** The player with that faction's score moved by `change`, clamped to the scale. */
export function withReputation(player: PlayerFact, faction: string, change: number): PlayerFact {
  const score = clampReputation(reputationWith(player, faction) + change);
  if (score === reputationWith(player, faction)) return player;
  return { ...player, reputation: { ...player.reputation, [faction]: score } };
}

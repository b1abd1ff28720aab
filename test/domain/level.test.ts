/** Experience and the levels that it makes. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { awardExperience, EXPERIENCE_MAX, experienceOf, LEVEL_MAX, levelOf } from '../../src/domain/level.ts';
import { aPlayer } from '../support/some-facts.ts';

it('[LE1] a level begins exactly at its threshold, and each is further from the last', () => {
  expect([1, 2, 3, 4].map(experienceOf)).toEqual([0, 100, 300, 600]);
  for (let level = 2; level <= LEVEL_MAX; level += 1) {
    expect([levelOf(experienceOf(level) - 1), levelOf(experienceOf(level))]).toEqual([level - 1, level]);
  }
  expect(levelOf(EXPERIENCE_MAX)).toBe(LEVEL_MAX);
});

it('[LE1] more experience is never a lower level', () => {
  const points = fc.integer({ min: 0, max: EXPERIENCE_MAX });
  fc.assert(
    fc.property(points, points, (one, other) => {
      expect(levelOf(Math.max(one, other))).toBeGreaterThanOrEqual(levelOf(Math.min(one, other)));
    }),
  );
});

it('[LE2] a player is told when the level rises, and only then', () => {
  const young = aPlayer({ experience: 90 });
  expect(awardExperience(young, 9)).toEqual({ player: { ...young, experience: 99 }, happenings: [] });
  const { player, happenings } = awardExperience(young, 300);
  expect(player.experience).toBe(390);
  expect(happenings).toEqual([{ type: 'player.advanced', actor: young.id, params: { level: 3 } }]);
  const full = aPlayer({ experience: EXPERIENCE_MAX });
  expect(awardExperience(full, 5)).toEqual({ player: full, happenings: [] });
});

it('[LE3] a level brings a point to train with, and three at once bring three', () => {
  expect(awardExperience(aPlayer(), 99).player.skillPoints).toBe(0);
  expect(awardExperience(aPlayer(), 100).player.skillPoints).toBe(1);
  expect(awardExperience(aPlayer({ skillPoints: 2 }), 600).player.skillPoints).toBe(5);
});

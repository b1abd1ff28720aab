/** Reputation: a score per faction that stays on its scale whatever happens. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STANDINGS } from '../../src/domain/condition.ts';
import {
  clampReputation,
  REPUTATION_MAX,
  REPUTATION_MIN,
  reputationWith,
  standingOf,
  withReputation,
} from '../../src/domain/reputation.ts';
import { SMALL_UNIVERSE } from '../support/small-world.ts';
import { aPlayer } from '../support/some-facts.ts';

const anyChange = fc.oneof(fc.integer({ min: -1500, max: 1500 }), fc.maxSafeInteger());
const anyScore = fc.integer({ min: REPUTATION_MIN, max: REPUTATION_MAX });
const anyFaction = fc.constantFrom('wardens', 'strangers', '__proto__', 'constructor', 'toString');
const standing = (score: number) => STANDINGS.indexOf(standingOf(SMALL_UNIVERSE.standings, score));

describe('a score', () => {
  it('[RP1] stays in [-1000, 1000] for any sequence of changes, for every faction by itself', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyFaction, anyChange)), (changes) => {
        let player = aPlayer();
        for (const [faction, change] of changes) {
          const others = changes.map(([name]) => name).filter((name) => name !== faction);
          const before = others.map((name) => reputationWith(player, name));
          player = withReputation(player, faction, change);
          expect(reputationWith(player, faction)).toBeGreaterThanOrEqual(REPUTATION_MIN);
          expect(reputationWith(player, faction)).toBeLessThanOrEqual(REPUTATION_MAX);
          expect(others.map((name) => reputationWith(player, name))).toEqual(before);
        }
      }),
    );
  });

  it('[RP2] never falls by a positive change nor rises by a negative one', () => {
    fc.assert(
      fc.property(anyScore, anyChange, (score, change) => {
        const player = withReputation(aPlayer(), 'wardens', score);
        const moved = reputationWith(withReputation(player, 'wardens', change), 'wardens') - score;
        expect(moved * Math.sign(change)).toBeGreaterThanOrEqual(0);
        expect(Math.abs(moved)).toBeLessThanOrEqual(Math.abs(change));
      }),
    );
  });

  it('[RP2] clamping twice is clamping once, and leaves what is on the scale alone', () => {
    fc.assert(
      fc.property(anyChange, anyScore, (number, score) => {
        expect(clampReputation(clampReputation(number))).toBe(clampReputation(number));
        expect(clampReputation(score)).toBe(score);
      }),
    );
  });

  it('[RP2] that does not move leaves the very same record', () => {
    const player = withReputation(aPlayer(), 'wardens', 1000);
    expect(withReputation(player, 'wardens', 1)).toBe(player);
    expect(withReputation(player, 'strangers', 0)).toBe(player);
  });
});

describe('a standing', () => {
  it('[RP3] never falls when the score rises', () => {
    fc.assert(
      fc.property(anyScore, anyScore, (one, other) => {
        expect(standing(Math.max(one, other))).toBeGreaterThanOrEqual(standing(Math.min(one, other)));
      }),
    );
  });

  it('[RP3] changes exactly at its threshold, and there is one for every score', () => {
    for (const [index, { from, standing: name }] of SMALL_UNIVERSE.standings.entries()) {
      expect(standingOf(SMALL_UNIVERSE.standings, from)).toBe(name);
      if (index > 0) expect(standing(from - 1)).toBe(standing(from) - 1);
    }
    expect(standingOf(SMALL_UNIVERSE.standings, REPUTATION_MIN)).toBe('despised');
    expect(standingOf(SMALL_UNIVERSE.standings, 0)).toBe('neutral');
    expect(standingOf(SMALL_UNIVERSE.standings, REPUTATION_MAX)).toBe('revered');
  });
});

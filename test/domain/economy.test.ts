/** Rewards, what Domingo measures, and the one multiplier with which it leans against what it sees. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  MULTIPLIER_PERCENT_MAX,
  MULTIPLIER_PERCENT_MIN,
  measureEconomy,
  nextMultiplierPercent,
  payReward,
  percentRatio,
} from '../../src/domain/economy.ts';
import { aPlayer, aRealm } from '../support/some-facts.ts';

const anyTokens = fc.integer({ min: 0, max: 1_000_000 });
const anyPercent = fc.integer({ min: MULTIPLIER_PERCENT_MIN, max: MULTIPLIER_PERCENT_MAX });
const anyPurses = fc.array(anyTokens, { maxLength: 30 });

const measured = (purses: readonly number[], volume: number, treasuries = 0) =>
  measureEconomy({
    purses: purses.reduce((sum, purse) => sum + purse, 0),
    treasuries,
    volume,
    purseCount: purses.length,
    squares: purses.reduce((sum, purse) => sum + purse * purse, 0),
  });

describe('a reward', () => {
  it('[EC1] moves tokens from the treasury to the purse: none made, none lost, never more than there is', () => {
    fc.assert(
      fc.property(anyTokens, anyTokens, anyTokens, anyPercent, (tokens, treasury, amount, percent) => {
        const before = {
          player: aPlayer({ tokens }),
          realm: aRealm({ treasury, rewardMultiplier: percentRatio(percent) }),
        };
        const { player, realm, paid } = payReward(before, amount);
        expect(player.tokens + realm.treasury).toBe(tokens + treasury);
        expect(paid).toBe(Math.min(treasury, Math.floor((amount * percent) / 100)));
        expect(player.tokens - tokens).toBe(paid);
        expect(realm.treasury).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('[EC1] from an empty treasury changes no record', () => {
    const before = { player: aPlayer(), realm: aRealm({ treasury: 0 }) };
    expect(payReward(before, 5)).toEqual({ ...before, paid: 0 });
    expect(payReward(before, 5).player).toBe(before.player);
  });

  it('[EC1] never falls when the multiplier rises', () => {
    fc.assert(
      fc.property(anyTokens, anyPercent, anyPercent, (amount, one, other) => {
        const paid = (percent: number) =>
          payReward({ player: aPlayer(), realm: aRealm({ rewardMultiplier: percentRatio(percent) }) }, amount)
            .paid;
        expect(paid(Math.max(one, other))).toBeGreaterThanOrEqual(paid(Math.min(one, other)));
      }),
    );
  });
});

describe('what Domingo measures', () => {
  it('[EC2] is whole numbers, and does not depend on the order of purses', () => {
    fc.assert(
      fc.property(anyPurses, anyTokens, anyTokens, (purses, volume, treasuries) => {
        const measures = measured(purses, volume, treasuries);
        for (const measure of Object.values(measures)) expect(Number.isSafeInteger(measure)).toBe(true);
        expect(measured([...purses].reverse(), volume, treasuries)).toEqual(measures);
        expect(measures.supply).toBe(purses.reduce((sum, purse) => sum + purse, 0) + treasuries);
      }),
    );
  });

  it('[EC2] concentration is 1000 when one has all, 1000/n when all have the same, and in between otherwise', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.integer({ min: 1, max: 40 }),
        anyPurses,
        (purse, count, some) => {
          const poor = Array.from({ length: count - 1 }, () => 0);
          expect(measured([purse, ...poor], 0).concentrationPermille).toBe(1000);
          expect(
            measured(
              Array.from({ length: count }, () => purse),
              0,
            ).concentrationPermille,
          ).toBe(Math.floor(1000 / count));
          const { concentrationPermille } = measured([...some, purse], 0);
          expect(concentrationPermille).toBeGreaterThanOrEqual(Math.floor(1000 / (some.length + 1)));
          expect(concentrationPermille).toBeLessThanOrEqual(1000);
        },
      ),
    );
  });

  it('[EC2] is nothing where nobody has anything', () => {
    expect(measured([], 0)).toEqual({ supply: 0, velocityPermille: 0, concentrationPermille: 0 });
    expect(measured([0, 0], 7, 5)).toEqual({ supply: 5, velocityPermille: 0, concentrationPermille: 0 });
  });
});

describe('the multiplier', () => {
  it('[EC3] stays in [50, 200] percent for any sequence of what is measured', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyPurses, anyTokens), { maxLength: 60 }), (periods) => {
        let percent = 100;
        for (const [purses, volume] of periods) {
          const next = nextMultiplierPercent(percent, measured(purses, volume), purses.length);
          expect(Math.abs(next - percent)).toBeLessThanOrEqual(10);
          expect(next).toBeGreaterThanOrEqual(MULTIPLIER_PERCENT_MIN);
          expect(next).toBeLessThanOrEqual(MULTIPLIER_PERCENT_MAX);
          percent = next;
        }
      }),
    );
  });

  it('[EC3] rises while money lies still, to its upper end', () => {
    let percent = 100;
    for (let period = 0; period < 20; period += 1)
      percent = nextMultiplierPercent(percent, measured([20, 20], 0), 2);
    expect(percent).toBe(MULTIPLIER_PERCENT_MAX);
  });

  it('[EC3] falls while money races or one purse holds nearly all, to its lower end', () => {
    for (const measures of [measured([20, 20], 1000), measured([1000, 1, 1, 1, 1], 100)]) {
      let percent = 100;
      for (let period = 0; period < 20; period += 1) percent = nextMultiplierPercent(percent, measures, 5);
      expect(percent).toBe(MULTIPLIER_PERCENT_MIN);
    }
  });

  it('[EC3] comes back to 100 percent in an even economy, and stays there', () => {
    for (const start of [MULTIPLIER_PERCENT_MIN, 85, 100, MULTIPLIER_PERCENT_MAX]) {
      let percent = start;
      for (let period = 0; period < 40; period += 1)
        percent = nextMultiplierPercent(percent, measured([20, 20, 20], 10), 3);
      expect(percent).toBe(100);
    }
  });

  it('[EC3] is left alone where there are no players', () => {
    expect(nextMultiplierPercent(100, measured([], 0), 0)).toBe(100);
  });
});

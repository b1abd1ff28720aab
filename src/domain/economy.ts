/** Where tokens come from and go to: they only ever move between a purse and a realm's treasury, or between purses. */
import type { PlayerFact, RealmFact } from './entity.ts';
import type { Ratio } from './world-spec.ts';

export const MULTIPLIER_PERCENT_MIN = 50;
export const MULTIPLIER_PERCENT_MAX = 200;

/** Pays a reward from the treasury: scaled by the multiplier, rounded down, never more than there is. */
export function payReward(
  { player, realm }: { player: PlayerFact; realm: RealmFact },
  amount: number,
): { player: PlayerFact; realm: RealmFact; paid: number } {
  const { numerator, denominator } = realm.rewardMultiplier;
  const scaled = Math.floor((amount * numerator) / denominator);
  const paid = Math.max(0, Math.min(scaled, realm.treasury));
  if (paid === 0) return { player, realm, paid };
  return {
    player: { ...player, tokens: player.tokens + paid },
    realm: { ...realm, treasury: realm.treasury - paid },
    paid,
  };
}

/** What Domingo measures over one period, all integers. */
export type Circulation = {
  /** Tokens in players' purses, and in treasuries. */
  readonly purses: number;
  readonly treasuries: number;
  /** Tokens that changed hands in the period. */
  readonly volume: number;
  /** Number of purses and the sum of their squares. */
  readonly purseCount: number;
  readonly squares: number;
};

export type EconomyMeasures = {
  readonly supply: number;
  /** Tokens moved per thousand tokens in purses. */
  readonly velocityPermille: number;
  /** Herfindahl index of the purses in permille: 1000 when one player has all, 1000/n when all have the same. */
  readonly concentrationPermille: number;
};

export function measureEconomy(circulation: Circulation): EconomyMeasures {
  const { purses, treasuries, volume, squares } = circulation;
  const total = BigInt(purses) * BigInt(purses);
  return {
    supply: purses + treasuries,
    velocityPermille: purses === 0 ? 0 : Math.floor((volume * 1000) / purses),
    concentrationPermille: purses === 0 ? 0 : Number((BigInt(squares) * 1000n) / total),
  };
}

/**
 * The next multiplier in percent: a tenth up when money hardly moves, a tenth down when it races or when one purse
 * holds most of it; always within [50, 200], and drawn back towards 100 otherwise.
 */
export function nextMultiplierPercent(
  current: number,
  measures: EconomyMeasures,
  purseCount: number,
): number {
  const evenShare = purseCount === 0 ? 0 : Math.floor(1000 / purseCount);
  const concentrated = purseCount > 1 && measures.concentrationPermille > Math.max(500, 3 * evenShare);
  let step = current === 100 ? 0 : current > 100 ? -5 : 5;
  if (concentrated || measures.velocityPermille > 500) step = -10;
  else if (purseCount > 0 && measures.velocityPermille < 50) step = 10;
  return Math.max(MULTIPLIER_PERCENT_MIN, Math.min(MULTIPLIER_PERCENT_MAX, current + step));
}

export const percentRatio = (percent: number): Ratio => ({ numerator: percent, denominator: 100 });

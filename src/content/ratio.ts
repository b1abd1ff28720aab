/** Probabilities as writers put them, `0.25`, made exact. */
import type { Ratio } from '../domain/world-spec.ts';

const DECIMAL_PLACES_MAX = 6;

/** Undefined when the text is no plain decimal with at most six places. */
export const parseRatio = (decimal: string): Ratio | undefined => {
  const match = /^\+?(\d*)\.?(\d*)$/.exec(decimal.trim());
  const [, whole = '', fraction = ''] = match ?? [];
  if (whole + fraction === '' || whole.length > 9 || fraction.length > DECIMAL_PLACES_MAX) return undefined;
  const scale = Number(`1${'0'.repeat(fraction.length)}`);
  const numerator = Number(whole) * scale + Number(fraction);
  const divisor = greatestCommonDivisor(numerator, scale);
  return { numerator: numerator / divisor, denominator: scale / divisor };
};

const greatestCommonDivisor = (left: number, right: number): number =>
  right === 0 ? left : greatestCommonDivisor(right, left % right);

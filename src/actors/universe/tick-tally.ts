/** How much went on in the realms in one tick. */
import type { TickRecord } from '../../kernel/tick-record.ts';
import type { RealmTickResult } from '../realm/realm-tick.ts';

export function tickTally(
  results: readonly RealmTickResult[],
): Pick<TickRecord, 'envelopeCount' | 'roundCount' | 'awakeCount'> {
  const sum = (of: (result: RealmTickResult) => number) =>
    results.reduce((total, result) => total + of(result), 0);
  return {
    envelopeCount: sum(({ envelopeCount }) => envelopeCount),
    roundCount: results.reduce((most, { roundCount }) => Math.max(most, roundCount), 0),
    awakeCount: sum(({ awakeCount }) => awakeCount),
  };
}

/** Which treasuries a grant comes out of, and which one tokens go back to. */
import { compareIds } from '../../kernel/ids.ts';
import type { Draw, Treasury } from './bridge-ruling.ts';

/**
 * The fullest treasury gives first, as much as it has; what is given back goes to the emptiest. Realms with as much as
 * each other take turns by their ids. Undefined when there is not enough, or nobody to take it back.
 */
export function drawTokens(treasuries: readonly Treasury[], amount: number): readonly Draw[] | undefined {
  const fullest = [...treasuries].sort(
    (left, right) => right.tokens - left.tokens || compareIds(left.realm, right.realm),
  );
  if (amount < 0) {
    const emptiest = fullest.at(-1);
    return emptiest === undefined ? undefined : [{ realm: emptiest.realm, amount }];
  }
  const draws: Draw[] = [];
  let missing = amount;
  for (const { realm, tokens } of fullest) {
    const given = Math.min(missing, tokens);
    if (given > 0) draws.push({ realm, amount: given });
    missing -= given;
  }
  return missing === 0 ? draws : undefined;
}

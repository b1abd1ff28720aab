/** Which exit of a room a player's words mean when they name no direction. */
import { means } from './noun-phrase.ts';
import type { RuleContext } from './rule.ts';
import type { ExitSpec } from './world-spec.ts';

/** A portal by its own words, a neighbouring place by words of its id, a door as such; the first that fits. */
export function namedExit(
  { universe }: RuleContext,
  exits: readonly ExitSpec[],
  words: readonly string[],
): ExitSpec | undefined {
  const isAll = (known: readonly string[]) => words.every((word) => known.includes(word));
  return (
    exits.find((exit) => exit.portal !== undefined && isAll(exit.portal.words)) ??
    exits.find((exit) => exit.portal === undefined && isAll(exit.to.location.split('_'))) ??
    exits.find(
      (exit) => exit.key !== undefined && words.every((word) => means(universe.lexicon, word, 'door')),
    )
  );
}

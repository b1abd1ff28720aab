/** Whether typed words call something that has a name: a quest, a piece of lore, what a conversation offers. */
import type { PlayerFact } from './entity.ts';
import type { RuleContext } from './rule.ts';
import type { LexiconSpec } from './world-spec.ts';

/** The words of all languages, those of the one that the player plays in first. */
export function lexiconOf(
  { universe }: Pick<RuleContext, 'universe'>,
  { locale }: Pick<PlayerFact, 'locale'>,
): LexiconSpec {
  return universe.lexicons[locale] ?? universe.lexicon;
}

/** All of them are words of the name; articles and apostrophes do not count, and a hyphen parts two words. */
export function isCalled(
  typed: readonly string[],
  name: readonly string[],
  { articles }: Pick<LexiconSpec, 'articles'>,
): boolean {
  const words = typed.filter((word) => !articles.includes(word)).flatMap(partsOf);
  const known = name.flatMap(partsOf);
  return words.length > 0 && words.every((word) => known.includes(word));
}

const partsOf = (word: string): readonly string[] => word.replace(/['’]/g, '').split('-');

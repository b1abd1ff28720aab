/** What players may type when they mean several of a thing. */
import { pluralHead, pluralWord } from './plural-name.ts';
import { splitWords } from './schema-parts.ts';

type Plurals = { readonly plurals?: readonly string[] };

/**
 * The plural of each word, and those of the plural that content wrote. A word that is among the thing's own already,
 * `oilskins`, means one of it, as it always did.
 */
export const linkPlurals = (words: readonly string[], locale: string, written?: string): Plurals => {
  const own = splitWords(words);
  const made = words.flatMap((phrase) => phrase.split(/\s+/)).map((word) => pluralWord(word, locale) ?? word);
  const plurals = splitWords([...made, ...(written === undefined ? [] : pluralHead(written, locale))]);
  const others = plurals.filter((word) => !own.includes(word));
  return others.length === 0 ? {} : { plurals: others };
};

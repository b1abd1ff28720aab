/**
 * Whether what somebody named is spoken of in the description of the place, though it is no thing of its own. Only here
 * is known what players read, and in which language; what comes of it is another sentence, and nothing else.
 */
import { wordsOf } from '../../domain/text-fold.ts';

const LETTERS_MIN = 3;

/** `typed`: folded words, as a refusal has them. Of a noun one may say one or several: "mole" for "two stone moles". */
export const isSpokenOf = (typed: string, paragraphs: readonly string[]): boolean => {
  const names = wordsOf(typed).filter((word) => word.length >= LETTERS_MIN);
  if (names.length === 0) return false;
  const told = new Set(paragraphs.flatMap((text) => text.split(/[\s–—’'-]+/).flatMap(wordsOf)));
  return names.every((name) => formsOf(name).some((form) => told.has(form)));
};

const formsOf = (name: string): readonly string[] => [
  name,
  `${name}s`,
  `${name}es`,
  name.replace(/s$/, ''),
  name.replace(/es$/, ''),
];

/** Words in a text: found whatever their capitals and accents, and covered letter by letter. */
import { foldLetters } from '../text-fold.ts';

/** Fixed ranges: what counts as a letter must not depend on the machine. */
const WORD = /[0-9A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]+/g;

/** `words` are folded. */
export const hasWord = (text: string, words: readonly string[]): boolean =>
  (text.match(WORD) ?? []).some((word) => words.includes(foldLetters(word)));

/** `words` are folded. */
export const maskWords = (text: string, words: readonly string[]): string =>
  text.replace(WORD, (word) => (words.includes(foldLetters(word)) ? '*'.repeat(word.length) : word));

/** The known word that somebody may have meant when their finger slipped. */
import { distance } from 'fastest-levenshtein';

/** `none` when nothing is close enough; of two that are as near, the first. */
export function nearestWord(word: string, knownWords: Iterable<string>): string {
  let suggestion = 'none';
  let best = 3;
  for (const known of knownWords) {
    if (known.length < 3 || Math.abs(known.length - word.length) >= best) continue;
    const apart = slipsBetween(word, known);
    const isLikely = word.length > SHORT_WORD || word.charAt(0) === known.charAt(0);
    if (isLikely && apart < best && apart * 2 < word.length) {
      best = apart;
      suggestion = known;
    }
  }
  return suggestion;
}

/** In a word of so few letters one slip makes another word; its first letter has to be right. */
const SHORT_WORD = 4;

/** Edits from one word to the other; two letters that changed places count as one. */
function slipsBetween(word: string, known: string): number {
  const letters = (text: string) => [...text].sort().join('');
  const isMixedUp = word.length === known.length && word !== known && letters(word) === letters(known);
  return isMixedUp ? 1 : distance(word, known);
}

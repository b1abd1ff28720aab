/** Whom a player means by name, in this realm or any other, and what they say to them. */
import type { RuleContext } from '../rule.ts';
import { foldText } from '../text-fold.ts';
import type { ListingFact } from './listing.ts';

const BLANKS = /[ \t\u00a0]+/;
const END_MARKS = /[,:;.!?]+$/;
/** No name has more. */
const NAME_WORDS_MAX = 12;

export type Addressed = {
  /** Absent when nobody of that name is known. */
  readonly person?: ListingFact;
  /** The word that should have been a name; empty when there was none. */
  readonly word: string;
  /** What follows the name, as it was typed. */
  readonly text: string;
};

/** `bob hello`, `to bob: hello`, `Old Tom “hello”`: the longest name at the beginning counts. */
export function addressee({ facts, universe }: RuleContext, typed: string): Addressed {
  const words = typed.split(BLANKS).filter((word) => word !== '');
  const isTo = (word: string) => universe.lexicon.prepositions['to']?.includes(foldText(word)) === true;
  while (words.length > 1 && isTo(words[0] as string)) words.shift();
  for (let length = Math.min(NAME_WORDS_MAX, words.length); length > 0; length -= 1) {
    const name = words.slice(0, length).join(' ');
    const person = facts.listingNamed(name) ?? facts.listingNamed(name.replace(END_MARKS, ''));
    if (person === undefined) continue;
    return { person, word: person.name, text: unmarked(words.slice(length).join(' ')) };
  }
  return { word: (words[0] ?? '').replace(END_MARKS, ''), text: unmarked(words.slice(1).join(' ')) };
}

/** Without quotation marks around all of it. */
function unmarked(text: string): string {
  return /^["“«]([^"“”«»]*)["”»]$/.exec(text)?.[1]?.trim() ?? text;
}

/** Reads the words of a noun: how many are meant, which of several, what joins and what excepts. Knows no things. */
import type { LexiconSpec, WordMeaning } from './world-spec.ts';

export type NounPart = {
  /** What is left to tell things by; may be empty beside "all" or an ordinal. */
  readonly words: readonly string[];
  readonly quantity: number | 'all' | 'unsaid';
  /** Counted from 1. */
  readonly ordinal?: number | 'last';
  /** Only of those that the player carries, or that do not. */
  readonly where?: Where;
};

export type Where = 'held' | 'here';

export type NounPhrase = { readonly parts: readonly NounPart[]; readonly except: readonly NounPart[] };

/** `all pebbles except the second one and the lantern`. */
export function readNounPhrase(lexicon: LexiconSpec, words: readonly string[]): NounPhrase {
  const cut = words.findIndex((word) => means(lexicon, word, 'except'));
  const partsOf = (some: readonly string[]) =>
    splitAt(some, (word) => means(lexicon, word, 'and')).map((part) => readPart(lexicon, part));
  if (cut === -1) return { parts: partsOf(words), except: [] };
  const except = words.slice(cut + 1).filter((word) => !means(lexicon, word, 'except'));
  return { parts: partsOf(words.slice(0, cut)), except: partsOf(except) };
}

export const means = ({ words }: LexiconSpec, word: string, meaning: WordMeaning): boolean =>
  words[meaning]?.includes(word) === true;

/** `12` or twelve; undefined for what is no number. */
export function numberOf({ numbers }: LexiconSpec, word: string): number | undefined {
  if (/^\d{1,9}$/.test(word)) return Number(word);
  const named = Object.entries(numbers).find(([, names]) => names.includes(word));
  return named === undefined ? undefined : Number(named[0]);
}

export function ordinalOf({ ordinals }: LexiconSpec, word: string): number | 'last' | undefined {
  const named = Object.entries(ordinals).find(([, names]) => names.includes(word));
  if (named === undefined) return undefined;
  return named[0] === 'last' ? 'last' : Number(named[0]);
}

function readPart(lexicon: LexiconSpec, typed: readonly string[]): NounPart {
  let quantity: NounPart['quantity'] = 'unsaid';
  let ordinal: NounPart['ordinal'];
  let at = 0;
  for (; at < typed.length; at += 1) {
    const word = typed[at] as string;
    const number = numberOf(lexicon, word);
    const place = ordinalOf(lexicon, word);
    if (means(lexicon, word, 'all')) quantity = 'all';
    else if (place !== undefined && ordinal === undefined) ordinal = place;
    else if (number !== undefined && quantity === 'unsaid') quantity = number;
    else break;
  }
  // Alone it is no noun, but "all here" and "the second I hold" are.
  const { words: rest, where } = readWhere(lexicon, typed.slice(at), at > 0 ? 0 : 1);
  const telling = rest.filter((word) => !means(lexicon, word, 'one'));
  const isBare =
    telling.length === 0 && ordinal === undefined && quantity === 'unsaid' && where === undefined;
  return {
    words: isBare ? rest : telling,
    quantity,
    ...(ordinal === undefined ? {} : { ordinal }),
    ...(where === undefined ? {} : { where }),
  };
}

/** Takes off what says where the thing is, at either end: `held lamp`, `lamp i hold`. So many words have to be left. */
function readWhere(
  lexicon: LexiconSpec,
  words: readonly string[],
  leftMin: number,
): { words: readonly string[]; where?: Where } {
  for (const where of ['held', 'here'] as const) {
    for (const phrase of lexicon.words[where] ?? []) {
      const parts = phrase.split(' ').filter((word) => !lexicon.articles.includes(word));
      const left = words.length - parts.length;
      if (left < leftMin) continue;
      if (parts.every((part, index) => words[left + index] === part))
        return { words: words.slice(0, left), where };
      if (parts.every((part, index) => words[index] === part))
        return { words: words.slice(parts.length), where };
    }
  }
  return { words };
}

/** `the one i hold`, `here`: the words say where the thing is, and may say more. */
export function placeSaid(
  lexicon: LexiconSpec,
  words: readonly string[],
): { readonly words: readonly string[]; readonly where: Where } | undefined {
  const { words: rest, where } = readWhere(lexicon, words, 0);
  return where === undefined ? undefined : { words: rest, where };
}

/** Empty stretches are left out. */
function splitAt(words: readonly string[], isBorder: (word: string) => boolean): string[][] {
  const parts: string[][] = [[]];
  for (const word of words) {
    if (isBorder(word)) parts.push([]);
    else parts.at(-1)?.push(word);
  }
  return parts.filter((part) => part.length > 0);
}

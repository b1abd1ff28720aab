/**
 * What a thing is called when there are several, by the rules of its language. Content writes out what the rules get
 * wrong. Knows English and Spanish; of any other language it says nothing.
 */
import pluralize from 'pluralize';

/** "piece of red glass" to "pieces of red glass", "farol verde" to "faroles verdes". */
export const pluralName = (name: string, locale: string): string | undefined => {
  const rule = ruleFor(locale);
  if (rule === undefined) return undefined;
  const words = name.split(' ');
  const head = headOf(words, rule);
  return [...rule.head(head), ...words.slice(head.length)].join(' ');
};

/** The words of a name that say what is counted: "loaves" of "loaves of rye". */
export const pluralHead = (name: string, locale: string): readonly string[] =>
  headOf(name.split(' '), ruleFor(locale));

const headOf = (words: readonly string[], rule: Rule | undefined): readonly string[] => {
  const joint = words.findIndex((word, index) => index > 0 && rule?.joints.includes(word));
  return joint === -1 ? words : words.slice(0, joint);
};

/** Undefined where the language has no rule here. */
export const pluralWord = (word: string, locale: string): string | undefined => ruleFor(locale)?.word(word);

type Rule = {
  /** Words with which a name goes on to what is not counted: "of" in "loaf of rye". */
  readonly joints: readonly string[];
  readonly head: (words: readonly string[]) => readonly string[];
  readonly word: (word: string) => string;
};

const ruleFor = (locale: string): Rule | undefined => RULES[locale.split('-')[0] ?? locale];

const spanishWord = (word: string): string => {
  if (word === 'gran') return 'grandes';
  if (/[aeiouéáó]$/.test(word)) return `${word}s`;
  if (/z$/.test(word)) return `${word.slice(0, -1)}ces`;
  if (/[áéíóú][ns]$/.test(word)) return `${withoutAccent(word)}es`;
  const vowels = [...word.matchAll(VOWELS)];
  if (/[sx]$/.test(word)) return vowels.length === 1 ? `${word}es` : word;
  if (/n$/.test(word) && vowels.length > 1 && !/[áéíóú]/.test(word)) return `${stressed(word, vowels)}es`;
  return `${word}es`;
};

const VOWELS = /[aeiouáéíóúü]+/g;

/** In "bastones" the stress falls where Spanish expects it, and is not written any more. */
const withoutAccent = (word: string): string =>
  word.replace(/[áéíóú](?=[ns]$)/, (letter) => letter.normalize('NFD').slice(0, 1));

/** In "imágenes" it has to be written, and in "imagen" it had not. */
const stressed = (word: string, vowels: readonly RegExpMatchArray[]): string => {
  const group = vowels.at(-2) as RegExpMatchArray;
  const strong = group[0].search(/[aeo]/);
  const at = group.index as number;
  const place = at + (strong === -1 ? group[0].length - 1 : strong);
  return `${word.slice(0, place)}${word.charAt(place)}\u0301${word.slice(place + 1)}`.normalize('NFC');
};

const RULES: Readonly<Record<string, Rule>> = {
  en: {
    joints: ['of', 'for', 'with', 'without', 'from', 'in', 'on', 'at', 'to', 'under'],
    head: (words) => words.map((word, index) => (index === words.length - 1 ? pluralize(word) : word)),
    word: (word) => pluralize(word),
  },
  es: {
    joints: ['de', 'del', 'con', 'sin', 'para', 'por', 'en', 'a', 'al', 'que', 'sobre', 'bajo'],
    // Adjectives agree, before the noun and behind it.
    head: (words) => words.map(spanishWord),
    word: spanishWord,
  },
};

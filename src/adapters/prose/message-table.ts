/** Compiled sentences of one locale, with those of others to fall back on. Never throws on a bad text or key. */
import { type Formatters, IntlMessageFormat } from 'intl-messageformat';
import type { TextKey } from '../../domain/world-spec.ts';
import { spellNumber } from './number-words.ts';
import { markWritten } from './span-marks.ts';

export type MessageValues = Readonly<Record<string, string | number>>;

export type MessageTable = {
  /** The sentence; an unknown key, or one whose sentence is no message, gives the key in brackets. */
  readonly format: (key: TextKey, values: MessageValues) => string;
  /** True when some locale has a sentence for the key. */
  readonly has: (key: TextKey) => boolean;
  /** Name of the argument that the sentence begins with, if it begins with one. */
  readonly firstArgument: (key: TextKey) => string | undefined;
  /** From now on the keys with that beginning, which ends in a dot, have these sentences in that locale, and no others. */
  readonly replace: (replacement: Replacement) => void;
  /** From now on all sentences are these. */
  readonly reset: (texts: MessageSources['texts']) => void;
};

export type Replacement = {
  readonly locale: string;
  readonly prefix: string;
  readonly texts: Readonly<Record<TextKey, string>>;
};

export type MessageSources = {
  readonly texts: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The first that has a sentence for a key provides it. */
  readonly locales: readonly string[];
};

type Message = {
  readonly format: (values: MessageValues) => string;
  readonly firstArgument: string | undefined;
};

export const createMessageTable = ({ texts, locales }: MessageSources): MessageTable => {
  const messages = new Map<TextKey, Message | undefined>();
  const replaced = new Map<string, Replacement>();
  let all = texts;
  const tableFor = (locale: string, key: TextKey): Readonly<Record<string, string>> | undefined => {
    const fresh = [...replaced.values()].find(
      (replacement) => replacement.locale === locale && key.startsWith(replacement.prefix),
    );
    return fresh?.texts ?? all[locale];
  };
  const formatters = spellingFormatters((value) => spellNumber(table, value));
  const find = (key: TextKey): Message | undefined => {
    if (messages.has(key)) return messages.get(key);
    const message = firstOf(locales, (locale) =>
      compile(textOf(tableFor(locale, key), key), locale, formatters),
    );
    // Only keys that content has are kept, so that made-up keys cannot fill the memory.
    if (message !== undefined) messages.set(key, message);
    return message;
  };
  const table: MessageTable = {
    format: (key, values) => find(key)?.format(values) ?? `[${key}]`,
    has: (key) => find(key) !== undefined,
    firstArgument: (key) => find(key)?.firstArgument,
    replace: (replacement) => {
      replaced.set(`${replacement.locale} ${replacement.prefix}`, replacement);
      for (const key of messages.keys()) if (key.startsWith(replacement.prefix)) messages.delete(key);
    },
    reset: (others) => {
      all = others;
      replaced.clear();
      messages.clear();
    },
  };
  return table;
};

/** As Intl has them, save that a number which is a word in this language, the `#` of a plural, is that word. */
const spellingFormatters = (spell: (value: number) => string | undefined): Formatters => {
  const numbers = new Map<string, Intl.NumberFormat>();
  const plurals = new Map<string, Intl.PluralRules>();
  return {
    getNumberFormat: (locales, options) =>
      kept(numbers, [locales, options], () => {
        const figures = new Intl.NumberFormat(locales, options);
        const format = (value: number): string => spell(value) ?? figures.format(value);
        return Object.create(figures, { format: { value: format } }) as Intl.NumberFormat;
      }),
    getDateTimeFormat: (...given) => new Intl.DateTimeFormat(...given),
    getPluralRules: (...given) => kept(plurals, given, () => new Intl.PluralRules(...given)),
  };
};

/** Making one takes a while, and a language needs few. */
const kept = <Value>(made: Map<string, Value>, asked: readonly unknown[], make: () => Value): Value => {
  const key = JSON.stringify(asked);
  const known = made.get(key);
  if (known !== undefined) return known;
  const value = make();
  made.set(key, value);
  return value;
};

const firstOf = <Value>(
  locales: readonly string[],
  find: (locale: string) => Value | undefined,
): Value | undefined => {
  for (const locale of locales) {
    const value = find(locale);
    if (value !== undefined) return value;
  }
  return undefined;
};

const textOf = (table: Readonly<Record<string, string>> | undefined, key: TextKey): string | undefined =>
  table !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;

const compile = (text: string | undefined, locale: string, formatters: Formatters): Message | undefined => {
  if (text === undefined) return undefined;
  try {
    const message = new IntlMessageFormat(markWritten(text), locale, undefined, {
      ignoreTag: true,
      formatters,
    });
    const [first] = message.getAst();
    // 1 is an argument as it is, {actor}.
    return {
      firstArgument: first?.type === 1 ? first.value : undefined,
      format: (values) => formatSafely(message, values),
    };
  } catch {
    // A text that is no message: loading has reported it, and a player rather reads the next locale's.
    return undefined;
  }
};

/** Shows an argument that nobody gave as its name in brackets. */
const formatSafely = (message: IntlMessageFormat, values: MessageValues): string => {
  const given = new Proxy(values, {
    has: () => true,
    get: (target, name) => (Object.hasOwn(target, name) ? target[String(name)] : `[${String(name)}]`),
  });
  try {
    return String(message.format(given));
  } catch {
    // The value does not suit the argument, for example a word where a date is due: show the pattern's own words.
    return message
      .getAst()
      .map((element) => (element.type === 0 ? element.value : ''))
      .join('')
      .trim();
  }
};

/** The words of the page itself, in the player's language. */
import english from './text-en.json' with { type: 'json' };
import spanish from './text-es.json' with { type: 'json' };

export type TextName = keyof typeof english;
export type Say = (name: TextName, values?: Readonly<Record<string, string | number>>) => string;

const TEXTS: Readonly<Record<string, Readonly<Record<TextName, string>>>> = { en: english, es: spanish };

/** `{name}` in a text is filled in; a language that the page does not speak is English. */
export function speaking(locale: string): Say {
  const texts = TEXTS[locale.split('-')[0] ?? ''] ?? english;
  return (name, values = {}) =>
    texts[name].replace(/\{(\w+)\}/g, (hole, key: string) => String(values[key] ?? hole));
}

/** The first of the reader's languages that the page speaks. */
export function preferredLocale(wanted: readonly string[]): string {
  const languages = wanted.map((tag) => tag.split('-')[0] ?? '');
  return languages.find((language) => Object.hasOwn(TEXTS, language)) ?? 'en';
}

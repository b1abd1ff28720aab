/** The words of the dashboard, in the reader's language. */
import english from './text-en.json' with { type: 'json' };
import spanish from './text-es.json' with { type: 'json' };

export type WordName = keyof typeof english;
export type SayWord = (name: WordName, values?: Readonly<Record<string, string | number>>) => string;

const TEXTS: Readonly<Record<string, Readonly<Record<WordName, string>>>> = { en: english, es: spanish };

/** `{name}` in a text is filled in; a language that the page does not speak is English. */
export function wordsIn(locale: string): SayWord {
  const texts = TEXTS[locale] ?? english;
  return (name, values = {}) =>
    texts[name].replace(/\{(\w+)\}/g, (hole, key: string) => String(values[key] ?? hole));
}

/** A state that the page has no word for is called what the universe calls it. */
export const stateWord = (say: SayWord, kind: 'state' | 'status' | 'verdict', state: string): string =>
  Object.hasOwn(english, `${kind}.${state}`) ? say(`${kind}.${state}` as WordName) : state;

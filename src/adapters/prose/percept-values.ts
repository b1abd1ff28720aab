/** Turns the parameters of a percept into the words that stand in its sentence, in the viewer's language. */
import type { PerceptParam } from '../../domain/percept.ts';
import { DIRECTIONS, type TextKey } from '../../domain/world-spec.ts';
import { markArticle } from './contractions.ts';
import type { MessageTable, MessageValues } from './message-table.ts';
import { clockWords } from './number-words.ts';
import { markSpan, withoutMarks } from './span-marks.ts';
import { spokenWords } from './spoken-words.ts';

export type Params = Readonly<Record<string, PerceptParam>>;
type Named = { readonly text: string; readonly part: PerceptParam };
type ItemParam = Extract<PerceptParam, { readonly item: string }>;

export type PerceptValues = {
  /**
   * Every parameter under its own name. An item `item` stands for "the brass key" and brings `an_item`, "a brass
   * key", along; `direction` brings `from_direction` and `to_direction`, both empty when there is no direction, and
   * `direction_id`, which is the same in every language; `line` brings `speech`, what is said aloud in it;
   * `clock` brings `clock_words` and the hour that they name, `clock_hour`, and `day` brings `day_words`. A language in
   * a list brings its locale along, because it may be typed as well.
   */
  readonly of: (params: Params) => MessageValues;
  readonly join: (parts: readonly string[]) => string;
};

/** Names in one list; the rest is counted. */
const LIST_SHOWN_MAX = 40;

export const createPerceptValues = (messages: MessageTable, locale: string): PerceptValues => {
  const lists = listFormatOf(locale, 'conjunction');
  const choices = listFormatOf(locale, 'disjunction');
  const languages = languageNamesOf(locale);
  const nameLanguage = (name: string): string => languages?.of(name) ?? name;
  const english = locale === 'en' || locale.startsWith('en-');
  const nameItem = ({ item, world, called }: ItemParam, article: 'the' | 'a'): string => {
    if (called === undefined)
      return markArticle(markSpan(messages.format(`${world}.item.${item}.${article}`, {}), 'item'), locale);
    const name = tidy(called);
    // Nothing tells the gender of a name that a game made up, so only English gives it an article.
    const words = english ? `${article === 'the' ? 'the' : indefiniteArticle(name)} ${name}` : name;
    return markSpan(words, 'item');
  };
  const show = (param: PerceptParam, plain: MessageValues, article: 'the' | 'a' = 'the'): string | number => {
    if (typeof param === 'number') return param;
    if (typeof param === 'string') return tidy(param);
    if ('item' in param) {
      const thing = nameItem(param, article);
      return param.note === undefined ? thing : messages.format('view.noted', { thing, note: param.note });
    }
    if ('text' in param) return markArticle(named(param.text, messages.format(param.text, plain)), locale);
    if ('phrase' in param) return messages.format(param.phrase, valuesOf(param.of));
    if ('reads' in param) return show(param.reads === locale ? param.words : param.otherwise, plain, article);
    if ('language' in param)
      return article === 'a'
        ? `${nameLanguage(param.language)} (${param.language})`
        : nameLanguage(param.language);
    if ('list' in param)
      return joinAll(param.list.map((part) => ({ text: String(show(part, plain, 'a')), part })));
    if ('either' in param) return choices.format(param.either.map((part) => String(show(part, plain))));
    return param.numbered
      .map((part, index) => messages.format('choice.offered', { count: index + 1, line: show(part, plain) }))
      .join('\n');
  };
  /** Things with one name are named once; a long list ends in a number. */
  const joinAll = (named: readonly Named[]): string => {
    const kinds = [...new Map(named.map((one) => [one.text, one])).values()].slice(0, LIST_SHOWN_MAX);
    const parts = kinds.map((kind) => {
      const count = named.filter(({ text }) => text === kind.text).length;
      return count === 1 ? kind.text : nameSeveral(kind, count);
    });
    const shown = kinds.map(({ text }) => text);
    const left = named.filter(({ text }) => !shown.includes(text)).length;
    return lists.format(left === 0 ? parts : [...parts, messages.format('view.more', { count: left })]);
  };
  /** What content has no plural for is named as one, with how many there are. */
  const nameSeveral = ({ text, part }: Named, count: number): string => {
    const isItem = typeof part === 'object' && 'item' in part;
    const key = isItem && part.called === undefined ? `${part.world}.item.${part.item}.plural` : undefined;
    if (!isItem || key === undefined || !messages.has(key))
      return messages.format('view.several', { text, count });
    const thing = messages.format('view.counted', { text: messages.format(key, {}), count });
    const marked = markSpan(thing, 'item');
    return part.note === undefined
      ? marked
      : messages.format('view.noted', { thing: marked, note: part.note });
  };
  const valuesOf = (params: Params): MessageValues => {
    const plain = plainValues(params);
    const values: Record<string, string | number> = {};
    for (const [name, param] of Object.entries(params)) {
      const shown = show(param, plain);
      values[name] =
        PEOPLE.includes(name) && typeof param === 'string' ? markSpan(String(shown), 'person') : shown;
      if (typeof param === 'object' && 'item' in param) values[`an_${name}`] = nameItem(param, 'a');
      if (name === 'direction' && typeof param === 'string')
        Object.assign(values, directionValues(param, messages));
      if (name === 'day' && messages.has('day.named'))
        values['day_words'] = messages.format('day.named', { day: shown });
      if (name === 'clock' && typeof param === 'string') {
        const spoken = clockWords(messages, param);
        Object.assign(values, { clock_words: spoken?.words ?? param, clock_hour: spoken?.hour ?? 0 });
      }
      if (name === 'line') values['speech'] = spokenWords(String(values[name]));
    }
    return values;
  };
  return { of: valuesOf, join: (parts) => lists.format(parts) };
};

/** Parameters that are names of players. Not `player`, whom a keeper speaks to: that stands within what is said. */
const PEOPLE: readonly string[] = ['actor', 'target'];

/** What content names has the style of what it is. */
const named = (key: TextKey, words: string): string => {
  if (/\.keeper\.\w+\.name$/.test(key)) return markSpan(words, 'person');
  return /\.location\.\w+\.name$/.test(key) ? markSpan(words, 'place') : words;
};

/** What a text inside a text may use: only plain words and numbers, so that no text can contain itself. */
const plainValues = (params: Params): MessageValues => {
  const plain: Record<string, string | number> = {};
  for (const [name, param] of Object.entries(params)) {
    if (typeof param === 'number') plain[name] = param;
    if (typeof param === 'string') plain[name] = tidy(param);
  }
  return plain;
};

const directionValues = (direction: string, messages: MessageTable): MessageValues => {
  const known = DIRECTIONS.some((name) => name === direction);
  return {
    direction_id: direction,
    direction: known ? messages.format(`direction.${direction}`, {}) : direction,
    from_direction: known ? messages.format(`direction.from.${direction}`, {}) : '',
    to_direction: known ? messages.format(`direction.to.${direction}`, {}) : '',
  };
};

/** A player's own words never begin a new line or drive a terminal. */
const tidy = (text: string): string => withoutMarks(text).replace(UNSAFE, ' ');

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;

const indefiniteArticle = (name: string): string => (/^[aeiou]/i.test(name) ? 'an' : 'a');

const listFormatOf = (locale: string, type: 'conjunction' | 'disjunction'): Intl.ListFormat => {
  try {
    // British lists, "a, b and c", also for English as such.
    return new Intl.ListFormat(locale === 'en' ? 'en-GB' : locale, { type });
  } catch {
    // No locale that Intl knows how to read; its texts are shown all the same.
    return new Intl.ListFormat('en-GB', { type });
  }
};

const languageNamesOf = (locale: string): Intl.DisplayNames | undefined => {
  try {
    return new Intl.DisplayNames(locale, { type: 'language', fallback: 'code' });
  } catch {
    // As above: languages are shown by their locales then.
    return undefined;
  }
};

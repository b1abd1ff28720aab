/** The pieces that the schemas of all content files are made of: ids, texts, words, times of day, whole numbers. */
import { z } from 'zod';
import { foldLetters } from '../domain/text-fold.ts';
import { DELAY_PATTERN } from './chart/chart-delay.ts';

const LIST_LENGTH_MAX = 500;
export const TEXT_LENGTH_MAX = 4000;
export const INTEGER_MAX = 1_000_000_000;

export const ID_PATTERN = /^[a-z][a-z0-9_]{0,63}$/;
export const TIME_PATTERN = /^(?:[01]?\d|2[0-3]):[0-5]\d$|^24:00$/;
/** `cliffs`, or `meridian/gangway` in another world. */
export const PLACE_PATTERN = /^(?:[a-z][a-z0-9_]{0,63}\/)?[a-z][a-z0-9_]{0,63}$/;

export const FILLED_PATTERN = /\S/;

/** Names that JavaScript objects are born with are no ids, so that a record keyed by id answers only for its own. */
export const id = z
  .string()
  .regex(ID_PATTERN)
  .refine((value) => !(value in {}), { params: { code: 'schema/id', message: 'this id is reserved' } });
export const place = z.string().regex(PLACE_PATTERN);
export const time = z.string().regex(TIME_PATTERN);
/** A time to wait, `2h world`; parseDelay makes it a number. */
export const delay = z.string().regex(DELAY_PATTERN);
export const text = z
  .string()
  .regex(FILLED_PATTERN)
  .max(TEXT_LENGTH_MAX)
  .refine((value) => value.isWellFormed(), {
    params: { code: 'text/syntax', message: 'this holds half a character' },
  });
export const list = <Item extends z.ZodType>(item: Item) => z.array(item).max(LIST_LENGTH_MAX);
export const words = list(text).min(1);
export const integer = (min: number, max: number = INTEGER_MAX) =>
  z
    .int()
    .min(min)
    .max(max)
    // -0 is a number that YAML can write and that has no canonical form.
    .overwrite((value) => value + 0);

/** "HH:MM" as a minute of the day; 24:00 is the end of it. */
export const minuteOf = (clock: string): number => {
  const [hours = '0', minutes = '0'] = clock.split(':');
  return Number(hours) * 60 + Number(minutes);
};

/** What a player may type: lower case without accents, as typed lines are read, and single spaces. */
export const normalizePhrase = (phrase: string): string => foldLetters(phrase).replace(/\s+/g, ' ').trim();

/** Distinct phrases in the order in which they were written. */
export const normalizePhrases = (phrases: readonly string[]): readonly string[] => [
  ...new Set(phrases.map(normalizePhrase)),
];

/** Distinct single words: a phrase counts as each of its words. */
export const splitWords = (phrases: readonly string[]): readonly string[] => [
  ...new Set(phrases.flatMap((phrase) => normalizePhrase(phrase).split(' '))),
];

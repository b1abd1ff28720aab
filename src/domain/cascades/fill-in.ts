/** What an effect takes over from the event that set it off, made fit to be told, recorded or sent to games. */
import type { PerceptParam } from '../percept.ts';
import { type CascadeValue, type CascadeValues, GAME_EVENT } from './cascade-spec.ts';
import { type HeardEvent, type HeardValue, plainValue, valueAt } from './heard-event.ts';

/** Characters of what a game says that are shown to players at most. */
const WORDS_LENGTH_MAX = 120;

/** Values that the event does not have are left out. */
export function filledIn(values: CascadeValues, heard: HeardEvent): Readonly<Record<string, PerceptParam>> {
  // A game could make up the names of things.
  const mayName = !heard.type.startsWith(GAME_EVENT);
  return filled(values, heard, (value) => paramOf(value, mayName));
}

/** The same as JSON text. */
export function filledInData(values: CascadeValues, heard: HeardEvent): string {
  return JSON.stringify(filled(values, heard, (value) => plainValue(value) ?? undefined));
}

/** Whether the event has all of them. */
export function hasAll(values: CascadeValues, heard: HeardEvent): boolean {
  return Object.keys(filledIn(values, heard)).length === Object.keys(values).length;
}

function filled<Result>(
  values: CascadeValues,
  heard: HeardEvent,
  made: (value: HeardValue | undefined) => Result | undefined,
): Readonly<Record<string, Result>> {
  const names = Object.keys(values).sort();
  const entries = names.map((name) => [name, made(asked(values[name] as CascadeValue, heard))] as const);
  return Object.fromEntries(entries.filter((entry): entry is [string, Result] => entry[1] !== undefined));
}

const asked = (value: CascadeValue, heard: HeardEvent): HeardValue | undefined =>
  'literal' in value ? value.literal : valueAt(heard, value.path);

/** What players may be shown: whole numbers, one line of words, and names of things and texts. */
function paramOf(value: HeardValue | undefined, mayName: boolean): PerceptParam | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : undefined;
  if (typeof value === 'string') return oneLine(value);
  return mayName && isNamed(value) ? value : undefined;
}

const isNamed = (value: HeardValue | undefined): value is PerceptParam =>
  typeof value === 'object' && value !== null && ('item' in value || 'text' in value);

function oneLine(words: string): string {
  const line = words
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
  return [...line].slice(0, WORDS_LENGTH_MAX).join('');
}

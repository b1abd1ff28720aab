/** Small numbers, and what the clock says, in the words that the language has for them. Figures stay where it has none. */
import type { MessageTable } from './message-table.ts';
import { raiseFirst } from './span-marks.ts';

/** Larger ones are read more easily as figures. */
const SPELLED_MAX = 12;
/** Stands in front of a spelled number on its way through the formatter; where styles are taken out, it goes as well. */
const MARK = '\ue00f';

type Find = Pick<MessageTable, 'format' | 'has'>;

export const spellNumber = (messages: Find, value: number): string | undefined => {
  const key = `number.${value}`;
  if (!Number.isInteger(value) || value < 2 || value > SPELLED_MAX || !messages.has(key)) return undefined;
  return `${MARK}${messages.format(key, {})}`;
};

/** With a capital where a sentence begins with a number. */
export const raiseNumbers = (sentence: string, locale: string): string =>
  sentence.includes(MARK)
    ? sentence.replace(
        /(^|\n|[.!?…][”»"]?\s+)([\ue000-\ue00e]*)\ue00f(\p{L})/gu,
        (_, before: string, marks: string, letter: string) =>
          `${before}${marks}${raiseFirst(letter, locale)}`,
      )
    : sentence;

/** "a quarter past six in the evening", for 18:15; `hour` is the one that is named then, 6. Undefined for what is no time. */
export const clockWords = (
  messages: Find,
  clock: string,
): { readonly words: string; readonly hour: number } | undefined => {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(clock) ?? [];
  if (hours === undefined || !messages.has('clock.sharp')) return undefined;
  const past = Number(minutes);
  const named = (Number(hours) + (past > 30 ? 1 : 0)) % 24;
  const minute = past > 30 ? 60 - past : past;
  const spelled = messages.has(`number.${minute}`) ? messages.format(`number.${minute}`, {}) : minute;
  const words = messages.format(`clock.${past === 0 ? 'sharp' : past > 30 ? 'to' : 'past'}`, {
    hour_id: String(named),
    hour: messages.format(`clock.hour.${named}`, {}),
    part: messages.format(`clock.part.${named}`, {}),
    minute,
    minutes: spelled,
  });
  return { words, hour: named % 12 === 0 ? 12 : named % 12 };
};

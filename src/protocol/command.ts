/** Client to server: a line that the player typed, as event `command` or in an envelope as event `message`. */
import { z } from 'zod';

/** Longest line, in UTF-16 units. */
export const TEXT_LENGTH_MAX = 500;

export const commandSchema = z.object({
  text: z.string(),
  /** The client's own clock, in any unit. Accepted and not used: time in the universe is counted in ticks. */
  timestamp: z.number().optional(),
});

export type Command = z.infer<typeof commandSchema>;

/** Control characters, halves of surrogate pairs, and the marks that turn the direction of all text after them. */
const BAD_CHARACTERS = /[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u;
const WHITE_SPACE = /[\t\r\n\u2028\u2029]+/g;

export type TextVerdict =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly code: 'message/too-large' | 'command/bad-characters' | 'command/empty' };

/** Makes one clean line of what was typed: tabs and line ends become spaces, the ends are trimmed. */
export const judgeText = (raw: string): TextVerdict => {
  if (raw.length > TEXT_LENGTH_MAX) return { ok: false, code: 'message/too-large' };
  const text = raw.replace(WHITE_SPACE, ' ').trim();
  if (text === '') return { ok: false, code: 'command/empty' };
  if (BAD_CHARACTERS.test(text)) return { ok: false, code: 'command/bad-characters' };
  return { ok: true, text };
};

/** The id by which a game is known in the universe. */
import { z } from 'zod';

const GAME_ID_LENGTH_MAX = 64;

export const gameIdSchema = z
  .string()
  .max(GAME_ID_LENGTH_MAX)
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9_.-]*$/,
    'an id is made of letters, digits and the characters _ . - and begins with a letter or digit',
  );

/** One line of text for people. */
export const lineSchema = (lengthMax: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(lengthMax)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
    .regex(/^[^\u0000-\u001f\u007f]*$/, 'no control characters')
    .refine((text) => text.isWellFormed(), 'no half characters');

/** The name of a cluster or a narrative, as addresses in the space have it. */
export const tokenSchema = z
  .string()
  .max(48)
  .regex(/^[a-z0-9][a-z0-9_-]*$/, 'made of small letters, digits and the characters _ -');

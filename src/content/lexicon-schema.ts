/** The shape of `lexicon/<locale>.yaml`: the words that players type. */
import { z } from 'zod';
import { DIRECTIONS } from '../domain/world-spec.ts';
import { id, list, text, words } from './schema-parts.ts';
import { LOCALE_PATTERN } from './source-layout.ts';

export const lexiconSchema = z.strictObject({
  verbs: z.record(id, words),
  directions: z.partialRecord(z.enum(DIRECTIONS), words),
  articles: list(text).optional(),
  prepositions: z.record(id, words).optional(),
  /** Locale to what players may call that language. */
  languages: z.record(z.string().regex(LOCALE_PATTERN), words).optional(),
});
export type LexiconSource = z.infer<typeof lexiconSchema>;

/** The shape of `lexicon/<locale>.yaml`: the words that players type. */
import { z } from 'zod';
import { DIRECTIONS } from '../domain/world-spec.ts';
import { id, list, text, words } from './schema-parts.ts';

export const lexiconSchema = z.strictObject({
  verbs: z.record(id, words),
  directions: z.partialRecord(z.enum(DIRECTIONS), words),
  articles: list(text).optional(),
  prepositions: z.record(id, words).optional(),
});
export type LexiconSource = z.infer<typeof lexiconSchema>;

/** The shape of `lexicon/<locale>.yaml`: the words that players type. */
import { z } from 'zod';
import { CHANNEL_DEEDS, CHANNELS } from '../domain/social/channel.ts';
import { DIRECTIONS, WORD_MEANINGS } from '../domain/world-spec.ts';
import { id, list, text, words } from './schema-parts.ts';
import { LOCALE_PATTERN } from './source-layout.ts';

export const lexiconSchema = z.strictObject({
  verbs: z.record(id, words).optional(),
  directions: z.partialRecord(z.enum(DIRECTIONS), words).optional(),
  articles: list(text).optional(),
  prepositions: z.record(id, words).optional(),
  /** Locale to what players may call that language. */
  languages: z.record(z.string().regex(LOCALE_PATTERN), words).optional(),
  /** By what they mean in every command. */
  words: z.partialRecord(z.enum(WORD_MEANINGS), words).optional(),
  numbers: z.record(z.string().regex(/^[1-9]\d{0,2}$/), words).optional(),
  ordinals: z.record(z.string().regex(/^(?:[1-9]\d{0,2}|last)$/), words).optional(),
  plurals: list(text).optional(),
  /** Pronouns that are written on to the end of a verb, to what they mean. */
  clitics: z.record(id, list(z.enum(WORD_MEANINGS)).min(1)).optional(),
  socials: z.record(id, words).optional(),
  channels: z.partialRecord(z.enum(CHANNELS), words).optional(),
  channel_deeds: z.partialRecord(z.enum(CHANNEL_DEEDS), words).optional(),
  topics: z.record(id, words).optional(),
  quests: z.record(id, words).optional(),
  /** By what the chart says after `choice`. */
  choices: z.record(text, words).optional(),
});
export type LexiconSource = z.infer<typeof lexiconSchema>;

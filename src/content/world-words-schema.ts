/** The shape of `worlds/<world>/lexicon/<locale>.yaml`: what players of that language may call what is in the world. */
import { z } from 'zod';
import { DIRECTIONS } from '../domain/world-spec.ts';
import { id, words } from './schema-parts.ts';

const byId = z.record(id, words);

export const worldWordsSchema = z.strictObject({
  items: byId.optional(),
  characters: byId.optional(),
  /** Character, then topic. */
  topics: z.record(id, byId).optional(),
  /** Neighbouring places, when no direction is named. */
  locations: byId.optional(),
  /** Location, then the direction of the portal. */
  lore: byId.optional(),
  portals: z.record(id, z.partialRecord(z.enum(DIRECTIONS), words)).optional(),
});
export type WorldWordsSource = z.infer<typeof worldWordsSchema>;

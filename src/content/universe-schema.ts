/** The shapes of `worlds/universe.yaml` and `worlds/<world>/manifest.yaml`. */
import { z } from 'zod';
import { INTEGER_MAX, id, integer, list, text, time, words } from './schema-parts.ts';

const score = integer(-1000, 1000);

export const universeSchema = z.strictObject({
  schema: z.literal('the-seed/universe@1'),
  worlds: list(id).min(1),
  start: z.strictObject({ world: id, location: id }),
  clock: z.strictObject({
    time_scale: integer(1, 86_400),
    start: time,
    phases: z.strictObject({ dawn: time, day: time, dusk: time, night: time }),
  }),
  economy: z.strictObject({ purse: integer(0), discovery_reward: integer(0) }),
  attributes: list(
    z.strictObject({ id, name: text, words: words.optional(), start: integer(1, 10) }),
  ).optional(),
  skills: list(
    z.strictObject({
      id,
      name: text,
      words: words.optional(),
      attribute: id,
      practised_by: list(text).optional(),
    }),
  ).optional(),
  origins: list(
    z.strictObject({
      race: text.optional(),
      class: text.optional(),
      attributes: z.record(id, integer(-9, 9)).optional(),
      skills: z.record(id, integer(1, 5)).optional(),
    }),
  ).optional(),
  experience: z.strictObject({ discovery: integer(0, 1000), lore: integer(0, 1000) }).optional(),
  standings: z.strictObject({
    despised: score,
    disliked: score,
    neutral: score,
    liked: score,
    revered: score,
  }),
  factions: list(z.strictObject({ id, name: text })).min(1),
});
export type UniverseSource = z.infer<typeof universeSchema>;

export const manifestSchema = z.strictObject({
  schema: z.literal('the-seed/world@1'),
  id,
  name: text,
  arrival: id,
  treasury: integer(0, INTEGER_MAX),
  welcome: z.strictObject({ faction: id, by: integer(-2000, 2000) }),
});
export type ManifestSource = z.infer<typeof manifestSchema>;

/** The shapes of `worlds/universe.yaml` and `worlds/<world>/manifest.yaml`. */
import { z } from 'zod';
import { INTEGER_MAX, id, integer, list, text, time, words } from './schema-parts.ts';

const score = integer(-1000, 1000);

/** A holiday is kept on a date, or on a weekday: every week, or every n-th week. */
const holidaySchema = z
  .strictObject({
    id,
    name: text,
    begins: text.optional(),
    date: z.strictObject({ month: id, day: integer(1, 112) }).optional(),
    weekday: id.optional(),
    every: integer(1, 16).optional(),
    worlds: list(id).min(1).optional(),
  })
  .refine(hasOneOccasion, {
    params: {
      code: 'schema/one-of',
      message: 'a holiday has either a `date` or a `weekday`, and `every` with a weekday only',
    },
  });

const calendarSchema = z.strictObject({
  months: list(z.strictObject({ id, name: text, days: integer(1, 112) })).min(1),
  weekdays: list(z.strictObject({ id, name: text })).min(1),
  holidays: list(holidaySchema).optional(),
});
export type CalendarSource = z.infer<typeof calendarSchema>;

export const universeSchema = z.strictObject({
  schema: z.literal('the-seed/universe@1'),
  worlds: list(id).min(1),
  start: z.strictObject({ world: id, location: id }),
  clock: z.strictObject({
    time_scale: integer(1, 86_400),
    start: time,
    phases: z.strictObject({ dawn: time, day: time, dusk: time, night: time }),
  }),
  calendar: calendarSchema.optional(),
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

function hasOneOccasion(holiday: { date?: unknown; weekday?: unknown; every?: unknown }): boolean {
  const { date, weekday, every } = holiday;
  return date === undefined ? weekday !== undefined : weekday === undefined && every === undefined;
}

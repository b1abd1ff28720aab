/** The shape of `worlds/<world>/locations/<id>.yaml`. */
import { z } from 'zod';
import { DIRECTIONS } from '../domain/world-spec.ts';
import { conditionSchema } from './condition-schema.ts';
import { descriptionSchema } from './description-schema.ts';
import { gestureReactionsSchema } from './gesture-schema.ts';
import { scheduleSchema } from './schedule-schema.ts';
import { delay, id, integer, list, place, text, words } from './schema-parts.ts';

const DOOR_STARTS = ['open', 'closed', 'locked'] as const;

const exitSchema = z.strictObject({
  direction: z.enum(DIRECTIONS),
  to: place,
  description: text.optional(),
  if: conditionSchema.optional(),
  blocked_message: text.optional(),
  hidden: z.boolean().optional(),
  door: z.enum(DOOR_STARTS).optional(),
  requires: z.strictObject({ key: id }).optional(),
  relock: z.union([integer(1, 86_400), z.literal('never')]).optional(),
  locked_message: text.optional(),
  portal: z.strictObject({ name: text, words }).optional(),
});
export type ExitSource = z.infer<typeof exitSchema>;

const ambientLine = z.preprocess(
  (value) => (typeof value === 'string' ? { line: value } : value),
  z.strictObject({ line: text, if: conditionSchema.optional() }),
);

const ambienceSchema = z.strictObject({
  every_seconds: z.tuple([integer(1, 86_400), integer(1, 86_400)]),
  lines: list(ambientLine).min(2),
});
export type AmbienceSource = z.infer<typeof ambienceSchema>;

const spawnSchema = z.strictObject({
  id,
  every: delay,
  at_most: integer(1, 100),
  if: conditionSchema.optional(),
  vanish: delay.optional(),
  table: list(
    z.strictObject({
      item: id,
      weight: integer(1, 1000).optional(),
      appears: text.optional(),
      vanishes: text.optional(),
    }),
  ).min(1),
});
export type SpawnSource = z.infer<typeof spawnSchema>;

export const locationSchema = z.strictObject({
  id,
  name: text,
  zone: id,
  outdoors: z.boolean().optional(),
  tidal: z.boolean().optional(),
  instance: z.enum(['traveller']).optional(),
  description: descriptionSchema,
  reactions: gestureReactionsSchema.optional(),
  exits: list(exitSchema).optional(),
  dark: z.union([z.literal(true), conditionSchema]).optional(),
  ambience: ambienceSchema.optional(),
  items: list(z.strictObject({ id, spawn_chance: z.number().min(0).max(1).optional() })).optional(),
  spawns: list(spawnSchema).optional(),
  npcs: list(z.strictObject({ id, spawn_schedule: scheduleSchema.optional() })).optional(),
});
export type LocationSource = z.infer<typeof locationSchema>;

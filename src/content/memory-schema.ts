/** How writers ask about a keeper's memory of the player, `{ opinion: { at_least: 20 } }`, and what they have it keep. */
import { z } from 'zod';
import { OPINION_MAX, PROMISE_STATUSES } from '../domain/acquaintance.ts';
import { id, integer } from './schema-parts.ts';

/** Whose memory it is; left out in a character's file, that character's. */
const of = id.optional();

export const memoryConditionShape = {
  opinion: z.strictObject({ at_least: integer(-OPINION_MAX, OPINION_MAX), of }).optional(),
  met_times: z.strictObject({ at_least: integer(1, 1_000_000), of }).optional(),
  hours_apart: z.strictObject({ at_least: integer(1, 100_000), of }).optional(),
  last_topic: z.strictObject({ is: id, of }).optional(),
  promise: z.strictObject({ name: id, is: z.enum(PROMISE_STATUSES), of }).optional(),
  knows_of: z.strictObject({ deed: id, of }).optional(),
  received: z.strictObject({ item: id, of }).optional(),
};

export type MemoryConditionSource = {
  [Name in keyof typeof memoryConditionShape]?: z.infer<(typeof memoryConditionShape)[Name]>;
};

export const memoryConsequenceShape = {
  opinion: integer(-2 * OPINION_MAX, 2 * OPINION_MAX).optional(),
  remember: id.optional(),
  promise: z.strictObject({ name: id, within_hours: integer(1, 10_000).optional() }).optional(),
  keep_promise: id.optional(),
  break_promise: id.optional(),
};

export type MemoryConsequenceSource = {
  [Name in keyof typeof memoryConsequenceShape]?: z.infer<(typeof memoryConsequenceShape)[Name]>;
};

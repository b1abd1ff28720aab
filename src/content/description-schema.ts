/** A description: a plain text, or a base with additions that show when their condition holds. */
import { z } from 'zod';
import { conditionSchema } from './condition-schema.ts';
import { list, text } from './schema-parts.ts';

const conditional = z.strictObject({
  base: text,
  conditions: list(z.strictObject({ if: conditionSchema, add: text })).optional(),
});

export const descriptionSchema = z.preprocess(
  (value) => (typeof value === 'string' ? { base: value } : value),
  conditional,
);
export type DescriptionSource = z.infer<typeof conditional>;

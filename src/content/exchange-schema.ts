/** The shape of `worlds/<world>/exchanges/<id>.yaml`: what two keepers say to each other. */
import { z } from 'zod';
import { conditionSchema } from './condition-schema.ts';
import { id, list, text } from './schema-parts.ts';

export const exchangeSchema = z.strictObject({
  id,
  between: z.tuple([id, id]),
  if: conditionSchema.optional(),
  lines: list(text),
});
export type ExchangeSource = z.infer<typeof exchangeSchema>;

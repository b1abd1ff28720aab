/** The shape of `worlds/<world>/warbler/<id>.yaml`: a grammar of lines that nobody wrote out. */
import { z } from 'zod';
import { conditionSchema } from './condition-schema.ts';
import { id, integer, list, text } from './schema-parts.ts';

const alternativeSchema = z.union([
  text,
  z.strictObject({ say: text, weight: integer(1, 1000).optional(), if: conditionSchema.optional() }),
]);

export const warblerSchema = z.strictObject({
  id,
  begin: id,
  symbols: z.record(id, list(alternativeSchema).min(1)),
  deeds: z.record(id, text).optional(),
});
export type WarblerSource = z.infer<typeof warblerSchema>;

/** A line of a character: written out, or by a grammar. */
export const lineSchema = z.union([text, z.strictObject({ warble: id })]);
export type LineSource = z.infer<typeof lineSchema>;

/** The shape of `worlds/<world>/items/<id>.yaml`. */
import { z } from 'zod';
import { descriptionSchema } from './description-schema.ts';
import { gestureReactionsSchema } from './gesture-schema.ts';
import { id, list, text, words } from './schema-parts.ts';
import { thingShape } from './thing-schema.ts';

export const itemSchema = z.strictObject({
  id,
  name: text,
  plural: text.optional(),
  article: z.enum(['a', 'an', 'the', 'some', 'none']).optional(),
  words: words.optional(),
  description: descriptionSchema,
  text: text.optional(),
  type: text,
  rarity: z.enum(['common', 'uncommon', 'rare', 'legendary']),
  transferable: z.boolean(),
  fixed: z.boolean().optional(),
  at: list(id).optional(),
  ...thingShape,
  reactions: gestureReactionsSchema.optional(),
});
export type ItemSource = z.infer<typeof itemSchema>;

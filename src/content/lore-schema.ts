/** The shapes of `worlds/<world>/lore/<id>.yaml` and `worlds/achievements.yaml`. */
import { z } from 'zod';
import { conditionSchema } from './condition-schema.ts';
import { INTEGER_MAX, id, integer, list, text } from './schema-parts.ts';

const hasOneKey = (value: object): boolean => Object.keys(value).length === 1;
const oneKey = {
  params: {
    code: 'schema/one-of',
    message: 'this says exactly one thing',
    fix: 'write each as its own list entry',
  },
};

export const loreSchema = z.strictObject({
  id,
  title: text,
  text,
  found_by: list(
    z
      .strictObject({ read: id.optional(), examine: id.optional(), visit: id.optional() })
      .refine(hasOneKey, oneKey),
  ).optional(),
});
export type LoreSource = z.infer<typeof loreSchema>;

const need = z
  .strictObject({
    if: conditionSchema.optional(),
    count: z.strictObject({ event: text, sum: id.optional(), at_least: integer(1, INTEGER_MAX) }).optional(),
    every_place: id.optional(),
    every_keeper: id.optional(),
    every_lore: id.optional(),
    lore: integer(1, 1000).optional(),
  })
  .refine(hasOneKey, oneKey);
export type NeedSource = z.infer<typeof need>;

export const achievementsSchema = z.strictObject({
  schema: z.literal('the-seed/achievements@1'),
  achievements: list(
    z.strictObject({ id, name: text, text, hidden: z.boolean().optional(), needs: list(need).min(1) }),
  ),
});
export type AchievementsSource = z.infer<typeof achievementsSchema>;

/** How writers put a condition, `{ flag: met_archon }`, and a consequence, `{ set_flag: heard_signal }`. */
import { z } from 'zod';
import { DAY_PHASES, type DayPhase, STANDINGS, type Standing } from '../domain/condition.ts';
import { type MemoryConditionSource, memoryConditionShape, memoryConsequenceShape } from './memory-schema.ts';
import { id, integer, list } from './schema-parts.ts';

export type ConditionSource = MemoryConditionSource & {
  flag?: string | undefined;
  time?: DayPhase | undefined;
  has?: string | undefined;
  visited?: string | undefined;
  standing?: { faction: string; at_least: Standing } | undefined;
  skill?: { id: string; at_least: number } | undefined;
  attribute?: { id: string; at_least: number } | undefined;
  level?: number | undefined;
  not?: ConditionSource | undefined;
  all?: ConditionSource[] | undefined;
  any?: ConditionSource[] | undefined;
};

export const conditionSchema: z.ZodType<ConditionSource> = z
  .strictObject({
    flag: id.optional(),
    time: z.enum(DAY_PHASES).optional(),
    has: id.optional(),
    visited: id.optional(),
    standing: z.strictObject({ faction: id, at_least: z.enum(STANDINGS) }).optional(),
    skill: z.strictObject({ id, at_least: integer(1, 5) }).optional(),
    attribute: z.strictObject({ id, at_least: integer(1, 10) }).optional(),
    level: integer(1, 100).optional(),
    ...memoryConditionShape,
    get not() {
      return conditionSchema.optional();
    },
    get all() {
      return list(conditionSchema).min(1).optional();
    },
    get any() {
      return list(conditionSchema).min(1).optional();
    },
  })
  .refine(hasOneKey, {
    params: {
      code: 'schema/one-of',
      message: 'a condition says exactly one thing',
      fix: 'join several with `all: [...]`',
    },
  });

export const consequenceSchema = z
  .strictObject({
    set_flag: id.optional(),
    reputation: z.strictObject({ faction: id, by: integer(-2000, 2000) }).optional(),
    give: id.optional(),
    award_tokens: integer(1, 1_000_000).optional(),
    practice: z.strictObject({ skill: id, points: integer(1, 90) }).optional(),
    award_experience: integer(1, 100_000).optional(),
    start_quest: id.optional(),
    ...memoryConsequenceShape,
  })
  .refine(hasOneKey, {
    params: {
      code: 'schema/one-of',
      message: 'a consequence says exactly one thing',
      fix: 'write each as its own list entry',
    },
  });
/** What goes on in the keeper's head alone. */
export const memoryConsequenceSchema = z.strictObject(memoryConsequenceShape).refine(hasOneKey, {
  params: {
    code: 'schema/one-of',
    message: 'a consequence says exactly one thing',
    fix: 'write each as its own list entry',
  },
});

export type ConsequenceSource = z.infer<typeof consequenceSchema>;

function hasOneKey(value: object): boolean {
  return Object.keys(value).length === 1;
}

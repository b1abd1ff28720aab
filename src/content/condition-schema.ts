/** How writers put a condition, `{ flag: met_archon }`, and a consequence, `{ set_flag: heard_signal }`. */
import { z } from 'zod';
import { DAY_PHASES, type DayPhase, STANDINGS, type Standing } from '../domain/condition.ts';
import { QUEST_STATUSES, type QuestStatus } from '../domain/vocabulary/param-type.ts';
import { SEASONS, type Season, TIDES, type Tide, WEATHERS, type Weather } from '../domain/vocabulary/sky.ts';
import { type MemoryConditionSource, memoryConditionShape, memoryConsequenceShape } from './memory-schema.ts';
import { id, integer, list, place } from './schema-parts.ts';

export type ConditionSource = MemoryConditionSource & {
  flag?: string | undefined;
  time?: DayPhase | undefined;
  has?: string | undefined;
  visited?: string | undefined;
  been?: string | undefined;
  lore?: string | undefined;
  met?: string | undefined;
  season?: Season | undefined;
  weather?: Weather | undefined;
  tide?: Tide | undefined;
  hour?: { from: number; to: number } | undefined;
  weekday?: string | undefined;
  date?: { month: string; day: number } | undefined;
  holiday?: string | undefined;
  realm_flag?: string | undefined;
  event?: string | undefined;
  quest?: { id: string; status: QuestStatus } | undefined;
  level?: number | undefined;
  standing?: { faction: string; at_least: Standing } | undefined;
  skill?: { id: string; at_least: number } | undefined;
  attribute?: { id: string; at_least: number } | undefined;
  light?: true | undefined;
  wears?: string | undefined;
  open?: string | undefined;
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
    been: place.optional(),
    lore: place.optional(),
    met: place.optional(),
    season: z.enum(SEASONS).optional(),
    weather: z.enum(WEATHERS).optional(),
    tide: z.enum(TIDES).optional(),
    hour: z.strictObject({ from: integer(0, 23), to: integer(0, 24) }).optional(),
    weekday: id.optional(),
    date: z.strictObject({ month: id, day: integer(1, 112) }).optional(),
    holiday: id.optional(),
    realm_flag: id.optional(),
    event: id.optional(),
    quest: z.strictObject({ id, status: z.enum(QUEST_STATUSES) }).optional(),
    standing: z.strictObject({ faction: id, at_least: z.enum(STANDINGS) }).optional(),
    skill: z.strictObject({ id, at_least: integer(1, 5) }).optional(),
    attribute: z.strictObject({ id, at_least: integer(1, 10) }).optional(),
    level: integer(1, 100).optional(),
    ...memoryConditionShape,
    light: z.literal(true).optional(),
    wears: id.optional(),
    open: id.optional(),
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

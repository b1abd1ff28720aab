/** The shape of `worlds/<world>/characters/<id>.yaml`: a keeper who talks, or one of the crowd who wander. */
import { z } from 'zod';
import { OPINION_MAX } from '../domain/acquaintance.ts';
import { WITNESSED_DEEDS } from '../domain/reactions.ts';
import { DIRECTIONS } from '../domain/world-spec.ts';
import { conditionSchema, consequenceSchema, memoryConsequenceSchema } from './condition-schema.ts';
import { descriptionSchema } from './description-schema.ts';
import { scheduleSchema } from './schedule-schema.ts';
import { id, integer, list, text, words } from './schema-parts.ts';
import { lineSchema } from './warbler-schema.ts';

const replyShape = {
  if: conditionSchema.optional(),
  say: lineSchema,
  then: list(consequenceSchema).optional(),
  once: id.optional(),
};
const replySchema = z.strictObject(replyShape);
export type ReplySource = z.infer<typeof replySchema>;

const topicSchema = z
  .strictObject({
    ...replyShape,
    id,
    words: words.optional(),
    overheard: z.boolean().optional(),
    say: lineSchema.optional(),
    replies: list(replySchema).min(1).optional(),
  })
  .refine((topic) => (topic.say === undefined) !== (topic.replies === undefined), {
    params: { code: 'schema/one-of', message: 'a topic has either `say` or a list of `replies`' },
  })
  .refine((topic) => topic.replies === undefined || (topic.if ?? topic.then ?? topic.once) === undefined, {
    params: { code: 'schema/one-of', message: '`if`, `then` and `once` belong to each of the `replies`' },
  });
export type TopicSource = z.infer<typeof topicSchema>;

const giftSchema = z.strictObject({ ...replyShape, item: id, returns: z.boolean().optional() });

const reactionSchema = z.strictObject({
  to: z.enum(WITNESSED_DEEDS),
  item: id.optional(),
  words: words.optional(),
  if: conditionSchema.optional(),
  remember: id,
  opinion: integer(-2 * OPINION_MAX, 2 * OPINION_MAX).optional(),
  say: lineSchema.optional(),
});

export const characterSchema = z.strictObject({
  id,
  name: text,
  words: words.optional(),
  description: descriptionSchema,
  faction: id,
  chart: id.optional(),
  carries: list(id).optional(),
  keys: list(id).min(1).optional(),
  passes: list(z.strictObject({ location: id, direction: z.enum(DIRECTIONS) }))
    .min(1)
    .optional(),
  schedule: scheduleSchema.optional(),
  greeting: z
    .strictObject({
      first: lineSchema,
      again: lineSchema,
      recalls: list(
        z.strictObject({
          if: conditionSchema,
          say: lineSchema,
          then: list(memoryConsequenceSchema).optional(),
        }),
      ).optional(),
    })
    .optional(),
  puzzled: lineSchema.optional(),
  topics: list(topicSchema).optional(),
  gifts: list(giftSchema).optional(),
  reactions: list(reactionSchema).optional(),
  idle: z.strictObject({
    every_seconds: z.tuple([integer(1, 86_400), integer(1, 86_400)]),
    lines: list(lineSchema).min(1),
    /** By location: what makes sense there alone. */
    at: z.record(id, list(lineSchema).min(1)).optional(),
  }),
  wanders: z.strictObject({ zones: list(id).min(1) }).optional(),
});
export type CharacterSource = z.infer<typeof characterSchema>;

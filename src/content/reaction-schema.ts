/** The shape of `reactions/<id>.yaml` and `worlds/<world>/reactions/<id>.yaml`: when an event comes, what follows. */
import { z } from 'zod';
import { conditionSchema } from './condition-schema.ts';
import { delay, id, integer, list, text } from './schema-parts.ts';

/** `player.took`, `clock.*`, `own:signal_posted`, `game:treasure_*`. */
const EVENT_PATTERN = /^(?:[a-z]+\.[a-z-]*\*?|own:[a-z0-9_]*\*?|game:[\w.:-]*\*?)$/;
const NAME_PATTERN = /^[\w.:-]+\*?$|^\*$/;
export const PATH_PATTERN = /^[A-Za-z_][\w-]*(?:\.[\w-]+){0,7}$/;

const formed = (pattern: RegExp, code: string, message: string) =>
  z.string().refine((value) => pattern.test(value), { params: { code, message } });

const eventPattern = formed(
  EVENT_PATTERN,
  'reaction/event',
  'write an event as `player.took`, `own:name` or `game:name`, with a * at the end for all that begin so',
);
const name = formed(NAME_PATTERN, 'schema/id', 'this is no id of a game or realm');
const path = formed(PATH_PATTERN, 'reaction/path', 'write a path as `item` or `data.finder.name`');
const message = formed(/^[a-z][a-z0-9]*(?:[ -][a-z0-9]+)*$/, 'schema/id', 'a message is lower-case words');

const scalar = z.union([z.string(), integer(-1_000_000_000), z.boolean()]);
const rangeSchema = z.strictObject({
  at_least: integer(-1_000_000_000).optional(),
  at_most: integer(-1_000_000_000).optional(),
  exists: z.boolean().optional(),
});
const testSchema = z.union([scalar, list(scalar).min(1), rangeSchema]);
export type TestSource = z.infer<typeof testSchema>;

/** `$path` stands for what the event has there. */
const values = z.record(id, z.union([text, integer(-1_000_000_000)]));

export const effectSchema = z
  .strictObject({
    set_realm_flag: id.optional(),
    clear_realm_flag: id.optional(),
    begin_event: id.optional(),
    end_event: id.optional(),
    narrate: z.strictObject({ text, in: id.optional(), with: values.optional() }).optional(),
    send_message: message.optional(),
    award_tokens: integer(1, 1_000_000).optional(),
    award_experience: integer(1, 100_000).optional(),
    spawn: z.strictObject({ item: id, in: id, most: integer(1, 100).optional() }).optional(),
    emit: z.strictObject({ event: id, with: values.optional() }).optional(),
    tell: z.strictObject({ world: id, event: id, with: values.optional() }).optional(),
    publish: z.strictObject({ event: id, to: name.optional(), with: values.optional() }).optional(),
  })
  .refine((value) => Object.keys(value).length === 1, {
    params: {
      code: 'schema/one-of',
      message: 'an effect says exactly one thing',
      fix: 'write each as its own list entry',
    },
  });
export type EffectSource = z.infer<typeof effectSchema>;

export const reactionSchema = z.strictObject({
  id,
  when: z.strictObject({
    event: eventPattern,
    from: name.optional(),
    to: name.optional(),
    where: z.record(path, testSchema).optional(),
  }),
  if: conditionSchema.optional(),
  then: list(effectSchema).min(1),
  once: z.enum(['realm', 'player']).optional(),
  cooldown: delay.optional(),
});
export type ReactionSource = z.infer<typeof reactionSchema>;

/** The shape of `policies/<name>.yaml` and `worlds/<world>/policies/<name>.yaml`. */
import { z } from 'zod';
import { QUOTA_BY } from '../domain/governance/policy.ts';
import { type ConditionSource, conditionSchema } from './condition-schema.ts';
import { PRIORITY_MAX } from './policy-setting.ts';
import { delay, INTEGER_MAX, id, integer, list, text } from './schema-parts.ts';

export const FIELD_PATTERN = /^[a-z][a-z0-9_]{0,63}(?:\.[A-Za-z0-9_-]{1,64}){0,8}$/;
export const ENTITY_PATTERN = /^(?:player|game|operator|service|realm|room):\S{1,200}$/;
export const REALM_PATTERN = /^[a-z][a-z0-9_-]{0,63}$/;
const NAME_LENGTH_MAX = 200;
/** No text that a policy puts into a request is longer than what a player may type. */
const SET_LENGTH_MAX = 500;

const form = (pattern: RegExp, message: string, fix: string) =>
  z.string().refine((value) => pattern.test(value), { params: { code: 'policy/form', message, fix } });

const field = form(FIELD_PATTERN, 'no field has such a name', 'write `text`, `event_type` or `data.level`');
const name = z.string().min(1).max(NAME_LENGTH_MAX);
const names = list(name).min(1);
const number = integer(-INTEGER_MAX, INTEGER_MAX);

const oneKey = (what: string) => ({
  params: {
    code: 'schema/one-of',
    message: `${what} says exactly one thing`,
    fix: 'write each as its own list entry',
  },
});
const hasOneKey = (value: object): boolean => Object.keys(value).length === 1;

const asked = z
  .strictObject({
    field,
    is: z.union([name, names]).optional(),
    at_least: number.optional(),
    at_most: number.optional(),
    says: list(name).min(1).optional(),
  })
  .refine(
    ({ is, at_least: atLeast, at_most: atMost, says }) => (is ?? atLeast ?? atMost ?? says) !== undefined,
    {
      params: {
        code: 'policy/empty',
        message: 'nothing is asked about the field',
        fix: 'add `is`, `says`, `at_least` or `at_most`',
      },
    },
  );

export type PolicyConditionSource = {
  request?: z.infer<typeof asked> | undefined;
  if?: ConditionSource | undefined;
  not?: PolicyConditionSource | undefined;
  all?: PolicyConditionSource[] | undefined;
  any?: PolicyConditionSource[] | undefined;
};

const condition: z.ZodType<PolicyConditionSource> = z
  .strictObject({
    request: asked.optional(),
    if: conditionSchema.optional(),
    get not() {
      return condition.optional();
    },
    get all() {
      return list(condition).min(1).optional();
    },
    get any() {
      return list(condition).min(1).optional();
    },
  })
  .refine(hasOneKey, oneKey('a condition'));

const edit = z
  .strictObject({
    set: z.strictObject({ field, to: z.union([z.string().max(SET_LENGTH_MAX), number]) }).optional(),
    clamp: z.strictObject({ field, min: number, max: number }).optional(),
    truncate: z.strictObject({ field, length: integer(1, 100_000) }).optional(),
    mask: z.strictObject({ field, words: names }).optional(),
  })
  .refine(hasOneKey, oneKey('an edit'));
export type FieldEditSource = z.infer<typeof edit>;

const policy = z.strictObject({
  id,
  enabled: z.boolean().optional(),
  priority: integer(0, PRIORITY_MAX),
  scope: z.union([
    z.literal('global'),
    z.strictObject({
      realm: list(form(REALM_PATTERN, 'no realm has such a name', 'write `vetrellis` or `vetrellis-2`'))
        .min(1)
        .optional(),
      role: names.optional(),
      command: names.optional(),
      entity: list(
        form(ENTITY_PATTERN, 'this is no entity', 'write `player:<name>`, `game:<id>` or `room:<location>`'),
      )
        .min(1)
        .optional(),
    }),
  ]),
  when: list(condition).optional(),
  quota: z
    .strictObject({
      count: integer(0, INTEGER_MAX),
      per: delay,
      by: z.enum(QUOTA_BY),
      counter: id.optional(),
    })
    .optional(),
  verdict: z.enum(['permit', 'deny', 'mutate']),
  reason: text.optional(),
  edits: list(edit).min(1).optional(),
});
export type PolicySource = z.infer<typeof policy>;

export const policiesSchema = z.strictObject({
  schema: z.literal('the-seed/policies@1'),
  policies: list(policy),
});

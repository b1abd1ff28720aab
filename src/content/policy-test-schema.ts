/** The shape of `policies/<name>.policy-test.yaml`: scenarios as writers put them, with names not yet looked up. */
import { z } from 'zod';
import { conditionSchema } from './condition-schema.ts';
import { ENTITY_PATTERN, FIELD_PATTERN, REALM_PATTERN } from './policy-schema.ts';
import { delay, INTEGER_MAX, id, integer, list, text } from './schema-parts.ts';

const TIMES_MAX = 100_000;

const field = z.string().regex(FIELD_PATTERN);
const realm = z.string().regex(REALM_PATTERN);
const who = z.string().regex(ENTITY_PATTERN);
const scalar = z.union([z.string(), z.int().min(-INTEGER_MAX).max(INTEGER_MAX), z.boolean()]);
const counts = z.record(id, integer(0, INTEGER_MAX));

/** Who asks, and where they are. */
const standing = {
  who: who.optional(),
  realm: realm.optional(),
  room: id.optional(),
  race: text.optional(),
  class: text.optional(),
};

const verdict = z.enum(['permit', 'deny', 'mutate']);
/** A verdict alone stands for an expectation of nothing else. */
const expectation = z.preprocess(
  (value) => (typeof value === 'string' ? { verdict: value } : value),
  z.strictObject({
    verdict,
    by: z.preprocess((value) => (typeof value === 'string' ? [value] : value), list(id)).optional(),
    becomes: z.record(field, scalar).optional(),
    reason: text.optional(),
    counts: counts.optional(),
  }),
);

const step = z.strictObject({
  wait: delay.optional(),
  ...standing,
  ask: text,
  /** `data` may be written as what it means; it becomes the JSON text. */
  with: z.record(field, z.unknown()).optional(),
  times: integer(1, TIMES_MAX).optional(),
  expect: expectation,
});

const scenario = z.strictObject({
  name: text,
  given: z
    .strictObject({ ...standing, holds: list(conditionSchema).optional(), counts: counts.optional() })
    .optional(),
  steps: list(step).min(1),
});

export const policyTestSchema = z.strictObject({
  schema: z.literal('the-seed/policy-test@1'),
  scenarios: list(scenario).min(1),
});

export type PolicyScenarioSource = z.infer<typeof scenario>;
export type PolicyStepSource = z.infer<typeof step>;

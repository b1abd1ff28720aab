/** The shape of `charts/<name>.chart-test.yaml`: scenarios as designers write them, with names not yet looked up. */
import { z } from 'zod';
import { id, list, text, time } from '../schema-parts.ts';

/** A single text stands for a list of it. */
const oneOrMore = z.preprocess((value) => (typeof value === 'string' ? [value] : value), list(text));

const yesOrNo = z.preprocess(
  (value) => (value === 'yes' || value === 'no' ? value === 'yes' : value),
  z.boolean(),
);

/** A list of names stands for those names with a yes. */
const named = <Value extends z.ZodType>(value: Value) =>
  z.preprocess(
    (written) =>
      Array.isArray(written) && written.every((name) => typeof name === 'string')
        ? Object.fromEntries(written.map((name) => [name, 'yes']))
        : written,
    z.record(text, value),
  );

const answers = named(yesOrNo);
/** `yes`, `no` or a time until then. */
const pending = z.preprocess((value) => (typeof value === 'boolean' ? (value ? 'yes' : 'no') : value), text);

const given = z.strictObject({
  state: oneOrMore.optional(),
  context: z.record(text, z.unknown()).optional(),
  guards: answers.optional(),
  time: time.optional(),
  schedule: list(time).min(1).optional(),
});

const expectation = z.strictObject({
  state: oneOrMore.optional(),
  context: z.record(text, z.unknown()).optional(),
  does: oneOrMore.optional(),
  does_not: oneOrMore.optional(),
  timers: named(pending).optional(),
});

const step = z.strictObject({
  when: oneOrMore,
  guards: answers.optional(),
  expect: expectation.optional(),
});

const scenario = z
  .strictObject({
    name: text,
    given: given.optional(),
    when: oneOrMore.optional(),
    guards: answers.optional(),
    expect: expectation.optional(),
    steps: list(step).min(1).optional(),
  })
  .refine(
    ({ steps, when, guards, expect }) => steps === undefined || (when ?? guards ?? expect) === undefined,
    {
      params: {
        code: 'schema/one-of',
        message: 'a scenario has either `steps`, or `when` and `expect` of its own',
        fix: 'make what is beside the steps the first of them',
      },
    },
  )
  .refine(({ when, guards }) => when !== undefined || guards === undefined, {
    params: {
      code: 'schema/one-of',
      message: '`guards` beside `expect` go with a `when`',
      fix: 'put them under `given`',
    },
  });

export const chartTestSchema = z.strictObject({
  schema: z.literal('the-seed/chart-test@1'),
  chart: id,
  scenarios: list(scenario).min(1),
});

export type ChartTestSource = z.infer<typeof chartTestSchema>;
export type ScenarioSource = z.infer<typeof scenario>;
export type ExpectationSource = z.infer<typeof expectation>;

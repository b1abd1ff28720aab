/** The shape of `charts/<id>.chart.yaml`: a statechart as its writer puts it, with names not yet looked up. */
import { z } from 'zod';
import { id, integer, list, text } from '../schema-parts.ts';

export const CHART_SCHEMA = 'the-seed/chart@1';

/** Part of text keys and timer names, hence without dots, spaces and `#`. */
export const UID_PATTERN = /^[A-Za-z0-9][A-Za-z0-9_-]{0,79}$/;

export type MetaSource = { uid?: string | undefined; title?: string | undefined };
export type ParamsSource = Record<string, unknown>;
export type ActionSource = { type: string; params?: ParamsSource | undefined };
export type GuardSource = {
  type: string;
  params?: ParamsSource | undefined;
  guards?: GuardSource[] | undefined;
  guard?: GuardSource | undefined;
  state?: string | undefined;
};
export type TargetSource = { state?: string | undefined; states?: string[] | undefined };
export type TransitionSource = {
  guard?: GuardSource | undefined;
  target?: TargetSource | undefined;
  actions?: ActionSource[] | undefined;
  reenter?: boolean | undefined;
  meta?: MetaSource | undefined;
};
type TransitionsByName = Record<string, TransitionSource[]>;
export type StateSource = {
  id?: string | undefined;
  type?: 'parallel' | 'final' | 'history' | undefined;
  history?: 'shallow' | 'deep' | undefined;
  target?: TargetSource | undefined;
  initial?: string | undefined;
  entry?: ActionSource[] | undefined;
  exit?: ActionSource[] | undefined;
  on?: TransitionsByName | undefined;
  after?: TransitionsByName | undefined;
  always?: TransitionSource[] | undefined;
  onDone?: TransitionSource[] | undefined;
  ignore?: string[] | undefined;
  states?: Record<string, StateSource> | undefined;
  meta?: MetaSource | undefined;
};

export const uid = z.string().refine((value) => UID_PATTERN.test(value), {
  params: { code: 'schema/id', message: 'this is no uid', fix: 'uids are letters, digits, - and _' },
});

const meta = z.strictObject({ uid: uid.optional() });

/** Their values are held against the vocabulary when names are looked up. */
const params: z.ZodType<ParamsSource> = z.record(z.string(), z.unknown());

const action: z.ZodType<ActionSource> = z.strictObject({ type: text, params: params.optional() });

const guard: z.ZodType<GuardSource> = z.strictObject({
  type: text,
  params: params.optional(),
  state: text.optional(),
  get guards() {
    return list(guard).min(1).optional();
  },
  get guard() {
    return guard.optional();
  },
});

const target: z.ZodType<TargetSource> = z
  .strictObject({ state: text.optional(), states: list(text).min(1).optional() })
  .refine(({ state, states }) => (state === undefined) !== (states === undefined), {
    params: { code: 'schema/one-of', message: 'a target has either `state` or a list of `states`' },
  });

const transition: z.ZodType<TransitionSource> = z.strictObject({
  guard: guard.optional(),
  target: target.optional(),
  actions: list(action).optional(),
  reenter: z.boolean().optional(),
  meta: meta.optional(),
});

const named = z.record(z.string(), list(transition));

const behaviour = {
  entry: list(action).optional(),
  exit: list(action).optional(),
  on: named.optional(),
  after: named.optional(),
  always: list(transition).optional(),
  ignore: list(text).optional(),
  meta: meta.optional(),
};

const state: z.ZodType<StateSource> = z.strictObject({
  ...behaviour,
  id: id.optional(),
  type: z.enum(['parallel', 'final', 'history']).optional(),
  history: z.enum(['shallow', 'deep']).optional(),
  target: target.optional(),
  initial: text.optional(),
  onDone: list(transition).optional(),
  get states() {
    return z.record(id, state).optional();
  },
});

const contextField = z.strictObject({
  type: z.enum(['integer', 'boolean', 'text']),
  default: z.unknown(),
});

const migration = z.strictObject({
  from: z.union([integer(1), list(integer(1)).min(1)]),
  rename: z.record(uid, uid).optional(),
  removed: z.record(uid, uid).optional(),
  context: z.record(id, z.unknown()).optional(),
});

export const chartSchema = z.strictObject({
  ...behaviour,
  schema: z.literal(CHART_SCHEMA),
  id,
  version: integer(1),
  meta: z.strictObject({ uid: uid.optional(), title: text.optional() }).optional(),
  vocabulary: text,
  context: z.record(id, contextField).optional(),
  initial: text.optional(),
  states: z.record(id, state),
  migration: migration.optional(),
});
export type ChartSource = z.infer<typeof chartSchema>;

/** What the schema is made of, for those who say more of each part than zod can. */
export const CHART_PARTS = { meta, action, guard, target, transition, state, contextField };

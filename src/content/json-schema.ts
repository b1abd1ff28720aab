/** JSON Schemas from those of zod: the same shapes, as editors read them to complete and check what is written. */
import { z } from 'zod';
import { UID_PATTERN, uid } from './chart/chart-schema.ts';
import { COLOUR_PATTERN, colour } from './chart/chart-sidecar.ts';
import { conditionSchema, consequenceSchema } from './condition-schema.ts';
import { effectSchema } from './reaction-schema.ts';

export type JsonSchema = { readonly [keyword: string]: unknown };

/** What zod checks with code, and a JSON Schema has a keyword for. */
const KEYWORDS = new Map<unknown, JsonSchema>([
  [uid, { pattern: UID_PATTERN.source }],
  [colour, { pattern: COLOUR_PATTERN.source }],
  [conditionSchema, { minProperties: 1, maxProperties: 1 }],
  [effectSchema, { minProperties: 1, maxProperties: 1 }],
  [consequenceSchema, { minProperties: 1, maxProperties: 1 }],
]);

/** `parts`: those that get a definition under that name. Draft 7, which editors know best. */
export const jsonSchemaOf = (
  schema: z.ZodType,
  parts: Readonly<Record<string, z.ZodType>> = {},
): JsonSchema => {
  const names = z.registry<{ id: string }>();
  for (const [id, part] of Object.entries(parts)) names.add(part, { id });
  return z.toJSONSchema(schema, {
    io: 'input',
    target: 'draft-7',
    metadata: names,
    override: ({ zodSchema, jsonSchema }) => {
      Object.assign(jsonSchema, KEYWORDS.get(zodSchema));
      if (!isShortened(zodSchema)) return;
      const whole = { ...jsonSchema };
      for (const key of Object.keys(jsonSchema)) delete jsonSchema[key];
      jsonSchema['anyOf'] = [whole, shortFormOf(whole)];
    },
  }) as JsonSchema;
};

/** Whether writers may put it more shortly, which is then made into the whole. */
const isShortened = (schema: unknown): boolean =>
  schema instanceof z.ZodPipe && schema.def.in instanceof z.ZodTransform;

/** A text for a list of one or for an object of which it is the main part; a list of names for a record of them. */
const shortFormOf = ({ type, properties }: JsonSchema): JsonSchema => {
  if (type === 'boolean') return { enum: ['yes', 'no'] };
  if (type === 'string') return { type: 'boolean' };
  if (type === 'object' && properties === undefined) return { type: 'array', items: { type: 'string' } };
  return { type: 'string', pattern: '\\S' };
};

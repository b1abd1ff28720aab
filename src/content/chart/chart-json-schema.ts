/** The JSON Schema of chart files: the shape that zod checks, with the words of the vocabulary that the chart names. */
import { VOCABULARIES } from '../../domain/vocabulary/vocabularies.ts';
import type { Vocabulary } from '../../domain/vocabulary/vocabulary-entry.ts';
import { type JsonSchema, jsonSchemaOf } from '../json-schema.ts';
import { DELAY_FORMS, DELAY_PATTERN } from './chart-delay.ts';
import { CHART_PARTS, chartSchema } from './chart-schema.ts';
import {
  actionJsonSchema,
  guardJsonSchema,
  ignoreJsonSchema,
  onJsonSchema,
  stepDefinitions,
} from './step-json-schema.ts';

export const chartJsonSchema = (): JsonSchema => {
  const { $schema, definitions, ...chart } = jsonSchemaOf(chartSchema, CHART_PARTS);
  const parts = definitions as Readonly<Record<string, JsonSchema>>;
  const { properties, required } = chart as { properties: JsonSchema; required: string[] };
  const names = Object.keys(VOCABULARIES);
  return {
    $schema,
    title: 'A chart',
    type: 'object',
    properties: {
      schema: properties['schema'],
      vocabulary: { enum: names, description: KEYS['vocabulary'] },
    },
    required: ['schema', 'vocabulary'],
    allOf: names.map((name) => ({
      if: { properties: { vocabulary: { const: name } }, required: ['vocabulary'] },
      then: reference(`${name}-chart`),
    })),
    definitions: {
      meta: { ...parts['meta'], required: ['uid'] },
      target: { ...parts['target'], oneOf: [{ required: ['state'] }, { required: ['states'] }] },
      contextField: parts['contextField'],
      ...stepDefinitions(Object.values(VOCABULARIES)),
      ...Object.fromEntries(
        Object.entries(VOCABULARIES).flatMap(([name, vocabulary]) =>
          definitionsFor(name, vocabulary, {
            chart: { ...chart, required: [...required, 'meta'], properties: withTitle(properties) },
            state: stateSchema(parts['state'] as JsonSchema),
            transition: { ...parts['transition'], required: ['meta'] },
          }),
        ),
      ),
    },
  };
};

const reference = (name: string): JsonSchema => ({ $ref: `#/definitions/${name}` });

const withTitle = (properties: JsonSchema): JsonSchema => ({
  ...properties,
  meta: { ...(properties['meta'] as JsonSchema), required: ['uid'] },
});

const stateSchema = (state: JsonSchema): JsonSchema => ({
  ...state,
  required: ['meta'],
  if: { properties: { type: { const: 'history' } }, required: ['type'] },
  then: { required: ['target'] },
});

type Shapes = { readonly chart: JsonSchema; readonly state: JsonSchema; readonly transition: JsonSchema };

const definitionsFor = (
  name: string,
  vocabulary: Vocabulary,
  shapes: Shapes,
): readonly (readonly [string, JsonSchema])[] => {
  const part = (own: string) => reference(`${name}-${own}`);
  const transitions = { type: 'array', items: part('transition') };
  const own: Readonly<Record<string, JsonSchema>> = {
    on: part('on'),
    ignore: part('ignore'),
    after: {
      type: 'object',
      propertyNames: { pattern: DELAY_PATTERN.source, description: DELAY_FORMS },
      additionalProperties: transitions,
    },
  };
  const speaking = (shape: JsonSchema): JsonSchema => {
    const { properties, ...rest } = referringTo(shape, name) as {
      properties: Readonly<Record<string, JsonSchema>>;
    };
    const described = Object.entries(properties).map(([key, value]) => [
      key,
      { description: KEYS[key], allOf: [own[key] ?? value] },
    ]);
    return { ...rest, properties: Object.fromEntries(described) };
  };
  return [
    [`${name}-chart`, speaking(shapes.chart)],
    [`${name}-state`, speaking(shapes.state)],
    [`${name}-transition`, speaking(shapes.transition)],
    [`${name}-guard`, guardJsonSchema(vocabulary, part)],
    [`${name}-action`, actionJsonSchema(vocabulary)],
    [`${name}-on`, onJsonSchema(vocabulary, transitions)],
    [`${name}-ignore`, ignoreJsonSchema(vocabulary)],
  ];
};

const OF_A_VOCABULARY = ['action', 'guard', 'transition', 'state'];

/** The same, with what differs from vocabulary to vocabulary looked for in that one. */
const referringTo = (schema: unknown, vocabulary: string): unknown => {
  if (Array.isArray(schema)) return schema.map((item) => referringTo(item, vocabulary));
  if (schema === null || typeof schema !== 'object') return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => {
      const name = key === '$ref' ? String(value).replace('#/definitions/', '') : undefined;
      if (name === undefined) return [key, referringTo(value, vocabulary)];
      return [key, `#/definitions/${OF_A_VOCABULARY.includes(name) ? `${vocabulary}-` : ''}${name}`];
    }),
  );
};

const KEYS: Readonly<Record<string, string>> = {
  schema: 'what kind of file this is',
  id: 'what it is called: a chart as its file, a state as targets name it',
  version: 'raise it when you change what the chart does',
  vocabulary: 'what the chart is about: a keeper, a dialogue, a quest, or the world',
  context: 'what the chart remembers besides its state',
  initial: 'which of the states inside comes first',
  states: 'the states inside',
  migration: 'where those go that are in states of earlier versions',
  meta: 'the uid, a name that stays for ever; of a quest also its title',
  type: 'parallel, final or history; left out for all other states',
  history: 'shallow, or deep to remember all the way in',
  target: 'where it leads',
  entry: 'what is done when the state is entered',
  exit: 'what is done when the state is left',
  on: 'events, and what they do here',
  after: 'times from entering the state, and what happens then',
  always: 'what happens at once, whenever something has changed',
  onDone: 'what happens when this state is done',
  ignore: 'events that are let pass on purpose',
  guard: 'it happens only when this holds',
  actions: 'what is done, in order',
  reenter: 'true leaves a state and enters it again even when it is the target itself',
};

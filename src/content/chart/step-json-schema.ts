/** The guards, actions and events of one vocabulary as definitions of a JSON Schema, with their parameters. */
import { DAY_PHASES, STANDINGS } from '../../domain/condition.ts';
import { type ParamType, type ParamTypes, QUEST_STATUSES } from '../../domain/vocabulary/param-type.ts';
import { SEASONS, TIDES, WEATHERS } from '../../domain/vocabulary/sky.ts';
import type { Vocabulary } from '../../domain/vocabulary/vocabulary-entry.ts';
import { DIRECTIONS } from '../../domain/world-spec.ts';
import type { JsonSchema } from '../json-schema.ts';
import { ID_PATTERN, INTEGER_MAX, TEXT_LENGTH_MAX } from '../schema-parts.ts';
import { EVENT_NAME_PATTERN } from './event-name.ts';
import { SHORT_TEXT_LENGTH_MAX } from './link-params.ts';

/** `part` makes the reference to another definition of the same vocabulary. */
type Part = (name: string) => JsonSchema;

const integer = { type: 'integer', minimum: -INTEGER_MAX, maximum: INTEGER_MAX };
const fieldName = { type: 'string', pattern: ID_PATTERN.source, description: 'a field of `context`' };

export const guardJsonSchema = ({ guards }: Vocabulary, part: Part): JsonSchema => {
  const combinators = {
    all: { label: 'all of `guards` hold', key: 'guards' },
    any: { label: 'one of `guards` holds', key: 'guards' },
    not: { label: '`guard` does not hold', key: 'guard' },
    in: { label: 'the state `state` is active', key: 'state' },
  };
  return stepSchema({
    labels: [
      ...Object.entries(combinators).map(([name, { label }]) => [name, label] as const),
      ...labelsOf(guards),
    ],
    properties: {
      guards: { type: 'array', minItems: 1, items: part('guard') },
      guard: part('guard'),
      state: { type: 'string', pattern: '\\S' },
    },
    cases: [
      ...Object.entries(combinators).map(([name, { key }]) =>
        when([name], { required: [key], propertyNames: { enum: ['type', key] } }),
      ),
      ...casesOf('guard', guards),
    ],
  });
};

export const actionJsonSchema = ({ actions }: Vocabulary): JsonSchema =>
  stepSchema({
    labels: [
      ['set', 'gives a field of `context` a value'],
      ['add', 'adds a whole number to a field of `context`'],
      ['raise', 'makes an event of the chart’s own'],
      ...labelsOf(actions),
    ],
    properties: {},
    cases: [
      when(['set'], takes({ field: fieldName, value: { type: ['integer', 'boolean', 'string'] } }, [])),
      when(['add'], takes({ field: fieldName, by: integer }, [])),
      when(['raise'], takes({ event: eventName }, [])),
      ...casesOf('action', actions),
    ],
  });

/** The vocabulary's own by name, and any other name for what the chart raises, offers or is sent. */
export const onJsonSchema = ({ events }: Vocabulary, transitions: JsonSchema): JsonSchema => ({
  type: 'object',
  properties: Object.fromEntries(
    Object.entries(events).map(([name, { label }]) => [name, { description: label, allOf: [transitions] }]),
  ),
  additionalProperties: transitions,
  propertyNames: eventName,
});

/** Those that can be let pass. */
export const ignoreJsonSchema = ({ events }: Vocabulary): JsonSchema => ({
  type: 'array',
  items: { anyOf: [{ enum: Object.keys(events) }, eventName] },
});

const eventName = { type: 'string', pattern: EVENT_NAME_PATTERN.source, maxLength: 64 };

type Entries = Readonly<Record<string, { readonly label: string; readonly params: ParamTypes }>>;

const labelsOf = (entries: Entries): readonly (readonly [string, string])[] =>
  Object.entries(entries).map(([name, { label }]) => [name, label.replace(/[[\]]/g, '')]);

const stepSchema = ({
  labels,
  properties,
  cases,
}: {
  readonly labels: readonly (readonly [name: string, label: string])[];
  readonly properties: JsonSchema;
  readonly cases: readonly JsonSchema[];
}): JsonSchema => ({
  type: 'object',
  properties: {
    type: {
      enum: labels.map(([name]) => name),
      enumDescriptions: labels.map(([, label]) => label),
    },
    params: { type: 'object' },
    ...properties,
  },
  required: ['type'],
  additionalProperties: false,
  allOf: cases,
});

const when = (names: readonly string[], then: JsonSchema): JsonSchema => ({
  if: { properties: { type: { enum: names } }, required: ['type'] },
  then,
});

/** What takes no parameters is dealt with at once; what the others take is defined once for all vocabularies. */
const casesOf = (kind: 'guard' | 'action', entries: Entries): readonly JsonSchema[] => {
  const names = Object.keys(entries);
  const bare = names.filter((name) => Object.keys(entries[name]?.params ?? {}).length === 0);
  return [
    ...(bare.length === 0 ? [] : [when(bare, BARE)]),
    ...names
      .filter((name) => !bare.includes(name))
      .map((name) => when([name], { $ref: `#/definitions/${definitionName(kind, name)}` })),
  ];
};

const KEYS = ['type', 'params'];
const BARE = { properties: { params: { maxProperties: 0 } }, propertyNames: { enum: KEYS } };

const definitionName = (kind: string, name: string): string => `${kind}-${name.replaceAll(' ', '-')}`;

/** What each guard and action with parameters takes. */
export const stepDefinitions = (vocabularies: readonly Vocabulary[]): JsonSchema =>
  Object.fromEntries(
    (['guard', 'action'] as const).flatMap((kind) =>
      vocabularies
        .flatMap((vocabulary) => Object.entries<Entries[string]>(vocabulary[`${kind}s`]))
        .filter(([, { params }]) => Object.keys(params).length > 0)
        .map(([name, { params }]) => {
          const optional = Object.keys(params).filter((param) => params[param]?.optional === true);
          const types = Object.entries(params).map(([param, type]) => [param, paramSchema(type)] as const);
          const taken = takes(Object.fromEntries(types), optional);
          return [definitionName(kind, name), { propertyNames: { enum: KEYS }, ...taken }];
        }),
    ),
  );

const takes = (params: Readonly<Record<string, JsonSchema>>, optional: readonly string[]): JsonSchema => {
  const required = Object.keys(params).filter((name) => !optional.includes(name));
  return {
    properties: { params: { type: 'object', properties: params, required, additionalProperties: false } },
    ...(required.length === 0 ? {} : { required: ['params'] }),
  };
};

const WORDS: Partial<Readonly<Record<ParamType['type'], readonly string[]>>> = {
  phase: DAY_PHASES,
  standing: STANDINGS,
  season: SEASONS,
  weather: WEATHERS,
  tide: TIDES,
  direction: DIRECTIONS,
  status: QUEST_STATUSES,
};

const paramSchema = (type: ParamType): JsonSchema => {
  const words = WORDS[type.type];
  if (words !== undefined) return { enum: words };
  switch (type.type) {
    case 'integer':
      return { type: 'integer', minimum: type.min, maximum: type.max };
    case 'field':
      return { ...fieldName, description: `a field of \`context\` with \`type: ${type.of}\`` };
    case 'text':
      return { type: 'string', pattern: '\\S', maxLength: SHORT_TEXT_LENGTH_MAX };
    case 'line':
      return {
        type: 'string',
        pattern: '\\S',
        maxLength: TEXT_LENGTH_MAX,
        description: 'what is said or told',
      };
    case 'timer':
    case 'message':
    case 'choice':
    case 'objective':
    case 'event':
      return {
        type: 'string',
        pattern: EVENT_NAME_PATTERN.source,
        description: `a name for the ${type.type}`,
      };
    default:
      return { type: 'string', pattern: ID_PATTERN.source, description: `the id of a ${type.type}` };
  }
};

/** The JSON Schemas of all content files, by file name: `docs/schemas` has them for editors. */
import { characterSchema } from './character-schema.ts';
import { chartJsonSchema } from './chart/chart-json-schema.ts';
import { layoutSchema, notesSchema } from './chart/chart-sidecar.ts';
import { chartTestSchema } from './chart/chart-test-schema.ts';
import { citizensSchema } from './citizens-schema.ts';
import { exchangeSchema } from './exchange-schema.ts';
import { itemSchema } from './item-schema.ts';
import { type JsonSchema, jsonSchemaOf } from './json-schema.ts';
import { lexiconSchema } from './lexicon-schema.ts';
import { locationSchema } from './location-schema.ts';
import { achievementsSchema, loreSchema } from './lore-schema.ts';
import { policiesSchema } from './policy-schema.ts';
import { policyTestSchema } from './policy-test-schema.ts';
import { reactionSchema } from './reaction-schema.ts';
import { manifestSchema, universeSchema } from './universe-schema.ts';
import { warblerSchema } from './warbler-schema.ts';
import { worldWordsSchema } from './world-words-schema.ts';

/** As text, ready to be written. */
export const jsonSchemas = (): Readonly<Record<string, string>> => {
  const schemas: Readonly<Record<string, JsonSchema>> = {
    chart: chartJsonSchema(),
    'chart-layout': { title: 'Where the editor draws a chart', ...jsonSchemaOf(layoutSchema) },
    'chart-notes': { title: 'Notes about a chart', ...jsonSchemaOf(notesSchema) },
    'chart-test': { title: 'Scenarios for a chart', ...jsonSchemaOf(chartTestSchema) },
    universe: { title: 'The universe', ...jsonSchemaOf(universeSchema) },
    citizens: { title: 'The register of a town', ...jsonSchemaOf(citizensSchema) },
    manifest: { title: 'A world', ...jsonSchemaOf(manifestSchema) },
    location: { title: 'A location', ...jsonSchemaOf(locationSchema) },
    item: { title: 'An item', ...jsonSchemaOf(itemSchema) },
    character: { title: 'A character', ...jsonSchemaOf(characterSchema) },
    'world-lexicon': { title: 'What players may call what is in a world', ...jsonSchemaOf(worldWordsSchema) },
    exchange: { title: 'What two keepers say to each other', ...jsonSchemaOf(exchangeSchema) },
    reaction: { title: 'A reaction to events', ...jsonSchemaOf(reactionSchema) },
    warbler: { title: 'A grammar of lines', ...jsonSchemaOf(warblerSchema) },
    lore: { title: 'A piece of lore', ...jsonSchemaOf(loreSchema) },
    achievements: { title: 'The achievements', ...jsonSchemaOf(achievementsSchema) },
    policies: { title: 'Policies', ...jsonSchemaOf(policiesSchema) },
    'policy-test': { title: 'Scenarios for policies', ...jsonSchemaOf(policyTestSchema) },
    lexicon: { title: 'The words that players type', ...jsonSchemaOf(lexiconSchema) },
  };
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [`${name}.schema.json`, `${layOut(schema, '')}\n`]),
  );
};

const LINE_LENGTH_MAX = 110;

/** JSON with what fits on one line on one line. */
const layOut = (value: unknown, indent: string): string => {
  const line = JSON.stringify(value);
  if (value === null || typeof value !== 'object' || indent.length + line.length <= LINE_LENGTH_MAX)
    return line;
  const deeper = `${indent}  `;
  const parts = Array.isArray(value)
    ? value.map((item) => layOut(item, deeper))
    : Object.entries(value)
        .filter(([, item]) => item !== undefined)
        .map(([key, item]) => `${JSON.stringify(key)}: ${layOut(item, deeper)}`);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return `${open}\n${parts.map((part) => `${deeper}${part}`).join(',\n')}\n${indent}${close}`;
};

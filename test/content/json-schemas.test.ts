/** The JSON Schemas for editors: what they say is what the loader says, as far as a schema can tell. */
import { readdirSync, readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readContentDirectory, SHIPPED_CONTENT_DIRECTORY } from '../../src/adapters/content-directory.ts';
import { jsonSchemas } from '../../src/content/json-schemas.ts';
import { FITTING } from './chart/across-fixtures.ts';
import { type Case, unmarked } from './chart/finding-case.ts';
import { NAMES, YAML_AND_SCHEMA } from './chart/name-fixtures.ts';
import { LAMP, QUEST, STORM, TALK } from './chart/small-chart.ts';
import { GUARDS, STRUCTURE } from './chart/structure-fixtures.ts';
import { WARNINGS } from './chart/warning-fixtures.ts';
import { SMALL_UNIVERSE } from './small-universe.ts';

const SCHEMAS = jsonSchemas();
const FOLDER = new URL('../../docs/schemas/', import.meta.url);

const ajv = new Ajv({ strict: true, strictTypes: false, strictRequired: false, strictTuples: false });
ajv.addVocabulary(['enumDescriptions']);
const checks = Object.fromEntries(
  Object.entries(SCHEMAS).map(([name, text]) => [
    name.replace('.schema.json', ''),
    ajv.compile(JSON.parse(text)),
  ]),
);
const complaints = (name: string, text: string): readonly string[] => {
  const check = checks[name] as ValidateFunction;
  check(parse(text));
  return (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
};

/** Which schema a content file is to fit; undefined for texts. */
const schemaFor = (path: string): string | undefined => {
  const [, kind] = /\.(chart|layout|notes|chart-test)\.yaml$/.exec(path) ?? [];
  if (kind !== undefined) return kind === 'layout' || kind === 'notes' ? `chart-${kind}` : kind;
  if (path.startsWith('lexicon/')) return 'lexicon';
  if (path.includes('policies/')) return path.includes('.policy-test.') ? 'policy-test' : 'policies';
  if (path === 'worlds/universe.yaml') return 'universe';
  if (path.endsWith('/manifest.yaml')) return 'manifest';
  return /\/(location|item|character)s\//.exec(path)?.[1];
};

describe('the JSON Schemas', () => {
  it.each(Object.entries(SCHEMAS))('[CH20] docs/schemas/%s is what the loader checks', async (name, text) => {
    await expect(text).toMatchFileSnapshot(new URL(name, FOLDER).pathname);
  });

  it('[CH20] the folder holds no others', () => {
    expect(readdirSync(FOLDER).sort()).toEqual(Object.keys(SCHEMAS).sort());
  });

  it('[CH20] files that load fit', () => {
    const sources = { ...readContentDirectory(SHIPPED_CONTENT_DIRECTORY) };
    const files = [...Object.entries(sources), ...Object.entries(SMALL_UNIVERSE), ...Object.entries(FITTING)];
    const checked = files.flatMap(([path, text]) => {
      const schema = schemaFor(path);
      return schema === undefined ? [] : [{ path, complaints: complaints(schema, text) }];
    });
    expect(checked.length).toBeGreaterThan(50);
    expect(checked.filter((file) => file.complaints.length > 0)).toEqual([]);
  });

  it.each([LAMP, TALK, QUEST, STORM])('[CH20] charts without an error fit %#', (text) => {
    expect(complaints('chart', text)).toEqual([]);
  });

  it.each(WARNINGS)('[CH20] a chart with a warning only fits: $finding', ({ text }) => {
    expect(complaints('chart', unmarked(text))).toEqual([]);
  });
});

/** Findings of which a schema knows; the others are about several parts of a file, or several files. */
const TOLD: readonly string[] = [
  'schema/unknown-key',
  'schema/type',
  'schema/one-of',
  'schema/id',
  'chart/unknown-vocabulary',
  'chart/unknown-guard',
  'chart/unknown-action',
  'chart/unknown-param',
  'chart/missing-param',
  'chart/guard-shape',
  'chart/missing-uid',
  'chart/history-target',
  'chart/delay',
];

const cases = [...YAML_AND_SCHEMA, ...NAMES, ...GUARDS, ...STRUCTURE];
const codeOf = ({ finding }: Case): string => finding.split(' ')[0] ?? '';

describe('a broken chart does not fit', () => {
  it.each(cases.filter((each) => TOLD.includes(codeOf(each))))('[CH20] $finding', ({ text }) => {
    expect(complaints('chart', unmarked(text))).not.toEqual([]);
  });

  it('[CH20] values of the wrong kind', () => {
    const wrong = NAMES.filter((each) => codeOf(each) === 'chart/param-type');
    const unsaid = wrong.filter(({ text }) => complaints('chart', unmarked(text)).length === 0);
    // What a field of the chart holds stands elsewhere in the file.
    expect(unsaid.map(({ text }) => /\{[^{}]*¶[^}]*\}/.exec(text)?.[0])).toEqual([
      '{ field: ¶lit, by: 1 }',
      '{ field: lit, value: ¶yes }',
    ]);
  });
});

it('[CH20] the words of a vocabulary come with what they mean', () => {
  const { definitions } = JSON.parse(readFileSync(new URL('chart.schema.json', FOLDER), 'utf8'));
  const { enum: names, enumDescriptions: labels } = definitions['quest-action'].properties.type;
  expect(labels[names.indexOf('note')]).toBe('writes into the journal: {line}');
  expect(definitions['keeper-action'].properties.type.enum).not.toContain('note');
  expect(definitions['keeper-on'].properties['someone came'].description).toBe('somebody comes');
  expect(definitions['action-set-timer'].properties.params).toMatchObject({
    properties: { seconds: { type: 'integer', minimum: 1 } },
    required: ['name', 'seconds'],
  });
});

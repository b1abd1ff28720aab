/** Holds a parsed file against its schema, and says every mismatch in a writer's words. */
import { z } from 'zod';
import { DELAY_FORMS, DELAY_PATTERN } from './chart/chart-delay.ts';
import { createFindingLog, type Finding, type FindingLog } from './finding.ts';
import { deepFreeze } from './freeze.ts';
import { suggestName } from './nearest-name.ts';
import { FILLED_PATTERN, ID_PATTERN, PLACE_PATTERN, TIME_PATTERN } from './schema-parts.ts';
import type { YamlFile, YamlPath } from './yaml-file.ts';

/** A file together with what its schema made of it. */
export type Doc<Source> = { readonly file: YamlFile; readonly value: Source };

/** Undefined when the file does not fit; the log then has all the reasons. */
export const checkSchema = <Source>(
  file: YamlFile,
  schema: z.ZodType<Source>,
  log: FindingLog,
): Doc<Source> | undefined => {
  const checks = checked.get(file) ?? new Map<z.ZodType, Checked>();
  checked.set(file, checks);
  const { doc, findings } = checks.get(schema) ?? checkOnce(file, schema);
  checks.set(schema, { doc, findings });
  for (const finding of findings) log.add(finding);
  return doc as Doc<Source> | undefined;
};

type Checked = { readonly doc: Doc<unknown> | undefined; readonly findings: readonly Finding[] };

/** A file that is remembered is also held against its schema only once. */
const checked = new WeakMap<YamlFile, Map<z.ZodType, Checked>>();

const checkOnce = (file: YamlFile, schema: z.ZodType): Checked => {
  const result = schema.safeParse(file.value, { error: rememberKnownKeys });
  if (result.success) return { doc: deepFreeze({ file, value: result.data }), findings: [] };
  const log = createFindingLog();
  for (const issue of result.error.issues) logIssue(issue, file, log);
  return { doc: undefined, findings: log.findings() };
};

/** zod keeps the shape of the object at hand only until the issue is final, so the known keys travel in its message. */
const rememberKnownKeys: z.core.$ZodErrorMap = (issue) => {
  if (issue.code !== 'unrecognized_keys') return undefined;
  return issue.inst instanceof z.ZodObject ? Object.keys(issue.inst.shape).join(' ') : '';
};

const logIssue = (issue: z.core.$ZodIssue, file: YamlFile, log: FindingLog): void => {
  const path: YamlPath = issue.path.map((segment) =>
    typeof segment === 'number' ? segment : String(segment),
  );
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) {
      const known = issue.message.split(' ').filter((name) => name !== '');
      const fix =
        suggestName(key, known) ?? (known.length === 0 ? undefined : `known here: ${known.join(', ')}`);
      log.error(file.at([...path, key], 'key'), 'schema/unknown-key', `"${key}" means nothing here`, fix);
    }
    return;
  }
  if (issue.code === 'invalid_key') {
    log.error(file.at(path, 'key'), 'schema/unknown-key', `"${String(path.at(-1))}" means nothing here`);
    return;
  }
  const { code, message, fix } = explain(issue, path, file.value);
  log.error(file.at(path), code, message, fix);
};

type Explanation = { readonly code: string; readonly message: string; readonly fix?: string | undefined };

const explain = (issue: z.core.$ZodIssue, path: YamlPath, root: unknown): Explanation => {
  const name = path.length === 0 ? 'the file' : `"${path.join('.')}"`;
  const value = valueAt(root, path);
  if (value === undefined) return { code: 'schema/missing', message: `${name} is missing` };
  switch (issue.code) {
    case 'invalid_type':
      return explainType({ name, key: path.at(-1) }, issue.expected, value);
    case 'invalid_value':
      return explainChoice(name, issue.values.map(String), value);
    case 'invalid_format':
      return explainFormat(name, 'pattern' in issue ? String(issue.pattern) : '', value);
    case 'too_small':
    case 'too_big':
      return explainSize(name, issue);
    case 'custom': {
      const {
        code = 'schema/type',
        message = issue.message,
        fix,
      } = (issue.params ?? {}) as Partial<Explanation>;
      return { code, message: `${name}: ${message}`, fix };
    }
    default:
      return { code: 'schema/type', message: `${name}: ${issue.message}` };
  }
};

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'keys with values',
  record: 'keys with values',
  array: 'a list',
  tuple: 'a list',
};

type Spot = { readonly name: string; readonly key: string | number | undefined };

const explainType = ({ name, key }: Spot, expected: string, value: unknown): Explanation => ({
  code: 'schema/type',
  message: `${name} should be ${TYPE_NAMES[expected] ?? expected}, and is ${typeNameOf(value)}`,
  fix: typeFix(key, expected, value),
});

/** Where writers leave out the inner key: `target: lit` for `target: { state: lit }`. */
const INNER_KEYS: Readonly<Record<string, string>> = { target: 'state', guard: 'type' };

const typeFix = (key: Spot['key'], expected: string, value: unknown): string | undefined => {
  const inner = INNER_KEYS[String(key)];
  if (expected === 'object' && inner !== undefined && typeof value === 'string')
    return `write ${key}: { ${inner}: ${value} }`;
  // A quoted "true" would be a flag of that name, one for all that is written so.
  if (key === 'once' && typeof value === 'boolean')
    return 'name the flag that is left: a name of its own, for example once: paid_for_net';
  if (expected === 'string' && typeof value !== 'object') return `put it in quotes: "${String(value)}"`;
  if (expected === 'boolean' && (value === 'yes' || value === 'no'))
    return value === 'yes' ? 'write true' : 'write false';
  if (expected === 'array') return 'write it as a list: [ ... ]';
  return undefined;
};

const typeNameOf = (value: unknown): string => {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'keys with values';
  if (typeof value === 'boolean') return 'true or false';
  return typeof value === 'number' ? `the number ${value}` : 'text';
};

const explainChoice = (name: string, choices: readonly string[], value: unknown): Explanation => ({
  code: 'schema/choice',
  message: `${name} is none of: ${choices.join(', ')}`,
  fix: typeof value === 'string' ? suggestName(value, choices) : undefined,
});

const explainFormat = (name: string, pattern: string, value: unknown): Explanation => {
  switch (pattern) {
    case String(ID_PATTERN):
      return { code: 'schema/id', message: `${name} is no id`, fix: suggestId(String(value)) };
    case String(PLACE_PATTERN):
      return { code: 'schema/id', message: `${name} is no place`, fix: 'write location, or world/location' };
    case String(TIME_PATTERN):
      return {
        code: 'schema/time',
        message: `${name} is no time of day`,
        fix: 'write "HH:MM", from "00:00" to "24:00"',
      };
    case String(DELAY_PATTERN):
      return { code: 'schema/delay', message: `${name} is no time to wait`, fix: DELAY_FORMS };
    case String(FILLED_PATTERN):
      return { code: 'schema/empty', message: `${name} is empty` };
    default:
      return { code: 'schema/type', message: `${name} has the wrong form` };
  }
};

/** `Old Pier` is `old_pier`. */
const suggestId = (value: string): string => {
  const guess = value
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '');
  return guess === ''
    ? 'ids are lower-case letters, digits and _'
    : `write "${guess}": lower-case letters, digits and _`;
};

const explainSize = (name: string, issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): Explanation => {
  const limit = issue.code === 'too_small' ? `at least ${issue.minimum}` : `at most ${issue.maximum}`;
  if (issue.origin === 'number' || issue.origin === 'int')
    return { code: 'number/range', message: `${name} should be ${limit}` };
  if (issue.origin === 'string')
    return { code: 'schema/size', message: `${name} should have ${limit} characters` };
  return { code: 'schema/size', message: `${name} should have ${limit} entries` };
};

const valueAt = (root: unknown, path: YamlPath): unknown => {
  let value: unknown = root;
  for (const segment of path) {
    // A description may be written as a bare text, which stands for its base.
    if (typeof value === 'string' && segment === 'base') continue;
    if (value === null || typeof value !== 'object') return undefined;
    value = (value as Readonly<Record<string | number, unknown>>)[segment];
  }
  return value;
};

/**
 * One YAML file as plain data, with a way back from every value to the line and column where it was written.
 * Knows YAML and nothing of what the file is about.
 */
import { LineCounter, parseDocument } from 'yaml';
import { createFindingLog, type Finding, type FindingLog, type Place } from './finding.ts';
import { deepFreeze } from './freeze.ts';
import { TextMemory } from './text-memory.ts';
import { findSpot, surveyYaml } from './yaml-places.ts';

const FILE_LENGTH_MAX = 1_000_000;
const NESTING_DEPTH_MAX = 32;

export type YamlPath = readonly (string | number)[];

export type YamlFile = {
  readonly path: string;
  /** The data, in which a key with nothing after it is as good as not written. */
  readonly value: unknown;
  /** The same with `null` where nothing is written after a key. */
  readonly raw: unknown;
  /** Where that value (or its key) begins; when there is no such value, its nearest parent. */
  readonly at: (path: YamlPath, part?: 'key' | 'value') => Place;
  /** The scalar as it was written, before `1.0` became 1; `literal` when it is a `|` block. */
  readonly scalarAt: (path: YamlPath) => { readonly source: string; readonly literal: boolean } | undefined;
};

/** Undefined when the text is no YAML; the log then says why. The same texts are read only once, as long as they are remembered. */
export const parseYamlFile = (
  path: string,
  text: string,
  log: FindingLog,
  { depthMax = NESTING_DEPTH_MAX }: { readonly depthMax?: number } = {},
): YamlFile | undefined => {
  const key = `${depthMax} ${path}\n${text}`;
  const { file, findings } = remembered.get(key) ?? remembered.keep(key, readFile(path, text, depthMax));
  for (const finding of findings) log.add(finding);
  return file;
};

type Reading = { readonly file: YamlFile | undefined; readonly findings: readonly Finding[] };

const remembered = new TextMemory<Reading>();

const readFile = (path: string, text: string, depthMax: number): Reading => {
  const log = createFindingLog();
  const file = readYaml(path, text, { depthMax, log });
  return { file: file && deepFreeze(file), findings: log.findings() };
};

const readYaml = (
  path: string,
  text: string,
  { depthMax, log }: { readonly depthMax: number; readonly log: FindingLog },
): YamlFile | undefined => {
  const start: Place = { file: path, line: 1, column: 1 };
  if (text.length > FILE_LENGTH_MAX) {
    log.error(start, 'yaml/too-large', `the file has more than ${FILE_LENGTH_MAX} characters; split it`);
    return undefined;
  }
  const lines = new LineCounter();
  const placeOf = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file: path, line: Math.max(1, line), column: Math.max(1, col) };
  };
  try {
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'silent' });
    for (const warning of document.warnings)
      log.warning(placeOf(warning.pos[0]), 'yaml/syntax', warning.message);
    for (const [index, { pos, message, code }] of document.errors.entries()) {
      const fix = index === 0 && MARKS_IN_TEXT.includes(code) ? QUOTES : undefined;
      log.error(placeOf(pos[0]), 'yaml/syntax', message, fix);
    }
    if (document.errors.length > 0) return undefined;
    const { root, cut } = surveyYaml(document);
    for (const { text: rest, offset } of cut) {
      const message = `inside { } the text before this ended at its comma, and "${rest}" means nothing`;
      log.error(placeOf(offset), 'yaml/syntax', message, 'put the whole text in quotes');
    }
    if (cut.length > 0) return undefined;
    const raw: unknown = document.toJS({ maxAliasCount: 100 });
    if (!isShallow(raw, depthMax)) {
      log.error(start, 'yaml/too-deep', `the file nests deeper than ${depthMax} levels`);
      return undefined;
    }
    return {
      path,
      value: withoutBlanks(raw),
      raw,
      at: (yamlPath, part = 'value') => {
        const { spot, complete } = findSpot(root, yamlPath);
        return placeOf(part === 'key' && complete ? (spot.keyOffset ?? spot.offset) : spot.offset);
      },
      scalarAt: (yamlPath) => {
        const { spot, complete } = findSpot(root, yamlPath);
        return complete ? spot.scalar : undefined;
      },
    };
  } catch (cause) {
    // Only reached by YAML that is well-formed and unusable: endless aliases, nesting deeper than the stack.
    log.error(
      start,
      'yaml/syntax',
      `the file cannot be read: ${cause instanceof Error ? cause.message : 'too complex'}`,
    );
    return undefined;
  }
};

/** What a text without quotes comes to when there are marks in it that mean something. */
const MARKS_IN_TEXT: readonly string[] = [
  'BAD_SCALAR_START',
  'BLOCK_AS_IMPLICIT_KEY',
  'BLOCK_IN_FLOW',
  'MISSING_CHAR',
  'UNEXPECTED_TOKEN',
];
const QUOTES = 'a text with a colon, a comma, #, braces or quotation marks in it belongs in quotes';

const isShallow = (value: unknown, depthMax: number): boolean =>
  value === null ||
  typeof value !== 'object' ||
  (depthMax > 0 && Object.values(value).every((inner) => isShallow(inner, depthMax - 1)));

const withoutBlanks = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutBlanks);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== null && inner !== undefined);
  return Object.fromEntries(entries.map(([key, inner]) => [key, withoutBlanks(inner)]));
};

/**
 * One YAML file as plain data, with a way back from every value to the line and column where it was written.
 * Knows YAML and nothing of what the file is about.
 */
import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml';
import type { FindingLog, Place } from './finding.ts';

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

/** Undefined when the text is no YAML; the log then says why. */
export const parseYamlFile = (
  path: string,
  text: string,
  log: FindingLog,
  { depthMax = NESTING_DEPTH_MAX }: { readonly depthMax?: number } = {},
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
    const cut = cutTexts(document);
    for (const { text: rest, offset } of cut) {
      const message = `inside { } the text before this ended at its comma, and "${rest}" means nothing`;
      log.error(placeOf(offset), 'yaml/syntax', message, 'put the whole text in quotes');
    }
    if (cut.length > 0) return undefined;
    const value: unknown = document.toJS({ maxAliasCount: 100 });
    if (!isShallow(value, depthMax)) {
      log.error(start, 'yaml/too-deep', `the file nests deeper than ${depthMax} levels`);
      return undefined;
    }
    return { ...yamlFile(path, document, placeOf), value: withoutBlanks(value), raw: value };
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

/** What stands between commas of a `{ }` without a colon: the rest of a text that should have been in quotes. */
const cutTexts = (
  document: Document.Parsed,
): readonly { readonly text: string; readonly offset: number }[] => {
  const cut: { text: string; offset: number }[] = [];
  visit(document, {
    Map: (_, map) => {
      if (map.flow !== true) return;
      for (const { key, value } of map.items)
        if (value === null && isScalar(key))
          cut.push({ text: String(key.value), offset: key.range?.[0] ?? 0 });
    },
  });
  return cut;
};

const yamlFile = (
  path: string,
  document: Document.Parsed,
  placeOf: (offset: number) => Place,
): Omit<YamlFile, 'value' | 'raw'> => ({
  path,
  at: (yamlPath, part = 'value') => placeOf(offsetOf(document, yamlPath, part)),
  scalarAt: (yamlPath) => {
    const found = descend(document, yamlPath);
    const node = found.complete ? found.node : undefined;
    if (!isScalar(node)) return undefined;
    return { source: node.source ?? String(node.value), literal: node.type === 'BLOCK_LITERAL' };
  },
});

type Descent = {
  readonly node: Node | undefined;
  readonly key: Node | undefined;
  readonly complete: boolean;
};

/** Follows the path as far as it exists. */
const descend = (document: Document.Parsed, path: YamlPath): Descent => {
  let node: Node | undefined = document.contents ?? undefined;
  let key: Node | undefined;
  for (const segment of path) {
    const target: unknown = isAlias(node) ? node.resolve(document) : node;
    const child = childOf(target, segment);
    if (child === undefined) return { node, key, complete: false };
    node = child.node ?? child.key;
    key = child.key;
  }
  return { node, key, complete: true };
};

type Child = { readonly node: Node | undefined; readonly key: Node | undefined };

const childOf = (node: unknown, segment: string | number): Child | undefined => {
  if (isSeq(node)) {
    const item = node.items[Number(segment)];
    return item === undefined ? undefined : { node: item as Node, key: undefined };
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find(
    (candidate) => isScalar(candidate.key) && String(candidate.key.value) === String(segment),
  );
  if (pair === undefined) return undefined;
  return { node: (pair.value ?? undefined) as Node | undefined, key: pair.key as Node };
};

const offsetOf = (document: Document.Parsed, path: YamlPath, part: 'key' | 'value'): number => {
  const found = descend(document, path);
  const node = part === 'key' && found.complete ? (found.key ?? found.node) : found.node;
  return node?.range?.[0] ?? 0;
};

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

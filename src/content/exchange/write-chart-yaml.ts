/** A chart's source as the text of a `.chart.yaml` file, laid out as a writer would: short parts on one line. */
import {
  Document,
  isCollection,
  isScalar,
  type Node,
  type Pair,
  type Scalar,
  visit,
  YAMLMap,
  YAMLSeq,
} from 'yaml';
import type { ChartSource, StateSource } from '../chart/chart-schema.ts';

const LINE_LENGTH_MAX = 100;

/** The order in which the parts of a chart or state are told. */
const ORDER = [
  'schema',
  'id',
  'version',
  'vocabulary',
  'type',
  'history',
  'target',
  'meta',
  'initial',
  'ignore',
  'context',
  'migration',
  'entry',
  'exit',
  'on',
  'after',
  'always',
  'onDone',
  'states',
] as const;

/** Reading the text gives the same source, but for ids that are no other than the keys. */
export const writeChartYaml = (source: ChartSource): string => {
  const document = new Document();
  document.contents = writeState(source, document, 0) as Document['contents'];
  visit(document, {
    Scalar: (_, node) => {
      quoteWhereNeeded(node);
    },
  });
  return document.toString({ lineWidth: 0 });
};

const writeState = (state: Partial<ChartSource> | StateSource, document: Document, depth: number): Node => {
  const map = new YAMLMap();
  for (const name of ORDER) {
    const value = (state as Readonly<Record<string, unknown>>)[name];
    if (value === undefined) continue;
    const pair = document.createPair(name, null) as Pair<Scalar, Node>;
    pair.value = writePart(name, value, document, depth);
    pair.key.spaceBefore = depth === 0 && (name === 'entry' || name === 'on' || name === 'states');
    map.add(pair);
  }
  return map;
};

const writePart = (name: (typeof ORDER)[number], value: unknown, document: Document, depth: number): Node => {
  if (name === 'on' || name === 'after') return writeLists(value as object, document);
  if (name === 'always' || name === 'onDone') return writeTransitions(value as unknown[], document);
  if (name !== 'states') return fitting(value, document, name === 'entry' || name === 'exit');
  const map = new YAMLMap();
  for (const [index, [key, child]] of Object.entries(value as Record<string, StateSource>).entries()) {
    const { id, ...rest } = child;
    const pair = document.createPair(key, null) as Pair<Scalar, Node>;
    pair.value = writeState(rest, document, depth + 1);
    if (id !== undefined && id !== key) (pair.value as YAMLMap).items.unshift(document.createPair('id', id));
    pair.key.spaceBefore = depth === 0 && index > 0;
    map.add(pair);
  }
  return map;
};

const writeLists = (lists: object, document: Document): Node => {
  const map = new YAMLMap();
  for (const [name, list] of Object.entries(lists)) {
    const pair = document.createPair(name, null) as Pair<Scalar, Node>;
    pair.value = writeTransitions(list, document);
    map.add(pair);
  }
  return map;
};

const writeTransitions = (list: readonly unknown[], document: Document): Node => {
  const seq = new YAMLSeq();
  seq.flow = list.length === 0;
  for (const transition of list) {
    const map = new YAMLMap();
    for (const [name, value] of Object.entries(transition as object)) {
      if (value === undefined) continue;
      const pair = document.createPair(name, null) as Pair<Scalar, Node>;
      pair.value = fitting(value, document, name === 'actions');
      map.add(pair);
    }
    seq.add(map);
  }
  return seq;
};

/** On one line where that is short; a list of several actions has a line for each. */
const fitting = (value: unknown, document: Document, isSteps = false): Node => {
  const node = document.createNode(value) as Node;
  layOut(node, isSteps && Array.isArray(value) && value.length > 1);
  return node;
};

const layOut = (node: unknown, isOpen: boolean): void => {
  if (!isCollection(node)) return;
  const text = JSON.stringify(node.toJSON());
  node.flow = node.items.length === 0 || (!isOpen && text.length <= LINE_LENGTH_MAX && !text.includes('\\n'));
  if (node.flow) return;
  for (const item of node.items) layOut('value' in (item as object) ? (item as Pair).value : item, false);
};

/** A text of several lines as a `|` block would be read as one paragraph. */
const quoteWhereNeeded = (node: Scalar): void => {
  if (!isScalar(node) || typeof node.value !== 'string') return;
  const { value } = node;
  if (/^\S.*(?:\n\S.*)*$/.test(value) && value.includes('\n') && !/\s$|[ \t]\n/.test(value))
    node.type = 'BLOCK_FOLDED';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  if (/[\0-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]/.test(value) || !value.isWellFormed())
    node.type = 'QUOTE_DOUBLE';
  else if (value.includes('\n') && node.type !== 'BLOCK_FOLDED') node.type = 'QUOTE_DOUBLE';
};

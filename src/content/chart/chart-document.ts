/**
 * A chart file as something to edit: unchanged it goes back to the very text it came from, and changed it keeps its
 * comments. Knows YAML and where states and transitions stand in it, and no vocabulary.
 */
import { type Document, isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { YamlPath } from '../yaml-file.ts';
import type { StateSource } from './chart-schema.ts';
import { transitionsOf } from './chart-walk.ts';
import { keepLines } from './keep-lines.ts';

export type ChartDocument = {
  /** The text it was opened with, but for the lines that changes have made different. */
  readonly toString: () => string;
  /** Puts a value there, and makes what is missing on the way. */
  readonly set: (path: YamlPath, value: unknown) => void;
  readonly remove: (path: YamlPath) => void;
  /** Gives every state and transition without a uid one that is made from names nearby; returns the new ones. */
  readonly addMissingUids: () => readonly string[];
  /** The innermost state or transition that stands at this line and column, both from 1. */
  readonly uidAt: (line: number, column: number) => string | undefined;
  /** Where the state or transition with that uid begins, both from 1. */
  readonly placeOf: (uid: string) => { readonly line: number; readonly column: number } | undefined;
};

/** Undefined when the text is no YAML. */
export const openChartDocument = (text: string): ChartDocument | undefined => {
  const lines = new LineCounter();
  let document: Document.Parsed;
  let spans: readonly Span[];
  try {
    document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'silent' });
    if (document.errors.length > 0 || !isRecord(document.toJS())) return undefined;
    spans = spansOf(document.contents, 0);
  } catch {
    // Only endless aliases and nesting deeper than the stack get here, which reading the file has said.
    return undefined;
  }
  /** The document as it would be laid out before the first change; undefined until there is one. */
  let before: string | undefined;
  const set = (path: YamlPath, value: unknown): void => {
    before ??= layOut(document);
    clearBlank(document, path);
    document.setIn(path, value);
  };
  return {
    toString: () =>
      before === undefined ? text : keepLines({ written: text, before, after: layOut(document) }),
    set,
    remove: (path) => {
      const laidOut = before ?? layOut(document);
      if (document.deleteIn(path)) before = laidOut;
    },
    addMissingUids: () => {
      const missing = [...uidsToAdd(document.toJS() as StateSource)];
      for (const { path, uid } of missing)
        set([...path, 'meta'], document.createNode({ uid }, { flow: true }));
      return missing.map(({ uid }) => uid);
    },
    uidAt: (line, column) => {
      const offset = (lines.lineStarts[line - 1] ?? 0) + column - 1;
      const around = spans.filter(({ from, to }) => from <= offset && offset < to);
      return around.sort((left, right) => left.to - left.from - (right.to - right.from))[0]?.uid;
    },
    placeOf: (uid) => {
      const span = spans.find((candidate) => candidate.uid === uid);
      if (span === undefined) return undefined;
      const { line, col: column } = lines.linePos(span.at);
      return { line, column };
    },
  };
};

const layOut = (document: Document.Parsed): string => document.toString({ lineWidth: 0 });

/** What was written as `closed:` with nothing after it becomes a map, so that something can be put inside. */
const clearBlank = (document: Document.Parsed, path: YamlPath): void => {
  for (let length = 1; length < path.length; length += 1) {
    const inner = path.slice(0, length);
    if (document.hasIn(inner) && document.getIn(inner) === null)
      document.setIn(inner, document.createNode({}));
  }
};

type Span = {
  readonly from: number;
  readonly to: number;
  /** Where its key stands, or, of the chart itself, its first line. */
  readonly at: number;
  readonly uid: string;
};

/** Every map with a uid, from the key it belongs to up to its end. */
const spansOf = (node: unknown, keyOffset: number): Span[] => {
  if (isSeq(node))
    return node.items.flatMap((item) => spansOf(item, isNode(item) ? (item.range?.[0] ?? 0) : 0));
  if (!isMap(node)) return [];
  const inner = node.items.flatMap((pair) =>
    isPair(pair) && isScalar(pair.key) ? spansOf(pair.value, pair.key.range?.[0] ?? 0) : [],
  );
  const uid = node.getIn(['meta', 'uid']);
  if (typeof uid !== 'string') return inner;
  const start = node.range?.[0] ?? 0;
  const at = keyOffset === 0 ? start : keyOffset;
  return [{ from: Math.min(keyOffset, start), to: node.range?.[2] ?? 0, at, uid }, ...inner];
};

/** States that have nothing written inside them; `state` is what the file holds, with `null` for nothing. */
export function* blankStatesIn(state: StateSource, path: YamlPath): Generator<YamlPath> {
  for (const [key, child] of childrenOf(state)) {
    const childPath = [...path, 'states', key];
    if (child === null) yield childPath;
    else yield* blankStatesIn(child, childPath);
  }
}

/** As it is in the file, where everything may still be of another kind than it should be. */
const childrenOf = ({ states }: StateSource): readonly [string, StateSource | null][] =>
  isRecord(states)
    ? Object.entries<StateSource | null>(states).filter(([, child]) => child === null || isRecord(child))
    : [];

const isRecord = (value: unknown): value is Record<string, never> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

type NewUid = { readonly path: YamlPath; readonly uid: string };

function* uidsToAdd(chart: StateSource): Generator<NewUid> {
  const taken = new Set(usedUids(chart));
  const fresh = (name: string): string => {
    const base =
      name
        .replace(/[^A-Za-z0-9_-]+/g, '_')
        .replace(/^[^A-Za-z0-9]+/, '')
        .slice(0, 70) || 'part';
    let uid = base;
    for (let number = 2; taken.has(uid); number += 1) uid = `${base}-${number}`;
    taken.add(uid);
    return uid;
  };
  for (const { name, path, meta } of partsOf(chart, typeof chart.id === 'string' ? chart.id : 'chart', []))
    if (meta?.uid === undefined || meta.uid === null) yield { path, uid: fresh(name) };
}

function* usedUids(chart: StateSource): Generator<string> {
  for (const { meta } of partsOf(chart, '', [])) if (typeof meta?.uid === 'string') yield meta.uid;
}

type Part = { readonly name: string; readonly path: YamlPath; readonly meta: StateSource['meta'] | null };

function* partsOf(state: StateSource, name: string, path: YamlPath): Generator<Part> {
  yield { name, path, meta: isRecord(state.meta) ? state.meta : null };
  for (const { transition, path: at } of transitionsOf(wellFormed(state), path)) {
    const trigger = at.slice(path.length).filter((step) => typeof step === 'string' && step !== 'on');
    yield { name: [name, ...trigger].join('-'), path: at, meta: transition.meta };
  }
  for (const [key, child] of childrenOf(state)) yield* partsOf(child ?? {}, key, [...path, 'states', key]);
}

/** Only lists of maps are transitions; anything else is a finding of the schema. */
const wellFormed = (state: StateSource): StateSource => {
  const listed = (value: unknown) => (Array.isArray(value) ? value.filter(isRecord) : []);
  const byName = (value: unknown) =>
    isRecord(value)
      ? Object.fromEntries(Object.entries(value).map(([name, list]) => [name, listed(list)]))
      : {};
  return {
    on: byName(state.on),
    after: byName(state.after),
    always: listed(state.always),
    onDone: listed(state.onDone),
  };
};

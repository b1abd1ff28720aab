/** Where everything in a YAML file stands, in a form that is small enough to be kept when its syntax tree is gone. */
import { type Document, isAlias, isMap, isScalar, isSeq, type Node } from 'yaml';

/** A value and what is within it. */
export type YamlSpot = {
  /** Where it begins, in UTF-16 units of the text. */
  readonly offset: number;
  /** Where its key begins, if it has one. */
  readonly keyOffset: number | undefined;
  /** Of a scalar: as it was written, and whether it is a `|` block. */
  readonly scalar: { readonly source: string; readonly literal: boolean } | undefined;
  readonly children: readonly YamlSpot[] | ReadonlyMap<string, YamlSpot> | undefined;
};

/** What stands between commas of a `{ }` without a colon: the rest of a text that should have been in quotes. */
export type CutText = { readonly text: string; readonly offset: number };

export type Surveyed = { readonly root: YamlSpot; readonly cut: readonly CutText[] };

type Growing = { -readonly [Key in keyof YamlSpot]: YamlSpot[Key] };
type Survey = {
  readonly document: Document.Parsed;
  readonly cut: CutText[];
  readonly anchored: Map<Node, YamlSpot>;
};

export const surveyYaml = (document: Document.Parsed): Surveyed => {
  const survey: Survey = { document, cut: [], anchored: new Map() };
  return { root: spotOf(document.contents ?? undefined, undefined, survey), cut: survey.cut };
};

const spotOf = (node: Node | undefined, key: Node | undefined, survey: Survey): YamlSpot => {
  const spot: Growing = {
    offset: offsetOf(node),
    keyOffset: key && offsetOf(key),
    scalar: undefined,
    children: undefined,
  };
  if (isAlias(node)) {
    const target = node.resolve(survey.document);
    if (target !== undefined) spot.children = survey.anchored.get(target)?.children;
    return spot;
  }
  if (isScalar(node)) {
    const source = node.source ?? String(node.value);
    spot.scalar = { source, literal: node.type === 'BLOCK_LITERAL' };
  } else if (isSeq(node)) {
    spot.children = node.items.map((item) => spotOf(item as Node, undefined, survey));
  } else if (isMap(node)) spot.children = spotsOfMap(node, survey);
  if (node?.anchor !== undefined) survey.anchored.set(node, spot);
  return spot;
};

const spotsOfMap = (map: { readonly items: readonly unknown[]; readonly flow?: boolean }, survey: Survey) => {
  const spots = new Map<string, YamlSpot>();
  for (const item of map.items) {
    const { key, value } = item as { readonly key: Node; readonly value: Node | null };
    if (!isScalar(key)) {
      spotOf(key, undefined, survey);
      spotOf(value ?? undefined, undefined, survey);
      continue;
    }
    if (map.flow === true && value === null)
      survey.cut.push({ text: String(key.value), offset: offsetOf(key) });
    const spot = spotOf(value ?? key, key, survey);
    const name = String(key.value);
    if (!spots.has(name)) spots.set(name, spot);
  }
  return spots;
};

const offsetOf = (node: Node | undefined): number => node?.range?.[0] ?? 0;

/** Follows the path as far as it exists. */
export const findSpot = (
  root: YamlSpot,
  path: readonly (string | number)[],
): { readonly spot: YamlSpot; readonly complete: boolean } => {
  let spot = root;
  for (const segment of path) {
    const { children } = spot;
    const child =
      children instanceof Map
        ? children.get(String(segment))
        : (children as readonly YamlSpot[] | undefined)?.[Number(segment)];
    if (child === undefined) return { spot, complete: false };
    spot = child;
  }
  return { spot, complete: true };
};

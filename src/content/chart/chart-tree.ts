/** The states of a chart as they are nested, each with its id, before anything in them has been looked up. */
import type { ChartState } from '../../domain/chart.ts';
import type { FindingLog } from '../finding.ts';
import type { YamlFile, YamlPath } from '../yaml-file.ts';
import type { ChartSource, StateSource } from './chart-schema.ts';

export type ChartNode = {
  readonly source: StateSource;
  readonly path: YamlPath;
  readonly key: string;
  readonly id: string;
  readonly kind: ChartState['kind'];
  readonly parent: ChartNode | undefined;
  readonly children: readonly ChartNode[];
};

export type ChartTree = {
  readonly root: ChartNode;
  /** In document order. */
  readonly nodes: readonly ChartNode[];
  readonly byId: ReadonlyMap<string, ChartNode>;
};

export const growTree = (file: YamlFile, chart: ChartSource, log: FindingLog): ChartTree => {
  const root = grow({ source: chart, path: [], key: chart.id }, undefined);
  const nodes = [...selfAndBelow(root)];
  const byId = new Map<string, ChartNode>([[root.id, root]]);
  const explicit = nodes.filter((node) => node !== root && node.source.id !== undefined);
  const implicit = nodes.filter((node) => node !== root && node.source.id === undefined);
  for (const node of [...explicit, ...implicit]) {
    const other = byId.get(node.id);
    if (other === undefined) byId.set(node.id, node);
    else {
      const place = node.source.id === undefined ? file.at(node.path, 'key') : file.at([...node.path, 'id']);
      const fix = `give it an id of its own, as in "id: ${node.parent?.key}_${node.key}"`;
      log.error(place, 'chart/duplicate-id', `there is another state "${node.id}" in this chart`, fix);
    }
  }
  return { root, nodes, byId };
};

const grow = (
  { source, path, key }: Pick<ChartNode, 'source' | 'path' | 'key'>,
  parent: ChartNode | undefined,
): ChartNode => {
  const children: ChartNode[] = [];
  const id = parent === undefined ? key : (source.id ?? key);
  const node: ChartNode = { source, path, key, id, kind: kindOf(source), parent, children };
  for (const [childKey, child] of Object.entries(source.states ?? {}))
    children.push(grow({ source: child, path: [...path, 'states', childKey], key: childKey }, node));
  return node;
};

const kindOf = ({ type, states }: StateSource): ChartState['kind'] =>
  type ?? (Object.keys(states ?? {}).length > 0 ? 'compound' : 'atomic');

function* selfAndBelow(node: ChartNode): Generator<ChartNode> {
  yield node;
  for (const child of node.children) yield* selfAndBelow(child);
}

/** The node itself, its parent, and so on up to the root. */
export const upwards = (node: ChartNode): readonly ChartNode[] => [
  node,
  ...(node.parent === undefined ? [] : upwards(node.parent)),
];

export const isWithin = (node: ChartNode, ancestor: ChartNode): boolean => upwards(node).includes(ancestor);

/** The innermost state that both lie in. */
export const commonAncestor = (left: ChartNode, right: ChartNode): ChartNode => {
  const found = upwards(left).find((node) => isWithin(right, node));
  if (found === undefined) throw new Error(`${left.id} and ${right.id} are of two charts`);
  return found;
};

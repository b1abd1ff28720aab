/** From a state value and memories as snapshots keep them back to a configuration. */
import type { BehaviourValue } from '../behaviour.ts';
import type { ChartGraph, GraphNode } from './chart-graph.ts';
import type { Configuration, ConfigurationTable } from './configurations.ts';
import { nodeAt } from './state-sets.ts';

/** What a value leaves open begins at its start. Throws on a state that the chart does not have. */
export function configurationOf(
  table: ConfigurationTable,
  value: BehaviourValue,
  historyValue: Configuration['historyValue'],
): Configuration {
  const { graph } = table;
  const active: number[] = [];
  activate(graph, nodeAt(graph, 0), value, active);
  const memories = new Map(
    Object.entries(historyValue).map(([history, states]) => [
      indexOf(graph, history),
      states.map(({ id }) => indexOf(graph, id)).sort((first, second) => first - second),
    ]),
  );
  return table.intern(
    active.sort((first, second) => first - second),
    memories,
  );
}

function indexOf({ byId }: ChartGraph, id: string): number {
  const node = byId.get(id);
  if (node === undefined) throw new Error(`the chart has no state ${id}`);
  return node.index;
}

function activate(
  graph: ChartGraph,
  node: GraphNode,
  value: BehaviourValue | undefined,
  active: number[],
): void {
  active.push(node.index);
  const parts = typeof value === 'string' ? { [value]: undefined } : (value ?? {});
  const named = Object.keys(parts).map((key) => {
    const child = node.children.find((index) => nodeAt(graph, index).key === key);
    if (child === undefined) throw new Error(`state ${key} does not exist in ${node.id}`);
    return child;
  });
  const open = node.kind === 'parallel' ? node.children : [node.initial];
  const chosen = named.length > 0 && node.kind === 'compound' ? named.slice(0, 1) : open;
  for (const index of chosen) {
    if (index === -1) continue;
    const child = nodeAt(graph, index);
    activate(graph, child, parts[child.key], active);
  }
}

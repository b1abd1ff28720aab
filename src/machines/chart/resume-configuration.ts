/** From a state value and memories as snapshots keep them back to a configuration. */
import type { Behaviour, BehaviourValue } from '../behaviour.ts';
import type { ChartGraph, GraphNode } from './chart-graph.ts';
import type { Configuration, ConfigurationTable } from './configurations.ts';
import { type Memories, nodeAt } from './state-sets.ts';

/** What a value leaves open begins at its start. Throws on a state that the chart does not have. */
export function configurationOf(
  table: ConfigurationTable,
  value: BehaviourValue,
  historyValue: Configuration['historyValue'],
): Configuration {
  const { graph } = table;
  const history = Object.entries(historyValue).map(([id, states]) => [id, states.map((state) => state.id)]);
  return table.intern(activeIn(graph, value), memoriesIn(graph, Object.fromEntries(history)));
}

/** The states of a value, in document order. Throws on a state that the chart does not have. */
export function activeIn(graph: ChartGraph, value: BehaviourValue): readonly number[] {
  const active: number[] = [];
  activate(graph, nodeAt(graph, 0), value, active);
  return active.sort((first, second) => first - second);
}

/** What a behaviour remembers, as numbers of states. Throws on a state that the chart does not have. */
export function memoriesIn(graph: ChartGraph, history: NonNullable<Behaviour['history']>): Memories {
  return new Map(
    Object.entries(history).map(([id, states]) => [
      indexOf(graph, id),
      states.map((state) => indexOf(graph, state)).sort((first, second) => first - second),
    ]),
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

/** What history states remember, in the numbers of a new version of the chart; what has no place there is forgotten. */
import { type ChartGraph, isAtomic, isDescendant } from './chart-graph.ts';
import type { StateFollower } from './follow-state.ts';
import { type Memories, nodeAt } from './state-sets.ts';

type NewChart = { readonly graph: ChartGraph; readonly follower: StateFollower };

/** By id of the history state, the ids of the states that it leads to. */
export function migrateMemories(
  { graph, follower }: NewChart,
  memories: Memories,
): Readonly<Record<string, readonly string[]>> {
  const migrated: [string, readonly string[]][] = [];
  for (const [history, states] of [...memories].sort(([left], [right]) => left - right)) {
    const at = follower.same(history);
    const depth = follower.before[history]?.history?.depth;
    if (at === undefined || follower.after[at]?.history?.depth !== depth) continue;
    const goals = states.map((state) => follower.same(state) ?? follower.fallback(state));
    const led = goals.filter((goal) => goal !== undefined);
    if (led.length !== goals.length || !canRemember(graph, at, led)) continue;
    const inOrder = [...new Set(led)].sort((left, right) => left - right);
    migrated.push([nodeAt(graph, at).id, inOrder.map((state) => nodeAt(graph, state).id)]);
  }
  return Object.fromEntries(migrated);
}

/** Whether these states are a whole answer to where one was in the state around the history state. */
function canRemember(graph: ChartGraph, history: number, states: readonly number[]): boolean {
  const { parent, history: memory } = nodeAt(graph, history);
  const around = nodeAt(graph, parent);
  const inside = new Set<number>();
  for (const state of states) {
    if (!isDescendant(nodeAt(graph, state), around)) return false;
    if (memory?.deep === true ? !isAtomic(nodeAt(graph, state)) : nodeAt(graph, state).parent !== parent)
      return false;
    for (let at = state; at !== parent; at = nodeAt(graph, at).parent) inside.add(at);
  }
  return [parent, ...inside].every((index) => {
    const { kind, children } = nodeAt(graph, index);
    const count = children.filter((child) => inside.has(child)).length;
    if (memory?.deep !== true && index !== parent) return true;
    return count === (kind === 'compound' ? 1 : children.length);
  });
}

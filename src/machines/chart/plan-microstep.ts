/** What taking some transitions at once does: the operations in the order of execution, and the configuration after. */

import {
  type ChartGraph,
  type GraphTransition,
  isAtomic,
  isDescendant,
  isLegal,
  type Operation,
} from './chart-graph.ts';
import { contradictionError } from './chart-host.ts';
import { entrySet, exitSet, type Ground, type Memories, nodeAt, withoutConflicts } from './state-sets.ts';

export type MicrostepPlan = {
  readonly operations: readonly Operation[];
  /** In document order. */
  readonly active: readonly number[];
  readonly memories: Memories;
  /** States or memories are new, even when new ones equal the old: `always` is looked at again. */
  readonly changes: boolean;
};

export function planMicrostep(ground: Ground, enabled: readonly GraphTransition[]): MicrostepPlan {
  const { graph } = ground;
  const transitions = withoutConflicts(ground, enabled);
  const left = [...exitSet(ground, transitions)].sort((first, second) => second - first);
  const memories = remember(ground, left);
  const exits = left.flatMap((state) => nodeAt(graph, state).exit);
  const actions = transitions.flatMap((transition) => transition.actions);
  const staying = new Set(ground.active);
  for (const state of left) staying.delete(state);
  const arrival = enter(graph, staying, entrySet({ ...ground, memories }, transitions));
  if (!isLegal(graph, arrival.active)) throw contradictionError(graph.id);
  const isSame =
    arrival.active.size === ground.active.size &&
    [...arrival.active].every((state) => ground.active.has(state));
  return {
    operations: [...exits, ...actions, ...arrival.operations],
    active: inOrder(arrival.active),
    memories,
    changes: memories !== ground.memories || !isSame,
  };
}

/** Entering the chart for the first time. */
export function planStart(graph: ChartGraph): MicrostepPlan {
  const ground: Ground = { graph, active: new Set([0]), memories: new Map() };
  const start = { source: 0, targets: startStates(graph), reenter: true };
  const { active, operations } = enter(graph, ground.active, entrySet(ground, [start]));
  return { operations, active: inOrder(active), memories: ground.memories, changes: true };
}

/** The machine is over: the root has come to a final state. */
export const isDone = (graph: ChartGraph, active: ReadonlySet<number>): boolean =>
  nodeAt(graph, 0).children.some((child) => active.has(child) && nodeAt(graph, child).kind === 'final');

const inOrder = (states: Iterable<number>): number[] => [...states].sort((first, second) => first - second);

function startStates(graph: ChartGraph): number[] {
  const found: number[] = [];
  const add = (state: number): void => {
    const node = nodeAt(graph, state);
    found.push(state);
    if (node.kind === 'compound') add(node.initial);
    else if (node.kind === 'parallel') node.children.forEach(add);
  };
  add(0);
  return found;
}

/** Memories as they are before anything is left; the same map when no state left has a history. */
function remember({ graph, active, memories }: Ground, left: readonly number[]): Memories {
  const fresh = new Map<number, readonly number[]>();
  for (const state of left) {
    const node = nodeAt(graph, state);
    for (const history of node.histories) {
      const deep = nodeAt(graph, history).history?.deep ?? false;
      const kept = [...active].filter((other) => {
        const candidate = nodeAt(graph, other);
        return deep ? isAtomic(candidate) && isDescendant(candidate, node) : candidate.parent === state;
      });
      fresh.set(history, inOrder(kept));
    }
  }
  return fresh.size === 0 ? memories : new Map([...memories, ...fresh]);
}

/** Enters these states while those stay active; whoever comes to an end by that leaves everything. */
export function enter(
  graph: ChartGraph,
  staying: ReadonlySet<number>,
  entered: ReadonlySet<number>,
): { active: Set<number>; operations: Operation[] } {
  const active = new Set(staying);
  const operations: Operation[] = [];
  const completed = new Set<number>();
  for (const state of inOrder(entered)) {
    active.add(state);
    operations.push(...nodeAt(graph, state).entry);
    if (nodeAt(graph, state).kind === 'final') announceDone(graph, state, { active, operations, completed });
  }
  if (isDone(graph, active)) {
    for (const state of inOrder(active).reverse()) operations.push(...nodeAt(graph, state).exit);
  }
  return { active, operations };
}

type Entering = { active: ReadonlySet<number>; operations: Operation[]; completed: Set<number> };

/** A final state is entered: its parent is done, and every parallel state all of whose regions are. */
function announceDone(graph: ChartGraph, state: number, { active, operations, completed }: Entering): void {
  const parent = nodeAt(graph, nodeAt(graph, state).parent);
  if (parent.kind === 'compound') operations.push({ type: 'raise', event: parent.done });
  let index = parent.kind === 'parallel' ? parent.index : parent.parent;
  while (index !== -1) {
    const ancestor = nodeAt(graph, index);
    if (ancestor.kind !== 'parallel' || completed.has(index) || !isInFinal(graph, active, index)) return;
    completed.add(index);
    operations.push({ type: 'raise', event: ancestor.done });
    index = ancestor.parent;
  }
}

function isInFinal(graph: ChartGraph, active: ReadonlySet<number>, state: number): boolean {
  const node = nodeAt(graph, state);
  if (node.kind === 'compound') {
    return node.children.some((child) => nodeAt(graph, child).kind === 'final' && active.has(child));
  }
  if (node.kind === 'parallel') return node.children.every((child) => isInFinal(graph, active, child));
  return node.kind === 'final';
}

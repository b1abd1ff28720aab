/**
 * Which states a step leaves and enters, and which of the transitions that would like to go are let: the algorithm of
 * the SCXML recommendation as XState 5.33 has it, function by function, so that both agree where XState differs.
 */
import { type ChartGraph, type GraphNode, type GraphTransition, isDescendant } from './chart-graph.ts';

/** By history state, the states it leads back to, in document order. */
export type Memories = ReadonlyMap<number, readonly number[]>;

/** A configuration that transitions are resolved in. */
export type Ground = {
  readonly graph: ChartGraph;
  readonly active: ReadonlySet<number>;
  readonly memories: Memories;
};

type Goal = Pick<GraphTransition, 'source' | 'targets' | 'reenter'>;

export const nodeAt = (graph: ChartGraph, index: number): GraphNode => graph.nodes[index] as GraphNode;

/** Of transitions that would leave the same states, the inner one goes, and otherwise the first. */
export function withoutConflicts(ground: Ground, enabled: readonly GraphTransition[]): GraphTransition[] {
  const kept = new Map<GraphTransition, ReadonlySet<number>>();
  for (const transition of enabled) {
    const exits = exitSet(ground, [transition]);
    const replaced: GraphTransition[] = [];
    let preempted = false;
    for (const [other, otherExits] of kept) {
      if (![...exits].some((state) => otherExits.has(state))) continue;
      const source = nodeAt(ground.graph, transition.source);
      if (!isDescendant(source, nodeAt(ground.graph, other.source))) {
        preempted = true;
        break;
      }
      replaced.push(other);
    }
    if (preempted) continue;
    for (const other of replaced) kept.delete(other);
    kept.set(transition, exits);
  }
  return [...kept.keys()];
}

export function exitSet(ground: Ground, transitions: readonly Goal[]): Set<number> {
  const left = new Set<number>();
  for (const transition of transitions) {
    if (transition.targets.length === 0) continue;
    const domain = domainOf(ground, transition);
    for (const state of ground.active) {
      if (isDescendant(nodeAt(ground.graph, state), domain)) left.add(state);
    }
  }
  return left;
}

/** The innermost state that stays active around the transition; undefined when the root itself is left. */
function domainOf(ground: Ground, transition: Goal): GraphNode | undefined {
  const { graph } = ground;
  const source = nodeAt(graph, transition.source);
  const targets = effectiveTargets(ground, transition.targets);
  if (
    !transition.reenter &&
    targets.every((target) => target === source.index || isDescendant(nodeAt(graph, target), source))
  ) {
    return source;
  }
  const [head, ...rest] = [...targets, source.index];
  for (const ancestor of properAncestors(graph, head as number, undefined)) {
    if (rest.every((state) => isDescendant(nodeAt(graph, state), ancestor))) return ancestor;
  }
  return transition.reenter ? undefined : nodeAt(graph, 0);
}

/** Targets with history states replaced by what they lead to now. */
function effectiveTargets(ground: Ground, targets: readonly number[]): number[] {
  const effective = new Set<number>();
  for (const target of targets) {
    const node = nodeAt(ground.graph, target);
    const led =
      node.history === undefined
        ? [target]
        : (ground.memories.get(target) ?? effectiveTargets(ground, [historyDefault(ground.graph, node)]));
    for (const state of led) effective.add(state);
  }
  return [...effective];
}

/** Where a history state leads that remembers nothing yet. */
function historyDefault(graph: ChartGraph, node: GraphNode): number {
  const target = node.history?.target ?? -1;
  if (target !== -1) return target;
  const parent = nodeAt(graph, node.parent);
  return parent.kind === 'parallel' ? parent.index : parent.initial;
}

/** From the parent upwards, `until` excluded. */
function properAncestors(graph: ChartGraph, state: number, until: GraphNode | undefined): GraphNode[] {
  const ancestors: GraphNode[] = [];
  if (until?.index === state) return ancestors;
  for (
    let parent = nodeAt(graph, state).parent;
    parent !== -1 && parent !== until?.index;
    parent = nodeAt(graph, parent).parent
  ) {
    ancestors.push(nodeAt(graph, parent));
  }
  return ancestors;
}

export function entrySet(ground: Ground, transitions: readonly Goal[]): Set<number> {
  const entered = new Set<number>();
  for (const transition of transitions) {
    if (transition.targets.length === 0) continue;
    const domain = domainOf(ground, transition);
    const { source } = transition;
    for (const target of transition.targets) {
      const isHistory = nodeAt(ground.graph, target).history !== undefined;
      if (!isHistory && (source !== target || source !== domain?.index)) entered.add(target);
      addDescendants(ground, target, entered);
    }
    for (const target of effectiveTargets(ground, transition.targets)) {
      const ancestors = properAncestors(ground.graph, target, domain);
      if (domain?.kind === 'parallel') ancestors.push(domain);
      addAncestors(ground, ancestors, domain, entered);
    }
  }
  return entered;
}

function addDescendants(ground: Ground, state: number, entered: Set<number>): void {
  const { graph } = ground;
  const node = nodeAt(graph, state);
  if (node.history !== undefined) {
    const led = ground.memories.get(state) ?? [historyDefault(graph, node)];
    for (const target of led) {
      entered.add(target);
      addDescendants(ground, target, entered);
    }
    const parent = nodeAt(graph, node.parent);
    for (const target of led)
      addAncestors(ground, properAncestors(graph, target, parent), undefined, entered);
  } else if (node.kind === 'compound') {
    if (nodeAt(graph, node.initial).history === undefined) entered.add(node.initial);
    addDescendants(ground, node.initial, entered);
    addAncestors(ground, properAncestors(graph, node.initial, node), undefined, entered);
  } else if (node.kind === 'parallel') {
    addMissingRegions(ground, node, entered);
  }
}

function addAncestors(
  ground: Ground,
  ancestors: readonly GraphNode[],
  bound: GraphNode | undefined,
  entered: Set<number>,
): void {
  for (const ancestor of ancestors) {
    if (isDescendant(ancestor, bound)) entered.add(ancestor.index);
    if (ancestor.kind === 'parallel') addMissingRegions(ground, ancestor, entered);
  }
}

/** Regions in which nothing is entered yet begin at their start. */
function addMissingRegions(ground: Ground, parallel: GraphNode, entered: Set<number>): void {
  for (const region of parallel.children) {
    const node = nodeAt(ground.graph, region);
    if ([...entered].some((state) => isDescendant(nodeAt(ground.graph, state), node))) continue;
    entered.add(region);
    addDescendants(ground, region, entered);
  }
}

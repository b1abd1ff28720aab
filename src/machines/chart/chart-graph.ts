/**
 * A chart as arrays: states numbered in document order, so that the descendants of a state are a range, and transitions
 * with their targets, guards and actions resolved to what the table executes.
 */
import type {
  ChartAction,
  ChartContext,
  ChartGuard,
  ChartParams,
  ChartSpec,
  ChartState,
  ChartTransition,
} from '../../domain/chart.ts';
import {
  type ChartEffect,
  type ChartEvent,
  type ChartHost,
  type ContextChange,
  doneEvent,
  handlersOf,
  timersCancelled,
  timersSet,
} from './chart-host.ts';

export type ChartGraph = {
  /** Of the chart. */
  readonly id: string;
  /** In document order; the root is 0. */
  readonly nodes: readonly GraphNode[];
  readonly byId: ReadonlyMap<string, GraphNode>;
  /** Every event that some state names. */
  readonly events: ReadonlySet<string>;
  /** Some state listens with `*`, so that no event is unheard of. */
  readonly hasWildcard: boolean;
};

export type GraphNode = {
  readonly index: number;
  readonly id: string;
  readonly key: string;
  readonly kind: ChartState['kind'];
  /** -1 for the root. */
  readonly parent: number;
  /** The last of its descendants; itself when it has none. */
  readonly last: number;
  /** Children that can be active. */
  readonly children: readonly number[];
  /** Children that remember. */
  readonly histories: readonly number[];
  /** -1 for all but compound states. */
  readonly initial: number;
  /** Exactly for history states; a target of -1 means the parent's own start. */
  readonly history: { readonly deep: boolean; readonly target: number } | undefined;
  readonly entry: readonly Operation[];
  readonly exit: readonly Operation[];
  readonly handlers: ReadonlyMap<string, readonly GraphTransition[]>;
  readonly always: readonly GraphTransition[];
  readonly done: ChartEvent;
};

export type GraphTransition = {
  /** Unique in the chart. */
  readonly index: number;
  readonly source: number;
  readonly targets: readonly number[];
  readonly reenter: boolean;
  readonly test: Test | undefined;
  readonly actions: readonly Operation[];
};

/** A guard, asked in a configuration. */
export type Test = (activity: Activity, context: ChartContext, event: ChartEvent) => boolean;
/** Which states are active, by index. */
export type Activity = { readonly has: (state: number) => boolean };

export type Operation =
  | { readonly type: 'name'; readonly name: string; readonly params: ChartParams }
  | { readonly type: 'emit'; readonly effect: ChartEffect }
  | { readonly type: 'change'; readonly change: ContextChange }
  | { readonly type: 'raise'; readonly event: ChartEvent };

export function isDescendant(node: GraphNode, ancestor: GraphNode | undefined): boolean {
  if (ancestor === undefined) return true;
  return node.index > ancestor.index && node.index <= ancestor.last;
}

/** Every state with its parent, one child of a compound state, all of a parallel one, and no history. */
export function isLegal({ nodes }: ChartGraph, active: ReadonlySet<number>): boolean {
  return [...active].every((index) => {
    const { kind, parent, children } = nodes[index] as GraphNode;
    if (kind === 'history' || (parent !== -1 && !active.has(parent))) return false;
    const count = children.filter((child) => active.has(child)).length;
    return count === (kind === 'compound' ? 1 : children.length);
  });
}

export const isAtomic = (node: GraphNode): boolean => node.kind === 'atomic' || node.kind === 'final';

export function buildGraph(spec: ChartSpec, host: ChartHost): ChartGraph {
  const states = inDocumentOrder(spec.root);
  const indexById = new Map(states.map(({ state }, index) => [state.id, index]));
  const indexOf = (id: string): number => {
    const index = indexById.get(id);
    if (index === undefined) throw new Error(`chart ${spec.id} has no state ${id}`);
    return index;
  };
  let transitions = 0;
  const linkAll = (source: number, list: readonly ChartTransition[]): GraphTransition[] =>
    list.map(({ targets, reenter, guard, actions }) => ({
      index: transitions++,
      source,
      targets: targets.map(indexOf),
      reenter,
      test: guard === undefined ? undefined : linkGuard(guard, indexOf, host),
      actions: actions.map(linkAction),
    }));
  const nodes = states.map(({ state, parent, last }, index): GraphNode => {
    const handlers = new Map<string, readonly GraphTransition[]>();
    for (const [event, list] of handlersOf(state)) handlers.set(event, linkAll(index, list));
    const done = doneEvent(state.id);
    if (state.onDone.length > 0) handlers.set(done.type, linkAll(index, state.onDone));
    const emits = (effects: readonly ChartEffect[]) =>
      effects.map((effect): Operation => ({ type: 'emit', effect }));
    return {
      index,
      id: state.id,
      key: state.key,
      kind: state.kind,
      parent,
      last,
      children: state.states.filter(({ kind }) => kind !== 'history').map(({ id }) => indexOf(id)),
      histories: state.states.filter(({ kind }) => kind === 'history').map(({ id }) => indexOf(id)),
      initial: state.initial === undefined ? -1 : indexOf(state.initial),
      history: linkHistory(state, indexOf),
      entry: [...state.entry.map(linkAction), ...emits(timersSet(state))],
      exit: [...state.exit.map(linkAction), ...emits(timersCancelled(state))],
      handlers,
      always: linkAll(index, state.always),
      done,
    };
  });
  const events = new Set(nodes.flatMap(({ handlers }) => [...handlers.keys()]));
  return {
    id: spec.id,
    nodes,
    byId: new Map(nodes.map((node) => [node.id, node])),
    events,
    hasWildcard: [...events].some((event) => event === '*' || event.endsWith('.*')),
  };
}

type Placed = { readonly state: ChartState; readonly parent: number; last: number };

function inDocumentOrder(root: ChartState): Placed[] {
  const placed: Placed[] = [];
  const place = (state: ChartState, parent: number): void => {
    const index = placed.length;
    const entry: Placed = { state, parent, last: index };
    placed.push(entry);
    for (const child of state.states) place(child, index);
    entry.last = placed.length - 1;
  };
  place(root, -1);
  return placed;
}

function linkHistory({ history }: ChartState, indexOf: (id: string) => number): GraphNode['history'] {
  if (history === undefined) return undefined;
  return {
    deep: history.depth === 'deep',
    target: history.target === undefined ? -1 : indexOf(history.target),
  };
}

function linkGuard(guard: ChartGuard, indexOf: (id: string) => number, host: ChartHost): Test {
  switch (guard.type) {
    case 'all': {
      const tests = guard.guards.map((part) => linkGuard(part, indexOf, host));
      return (activity, context, event) => tests.every((test) => test(activity, context, event));
    }
    case 'any': {
      const tests = guard.guards.map((part) => linkGuard(part, indexOf, host));
      return (activity, context, event) => tests.some((test) => test(activity, context, event));
    }
    case 'not': {
      const test = linkGuard(guard.guard, indexOf, host);
      return (activity, context, event) => !test(activity, context, event);
    }
    case 'in': {
      const state = indexOf(guard.state);
      return (activity) => activity.has(state);
    }
    case 'named': {
      const { name, params } = guard;
      return (_, context, event) => host.guard(name, params, { context, event });
    }
  }
}

function linkAction(action: ChartAction): Operation {
  switch (action.type) {
    case 'set':
    case 'add':
      return { type: 'change', change: action };
    case 'raise':
      return { type: 'raise', event: Object.freeze({ type: action.event }) };
    case 'named':
      return { type: 'name', name: action.name, params: action.params };
  }
}

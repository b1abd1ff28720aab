/**
 * The configurations that actors of one chart have been in: each exists once, and knows for every event which transitions
 * may go and what each of them does, worked out when it is first asked for. Nothing but a cache: it may be emptied.
 */
import type { ChartContext } from '../../domain/chart.ts';
import type { BehaviourValue } from '../behaviour.ts';
import {
  type Activity,
  type ChartGraph,
  type GraphNode,
  type GraphTransition,
  isAtomic,
  type Operation,
} from './chart-graph.ts';
import type { ChartEvent } from './chart-host.ts';
import { isDone, type MicrostepPlan, planMicrostep, planStart } from './plan-microstep.ts';
import { type Memories, nodeAt } from './state-sets.ts';

/** Beyond this many the cache starts anew. */
const CONFIGURATIONS_MAX = 4096;
/** Events with a column of their own in one configuration; only a chart with wildcards can hear more. */
const EVENTS_MAX = 256;

/** A step worked out in advance. */
export type Microstep = {
  readonly operations: readonly Operation[];
  readonly next: Configuration;
  readonly changes: boolean;
};

/** One chain of candidates: the first whose guard holds goes. `step` is worked out at its first use. */
type Candidate = { readonly transition: GraphTransition; step: Microstep | undefined };
/** Candidates of a state: those of its active children come first, and only without them its own. */
type Tree = { readonly inner: readonly Tree[]; readonly own: readonly GraphTransition[] };

export type Choice =
  | { readonly type: 'first'; readonly candidates: readonly Candidate[] }
  /** An event heard in several regions. */
  | { readonly type: 'tree'; readonly tree: Tree }
  /** Eventless transitions of several atomic states, looked for from each upwards. */
  | { readonly type: 'each'; readonly chains: readonly (readonly GraphTransition[])[] };

export class Configuration implements Activity {
  readonly active: readonly number[];
  readonly memories: Memories;
  readonly isDone: boolean;
  readonly value: BehaviourValue;
  /** As snapshots of XState show it. */
  readonly historyValue: Readonly<Record<string, readonly { readonly id: string }[]>>;
  readonly #activeSet: ReadonlySet<number>;
  readonly #table: ConfigurationTable;
  readonly #choices = new Map<string, Choice | undefined>();
  readonly #steps = new Map<string, Microstep>();
  #always: Choice | undefined | null = null;

  constructor(table: ConfigurationTable, active: readonly number[], memories: Memories) {
    const { graph } = table;
    this.#table = table;
    this.active = active;
    this.memories = memories;
    this.#activeSet = new Set(active);
    this.isDone = isDone(graph, this.#activeSet);
    this.value = stateValue(graph, this.#activeSet, nodeAt(graph, 0));
    this.historyValue = Object.freeze(
      Object.fromEntries(
        [...memories].map(([history, states]) => [
          nodeAt(graph, history).id,
          states.map((state) => ({ id: nodeAt(graph, state).id })),
        ]),
      ),
    );
  }

  has(state: number): boolean {
    return this.#activeSet.has(state);
  }

  /** Eventless transitions; undefined when no active state has any. */
  get always(): Choice | undefined {
    if (this.#always === null) this.#always = this.#chooseAlways();
    return this.#always;
  }

  /** Undefined when no active state listens. */
  choiceFor(event: string): Choice | undefined {
    const known = this.#choices.get(event);
    if (known !== undefined || this.#choices.has(event)) return known;
    const { events, hasWildcard } = this.#table.graph;
    if (!hasWildcard && !events.has(event)) return undefined;
    const choice = this.#choose(treeFor(this.#table.graph, this, nodeAt(this.#table.graph, 0), event));
    if (this.#choices.size < EVENTS_MAX) this.#choices.set(event, choice);
    return choice;
  }

  /** What goes of a choice; undefined when no guard holds. */
  take(choice: Choice, context: ChartContext, event: ChartEvent): Microstep | undefined {
    if (choice.type === 'first') {
      for (const candidate of choice.candidates) {
        const { test } = candidate.transition;
        if (test !== undefined && !test(this, context, event)) continue;
        if (candidate.step === undefined) candidate.step = this.#stepOf([candidate.transition]);
        return candidate.step;
      }
      return undefined;
    }
    const enabled: GraphTransition[] = [];
    if (choice.type === 'tree') this.#collect(choice.tree, context, event, enabled);
    else {
      for (const chain of choice.chains) {
        const found = this.#firstOf(chain, context, event);
        if (found !== undefined && !enabled.includes(found)) enabled.push(found);
      }
    }
    return enabled.length === 0 ? undefined : this.#stepOf(enabled);
  }

  #firstOf(
    chain: readonly GraphTransition[],
    context: ChartContext,
    event: ChartEvent,
  ): GraphTransition | undefined {
    for (const transition of chain) {
      if (transition.test === undefined || transition.test(this, context, event)) return transition;
    }
    return undefined;
  }

  #collect(tree: Tree, context: ChartContext, event: ChartEvent, enabled: GraphTransition[]): void {
    const before = enabled.length;
    for (const inner of tree.inner) this.#collect(inner, context, event, enabled);
    if (enabled.length > before) return;
    const found = this.#firstOf(tree.own, context, event);
    if (found !== undefined) enabled.push(found);
  }

  #stepOf(enabled: readonly GraphTransition[]): Microstep {
    const key = enabled.map(({ index }) => index).join();
    let step = this.#steps.get(key);
    if (step === undefined) {
      const { graph } = this.#table;
      const plan = planMicrostep({ graph, active: this.#activeSet, memories: this.memories }, enabled);
      step = this.#table.microstep(plan);
      this.#steps.set(key, step);
    }
    return step;
  }

  #choose(tree: Tree): Choice | undefined {
    const chain = chainOf(tree);
    if (chain === undefined) return { type: 'tree', tree };
    return firstChoice(chain);
  }

  #chooseAlways(): Choice | undefined {
    const { graph } = this.#table;
    const chains: GraphTransition[][] = [];
    for (const state of this.active) {
      if (!isAtomic(nodeAt(graph, state))) continue;
      const chain: GraphTransition[] = [];
      for (let at = state; at !== -1; at = nodeAt(graph, at).parent) chain.push(...nodeAt(graph, at).always);
      if (chain.length > 0) chains.push(chain);
    }
    return chains.length > 1 ? { type: 'each', chains } : firstChoice(chains[0] ?? []);
  }
}

export class ConfigurationTable {
  readonly graph: ChartGraph;
  readonly start: Microstep;
  readonly #known = new Map<string, Configuration>();

  constructor(graph: ChartGraph) {
    this.graph = graph;
    this.start = this.microstep(planStart(graph));
  }

  /** The one configuration with these states and memories. */
  intern(active: readonly number[], memories: Memories): Configuration {
    const remembered = [...memories].sort(([first], [second]) => first - second);
    const key = `${active.join()};${remembered.map(([history, states]) => `${history}=${states.join()}`).join(';')}`;
    let configuration = this.#known.get(key);
    if (configuration === undefined) {
      if (this.#known.size >= CONFIGURATIONS_MAX) this.#known.clear();
      configuration = new Configuration(this, active, memories);
      this.#known.set(key, configuration);
    }
    return configuration;
  }

  microstep({ operations, active, memories, changes }: MicrostepPlan): Microstep {
    return { operations, next: this.intern(active, memories), changes };
  }
}

function firstChoice(chain: readonly GraphTransition[]): Choice | undefined {
  if (chain.length === 0) return undefined;
  return { type: 'first', candidates: chain.map((transition) => ({ transition, step: undefined })) };
}

/** States with nothing to say are left out, so that most charts' trees are chains. */
function treeFor(graph: ChartGraph, activity: Activity, node: GraphNode, event: string): Tree {
  const inner = node.children
    .filter((child) => activity.has(child))
    .map((child) => treeFor(graph, activity, nodeAt(graph, child), event))
    .filter((tree) => tree.inner.length > 0 || tree.own.length > 0);
  const own = candidatesOf(node, event);
  return own.length === 0 && inner.length === 1 ? (inner[0] as Tree) : { inner, own };
}

/** Innermost first; undefined when regions branch off. */
function chainOf({ inner, own }: Tree): GraphTransition[] | undefined {
  if (inner.length > 1) return undefined;
  const before = inner[0] === undefined ? [] : chainOf(inner[0]);
  return before === undefined ? undefined : [...before, ...own];
}

/** An exact name goes before wildcards, and the longer wildcard before the shorter. */
function candidatesOf({ handlers }: GraphNode, event: string): readonly GraphTransition[] {
  const wildcards = [...handlers.keys()]
    .filter((descriptor) => descriptor !== event && isMatch(descriptor, event))
    .sort((first, second) => second.length - first.length);
  return [
    ...(handlers.get(event) ?? []),
    ...wildcards.flatMap((descriptor) => handlers.get(descriptor) ?? []),
  ];
}

function isMatch(descriptor: string, event: string): boolean {
  if (descriptor === '*') return true;
  return descriptor.endsWith('.*') && `${event}.`.startsWith(descriptor.slice(0, -1));
}

/** The key of an atomic child, or the values of the active children by key. */
export function stateValue(graph: ChartGraph, active: ReadonlySet<number>, node: GraphNode): BehaviourValue {
  const children = node.children.filter((child) => active.has(child)).map((child) => nodeAt(graph, child));
  const [only] = children;
  if (node.kind === 'compound' && only !== undefined && isAtomic(only)) return only.key;
  return Object.freeze(
    Object.fromEntries(children.map((child) => [child.key, stateValue(graph, active, child)])),
  );
}

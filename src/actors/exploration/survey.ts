/** The result of exploring one chart: which endings there are, by which routes, and where a player gets stuck. */
import { allStates } from '../../content/chart/chart-moves.ts';
import type { ChartState } from '../../domain/chart.ts';
import type { UniverseSpec } from '../../domain/world-spec.ts';
import type { BehaviourValue } from '../../machines/behaviour.ts';
import { type DeadEnd, softLocks, trapsIn } from './dead-ends.ts';
import type { Ending } from './endings.ts';
import { type ExplorationOptions, exploreChart, type Graph, type Node, routeTo } from './explore-chart.ts';
import type { Step } from './moves.ts';

export type ChartSurvey = {
  readonly chart: string;
  readonly vocabulary: 'quest' | 'dialogue';
  /** How many situations were told apart, and in how many of them every move was tried. */
  readonly situations: number;
  readonly visited: number;
  /** How many were told apart in the first go. */
  readonly before: number;
  readonly bound: number;
  /** Every situation was visited: what was not reached can't be reached, under the abstraction. */
  readonly isExhausted: boolean;
  /** The shortest way to its beginning; absent when it never begins. */
  readonly begins?: readonly Step[];
  /** Of a quest: the shortest ways to its being completed or openly failed. */
  readonly completed?: readonly Step[];
  readonly failed?: readonly Step[];
  readonly endings: readonly SurveyedEnding[];
  /** The state that took longest to get to. */
  readonly furthest: Landmark;
  /** Of a quest. */
  readonly softLocks: readonly DeadEnd[];
  /** Of a dialogue. */
  readonly traps: readonly DeadEnd[];
  /** Contained errors of rules and charts. */
  readonly defects: readonly string[];
};

export type SurveyedEnding = {
  readonly ending: Ending;
  readonly route?: readonly Step[];
  /** Of one that was not reached: a state from which it would be a step, when that was reached. */
  readonly nearest?: Landmark;
};

/** A state of the chart, and the shortest way to it. */
export type Landmark = { readonly uid: string; readonly state: string; readonly route: readonly Step[] };

/** The charts that can be explored: quests and dialogues, sorted by id. */
export const explorableCharts = ({ charts }: UniverseSpec): readonly string[] =>
  Object.keys(charts)
    .filter((id) => ['quest', 'dialogue'].includes(charts[id]?.vocabulary ?? ''))
    .sort();

/**
 * In two goes: first only what has to be so for an ending is told apart, which finds long routes soon; then also what can
 * keep it from coming, which is what dead ends are judged by. What either finds is a route in the real game.
 */
export function surveyChart(
  universe: UniverseSpec,
  id: string,
  options: ExplorationOptions = {},
): ChartSurvey {
  const narrow = exploreChart(universe, id, { ...options, width: 'narrow', onlyEndings: true });
  const wide = exploreChart(universe, id, { ...options, width: 'wide', onlyEndings: false });
  const { chart, nodes, endings } = wide;
  const isQuest = chart.vocabulary === 'quest';
  // Of two routes of one length the second go's.
  const both = [wide, narrow];
  const begins = shortest(both.map((graph) => routeWhere(graph, ({ stage }) => stage !== 'before')));
  const completed = shortest(both.map((graph) => routeWhere(graph, ({ stage }) => stage === 'completed')));
  const failed = shortest(both.map((graph) => routeWhere(graph, ({ stage }) => stage === 'failed')));
  return {
    chart: id,
    vocabulary: isQuest ? 'quest' : 'dialogue',
    situations: nodes.length,
    visited: nodes.filter(({ isOpen }) => !isOpen).length,
    before: narrow.nodes.length,
    bound: wide.bound,
    isExhausted: wide.isExhausted,
    ...(begins === undefined ? {} : { begins }),
    ...(completed === undefined ? {} : { completed }),
    ...(failed === undefined ? {} : { failed }),
    endings: endings.map((ending, number) => {
      const route = shortest(both.map((graph) => routeToEnding(graph, number)));
      if (route !== undefined) return { ending, route };
      const nearest = both.map((graph) => nearestTo(graph, graph.endings[number] as Ending));
      const landmark = nearest.find((found) => found !== undefined);
      return landmark === undefined ? { ending } : { ending, nearest: landmark };
    }),
    furthest: furthestIn(
      begins === undefined || narrow.nodes.every(({ value }) => value === undefined) ? wide : narrow,
    ),
    softLocks: isQuest && completed !== undefined ? softLocks(wide) : [],
    traps: isQuest ? [] : trapsIn(wide),
    defects: [...new Set([...narrow.defects, ...wide.defects])],
  };
}

type Route = readonly Step[];

function shortest(routes: readonly (Route | undefined)[]): Route | undefined {
  let best: Route | undefined;
  for (const route of routes)
    if (route !== undefined && (best === undefined || route.length < best.length)) best = route;
  return best;
}

function routeToEnding({ nodes, firstEndings }: Graph, number: number): Route | undefined {
  const first = firstEndings.get(number);
  return first === undefined ? undefined : [...routeTo(nodes, first.from), ...first.steps];
}

function routeWhere({ nodes }: Graph, isWanted: (node: Node) => boolean): Route | undefined {
  let best: number | undefined;
  for (const [number, node] of nodes.entries()) {
    if (isWanted(node) && (best === undefined || node.depth < (nodes[best] as Node).depth)) best = number;
  }
  return best === undefined ? undefined : routeTo(nodes, best);
}

function firstNode(nodes: readonly Node[], isWanted: (node: Node) => boolean): number | undefined {
  const found = nodes.findIndex(isWanted);
  return found === -1 ? undefined : found;
}

/** Of all combinations of states the one that is furthest from the beginning. */
function furthestIn({ chart, nodes }: Graph): Landmark {
  const seen = new Set<string>();
  let last = 0;
  for (const [number, { value, depth }] of nodes.entries()) {
    if (value === undefined || seen.has(JSON.stringify(value))) continue;
    seen.add(JSON.stringify(value));
    if (depth > (nodes[last] as Node).depth) last = number;
  }
  const state = innermost(chart.root, nodes[last]?.value);
  return { uid: state.uid, state: state.key, route: routeTo(nodes, last) };
}

/** The last active state in document order; the root of one that does not run. */
export function innermost(root: ChartState, value: BehaviourValue | undefined): ChartState {
  if (value === undefined) return root;
  const active = activeIn(root, value);
  return active.at(-1) ?? root;
}

function activeIn(state: ChartState, value: BehaviourValue): readonly ChartState[] {
  const inner = typeof value === 'string' ? [[value, {}] as const] : Object.entries(value);
  return inner.flatMap(([key, below]) => {
    const child = state.states.find((candidate) => candidate.key === key);
    return child === undefined ? [] : [child, ...activeIn(child, below)];
  });
}

/** The first state that was reached and from which a transition leads to that ending. */
function nearestTo({ chart, nodes, endings }: Graph, ending: Ending): Landmark | undefined {
  if (ending.chart !== chart.id || !endings.includes(ending)) return undefined;
  const states = allStates(chart.root);
  const goal = states.find(({ uid }) => uid === ending.uid);
  const leads = ({ targets, uid }: { targets: readonly string[]; uid: string }): boolean =>
    uid === ending.uid || (goal !== undefined && targets.includes(goal.id));
  const before = states.filter((state) =>
    [
      ...state.on.flatMap(({ transitions }) => transitions),
      ...state.after.flatMap(({ transitions }) => transitions),
      ...state.always,
      ...state.onDone,
    ].some(leads),
  );
  const isThere = ({ value }: Node, state: ChartState): boolean =>
    value !== undefined && (state === chart.root || activeIn(chart.root, value).includes(state));
  const found = firstNode(nodes, (node) => before.some((state) => isThere(node, state)));
  if (found === undefined) return undefined;
  const state = before.find((candidate) => isThere(nodes[found] as Node, candidate)) as ChartState;
  return { uid: state.uid, state: state.key, route: routeTo(nodes, found) };
}

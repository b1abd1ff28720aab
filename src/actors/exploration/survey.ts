/** The result of exploring one chart: which endings there are, by which routes, and where a player gets stuck. */
import { allStates } from '../../content/chart/chart-moves.ts';
import type { ChartState } from '../../domain/chart.ts';
import type { UniverseSpec } from '../../domain/world-spec.ts';
import type { BehaviourValue } from '../../machines/behaviour.ts';
import { type DeadEnd, softLocks, trapsIn } from './dead-ends.ts';
import type { Ending } from './endings.ts';
import { type ExplorationOptions, exploreChart, type Graph, type Node, routeTo } from './explore-chart.ts';
import type { Stage } from './explored-game.ts';
import type { Step } from './moves.ts';

export type ChartSurvey = {
  readonly chart: string;
  readonly vocabulary: 'quest' | 'dialogue';
  /** How many situations were told apart, and in how many of them every move was tried. */
  readonly situations: number;
  readonly visited: number;
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

export function surveyChart(
  universe: UniverseSpec,
  id: string,
  options: ExplorationOptions = {},
): ChartSurvey {
  const graph = exploreChart(universe, id, options);
  const { chart, nodes, firstEndings } = graph;
  const isQuest = chart.vocabulary === 'quest';
  const begins = firstNode(nodes, ({ stage }) => stage !== 'before');
  const completed = routeToStage(graph, 'completed');
  const failed = routeToStage(graph, 'failed');
  return {
    chart: id,
    vocabulary: isQuest ? 'quest' : 'dialogue',
    situations: nodes.length,
    visited: nodes.filter(({ isOpen }) => !isOpen).length,
    bound: graph.bound,
    isExhausted: graph.isExhausted,
    ...(begins === undefined ? {} : { begins: routeTo(nodes, begins) }),
    ...(completed === undefined ? {} : { completed }),
    ...(failed === undefined ? {} : { failed }),
    endings: graph.endings.map((ending, number) => {
      const first = firstEndings.get(number);
      if (first !== undefined) return { ending, route: [...routeTo(nodes, first.from), ...first.steps] };
      const nearest = nearestTo(graph, ending);
      return nearest === undefined ? { ending } : { ending, nearest };
    }),
    furthest: furthestIn(graph),
    softLocks: isQuest && completed !== undefined ? softLocks(graph) : [],
    traps: isQuest ? [] : trapsIn(graph),
    defects: graph.defects,
  };
}

function firstNode(nodes: readonly Node[], isWanted: (node: Node) => boolean): number | undefined {
  const found = nodes.findIndex(isWanted);
  return found === -1 ? undefined : found;
}

function routeToStage({ nodes }: Graph, wanted: Stage): readonly Step[] | undefined {
  const found = firstNode(nodes, ({ stage }) => stage === wanted);
  return found === undefined ? undefined : routeTo(nodes, found);
}

/** Of all combinations of states the one whose first coming was the last. */
function furthestIn({ chart, nodes }: Graph): Landmark {
  const seen = new Set<string>();
  let last = 0;
  for (const [number, { value }] of nodes.entries()) {
    if (value === undefined) continue;
    const key = JSON.stringify(value);
    if (seen.has(key)) continue;
    seen.add(key);
    last = number;
  }
  const { root } = chart;
  const state = innermost(root, nodes[last]?.value);
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

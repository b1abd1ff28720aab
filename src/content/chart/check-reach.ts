/** Which states of a chart can ever be active, which can never be left, and which are never done. */
import type { ChartSpec, ChartState } from '../../domain/chart.ts';
import {
  allStates,
  ancestorsOf,
  type ChartPlaces,
  entered,
  type Move,
  parentsOf,
  reactionsAround,
  transitionsFrom,
} from './chart-moves.ts';

export const checkReach = (
  { root }: ChartSpec,
  reached: ReadonlySet<ChartState>,
  places: ChartPlaces,
): void => {
  warnOfUnreachable(root, reached, places);
  warnOfDeadEnds(root, reached, places);
  warnOfNeverDone(root, reached, places);
};

/** Guards are taken to hold at some time. */
export const reachedFrom = (root: ChartState): ReadonlySet<ChartState> => {
  const states = new Map(allStates(root).map((state) => [state.id, state]));
  const parents = parentsOf(root);
  const reached = new Set<ChartState>();
  const moves: Move[] = [{ from: undefined, to: root, parents }];
  for (let move = moves.pop(); move !== undefined; move = moves.pop()) {
    for (const state of entered(move)) {
      if (reached.has(state)) continue;
      reached.add(state);
      for (const target of transitionsFrom(state).flatMap(({ targets }) => targets))
        moves.push({ from: state, to: states.get(target) as ChartState, parents });
    }
  }
  return reached;
};

/** Only the outermost of states inside each other. */
const warnOfUnreachable = (
  state: ChartState,
  reached: ReadonlySet<ChartState>,
  { of, log }: ChartPlaces,
): void => {
  for (const child of state.states) {
    if (reached.has(child)) warnOfUnreachable(child, reached, { of, log });
    else {
      const fix = 'target it from somewhere, or remove it';
      log.warning(of(child.uid), 'chart/unreachable', `nothing ever leads to "${child.id}"`, fix);
    }
  }
};

/** Where something around it can end, which it then keeps from ending. */
const warnOfDeadEnds = (
  root: ChartState,
  reached: ReadonlySet<ChartState>,
  { of, log }: ChartPlaces,
): void => {
  const parents = parentsOf(root);
  for (const state of allStates(root)) {
    if (state.kind !== 'atomic' || !reached.has(state) || leadsOut(state, parents)) continue;
    const around = ancestorsOf(state, parents);
    if (!around.some(({ states }) => states.some(({ kind }) => kind === 'final'))) continue;
    const fix = 'add a transition, or make it `type: final`';
    log.warning(of(state.uid), 'chart/dead-end', `nothing leads out of "${state.id}", and it is no end`, fix);
  }
};

/** Something in it or around it goes somewhere else, or a region beside it does. */
export const leadsOut = (state: ChartState, parents: ReadonlyMap<string, ChartState>): boolean => {
  const around = ancestorsOf(state, parents);
  if (around[0]?.kind === 'parallel') return true;
  if (reactionsAround(state, parents).some(({ targets }) => targets.some((id) => id !== state.id)))
    return true;
  return around
    .filter(({ kind }) => kind === 'parallel')
    .some((parallel) => {
      const inside = new Set(allStates(parallel).map(({ id }) => id));
      const regions = parallel.states.flatMap(allStates).flatMap(transitionsFrom);
      return regions.some(({ targets }) => targets.some((id) => !inside.has(id)));
    });
};

const warnOfNeverDone = (
  root: ChartState,
  reached: ReadonlySet<ChartState>,
  { of, log }: ChartPlaces,
): void => {
  for (const state of allStates(root)) {
    const [first] = state.onDone;
    if (first === undefined || !reached.has(state) || canBeDone(state, reached)) continue;
    const endless =
      state.kind === 'parallel' ? state.states.find((region) => !isEnding(region, reached)) : state;
    const message =
      endless === undefined || endless === state
        ? `"${state.id}" is never done`
        : `"${state.id}" is never done: its region "${endless.id}" has no end that is reached`;
    const fix =
      state.kind === 'parallel'
        ? 'give every region a `type: final` state'
        : 'give it a state with `type: final`, or remove `onDone`';
    log.warning(of(first.uid), 'chart/done-never', message, fix);
  }
};

export const canBeDone = (state: ChartState, reached: ReadonlySet<ChartState>): boolean =>
  state.kind === 'parallel'
    ? state.states.every((region) => isEnding(region, reached))
    : state.kind === 'compound' && state.states.some((child) => child.kind === 'final' && reached.has(child));

const isEnding = (region: ChartState, reached: ReadonlySet<ChartState>): boolean =>
  region.kind === 'history' || region.kind === 'final' || canBeDone(region, reached);

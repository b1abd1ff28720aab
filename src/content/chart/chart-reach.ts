/** Which states of a chart can ever be active, which can never be left, and which are never done. */
import type { ChartSpec, ChartState, ChartTransition } from '../../domain/chart.ts';
import {
  allStates,
  type ChartPlaces,
  entered,
  type Move,
  parentsOf,
  transitionLists,
} from './chart-checks.ts';

export const checkReach = ({ root }: ChartSpec, places: ChartPlaces): void => {
  const reached = reachedFrom(root);
  warnOfUnreachable(root, reached, places);
  warnOfDeadEnds(root, reached, places);
  warnOfNeverDone(root, places);
};

const transitionsFrom = (state: ChartState): readonly ChartTransition[] => transitionLists(state).flat();

/** Guards are taken to hold at some time. */
const reachedFrom = (root: ChartState): ReadonlySet<ChartState> => {
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

const warnOfDeadEnds = (
  root: ChartState,
  reached: ReadonlySet<ChartState>,
  { of, log }: ChartPlaces,
): void => {
  const states = allStates(root);
  if (!states.some(({ kind }) => kind === 'final')) return;
  const parents = parentsOf(root);
  for (const state of states) {
    if (state.kind !== 'atomic' || !reached.has(state) || leadsOut(state, parents)) continue;
    const fix = 'add a transition, or make it `type: final`';
    log.warning(of(state.uid), 'chart/dead-end', `nothing leads out of "${state.id}", and it is no end`, fix);
  }
};

/** Something in it or around it goes somewhere else, or a region beside it does. */
const leadsOut = (state: ChartState, parents: ReadonlyMap<string, ChartState>): boolean => {
  const elsewhere = transitionsFrom(state).some(({ targets }) => targets.some((id) => id !== state.id));
  const parent = parents.get(state.id);
  if (elsewhere || parent === undefined) return elsewhere;
  if (parent.kind === 'parallel') return true;
  return transitionsAround(parent, parents).some(({ targets }) => targets.some((id) => id !== state.id));
};

const transitionsAround = (
  state: ChartState,
  parents: ReadonlyMap<string, ChartState>,
): readonly ChartTransition[] => {
  const parent = parents.get(state.id);
  return [...transitionsFrom(state), ...(parent === undefined ? [] : transitionsAround(parent, parents))];
};

const warnOfNeverDone = (root: ChartState, { of, log }: ChartPlaces): void => {
  for (const state of allStates(root)) {
    const [first] = state.onDone;
    if (first === undefined || canBeDone(state)) continue;
    const fix =
      state.kind === 'parallel'
        ? 'give every region a `type: final` state'
        : 'give it a state with `type: final`, or remove `onDone`';
    log.warning(of(first.uid), 'chart/done-never', `"${state.id}" is never done`, fix);
  }
};

const canBeDone = (state: ChartState): boolean => {
  if (state.kind === 'compound') return state.states.some(({ kind }) => kind === 'final');
  return (
    state.kind === 'parallel' &&
    state.states.every((region) => region.kind === 'history' || region.kind === 'final' || canBeDone(region))
  );
};

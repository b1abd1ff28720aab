/** The states of a linked chart as they are nested, and what a transition from one to another brings into being. */
import type { ChartState, ChartTransition } from '../../domain/chart.ts';
import type { FindingLog, Place } from '../finding.ts';

export type ChartPlaces = {
  /** Of a state or transition, by uid. */
  readonly of: (uid: string) => Place;
  readonly log: FindingLog;
};

export const allStates = (state: ChartState): readonly ChartState[] => [
  state,
  ...state.states.flatMap(allStates),
];

/** Each list in which the first enabled transition wins. */
export const transitionLists = (state: ChartState): readonly (readonly ChartTransition[])[] => [
  ...state.on.map(({ transitions }) => transitions),
  ...state.after.map(({ transitions }) => transitions),
  state.always,
  state.onDone,
];

export const transitionsFrom = (state: ChartState): readonly ChartTransition[] =>
  transitionLists(state).flat();

/** Its own, and those of all states around it, but for what happens only when one of those is done. */
export const reactionsAround = (
  state: ChartState,
  parents: ReadonlyMap<string, ChartState>,
): readonly ChartTransition[] =>
  [state, ...ancestorsOf(state, parents)].flatMap((around) =>
    transitionLists({ ...around, onDone: [] }).flat(),
  );

export const parentsOf = (root: ChartState): ReadonlyMap<string, ChartState> =>
  new Map(allStates(root).flatMap((state) => state.states.map((child) => [child.id, state] as const)));

export type Move = {
  readonly from: ChartState | undefined;
  readonly to: ChartState;
  readonly parents: ReadonlyMap<string, ChartState>;
};

/**
 * What is active after the move because of it: where it leads, what begins there, and what is around it. Regions beside
 * the one that it stays in go on as they were, and are left out.
 */
export const entered = ({ from, to, parents }: Move): ReadonlySet<ChartState> => {
  const staysIn = new Set(from === undefined ? [] : ancestorsOf(from, parents));
  const found = new Set<ChartState>();
  const enterDown = (state: ChartState): void => {
    if (found.has(state)) return;
    found.add(state);
    if (state.kind === 'parallel') for (const region of state.states) enterDown(region);
    if (state.kind !== 'compound') return;
    const initial = state.states.find(({ id }) => id === state.initial);
    if (initial !== undefined) enterDown(initial);
  };
  const enterUp = (state: ChartState): void => {
    for (const around of ancestorsOf(state, parents)) {
      found.add(around);
      if (around.kind === 'parallel' && !staysIn.has(around))
        for (const region of around.states) enterDown(region);
    }
  };
  const resting = to.kind === 'history' ? fallbackOf(to, parents) : to;
  found.add(to);
  enterUp(to);
  if (resting === undefined) return found;
  found.delete(resting);
  enterDown(resting);
  enterUp(resting);
  return found;
};

const fallbackOf = (
  history: ChartState,
  parents: ReadonlyMap<string, ChartState>,
): ChartState | undefined => {
  const parent = parents.get(history.id);
  return parent && allStates(parent).find(({ id }) => id === history.history?.target);
};

/** From the inside out. */
export const ancestorsOf = (
  state: ChartState,
  parents: ReadonlyMap<string, ChartState>,
): readonly ChartState[] => {
  const parent = parents.get(state.id);
  return parent === undefined ? [] : [parent, ...ancestorsOf(parent, parents)];
};

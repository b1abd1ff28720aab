/** What can be told of a whole chart once all its names are known: what never happens, and what never ends. */
import type { ChartSpec, ChartState, ChartTransition } from '../../domain/chart.ts';
import { encodeCanonical } from '../../kernel/canonical.ts';
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

export const checkLists = ({ root }: ChartSpec, places: ChartPlaces): void => {
  for (const list of allStates(root).flatMap(transitionLists)) checkList(list, places);
};

const checkList = (list: readonly ChartTransition[], { of, log }: ChartPlaces): void => {
  const seen = new Map<string, string>();
  let open: ChartTransition | undefined;
  for (const transition of list) {
    if (open !== undefined) {
      const message = `this never happens: "${open.uid}" above it has no guard, and always goes first`;
      log.warning(of(transition.uid), 'chart/shadowed', message, 'put the one without a guard last');
      continue;
    }
    if (transition.guard === undefined) {
      open = transition;
      continue;
    }
    const guard = encodeCanonical(transition.guard);
    const before = seen.get(guard);
    if (before === undefined) seen.set(guard, transition.uid);
    else {
      const message = `this never happens: "${before}" above it has the same guard`;
      log.warning(of(transition.uid), 'chart/same-guard', message, 'join their actions, or change one guard');
    }
  }
};

/** States that at once go on to each other, without any condition, for ever. */
export const checkAlwaysLoops = ({ root }: ChartSpec, { of, log }: ChartPlaces): void => {
  const states = new Map(allStates(root).map((state) => [state.id, state]));
  const parents = parentsOf(root);
  const next = (state: ChartState): readonly ChartState[] => {
    const [first] = state.always;
    if (first === undefined || first.guard !== undefined) return [];
    if (first.targets.length === 0) return [state];
    return first.targets
      .flatMap((target) => [...entered({ from: state, to: states.get(target) as ChartState, parents })])
      .filter(hurries);
  };
  for (const state of states.values()) {
    const [first] = state.always;
    if (first === undefined || !leadsBackTo(state, next)) continue;
    const message = `"${state.id}" is left at once and come back to at once, for ever`;
    log.error(of(first.uid), 'chart/always-loop', message, 'give it a guard, or use `after`');
  }
};

const hurries = ({ always }: ChartState): boolean => always.length > 0 && always[0]?.guard === undefined;

const leadsBackTo = (start: ChartState, next: (state: ChartState) => readonly ChartState[]): boolean => {
  const seen = new Set<ChartState>();
  const waiting = [...next(start)];
  for (let state = waiting.pop(); state !== undefined; state = waiting.pop()) {
    if (state === start) return true;
    if (seen.has(state)) continue;
    seen.add(state);
    waiting.push(...next(state));
  }
  return false;
};

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
const ancestorsOf = (state: ChartState, parents: ReadonlyMap<string, ChartState>): readonly ChartState[] => {
  const parent = parents.get(state.id);
  return parent === undefined ? [] : [parent, ...ancestorsOf(parent, parents)];
};

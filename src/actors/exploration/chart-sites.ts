/** Every transition of a chart with what it may do: which compound states change inside, and which actions are carried out. */
import { allStates, ancestorsOf, entered, parentsOf } from '../../content/chart/chart-moves.ts';
import {
  afterEvent,
  type ChartAction,
  type ChartGuard,
  type ChartSpec,
  type ChartState,
  type ChartTransition,
} from '../../domain/chart.ts';

export type Site = {
  readonly source: ChartState;
  readonly transition: ChartTransition;
  /** `player asked`, `timer after <uid>#0`; undefined for what happens at once or when the source is done. */
  readonly event: string | undefined;
  readonly isDone: boolean;
  /** Guards of the same list that are asked no later. */
  readonly guards: readonly ChartGuard[];
  /** Compound states, by id, of which another state inside may be active afterwards. */
  readonly moves: ReadonlySet<string>;
  /** Of the transition itself, of what it may leave and of what it enters. */
  readonly actions: readonly ChartAction[];
};

export type ChartSites = {
  readonly sites: readonly Site[];
  readonly parents: ReadonlyMap<string, ChartState>;
  readonly states: ReadonlyMap<string, ChartState>;
};

export function sitesOf({ root }: ChartSpec): ChartSites {
  const all = allStates(root);
  const around: Around = { parents: parentsOf(root), states: new Map(all.map((state) => [state.id, state])) };
  return { ...around, sites: all.flatMap((source) => sitesIn(source, around)) };
}

type Around = Pick<ChartSites, 'parents' | 'states'>;

function sitesIn(source: ChartState, around: Around): readonly Site[] {
  const lists = [
    ...source.on.map(({ event, transitions }) => ({ event, transitions, isDone: false })),
    ...source.after.map(({ transitions }, index) => ({
      event: `timer ${afterEvent(source, index)}`,
      transitions,
      isDone: false,
    })),
    { event: undefined, transitions: source.always, isDone: false },
    { event: undefined, transitions: source.onDone, isDone: true },
  ];
  return lists.flatMap(({ event, transitions, isDone }) =>
    transitions.map((transition, index) => ({
      source,
      transition,
      event,
      isDone,
      guards: transitions.slice(0, index + 1).flatMap(({ guard }) => (guard === undefined ? [] : [guard])),
      ...effectsOf(source, transition, around),
    })),
  );
}

function effectsOf(
  source: ChartState,
  transition: ChartTransition,
  around: Around,
): Pick<Site, 'moves' | 'actions'> {
  if (transition.targets.length === 0) return { moves: new Set(), actions: transition.actions };
  const { parents, states } = around;
  const targets = transition.targets.flatMap((id) => states.get(id) ?? []);
  const domain = domainOf(source, { targets, reenter: transition.reenter }, parents);
  const isBelow = (state: ChartState): boolean => ancestorsOf(state, parents).includes(domain);
  const coming = new Set(
    targets.flatMap((to) => [...entered({ from: source, to, parents })].filter(isBelow)),
  );
  const leaving = allStates(domain).filter(isBelow);
  const moves = [...coming].flatMap((state) => {
    const parent = parents.get(state.id);
    return parent?.kind === 'compound' ? [parent.id] : [];
  });
  return {
    moves: new Set(moves),
    actions: [
      ...transition.actions,
      ...leaving.flatMap(({ exit }) => exit),
      ...[...coming].flatMap(({ entry }) => entry),
    ],
  };
}

/** The innermost state that stays active although its inside changes. */
function domainOf(
  source: ChartState,
  { targets, reenter }: { readonly targets: readonly ChartState[]; readonly reenter: boolean },
  parents: ReadonlyMap<string, ChartState>,
): ChartState {
  const lineOf = (state: ChartState) => ancestorsOf(state, parents);
  const candidates = reenter ? lineOf(source) : [source, ...lineOf(source)];
  const holds = (state: ChartState) => targets.every((target) => lineOf(target).includes(state));
  const root = lineOf(source).at(-1) ?? source;
  return candidates.find((state) => state.kind === 'compound' && holds(state)) ?? root;
}

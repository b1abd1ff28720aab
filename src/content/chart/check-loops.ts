/**
 * Transitions that follow each other by themselves, without any condition, for ever: through `always`, through an event
 * that the chart raises, or through states that are done at once. What only may happen is left alone.
 */
import type { ChartAction, ChartSpec, ChartState, ChartTransition } from '../../domain/chart.ts';
import { allStates, ancestorsOf, type ChartPlaces, entered, parentsOf } from './chart-moves.ts';

/** A transition that happens whenever its trigger does, and the state that has it. */
type Step = { readonly transition: ChartTransition; readonly from: ChartState };
type Chart = {
  readonly states: ReadonlyMap<string, ChartState>;
  readonly parents: ReadonlyMap<string, ChartState>;
};

export const checkLoops = ({ root }: ChartSpec, { of, log }: ChartPlaces): void => {
  const chart = {
    states: new Map(allStates(root).map((state) => [state.id, state])),
    parents: parentsOf(root),
  };
  const said = new Set<string>();
  for (const step of [...chart.states.values()].flatMap(stepsOf)) {
    if (said.has(step.transition.uid)) continue;
    const circle = circleOf(step, chart);
    if (circle === undefined) continue;
    for (const { transition } of circle) said.add(transition.uid);
    log.error(of(step.transition.uid), 'chart/always-loop', tell(circle), 'give one a guard, or use `after`');
  }
};

const tell = (circle: readonly Step[]): string => {
  if (circle.length === 1) return 'this happens again at once, for ever';
  const names = circle.map(({ transition }) => `"${transition.uid}"`);
  return `${names.join(', ')} follow each other at once, for ever`;
};

/** Those that nothing in front of them in their list can keep from happening. */
const stepsOf = (state: ChartState): readonly Step[] =>
  [...state.on.map(({ transitions }) => transitions), state.always, state.onDone].flatMap((list) =>
    certain(list, state),
  );

const certain = ([first]: readonly ChartTransition[], from: ChartState): readonly Step[] =>
  first === undefined || first.guard !== undefined ? [] : [{ transition: first, from }];

/** The steps from that one back to itself. */
const circleOf = (start: Step, chart: Chart): readonly Step[] | undefined => {
  const seen = new Set<ChartTransition>();
  const follow = (step: Step, path: readonly Step[]): readonly Step[] | undefined => {
    for (const next of followers(step, chart)) {
      if (next.transition === start.transition) return path;
      if (seen.has(next.transition)) continue;
      seen.add(next.transition);
      const circle = follow(next, [...path, next]);
      if (circle !== undefined) return circle;
    }
    return undefined;
  };
  return follow(start, [start]);
};

const followers = (step: Step, chart: Chart): readonly Step[] => {
  const active = activeAfter(step, chart);
  const hurried = [...active].filter(({ always }) => always.length > 0);
  const first = hurried.filter((state) => !hurried.some((other) => isInside(other, state, chart)));
  if (hurried.length > 0) return first.flatMap((state) => certain(state.always, state));
  return raisedBy(step, active, chart);
};

/** As far as it can be told: regions beside it and states further in may be active, too. */
const activeAfter = ({ transition, from }: Step, { states, parents }: Chart): ReadonlySet<ChartState> => {
  if (transition.targets.length === 0) return new Set([from, ...ancestorsOf(from, parents)]);
  const targets = transition.targets.map((id) => states.get(id) as ChartState);
  return new Set(targets.flatMap((to) => [...entered({ from, to, parents })]));
};

const isInside = (state: ChartState, around: ChartState, { parents }: Chart): boolean =>
  ancestorsOf(state, parents).includes(around);

/** What the first event brings about that the step itself causes, when that is certain. */
const raisedBy = (step: Step, active: ReadonlySet<ChartState>, chart: Chart): readonly Step[] => {
  const begun = begunBy(step, active, chart);
  const raised = [...step.transition.actions, ...begun.flatMap(({ entry }) => entry)].flatMap(eventOf);
  for (const event of raised) {
    const handlers = [...chart.states.values()].filter(
      (state) => listFor(state, event).length > 0 && mayBeActive(state, active, chart),
    );
    if (handlers.length === 0) continue;
    const inmost = handlers.filter((state) => !handlers.some((other) => isInside(other, state, chart)));
    const known = inmost.filter((state) => active.has(state));
    return known.flatMap((state) => certain(listFor(state, event), state));
  }
  return begun
    .flatMap((state) => [state, ...ancestorsOf(state, chart.parents)])
    .filter((state) => isDone(state, begun))
    .flatMap((state) => certain(state.onDone, state));
};

/** The states that are entered, and so do what they do on entering. */
const begunBy = (
  { transition, from }: Step,
  active: ReadonlySet<ChartState>,
  chart: Chart,
): readonly ChartState[] => {
  const stays =
    !transition.reenter &&
    transition.targets.every((id) => id === from.id || isInside(at(id, chart), from, chart));
  const before = new Set(ancestorsOf(from, chart.parents));
  if (stays) before.add(from);
  return transition.targets.length === 0 ? [] : [...active].filter((state) => !before.has(state));
};

const at = (id: string, { states }: Chart): ChartState => states.get(id) as ChartState;

const eventOf = (action: ChartAction): readonly string[] => (action.type === 'raise' ? [action.event] : []);

const listFor = ({ on }: ChartState, event: string): readonly ChartTransition[] =>
  on.find((handler) => handler.event === event)?.transitions ?? [];

/** Not when another state is active in the place of it or of one around it. */
const mayBeActive = (state: ChartState, active: ReadonlySet<ChartState>, { parents }: Chart): boolean => {
  const line = [state, ...ancestorsOf(state, parents)];
  return line.every((inner) => {
    const parent = parents.get(inner.id);
    if (parent?.kind !== 'compound' || active.has(inner)) return true;
    return !parent.states.some((other) => active.has(other));
  });
};

const isDone = (state: ChartState, begun: readonly ChartState[]): boolean => {
  if (state.kind === 'final') return begun.includes(state);
  if (state.kind === 'compound')
    return state.states.some((child) => child.kind === 'final' && begun.includes(child));
  const regions = state.states.filter(({ kind }) => kind !== 'history');
  return state.kind === 'parallel' && regions.every((region) => isDone(region, begun));
};

/** Which transitions of a chart its scenarios have taken, and which never. */
import { sayDelay } from '../../content/chart/chart-delay.ts';
import type { ChartSpec, ChartState, ChartTransition } from '../../domain/chart.ts';

export type TransitionCoverage = {
  readonly taken: number;
  readonly all: number;
  /** In document order. */
  readonly never: readonly NamedTransition[];
};

/** A transition with what it waits for: an event, `after 45 seconds`, `at once`, `when it is done`. */
export type NamedTransition = { readonly uid: string; readonly state: string; readonly trigger: string };

export function coverageOf(spec: ChartSpec, taken: ReadonlySet<string>): TransitionCoverage {
  const all = transitionsWithin(spec.root);
  const never = all.filter(({ uid }) => !taken.has(uid));
  return { taken: all.length - never.length, all: all.length, never };
}

function transitionsWithin(state: ChartState): readonly NamedTransition[] {
  const named = (trigger: string, transitions: readonly ChartTransition[]): NamedTransition[] =>
    transitions.map(({ uid }) => ({ uid, state: state.id, trigger }));
  return [
    ...state.on.flatMap(({ event, transitions }) => named(event, transitions)),
    ...state.after.flatMap(({ delay, transitions }) => named(`after ${sayDelay(delay)}`, transitions)),
    ...named('at once', state.always),
    ...named('when it is done', state.onDone),
    ...state.states.flatMap(transitionsWithin),
  ];
}

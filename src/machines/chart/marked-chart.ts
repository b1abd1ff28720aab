/**
 * A chart that tells what it does while it does it: with marks among its actions, effects that change nothing. So both
 * runtimes can be watched as they are.
 */
import type { ChartAction, ChartSpec, ChartState, ChartTransition } from '../../domain/chart.ts';
import type { ChartEffect } from './chart-host.ts';

export type Mark =
  | { readonly type: 'transition'; readonly state: string; readonly uid: string }
  /** `set`, `add` or `raise`, which are no effects by themselves. */
  | { readonly type: 'action'; readonly action: ChartAction };

export type MarkedChart = {
  readonly spec: ChartSpec;
  /** Undefined for the effects that the chart has without marks. */
  readonly markOf: (effect: ChartEffect) => Mark | undefined;
};

/** No entry of a vocabulary is called so. */
const MARK = '(mark)';

export function markChart(spec: ChartSpec): MarkedChart {
  const marks: Mark[] = [];
  const marking = (mark: Mark): ChartAction => {
    marks.push(mark);
    return { type: 'named', name: MARK, params: { index: marks.length - 1 } };
  };
  const markActions = (actions: readonly ChartAction[]): ChartAction[] =>
    actions.flatMap((action) =>
      action.type === 'named' ? [action] : [marking({ type: 'action', action }), action],
    );
  const markState = (state: ChartState): ChartState => {
    const markAll = (transitions: readonly ChartTransition[]): ChartTransition[] =>
      transitions.map((transition) => ({
        ...transition,
        actions: [
          marking({ type: 'transition', state: state.id, uid: transition.uid }),
          ...markActions(transition.actions),
        ],
      }));
    return {
      ...state,
      entry: markActions(state.entry),
      exit: markActions(state.exit),
      on: state.on.map((handler) => ({ ...handler, transitions: markAll(handler.transitions) })),
      after: state.after.map((handler) => ({ ...handler, transitions: markAll(handler.transitions) })),
      always: markAll(state.always),
      onDone: markAll(state.onDone),
      states: state.states.map(markState),
    };
  };
  return {
    spec: { ...spec, root: markState(spec.root) },
    markOf: (effect) =>
      effect.type === 'named' && effect.name === MARK ? marks[Number(effect.params['index'])] : undefined,
  };
}

/** Everything that a chart asks, does and hears, in one flat list each, whatever the state. */
import { allStates, transitionLists } from '../../content/chart/chart-moves.ts';
import type { ChartAction, ChartGuard, ChartParams, ChartSpec, ChartTransition } from '../../domain/chart.ts';

export type Named = { readonly name: string; readonly params: ChartParams };
export type Heard = { readonly event: string; readonly guards: readonly Named[] };

export type ChartParts = {
  readonly guards: readonly Named[];
  readonly actions: readonly Named[];
  /** Each transition for an event, with all that its guard asks. */
  readonly heard: readonly Heard[];
};

export function partsOf({ root }: ChartSpec): ChartParts {
  const states = allStates(root);
  const transitions = states.flatMap((state) => transitionLists(state).flat());
  return {
    guards: transitions.flatMap(guardsOf),
    actions: [
      ...states.flatMap(({ entry, exit }) => [...entry, ...exit]),
      ...transitions.flatMap(({ actions }) => actions),
    ].flatMap(namedAction),
    heard: states.flatMap(({ on }) =>
      on.flatMap(({ event, transitions: list }) =>
        list.map((transition) => ({ event, guards: guardsOf(transition) })),
      ),
    ),
  };
}

const guardsOf = ({ guard }: ChartTransition): readonly Named[] => namedGuards(guard);

export function namedGuards(guard: ChartGuard | undefined): readonly Named[] {
  if (guard === undefined) return [];
  switch (guard.type) {
    case 'named':
      return [guard];
    case 'not':
      return namedGuards(guard.guard);
    case 'all':
    case 'any':
      return guard.guards.flatMap(namedGuards);
    case 'in':
      return [];
  }
}

/** Only what has to be so: what must not be so is mostly not so at the beginning. */
export function wantedGuards(guard: ChartGuard): readonly Named[] {
  switch (guard.type) {
    case 'named':
      return [guard];
    case 'all':
    case 'any':
      return guard.guards.flatMap(wantedGuards);
    case 'not':
    case 'in':
      return [];
  }
}

export const namedAction = (action: ChartAction): readonly Named[] =>
  action.type === 'named' ? [action] : [];

/** The states and transitions of a chart by uid, each with where it stands. */
import type { ChartSpec, ChartState, ChartTransition } from '../../domain/chart.ts';
import type { Stand, Trigger } from './chart-change.ts';
import { sayDelay } from './chart-delay.ts';

export type PlacedState = { readonly state: ChartState; readonly parent: string };
export type PlacedTransition = { readonly transition: ChartTransition; readonly stand: Stand };

export type ChartIndex = {
  readonly states: ReadonlyMap<string, PlacedState>;
  readonly transitions: ReadonlyMap<string, PlacedTransition>;
  /** The uid of the state with that id. */
  readonly uidOf: (id: string) => string;
};

export const indexChart = ({ root }: ChartSpec): ChartIndex => {
  const states = new Map<string, PlacedState>();
  const transitions = new Map<string, PlacedTransition>();
  const uids = new Map<string, string>();
  const visit = (state: ChartState, parent: string): void => {
    states.set(state.uid, { state, parent });
    uids.set(state.id, state.uid);
    for (const { trigger, list } of listsOf(state))
      for (const [index, transition] of list.entries())
        transitions.set(transition.uid, { transition, stand: { state: state.uid, trigger, index } });
    for (const child of state.states) visit(child, state.uid);
  };
  visit(root, '');
  return { states, transitions, uidOf: (id) => uids.get(id) ?? id };
};

type List = { readonly trigger: Trigger; readonly list: readonly ChartTransition[] };

export const listsOf = ({ on, after, always, onDone }: ChartState): readonly List[] => [
  ...on.map(({ event, transitions }): List => ({ trigger: { type: 'on', event }, list: transitions })),
  ...after.map(
    ({ delay, transitions }, index): List => ({
      trigger: { type: 'after', delay, index },
      list: transitions,
    }),
  ),
  { trigger: { type: 'always' }, list: always },
  { trigger: { type: 'done' }, list: onDone },
];

export const sayTrigger = (trigger: Trigger): string => {
  switch (trigger.type) {
    case 'on':
      return `on "${trigger.event}"`;
    case 'after':
      return `after ${sayDelay(trigger.delay)}, the state's timer ${trigger.index + 1}`;
    case 'always':
      return 'at once';
    case 'done':
      return 'when the state is done';
  }
};

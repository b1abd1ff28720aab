/** The guards and actions that a chart's source mentions and that are no part of the format, and the times it waits. */
import type { GuardSource, StateSource } from '../chart/chart-schema.ts';
import { actionsWithin, transitionsOf } from '../chart/chart-walk.ts';

const BUILT_IN_ACTIONS = new Set(['set', 'add', 'raise']);

export type UsedNames = {
  readonly guards: readonly string[];
  readonly actions: readonly string[];
  /** As they are spelled. */
  readonly delays: readonly string[];
};

/** Each once, in the order in which they come up. */
export const usedNames = (root: StateSource): UsedNames => {
  const states = selfAndBelow(root);
  const guards = states.flatMap((state) =>
    [...transitionsOf(state, [])].flatMap(({ transition: { guard } }) => (guard ? namesIn(guard) : [])),
  );
  const actions = [...actionsWithin(root, [])].map(({ action }) => action.type);
  return {
    guards: [...new Set(guards)],
    actions: [...new Set(actions)].filter((name) => !BUILT_IN_ACTIONS.has(name)),
    delays: [...new Set(states.flatMap(({ after }) => Object.keys(after ?? {})))],
  };
};

const selfAndBelow = (state: StateSource): readonly StateSource[] => [
  state,
  ...Object.values(state.states ?? {}).flatMap(selfAndBelow),
];

const namesIn = ({ type, guards, guard, state }: GuardSource): readonly string[] => {
  if (guards !== undefined) return guards.flatMap(namesIn);
  if (guard !== undefined) return namesIn(guard);
  return state === undefined ? [type] : [];
};

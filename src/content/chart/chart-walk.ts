/** Goes through everything in a chart's source that has actions, without looking up any name. */
import type { YamlPath } from '../yaml-file.ts';
import type { ActionSource, StateSource, TransitionSource } from './chart-schema.ts';

export type FoundTransition = { readonly transition: TransitionSource; readonly path: YamlPath };
export type FoundAction = { readonly action: ActionSource; readonly path: YamlPath };

/** Of the state itself, not of those inside it. */
export function* transitionsOf(state: StateSource, path: YamlPath): Generator<FoundTransition> {
  for (const key of ['on', 'after'] as const)
    for (const [name, list] of Object.entries(state[key] ?? {}))
      for (const [index, transition] of list.entries())
        yield { transition, path: [...path, key, name, index] };
  for (const key of ['always', 'onDone'] as const)
    for (const [index, transition] of (state[key] ?? []).entries())
      yield { transition, path: [...path, key, index] };
}

/** Of the state and of all those inside it. */
export function* actionsWithin(state: StateSource, path: YamlPath): Generator<FoundAction> {
  for (const key of ['entry', 'exit'] as const)
    for (const [index, action] of (state[key] ?? []).entries()) yield { action, path: [...path, key, index] };
  for (const { transition, path: at } of transitionsOf(state, path))
    for (const [index, action] of (transition.actions ?? []).entries())
      yield { action, path: [...at, 'actions', index] };
  for (const [key, child] of Object.entries(state.states ?? {}))
    yield* actionsWithin(child, [...path, 'states', key]);
}

/** The events that actions raise, and those of the timers and choices that they name; with the first action that does so. */
export const ownEventsOf = (chart: StateSource): ReadonlyMap<string, YamlPath> => {
  const events = new Map<string, YamlPath>();
  for (const { action, path } of actionsWithin(chart, [])) {
    const event = ownEventOf(action);
    if (event !== undefined && !events.has(event)) events.set(event, path);
  }
  return events;
};

const ownEventOf = ({ type, params }: ActionSource): string | undefined => {
  const { event, name, choice } = params ?? {};
  if (type === 'raise' && typeof event === 'string') return event;
  if (type === 'offer' && typeof choice === 'string') return `chose ${choice}`;
  const setsTimer = type === 'set timer' || type === 'schedule';
  return setsTimer && typeof name === 'string' ? `timer ${name}` : undefined;
};

/** The state and those inside it, each with the way to it. */
export function* statesWithin(
  state: StateSource,
  path: YamlPath,
): Generator<{ readonly state: StateSource; readonly path: YamlPath }> {
  yield { state, path };
  for (const [key, child] of Object.entries(state.states ?? {}))
    yield* statesWithin(child, [...path, 'states', key]);
}

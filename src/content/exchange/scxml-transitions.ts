/** The transitions of an SCXML state, gathered under the events and times that charts list them by. */
import type { GuardSource, StateSource, TransitionSource } from '../chart/chart-schema.ts';
import type { ForeignState } from './imported-names.ts';
import { readBlock, readEventName } from './scxml-actions.ts';
import { readCondition } from './scxml-condition.ts';
import { SEED_NAMESPACE } from './scxml-names.ts';
import { findState, type ScxmlReading } from './scxml-target.ts';
import type { Timer } from './scxml-timers.ts';
import type { XmlElement } from './xml-file.ts';

type Lists = Pick<StateSource, 'on' | 'after' | 'always' | 'onDone'>;

export const readTransitions = (
  state: ForeignState<XmlElement>,
  timers: readonly Timer[],
  reading: ScxmlReading,
): Lists => {
  const { origin } = state;
  const on = new Map<string, TransitionSource[]>();
  const after = new Map<string, TransitionSource[]>(timers.map(({ delay }) => [delay, []]));
  const always: TransitionSource[] = [];
  const onDone: TransitionSource[] = [];
  const listFor = (name: string, element: XmlElement): TransitionSource[] => {
    if (name === `done.state.${state.foreignId ?? state.name}`) return onDone;
    const timer = timers.find(({ event }) => event === name);
    const [lists, key] =
      timer === undefined ? [on, readEventName(name, element, reading.log)] : [after, timer.delay];
    const list = lists.get(key) ?? [];
    lists.set(key, list);
    return list;
  };
  for (const element of origin.children) {
    const names = (element.attribute('event') ?? '').split(/\s+/).filter((name) => name !== '');
    if (element.name === 'none') for (const name of names) listFor(name, element);
    if (element.name !== 'transition') continue;
    const transition = readTransition(element, state, reading);
    if (names.length === 0) always.push(transition);
    for (const [index, name] of names.entries())
      listFor(name, element).push(index === 0 ? transition : withoutUid(transition));
  }
  return {
    ...(on.size === 0 ? {} : { on: Object.fromEntries(on) }),
    ...(after.size === 0 ? {} : { after: Object.fromEntries(after) }),
    ...(always.length === 0 ? {} : { always }),
    ...(onDone.length === 0 ? {} : { onDone }),
  };
};

/** One transition for several events is several here, and a uid belongs to one. */
const withoutUid = ({ meta: _, ...transition }: TransitionSource): TransitionSource => transition;

const readTransition = (
  element: XmlElement,
  source: ForeignState<XmlElement>,
  reading: ScxmlReading,
): TransitionSource => {
  const { log } = reading;
  const ids = idsIn(element.attribute('target', SEED_NAMESPACE) ?? element.attribute('target'));
  const targets = ids.map((id) => findState(id, element, reading));
  const [first] = targets;
  const uid = element.attribute('uid', SEED_NAMESPACE);
  const guard =
    element.attribute('guard', SEED_NAMESPACE) === 'none' ? undefined : readGuard(element, reading);
  const { actions, timers, cancelled } = readBlock(element.children, log);
  for (const { element: stray } of [...timers, ...cancelled])
    log.error(
      stray.place,
      'exchange/not-carried',
      'timers are set on entering a state and cancelled on leaving it',
    );
  return {
    ...(guard === undefined ? {} : { guard }),
    ...(first === undefined ? {} : { target: targets.length === 1 ? { state: first } : { states: targets } }),
    ...(isExternal(element, ids, source) ? { reenter: true } : {}),
    ...(actions.length === 0 ? {} : { actions: [...actions] }),
    ...(uid === undefined ? {} : { meta: { uid } }),
  };
};

const idsIn = (written: string | undefined): readonly string[] =>
  (written ?? '').split(/\s+/).filter((id) => id !== '');

/** SCXML leaves a state and enters it again unless told not to; here that only matters for what stays inside the state. */
const isExternal = (
  element: XmlElement,
  targets: readonly string[],
  source: ForeignState<XmlElement>,
): boolean => {
  const type = element.attribute('type');
  if (type !== undefined) return type !== 'internal';
  const holds = (state: ForeignState<XmlElement>): boolean =>
    targets.includes(state.foreignId ?? '') || state.children.some(holds);
  return holds(source);
};

/** A condition that no guard of charts says becomes a guard of that name, for its writer to put something else for. */
const readGuard = (element: XmlElement, reading: ScxmlReading): GuardSource | undefined => {
  const written = element.attribute('cond');
  if (written === undefined) return undefined;
  const guard = readCondition(written);
  if (guard !== undefined) return withStates(guard, element, reading);
  const message = `no guard says "${written}": there are In("state"), holds("guard", {params}), !, && and ||`;
  reading.log.error(element.placeOf('cond'), 'exchange/not-carried', message);
  return { type: written };
};

const withStates = (guard: GuardSource, element: XmlElement, reading: ScxmlReading): GuardSource => {
  if (guard.guards !== undefined)
    return { ...guard, guards: guard.guards.map((inner) => withStates(inner, element, reading)) };
  if (guard.guard !== undefined) return { ...guard, guard: withStates(guard.guard, element, reading) };
  return guard.state === undefined ? guard : { ...guard, state: findState(guard.state, element, reading) };
};

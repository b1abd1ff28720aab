/** Transitions, guards and actions of an XState config, in all the ways in which they may be written there. */
import { parseDelay, writeDelay } from '../chart/chart-delay.ts';
import type { ActionSource, GuardSource, TransitionSource } from '../chart/chart-schema.ts';
import type { YamlPath } from '../yaml-file.ts';
import { eventFor, type ForeignState } from './imported-names.ts';
import { type Config, findTarget, type XStateOrigin, type XStateReading } from './xstate-target.ts';

export const isConfig = (value: unknown): value is Config =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** `on` or `after`: lists by event or time. */
export const readLists = (
  key: 'on' | 'after',
  state: ForeignState<XStateOrigin>,
  reading: XStateReading,
): Record<string, TransitionSource[]> | undefined => {
  const { value, path } = state.origin;
  const written = value[key];
  if (written === undefined) return undefined;
  if (!isConfig(written)) {
    reading.log.error(reading.file.at([...path, key]), 'exchange/shape', `\`${key}\` should be an object`);
    return undefined;
  }
  const lists = new Map<string, TransitionSource[]>();
  for (const [name, list] of Object.entries(written)) {
    const at = [...path, key, name];
    const called = key === 'on' ? readEvent(name, at, reading) : readTime(name, at, reading);
    const transitions = readTransitions(list, at, state, reading) ?? [];
    lists.set(called, [...(lists.get(called) ?? []), ...transitions]);
  }
  return Object.fromEntries(lists);
};

const readEvent = (name: string, path: YamlPath, { file, log }: XStateReading): string => {
  const event = eventFor(name);
  if (event !== name)
    log.warning(file.at(path, 'key'), 'exchange/renamed', `the event "${name}" is called "${event}" here`);
  return event;
};

/** Numbers are milliseconds there. */
const readTime = (name: string, path: YamlPath, { file, log }: XStateReading): string => {
  if (parseDelay(name) !== undefined || !/^\d{1,12}$/.test(name)) return name;
  const seconds = Math.max(1, Math.ceil(Number(name) / 1000));
  const time = writeDelay({ unit: 'played seconds', amount: seconds });
  if (seconds * 1000 !== Number(name)) {
    const message = `charts count whole seconds; ${name} milliseconds become ${time}`;
    log.warning(file.at(path, 'key'), 'exchange/renamed', message);
  }
  return time;
};

/** Undefined when there are none. A target alone is a transition too, and so is `{}`, which does nothing. */
export const readTransitions = (
  written: unknown,
  path: YamlPath,
  source: ForeignState<XStateOrigin>,
  reading: XStateReading,
): TransitionSource[] | undefined => {
  if (written === undefined) return undefined;
  if (Array.isArray(written))
    return written.map((one, index) => readTransition(one, [...path, index], source, reading));
  return [readTransition(written, path, source, reading)];
};

const TRANSITION_KEYS = new Set(['guard', 'target', 'actions', 'reenter', 'meta']);
const TOLD = new Set(['description']);

const readTransition = (
  written: unknown,
  path: YamlPath,
  source: ForeignState<XStateOrigin>,
  reading: XStateReading,
): TransitionSource => {
  const { file, log } = reading;
  if (written !== null && typeof written !== 'string' && !isConfig(written))
    log.error(file.at(path), 'exchange/shape', 'a transition is an object, or names a state');
  const value: Config = isConfig(written) ? written : typeof written === 'string' ? { target: written } : {};
  for (const key of Object.keys(value)) {
    if (TRANSITION_KEYS.has(key)) continue;
    const place = file.at([...path, key], 'key');
    if (TOLD.has(key))
      log.warning(place, 'exchange/not-carried', `charts have no \`${key}\`; it is left out`);
    else log.error(place, 'exchange/not-carried', `transitions of charts have nothing like \`${key}\``);
  }
  const { guard, reenter } = value;
  const actions = readActions(value['actions'], [...path, 'actions'], reading);
  const meta = isConfig(value['meta']) ? value['meta'] : {};
  return {
    ...(guard === undefined ? {} : { guard: readGuard(guard, [...path, 'guard'], reading) }),
    ...readTargets(value['target'], isConfig(written) ? [...path, 'target'] : path, source, reading),
    ...(reenter === true ? { reenter } : {}),
    ...(actions === undefined ? {} : { actions }),
    ...(typeof meta['uid'] === 'string' ? { meta: { uid: meta['uid'] } } : {}),
  };
};

const readTargets = (
  written: unknown,
  path: YamlPath,
  source: ForeignState<XStateOrigin>,
  reading: XStateReading,
): Pick<TransitionSource, 'target'> => {
  const targets = written === undefined ? [] : Array.isArray(written) ? written : [written];
  const ids = targets.map((target, index) => {
    const at = Array.isArray(written) ? [...path, index] : path;
    if (typeof target === 'string') return findTarget({ target, source, path: at }, reading);
    reading.log.error(reading.file.at(at), 'exchange/shape', 'a target is the name of a state');
    return String(target);
  });
  const [first] = ids;
  if (first === undefined) return {};
  return { target: ids.length === 1 ? { state: first } : { states: ids } };
};

/** A name alone is a guard too. */
const readGuard = (written: unknown, path: YamlPath, reading: XStateReading): GuardSource => {
  const { file, log } = reading;
  if (typeof written === 'string') return { type: written };
  if (!isConfig(written) || typeof written['type'] !== 'string') {
    log.error(file.at(path), 'exchange/shape', 'a guard has a `type`, and perhaps `params`');
    return { type: 'unknown' };
  }
  const { type, params } = written;
  const { guards, guard, state } = isConfig(params) ? params : {};
  const inner = [...path, 'params'];
  if ((type === 'all' || type === 'any') && Array.isArray(guards))
    return { type, guards: guards.map((one, index) => readGuard(one, [...inner, 'guards', index], reading)) };
  if (type === 'not' && guard !== undefined)
    return { type, guard: readGuard(guard, [...inner, 'guard'], reading) };
  if (type === 'in' && typeof state === 'string')
    return { type, state: stateOfGuard(state, [...inner, 'state'], reading) };
  return { type, ...readParams(params, inner, reading) };
};

const stateOfGuard = (state: string, path: YamlPath, reading: XStateReading): string => {
  const source = reading.root;
  // An id as it stands, or the way to a state as `stateIn` has it.
  const named = [...reading.names.keys()].find(({ foreignId }) => foreignId === state);
  if (named !== undefined) return reading.names.get(named)?.id ?? state;
  return findTarget({ target: state.startsWith('#') ? state : `.${state}`, source, path }, reading);
};

const readParams = (
  params: unknown,
  path: YamlPath,
  { file, log }: XStateReading,
): Pick<ActionSource, 'params'> => {
  if (params === undefined) return {};
  if (isConfig(params)) return { params: { ...params } };
  log.error(file.at(path), 'exchange/shape', '`params` should be an object');
  return {};
};

/** One action or several; a name alone is an action too. */
export const readActions = (
  written: unknown,
  path: YamlPath,
  reading: XStateReading,
): ActionSource[] | undefined => {
  if (written === undefined) return undefined;
  if (Array.isArray(written)) return written.map((one, index) => readAction(one, [...path, index], reading));
  return [readAction(written, path, reading)];
};

const readAction = (written: unknown, path: YamlPath, reading: XStateReading): ActionSource => {
  const { file, log } = reading;
  if (typeof written === 'string') return { type: written };
  if (!isConfig(written) || typeof written['type'] !== 'string') {
    log.error(file.at(path), 'exchange/shape', 'an action has a `type`, and perhaps `params`');
    return { type: 'unknown' };
  }
  const { type } = written;
  const read = readParams(written['params'], [...path, 'params'], reading);
  if (type !== 'raise' && type !== 'xstate.raise') return { type, ...read };
  const event = read.params?.['event'] ?? written['event'];
  const name = isConfig(event) ? event['type'] : event;
  return typeof name === 'string'
    ? { type: 'raise', params: { event: readEvent(name, path, reading) } }
    : { type: 'raise', ...read };
};

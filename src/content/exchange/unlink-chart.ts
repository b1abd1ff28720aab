/**
 * A linked chart as its writer could have put it: linking turned round. Every state has its id spelled out, and every
 * line of prose stands where it is said again.
 */
import type {
  ChartAction,
  ChartDelay,
  ChartGuard,
  ChartParams,
  ChartSpec,
  ChartState,
  ChartTransition,
} from '../../domain/chart.ts';
import type { ParamTypes } from '../../domain/vocabulary/param-type.ts';
import { VOCABULARIES } from '../../domain/vocabulary/vocabularies.ts';
import type { Vocabulary } from '../../domain/vocabulary/vocabulary-entry.ts';
import { writeDelay } from '../chart/chart-delay.ts';
import {
  type ActionSource,
  CHART_SCHEMA,
  type ChartSource,
  type GuardSource,
  type ParamsSource,
  type StateSource,
  type TransitionSource,
} from '../chart/chart-schema.ts';
import { TEXT_KEY_PATTERN } from '../chart/link-params.ts';
import type { LinkedChart } from '../chart/read-chart.ts';

export type ExchangeChart = Pick<LinkedChart, 'spec' | 'texts'> & Partial<Pick<LinkedChart, 'migration'>>;

export const unlinkChart = (chart: ExchangeChart): ChartSource => {
  const { id, version, vocabulary, context, root, title } = chart.spec;
  const { id: _, meta, ...state } = unlinkState(root, chart);
  const named = title === undefined ? {} : { title: chart.texts.get(title)?.text ?? title };
  return {
    schema: CHART_SCHEMA,
    id,
    version,
    vocabulary,
    meta: { ...meta, ...named },
    ...(Object.keys(context).length === 0 ? {} : { context: { ...context } }),
    ...state,
    states: state.states ?? {},
    ...migrationOf(chart),
  };
};

const migrationOf = ({ migration }: ExchangeChart): Pick<ChartSource, 'migration'> => {
  if (migration === undefined) return {};
  const { from, rename, removed, context } = migration;
  const [first] = from;
  const filledParts = Object.entries({ rename, removed, context }).filter(
    ([, map]) => Object.keys(map).length > 0,
  );
  return {
    migration: {
      from: first !== undefined && from.length === 1 ? first : [...from],
      ...Object.fromEntries(filledParts.map(([name, map]) => [name, { ...map }])),
    },
  };
};

const unlinkState = (state: ChartState, chart: ExchangeChart): StateSource => {
  const speak = speaker(state.uid, chart);
  const transitions = (list: readonly ChartTransition[]) => list.map((one) => unlinkTransition(one, chart));
  const { on, always, onDone, ignores, states } = state;
  return {
    id: state.id,
    ...kindOf(state),
    meta: { uid: state.uid },
    ...(state.initial === undefined ? {} : { initial: nameOfInitial(state, state.initial) }),
    ...filled('ignore', [...ignores]),
    ...filled('entry', state.entry.map(speak.action)),
    ...filled('exit', state.exit.map(speak.action)),
    ...entries(
      'on',
      on.map(({ event, transitions: list }) => [event, transitions(list)]),
    ),
    ...entries(
      'after',
      spellDelays(state.after).map(([delay, list]) => [delay, transitions(list)]),
    ),
    ...filled('always', transitions(always)),
    ...filled('onDone', transitions(onDone)),
    ...entries(
      'states',
      states.map((child) => [child.key, unlinkState(child, chart)]),
    ),
  };
};

const filled = <Key extends string, Item>(key: Key, list: Item[]): { [Name in Key]?: Item[] } =>
  (list.length === 0 ? {} : { [key]: list }) as { [Name in Key]?: Item[] };

const entries = <Key extends string, Value>(
  key: Key,
  list: (readonly [string, Value])[],
): { [Name in Key]?: Record<string, Value> } =>
  (list.length === 0 ? {} : { [key]: Object.fromEntries(list) }) as {
    [Name in Key]?: Record<string, Value>;
  };

const kindOf = ({ kind, history }: ChartState): StateSource => {
  if (kind === 'parallel' || kind === 'final') return { type: kind };
  if (history === undefined) return {};
  return {
    type: 'history',
    ...(history.depth === 'deep' ? { history: 'deep' } : {}),
    ...(history.target === undefined ? {} : { target: { state: history.target } }),
  };
};

/** Its key, unless an earlier sibling has that for an id. */
const nameOfInitial = ({ states }: ChartState, initial: string): string => {
  const child = states.find(({ id }) => id === initial);
  if (child === undefined) return initial;
  return states.find(({ key, id }) => key === child.key || id === child.key) === child ? child.key : initial;
};

const spellDelays = (after: ChartState['after']): [string, readonly ChartTransition[]][] => {
  const used = new Set<string>();
  return after.map(({ delay, transitions }) => [spellDelay(delay, used), transitions]);
};

/** The same time may be waited for twice, and is then spelled in two ways. Adds to `used`. */
export const spellDelay = (delay: ChartDelay, used: Set<string>): string => {
  let spelled = writeDelay(delay);
  while (used.has(spelled)) spelled = `0${spelled}`;
  used.add(spelled);
  return spelled;
};

const unlinkTransition = (transition: ChartTransition, chart: ExchangeChart): TransitionSource => {
  const { uid, guard, targets, actions, reenter } = transition;
  const speak = speaker(uid, chart);
  const [first] = targets;
  return {
    ...(guard === undefined ? {} : { guard: speak.guard(guard) }),
    ...(first === undefined
      ? {}
      : { target: targets.length === 1 ? { state: first } : { states: [...targets] } }),
    ...(reenter ? { reenter } : {}),
    ...filled('actions', actions.map(speak.action)),
    meta: { uid },
  };
};

type Speaker = {
  readonly guard: (guard: ChartGuard) => GuardSource;
  readonly action: (action: ChartAction) => ActionSource;
};

/** To be asked in the order in which linking goes, so that it gives the same numbers to the lines. */
const speaker = (owner: string, { spec, texts }: ExchangeChart): Speaker => {
  const vocabulary = vocabularyOf(spec);
  let number = 1;
  const spoken = (params: ChartParams, types: ParamTypes = {}): { params?: ParamsSource } => {
    const said: ParamsSource = { ...params };
    for (const [name, { type }] of Object.entries(types)) {
      const key = `chart.${spec.id}.${owner}.${number}`;
      if (type !== 'line' || params[name] !== key || !texts.has(key)) continue;
      said[name] = distinctFromKeys(texts.get(key)?.text ?? key);
      number += 1;
    }
    return Object.keys(said).length === 0 ? {} : { params: said };
  };
  const guardOf = (guard: ChartGuard): GuardSource => {
    switch (guard.type) {
      case 'all':
      case 'any':
        return { type: guard.type, guards: guard.guards.map(guardOf) };
      case 'not':
        return { type: 'not', guard: guardOf(guard.guard) };
      case 'in':
        return { type: 'in', state: guard.state };
      case 'named':
        return { type: guard.name, ...spoken(guard.params, vocabulary?.guards[guard.name]?.params) };
    }
  };
  const actionOf = (action: ChartAction): ActionSource => {
    if (action.type === 'named')
      return { type: action.name, ...spoken(action.params, vocabulary?.actions[action.name]?.params) };
    const { type, ...params } = action;
    return { type, params };
  };
  return { guard: guardOf, action: actionOf };
};

const vocabularyOf = ({ vocabulary }: ChartSpec): Vocabulary | undefined =>
  Object.hasOwn(VOCABULARIES, vocabulary) ? VOCABULARIES[vocabulary] : undefined;

/** Prose that happens to look like a key is told from one by a space in front, which reading takes away. */
const distinctFromKeys = (prose: string): string => (TEXT_KEY_PATTERN.test(prose) ? ` ${prose}` : prose);

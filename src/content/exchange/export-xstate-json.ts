/**
 * A chart as a machine config of XState 5 in JSON, which Stately Studio reads. Nothing is lost: what XState has no place
 * for stands in `meta`, and guards and actions of the format are written like named ones, with everything in `params`.
 */
import {
  type ActionSource,
  CHART_SCHEMA,
  type GuardSource,
  type StateSource,
  type TransitionSource,
} from '../chart/chart-schema.ts';
import { type ExchangeChart, unlinkChart } from './unlink-chart.ts';
import { writeIdTarget } from './xstate-path.ts';

export const exportXStateJson = (chart: ExchangeChart): string => {
  const { schema: _, id, version, vocabulary, context = {}, migration, ...root } = unlinkChart(chart);
  const { meta, ...config } = stateConfig({ ...root, id });
  const fields = Object.entries(context);
  const machine = {
    id,
    version: String(version),
    context: Object.fromEntries(fields.map(([name, field]) => [name, field.default])),
    ...config,
    meta: {
      schema: CHART_SCHEMA,
      vocabulary,
      ...(meta as object),
      ...(fields.length === 0
        ? {}
        : { types: Object.fromEntries(fields.map(([name, { type }]) => [name, type])) }),
      ...(migration === undefined ? {} : { migration }),
    },
  };
  return `${JSON.stringify(machine, null, 2)}\n`;
};

type Config = Readonly<Record<string, unknown>>;

const stateConfig = (state: StateSource): Config => {
  const { id, type, history, target, initial, entry, exit, on, after, always, onDone, ignore, states, meta } =
    state;
  return {
    id,
    ...(type === undefined ? {} : { type }),
    ...(type === 'history' ? { history: history ?? 'shallow' } : {}),
    ...(target?.state === undefined ? {} : { target: writeIdTarget(target.state) }),
    ...(initial === undefined ? {} : { initial: keyNamed(initial, states) }),
    ...(entry === undefined ? {} : { entry: entry.map(actionConfig) }),
    ...(exit === undefined ? {} : { exit: exit.map(actionConfig) }),
    ...(on === undefined ? {} : { on: byName(on) }),
    ...(after === undefined ? {} : { after: byName(after) }),
    ...(always === undefined ? {} : { always: always.map(transitionConfig) }),
    ...(onDone === undefined ? {} : { onDone: onDone.map(transitionConfig) }),
    ...(states === undefined
      ? {}
      : {
          states: Object.fromEntries(Object.entries(states).map(([key, child]) => [key, stateConfig(child)])),
        }),
    meta: { ...meta, ...(ignore === undefined ? {} : { ignore }) },
  };
};

const keyNamed = (initial: string, states: StateSource['states'] = {}): string =>
  Object.entries(states).find(([key, { id }]) => key === initial || id === initial)?.[0] ?? initial;

const byName = (lists: Readonly<Record<string, readonly TransitionSource[]>>): Config =>
  Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, list.map(transitionConfig)]));

const transitionConfig = ({ guard, target, actions, reenter, meta }: TransitionSource): Config => ({
  ...(guard === undefined ? {} : { guard: guardConfig(guard) }),
  ...(target?.state === undefined ? {} : { target: writeIdTarget(target.state) }),
  ...(target?.states === undefined ? {} : { target: target.states.map(writeIdTarget) }),
  ...(reenter === undefined ? {} : { reenter }),
  ...(actions === undefined ? {} : { actions: actions.map(actionConfig) }),
  meta,
});

const guardConfig = ({ type, params, guards, guard, state }: GuardSource): Config => {
  if (guards !== undefined) return { type, params: { guards: guards.map(guardConfig) } };
  if (guard !== undefined) return { type, params: { guard: guardConfig(guard) } };
  if (state !== undefined) return { type, params: { state } };
  return { type, ...(params === undefined ? {} : { params }) };
};

const actionConfig = ({ type, params }: ActionSource): Config => ({
  type,
  ...(params === undefined ? {} : { params }),
});

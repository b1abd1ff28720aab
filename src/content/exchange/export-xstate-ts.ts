/**
 * A chart as a TypeScript module that needs XState 5 and nothing of ours: its host answers the guards, carries out the
 * actions, and says how long a tick and a minute of the story are.
 */
import { parseDelay } from '../chart/chart-delay.ts';
import type {
  ActionSource,
  ChartSource,
  GuardSource,
  StateSource,
  TransitionSource,
} from '../chart/chart-schema.ts';
import { transitionsOf } from '../chart/chart-walk.ts';
import { arrayOf, literal, objectOf, paramsOf } from './typescript-text.ts';
import { type ExchangeChart, unlinkChart } from './unlink-chart.ts';
import { usedNames } from './used-names.ts';
import { writeIdTarget } from './xstate-path.ts';

export const exportXStateTs = (chart: ExchangeChart): string => {
  const source = unlinkChart(chart);
  const { id, version, context = {} } = source;
  const { guards, actions, delays } = usedNames(source);
  const root = { ...source, id } as StateSource;
  const machine = stateCode(root, { besides: contextEntries(context), restarts: entersTwice(root) });
  const parts = [
    `/** The chart "${id}", version ${version}, as a machine of XState 5. Made by \`seed chart export\`. */`,
    `import { ${importsIn(machine).join(', ')} } from 'xstate';`,
    '',
    `export type Context = ${contextType(context)};`,
    'export type Params = Readonly<Record<string, string | number | boolean>>;',
    'export type Moment = { readonly context: Context; readonly event: { readonly type: string } };',
    'export type Guard = (params: Params, moment: Moment) => boolean;',
    'export type Action = (params: Params, moment: Moment) => void;',
    '',
    'export type Host = {',
    `  readonly guards: Readonly<Record<${unionOf(guards)}, Guard>>;`,
    `  readonly actions: Readonly<Record<${unionOf(actions)}, Action>>;`,
    ...delayTypes(delays),
    '};',
    '',
    'export const createChart = (host: Host) =>',
    ...`setup(${setupCode(guards, actions, delays)}).createMachine(${machine});`
      .split('\n')
      .map((line) => `  ${line}`),
  ];
  return `${parts.join('\n')}\n`;
};

const IMPORTS = ['and', 'assign', 'cancel', 'not', 'or', 'raise', 'setup', 'stateIn'];

/** Texts in the machine may look like calls; an import too many does no harm. */
const importsIn = (machine: string): readonly string[] =>
  IMPORTS.filter((name) => name === 'setup' || machine.includes(`${name}(`));

type Context = NonNullable<ChartSource['context']>;

const contextEntries = (context: Context): readonly (readonly [string, string])[] => [
  ['context', objectOf(Object.entries(context).map(([name, field]) => [name, literal(field.default)]))],
];

const TYPES = { integer: 'number', boolean: 'boolean', text: 'string' } as const;

const contextType = (context: Context): string => {
  const fields = Object.entries(context).map(([name, { type }]) => [name, TYPES[type]] as const);
  return fields.length === 0 ? 'Record<string, never>' : objectOf(fields);
};

const unionOf = (names: readonly string[]): string =>
  names.length === 0 ? 'never' : names.map(literal).join(' | ');

const millisecondsOf = (delay: string): number | undefined => {
  const { unit, amount } = parseDelay(delay) ?? {};
  return unit === 'played seconds' && amount !== undefined ? amount * 1000 : undefined;
};

/** Played time is real time unless the host says otherwise; what only the host can know it has to say. */
const delayTypes = (delays: readonly string[]): readonly string[] => {
  const played = delays.filter((delay) => millisecondsOf(delay) !== undefined);
  const counted = delays.filter((delay) => millisecondsOf(delay) === undefined);
  if (delays.length === 0) return [];
  const optional = `Readonly<Partial<Record<${unionOf(played)}, number>>>`;
  if (counted.length === 0) return ['  /** In milliseconds. */', `  readonly delays?: ${optional};`];
  return [
    '  /** In milliseconds. */',
    `  readonly delays: ${optional} & Readonly<Record<${unionOf(counted)}, number>>;`,
  ];
};

const setupCode = (
  guards: readonly string[],
  actions: readonly string[],
  delays: readonly string[],
): string => {
  const call = (kind: string, name: string) =>
    `({ context, event }: Moment, params: Params) => host.${kind}[${literal(name)}](params, { context, event })`;
  const hasCounted = delays.some((delay) => millisecondsOf(delay) === undefined);
  const wait = (delay: string): string => {
    const own = millisecondsOf(delay);
    const given = `host.delays${hasCounted ? '' : '?.'}[${literal(delay)}]`;
    return own === undefined ? `() => ${given}` : `() => ${given} ?? ${own}`;
  };
  // To XState's types a machine without named guards has no combined ones either.
  const named = guards.map((name): Entry => [name, call('guards', name)]);
  return objectOf([
    ['types', '{ context: {} as Context, events: {} as { type: string } }'],
    ['guards', objectOf(named.length === 0 ? [['never asked', '() => false']] : named)],
    ['actions', objectOf(actions.map((name) => [name, call('actions', name)]))],
    ['delays', objectOf(delays.map((delay) => [delay, wait(delay)]))],
  ]);
};

type Entry = readonly [string, string];

/**
 * XState may enter a root or a remembered state that it has not left, and would then let its timers run twice. Charts
 * start them anew instead.
 */
const entersTwice = (root: StateSource): boolean => {
  const may = (state: StateSource): boolean =>
    state.type === 'history' ||
    [...transitionsOf(state, [])].some(
      ({ transition: { target } }) => target?.state === root.id || target?.states?.includes(root.id ?? ''),
    ) ||
    Object.values(state.states ?? {}).some(may);
  return may(root);
};

/** The names are those that XState gives its timers. */
const restartCode = ({ id, after }: StateSource): readonly string[] =>
  Object.keys(after ?? {}).map((delay) => `cancel(${literal(`xstate.after.${delay}.${id}`)})`);

type Setting = { readonly besides?: readonly Entry[]; readonly restarts: boolean };

const stateCode = (state: StateSource, { besides = [], restarts }: Setting): string => {
  const { id, type, history, target, initial, entry, exit, on, after, always, onDone, states, meta } = state;
  const entering = [...(restarts ? restartCode(state) : []), ...(entry ?? []).map(actionCode)];
  const children = Object.entries(states ?? {});
  const first = children.find(([key, child]) => key === initial || child.id === initial)?.[0];
  const entries: readonly (Entry | undefined)[] = [
    ['id', literal(id)],
    ...besides,
    type && ['type', literal(type)],
    type === 'history' ? ['history', literal(history ?? 'shallow')] : undefined,
    target?.state === undefined ? undefined : ['target', literal(writeIdTarget(target.state))],
    first === undefined ? undefined : ['initial', literal(first)],
    meta?.uid === undefined ? undefined : ['meta', objectOf([['uid', literal(meta.uid)]])],
    entering.length === 0 ? undefined : ['entry', arrayOf(entering)],
    exit && ['exit', arrayOf(exit.map(actionCode))],
    on && ['on', listsCode(on)],
    after && ['after', listsCode(after)],
    always && ['always', arrayOf(always.map(transitionCode))],
    onDone && ['onDone', arrayOf(onDone.map(transitionCode))],
    children.length === 0
      ? undefined
      : ['states', objectOf(children.map(([key, child]) => [key, stateCode(child, { restarts })]))],
  ];
  return objectOf(entries.filter((one) => one !== undefined));
};

const listsCode = (lists: Readonly<Record<string, readonly TransitionSource[]>>): string =>
  objectOf(Object.entries(lists).map(([name, list]) => [name, arrayOf(list.map(transitionCode))]));

const transitionCode = ({ guard, target, actions, reenter, meta }: TransitionSource): string => {
  const targets = target?.states ?? (target?.state === undefined ? [] : [target.state]);
  const [first] = targets.map((id) => literal(writeIdTarget(id)));
  const entries: readonly (Entry | undefined)[] = [
    guard && ['guard', guardCode(guard)],
    first === undefined
      ? undefined
      : ['target', targets.length === 1 ? first : arrayOf(targets.map((id) => literal(writeIdTarget(id))))],
    reenter ? ['reenter', 'true'] : undefined,
    actions && ['actions', arrayOf(actions.map(actionCode))],
    meta?.uid === undefined ? undefined : ['meta', objectOf([['uid', literal(meta.uid)]])],
  ];
  return objectOf(entries.filter((one) => one !== undefined));
};

const guardCode = ({ type, params = {}, guards, guard, state }: GuardSource): string => {
  if (guards !== undefined) return `${type === 'all' ? 'and' : 'or'}(${arrayOf(guards.map(guardCode))})`;
  if (guard !== undefined) return `not(${guardCode(guard)})`;
  if (state !== undefined) return `stateIn(${literal(writeIdTarget(state))})`;
  return objectOf([
    ['type', literal(type)],
    ['params', paramsOf(params)],
  ]);
};

const actionCode = ({ type, params = {} }: ActionSource): string => {
  const field = String(params['field']);
  switch (type) {
    case 'set':
      return `assign(${objectOf([[field, literal(params['value'])]])})`;
    case 'add':
      return `assign(${objectOf([[field, `({ context }) => context.${field} + ${literal(params['by'])}`]])})`;
    case 'raise':
      return `raise(${objectOf([['type', literal(params['event'])]])})`;
    default:
      return objectOf([
        ['type', literal(type)],
        ['params', paramsOf(params)],
      ]);
  }
};

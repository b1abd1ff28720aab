/** A machine config of XState in JSON as a chart's source: one of ours, or one that people or Stately Studio wrote. */
import { CHART_SCHEMA, type ChartSource, type StateSource } from '../chart/chart-schema.ts';
import { type FindingLog, startOf } from '../finding.ts';
import type { YamlPath } from '../yaml-file.ts';
import { type ForeignState, nameStates } from './imported-names.ts';
import { type JsonFile, openJson } from './json-file.ts';
import { isConfig, readActions, readLists, readTransitions } from './xstate-parts.ts';
import { type Config, findTarget, type XStateOrigin, type XStateReading } from './xstate-target.ts';

/** Undefined when there is nothing to make a chart of; the log then says why. */
export const importXStateJson = (
  { path, text, stem }: { readonly path: string; readonly text: string; readonly stem: string },
  log: FindingLog,
): ChartSource | undefined => {
  const file = openJson(path, text, log);
  if (file === undefined) return undefined;
  if (!isConfig(file.value) || !isConfig(file.value['states'])) {
    log.error(startOf(path), 'exchange/no-chart', 'this is no machine: a machine is an object with `states`');
    return undefined;
  }
  const root = growStates({ value: file.value, path: [], name: stem, parent: undefined }, file, log);
  const reading: XStateReading = { file, log, names: nameStates(root, log), root };
  return readMachine(root, reading);
};

type Seed = XStateOrigin & {
  readonly name: string;
  readonly parent: ForeignState<XStateOrigin> | undefined;
};

const growStates = (
  { value, path, name, parent }: Seed,
  file: JsonFile,
  log: FindingLog,
): ForeignState<XStateOrigin> => {
  const children: ForeignState<XStateOrigin>[] = [];
  const { id, states } = value;
  const foreignId = typeof id === 'string' ? id : undefined;
  const state: ForeignState<XStateOrigin> = {
    origin: { value, path },
    place: () => file.at(path, 'key'),
    name: parent === undefined ? (foreignId ?? name) : name,
    foreignId,
    parent,
    children,
  };
  if (states === undefined) return state;
  if (!isConfig(states))
    log.error(file.at([...path, 'states']), 'exchange/shape', '`states` should be an object');
  for (const [key, child] of Object.entries(isConfig(states) ? states : {})) {
    const own = [...path, 'states', key];
    if (!isConfig(child)) log.error(file.at(own), 'exchange/shape', `the state "${key}" should be an object`);
    children.push(
      growStates({ value: isConfig(child) ? child : {}, path: own, name: key, parent: state }, file, log),
    );
  }
  return state;
};

const readMachine = (root: ForeignState<XStateOrigin>, reading: XStateReading): ChartSource => {
  const { file, log } = reading;
  const { value } = root.origin;
  const meta = isConfig(value['meta']) ? value['meta'] : {};
  const { id: _, ...state } = readState(root, reading);
  const { id } = reading.names.get(root) as { id: string };
  const version = Number(value['version'] ?? 1);
  if (!Number.isSafeInteger(version) || version < 1)
    log.warning(
      file.at(['version']),
      'exchange/assumed',
      'charts have whole numbers for versions; 1 is taken',
    );
  const { vocabulary } = meta;
  if (typeof vocabulary !== 'string') {
    const message = 'nothing says whose words these are; `keeper` is taken';
    log.warning(
      startOf(reading.file.at([]).file),
      'exchange/assumed',
      message,
      'add meta: { "vocabulary": "keeper" }',
    );
  }
  return {
    schema: CHART_SCHEMA,
    id,
    version: Number.isSafeInteger(version) && version >= 1 ? version : 1,
    vocabulary: typeof vocabulary === 'string' ? vocabulary : 'keeper',
    ...readContext(value, isConfig(meta['types']) ? meta['types'] : {}, reading),
    ...state,
    meta: { ...state.meta, ...(typeof meta['title'] === 'string' ? { title: meta['title'] } : {}) },
    states: state.states ?? {},
    // Reading the chart says what is wrong with it.
    ...(isConfig(meta['migration']) ? { migration: meta['migration'] as ChartSource['migration'] } : {}),
  };
};

const readContext = (
  { context }: Config,
  types: Config,
  { file, log }: XStateReading,
): Pick<ChartSource, 'context'> => {
  if (context === undefined) return {};
  if (!isConfig(context)) {
    log.error(file.at(['context']), 'exchange/shape', '`context` should be an object');
    return {};
  }
  const fields = Object.entries(context).map(([name, value]) => {
    const type = Object.hasOwn(types, name) ? types[name] : TYPE_OF[typeof value];
    if (type === 'integer' || type === 'boolean' || type === 'text')
      return [name, { type, default: value }] as const;
    const message = `charts remember whole numbers, texts, and what is true or false; "${name}" is none of these`;
    log.error(file.at(['context', name]), 'exchange/not-carried', message);
    return undefined;
  });
  const carried = fields.filter((field) => field !== undefined);
  return carried.length === 0 ? {} : { context: Object.fromEntries(carried) };
};

const TYPE_OF: Readonly<Record<string, string>> = { number: 'integer', boolean: 'boolean', string: 'text' };

const CARRIED = new Set([
  ...['id', 'type', 'initial', 'history', 'target', 'entry', 'exit', 'on', 'after', 'always', 'onDone'],
  ...['states', 'meta'],
]);
const ROOT_CARRIED = new Set(['version', 'context']);
/** They change nothing that a machine does. */
const TOLD = new Set(['description', 'tags', 'types', 'tsTypes', 'schema', 'schemas', '$schema', 'output']);
const META_CARRIED = new Set(['uid', 'ignore']);
const ROOT_META_CARRIED = new Set(['schema', 'vocabulary', 'title', 'types', 'migration']);

const readState = (state: ForeignState<XStateOrigin>, reading: XStateReading): StateSource => {
  checkKeys(state, reading);
  const { value, path } = state.origin;
  const { names } = reading;
  const at = (...steps: YamlPath) => [...path, ...steps];
  const { type, history } = value;
  const meta = isConfig(value['meta']) ? value['meta'] : {};
  const transitions = (name: 'always' | 'onDone') => readTransitions(value[name], at(name), state, reading);
  const target = type === 'history' && typeof value['target'] === 'string' ? value['target'] : undefined;
  const children = state.children.map((child) => [names.get(child)?.key, readState(child, reading)]);
  return {
    id: (names.get(state) as { id: string }).id,
    ...(type === 'parallel' || type === 'final' || type === 'history' ? { type } : {}),
    ...(type === 'history' && history === 'deep' ? { history } : {}),
    ...(target === undefined
      ? {}
      : { target: { state: findTarget({ target, source: state, path: at('target') }, reading) } }),
    meta: typeof meta['uid'] === 'string' ? { uid: meta['uid'] } : {},
    ...readInitial(state, reading),
    ...(Array.isArray(meta['ignore']) ? { ignore: meta['ignore'].map(String) } : {}),
    ...defined('entry', readActions(value['entry'], at('entry'), reading)),
    ...defined('exit', readActions(value['exit'], at('exit'), reading)),
    ...defined('on', readLists('on', state, reading)),
    ...defined('after', readLists('after', state, reading)),
    ...defined('always', transitions('always')),
    ...defined('onDone', transitions('onDone')),
    ...(children.length === 0 ? {} : { states: Object.fromEntries(children) }),
  };
};

const defined = <Key extends string, Value>(key: Key, value: Value | undefined): { [Name in Key]?: Value } =>
  (value === undefined ? {} : { [key]: value }) as { [Name in Key]?: Value };

const checkKeys = (
  { origin: { value, path }, parent }: ForeignState<XStateOrigin>,
  reading: XStateReading,
): void => {
  const { file, log } = reading;
  for (const key of Object.keys(value)) {
    if (CARRIED.has(key) || (parent === undefined && ROOT_CARRIED.has(key))) continue;
    const place = file.at([...path, key], 'key');
    if (TOLD.has(key))
      log.warning(place, 'exchange/not-carried', `charts have no \`${key}\`; it is left out`);
    else log.error(place, 'exchange/not-carried', `charts have nothing like \`${key}\``);
  }
  const { type } = value;
  const kinds = ['atomic', 'compound', 'parallel', 'final', 'history'];
  if (type !== undefined && !kinds.includes(String(type)))
    log.error(file.at([...path, 'type']), 'exchange/shape', `there is no state of type "${String(type)}"`);
  for (const key of Object.keys(isConfig(value['meta']) ? value['meta'] : {})) {
    if (META_CARRIED.has(key) || (parent === undefined && ROOT_META_CARRIED.has(key))) continue;
    const place = file.at([...path, 'meta', key], 'key');
    log.warning(place, 'exchange/not-carried', `charts have no \`${key}\` in \`meta\`; it is left out`);
  }
};

const readInitial = (
  state: ForeignState<XStateOrigin>,
  reading: XStateReading,
): Pick<StateSource, 'initial'> => {
  const { value, path } = state.origin;
  const { initial } = value;
  if (initial === undefined || value['type'] === 'parallel') return {};
  const name = isConfig(initial) ? initial['target'] : initial;
  if (typeof name !== 'string' || (isConfig(initial) && initial['actions'] !== undefined)) {
    const message = '`initial` names a state, and does nothing besides';
    reading.log.error(reading.file.at([...path, 'initial']), 'exchange/shape', message);
    if (typeof name !== 'string') return {};
  }
  const child = state.children.find((one) => one.name === name);
  if (child !== undefined) {
    const { key, id } = reading.names.get(child) as { key: string; id: string };
    const first = state.children.find((one) => {
      const names = reading.names.get(one);
      return names?.key === key || names?.id === key;
    });
    return { initial: first === child ? key : id };
  }
  return { initial: findTarget({ target: name, source: state, path: [...path, 'initial'] }, reading) };
};

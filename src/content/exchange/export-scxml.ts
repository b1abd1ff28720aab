/**
 * A chart as W3C SCXML with the datamodel of ECMAScript. Nothing is lost: what SCXML has no words for stands in attributes
 * of a namespace of its own, which other tools leave alone.
 */
import { parseDelay } from '../chart/chart-delay.ts';
import {
  type ActionSource,
  CHART_SCHEMA,
  type StateSource,
  type TransitionSource,
} from '../chart/chart-schema.ts';
import { writeCondition } from './scxml-condition.ts';
import { SCXML_NAMESPACE, SEED_NAMESPACE, scxmlName, timerName } from './scxml-names.ts';
import { type ExchangeChart, unlinkChart } from './unlink-chart.ts';
import { literalOf, xmlAttribute } from './xml-text.ts';

export const exportScxml = (chart: ExchangeChart): string => {
  const { id, version, vocabulary, context = {}, migration, meta, ...root } = unlinkChart(chart);
  const about =
    xmlAttribute('seed:chart', CHART_SCHEMA) +
    xmlAttribute('seed:version', version) +
    xmlAttribute('seed:vocabulary', vocabulary) +
    optional('seed:title', meta?.title) +
    optional('seed:migration', migration && literalOf(migration));
  const data = Object.entries(context).map(
    ([name, field]) => `<data${xmlAttribute('id', name)}${xmlAttribute('expr', literalOf(field.default))}/>`,
  );
  const head = `<scxml xmlns="${SCXML_NAMESPACE}" xmlns:seed="${SEED_NAMESPACE}" version="1.0" datamodel="ecmascript"`;
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `${head}${xmlAttribute('name', id)}${xmlAttribute('initial', id)}>`,
    ...indented(block('datamodel', '', data)),
    ...indented(stateLines({ ...root, id, meta: meta ?? {} }, { key: id, about })),
    '</scxml>',
  ];
  return `${lines.join('\n')}\n`;
};

const optional = (name: string, value: string | undefined): string =>
  value === undefined ? '' : xmlAttribute(name, value);

const indented = (lines: readonly string[]): readonly string[] => lines.map((line) => `  ${line}`);

/** Nothing at all when there is nothing inside. */
const block = (tag: string, attributes: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [`<${tag}${attributes}>`, ...indented(lines), `</${tag}>`];

const element = (tag: string, attributes: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [`<${tag}${attributes}/>`] : block(tag, attributes, lines);

type Setting = { readonly key: string; readonly about?: string; readonly parent?: StateSource };

const stateLines = (state: StateSource, { key, about = '', parent }: Setting): readonly string[] => {
  const { id = key, type, meta, ignore, initial, states = {} } = state;
  const children = Object.entries(states);
  const first = initial === undefined ? undefined : childNamed(initial, states)?.id;
  const attributes =
    xmlAttribute('id', id) +
    optional('initial', first) +
    (type === 'history' ? xmlAttribute('type', state.history ?? 'shallow') : '') +
    optional('seed:uid', meta?.uid) +
    optional('seed:key', key === id ? undefined : key) +
    optional('seed:ignore', ignore?.map(scxmlName).join(' ')) +
    about;
  if (type === 'history') return block('history', attributes, [historyLine(state, parent)]);
  const timers = Object.keys(state.after ?? {}).map((delay, index) => {
    const name = timerName(meta?.uid ?? id, index);
    return {
      set: `<send id="${name}" event="${name}"${delayAttribute(delay)}/>`,
      cancel: `<cancel sendid="${name}"/>`,
    };
  });
  return element(type ?? 'state', attributes, [
    ...block('onentry', '', [...actionLines(state.entry), ...timers.map(({ set }) => set)]),
    ...block('onexit', '', [...actionLines(state.exit), ...timers.map(({ cancel }) => cancel)]),
    ...allTransitions(state, id),
    ...children.flatMap(([childKey, child]) => stateLines(child, { key: childKey, parent: state })),
  ]);
};

const childNamed = (name: string, states: NonNullable<StateSource['states']>): StateSource | undefined =>
  Object.entries(states).find(([key, { id }]) => key === name || id === name)?.[1];

/** SCXML wants to know where the history leads at first; a chart may leave that to the state around it. */
const historyLine = ({ target }: StateSource, parent: StateSource | undefined): string => {
  if (target?.state !== undefined) return `<transition${xmlAttribute('target', target.state)}/>`;
  const states = parent?.states ?? {};
  const first = childNamed(parent?.initial ?? Object.keys(states)[0] ?? '', states)?.id ?? '';
  return `<transition${xmlAttribute('target', first)} seed:implied="true"/>`;
};

/** Seconds are SCXML's own; ticks and minutes of the story are for the platform to count. */
const delayAttribute = (written: string): string => {
  const delay = parseDelay(written);
  if (delay === undefined) throw new Error(`no such delay: ${written}`);
  if (delay.unit === 'played seconds') return ` delay="${delay.amount}s"`;
  return ` delayexpr="${delay.unit === 'ticks' ? 'ticks' : 'worldMinutes'}(${delay.amount})"`;
};

const allTransitions = (state: StateSource, id: string): readonly string[] => [
  ...Object.entries(state.on ?? {}).flatMap(([event, list]) => {
    const name = scxmlName(event);
    if (list.length === 0) return [`<seed:none${xmlAttribute('event', name)}/>`];
    return list.flatMap((transition) => transitionLines(transition, name, state));
  }),
  ...Object.values(state.after ?? {}).flatMap((list, index) =>
    list.flatMap((transition) => transitionLines(transition, timerName(state.meta?.uid ?? id, index), state)),
  ),
  ...(state.always ?? []).flatMap((transition) => transitionLines(transition, undefined, state)),
  ...(state.onDone ?? []).flatMap((transition) => transitionLines(transition, `done.state.${id}`, state)),
];

const transitionLines = (
  { guard, target, actions, reenter, meta }: TransitionSource,
  event: string | undefined,
  source: StateSource,
): readonly string[] => {
  const targets = target?.states ?? (target?.state === undefined ? [] : [target.state]);
  const shown = reenter ? targets : withoutSelf(targets, source);
  const isVoid = event === undefined && guard === undefined && shown.length === 0;
  const attributes =
    optional('event', event) +
    optional('cond', isVoid ? 'true' : guard && writeCondition(guard)) +
    optional('target', shown.length === 0 ? undefined : shown.join(' ')) +
    xmlAttribute('type', reenter ? 'external' : 'internal') +
    optional('seed:uid', meta?.uid) +
    optional('seed:target', shown === targets ? undefined : targets.join(' ')) +
    optional('seed:guard', isVoid ? 'none' : undefined);
  return element('transition', attributes, actionLines(actions));
};

/**
 * A transition to its own source that does not leave it: SCXML would leave it, and so it leads to what begins inside, or
 * nowhere when there is nothing inside.
 */
const withoutSelf = (
  targets: readonly string[],
  { id, type, initial, states = {} }: StateSource,
): readonly string[] => {
  if (targets.length !== 1 || targets[0] !== id) return targets;
  const inside = type === 'parallel' ? Object.values(states) : [childNamed(initial ?? '', states)];
  return inside.flatMap((child) =>
    child?.id === undefined || (child.type === 'history' && type === 'parallel') ? [] : [child.id],
  );
};

const actionLines = (actions: readonly ActionSource[] = []): readonly string[] => actions.flatMap(actionLine);

const actionLine = ({ type, params = {} }: ActionSource): readonly string[] => {
  if (type === 'raise') return [`<raise${xmlAttribute('event', scxmlName(String(params['event'])))}/>`];
  if (type === 'set' || type === 'add') {
    const field = String(params['field']);
    const value = type === 'set' ? literalOf(params['value']) : sum(field, Number(params['by']));
    return [`<assign${xmlAttribute('location', field)}${xmlAttribute('expr', value)}/>`];
  }
  const lines = Object.entries(params).map(
    ([name, value]) => `<param${xmlAttribute('name', name)}${xmlAttribute('expr', literalOf(value))}/>`,
  );
  return element(
    'send',
    `${xmlAttribute('type', SEED_NAMESPACE)}${xmlAttribute('event', scxmlName(type))}`,
    lines,
  );
};

const sum = (field: string, by: number): string => (by < 0 ? `${field} - ${-by}` : `${field} + ${by}`);

/** Guards and actions: named ones held against the vocabulary, and those that are part of the format. */
import type { ChartAction, ChartGuard, ChartParams, ContextValue } from '../../domain/chart.ts';
import type { ActionEntry, Carried, GuardEntry } from '../../domain/vocabulary/vocabulary-entry.ts';
import { suggestName } from '../nearest-name.ts';
import { INTEGER_MAX } from '../schema-parts.ts';
import { type ChartLinking, inside, type Standpoint } from './chart-linking.ts';
import type { ActionSource, GuardSource } from './chart-schema.ts';
import { linkParams, TYPE_WORDS } from './link-params.ts';
import { stateNamed } from './link-target.ts';
import { wordElsewhere } from './word-elsewhere.ts';

const COMBINATORS = ['all', 'any', 'not', 'in'] as const;
const BUILT_IN_ACTIONS = ['set', 'add', 'raise'] as const;
type Combinator = (typeof COMBINATORS)[number];

/** What belongs to each, besides `type`. */
const COMBINATOR_KEYS = { all: 'guards', any: 'guards', not: 'guard', in: 'state' } as const;

/** Undefined after a finding. */
export const linkGuard = (
  guard: GuardSource,
  at: Standpoint,
  linking: ChartLinking,
): ChartGuard | undefined => {
  const { type } = guard;
  if (!isCombinator(type)) return linkNamedGuard(guard, at, linking);
  if (!hasItsKeys(guard, type, at, linking)) return undefined;
  if (type === 'in') {
    const node = stateNamed(guard.state as string, [...at.path, 'state'], linking);
    return node && { type, state: node.id };
  }
  if (type === 'not') {
    const inner = linkGuard(guard.guard as GuardSource, inside(at, 'guard'), linking);
    return inner && { type, guard: inner };
  }
  const guards = (guard.guards ?? []).map((inner, index) =>
    linkGuard(inner, inside(at, 'guards', index), linking),
  );
  return { type, guards: guards.filter((inner) => inner !== undefined) };
};

const isCombinator = (type: string): type is Combinator => (COMBINATORS as readonly string[]).includes(type);

const hasItsKeys = (
  guard: GuardSource,
  type: Combinator,
  { path }: Standpoint,
  { file, log }: ChartLinking,
): boolean => {
  const wanted = COMBINATOR_KEYS[type];
  const unwanted = (['params', 'guards', 'guard', 'state'] as const).filter(
    (key) => key !== wanted && guard[key] !== undefined,
  );
  if (guard[wanted] !== undefined && unwanted.length === 0) return true;
  log.error(file.at(path), 'chart/guard-shape', `"${type}" goes with \`${wanted}\` and nothing else`);
  return false;
};

const linkNamedGuard = (
  guard: GuardSource,
  at: Standpoint,
  linking: ChartLinking,
): ChartGuard | undefined => {
  const name = guard.type;
  const entry = entryOf<GuardEntry>('guard', name, linking.vocabulary.guards, COMBINATORS, at, linking);
  if (entry === undefined) return undefined;
  const stray = (['guards', 'guard', 'state'] as const).find((key) => guard[key] !== undefined);
  if (stray !== undefined) {
    const place = linking.file.at([...at.path, stray], 'key');
    linking.log.error(place, 'chart/guard-shape', `"${stray}" goes with all, any, not and in only`);
  }
  checkNeeds(name, entry.needs, at, linking);
  const params = linkParams({ what: `"${name}"`, params: guard.params, types: entry.params }, at, linking);
  return { type: 'named', name, params };
};

/** Undefined after a finding. */
export const linkAction = (
  action: ActionSource,
  at: Standpoint,
  linking: ChartLinking,
): ChartAction | undefined => {
  const { type, params } = action;
  if (type === 'set' || type === 'add') return linkMemory(type, params ?? {}, at, linking);
  if (type === 'raise') {
    const types = { event: { type: 'event' } } as const;
    const { event } = linkParams({ what: '"raise"', params, types }, at, linking);
    if (event === undefined) return undefined;
    checkOwnEvent(String(event), at, linking);
    return { type, event: String(event) };
  }
  const { actions } = linking.vocabulary;
  const entry = entryOf<ActionEntry>('action', type, actions, BUILT_IN_ACTIONS, at, linking);
  if (entry === undefined) return undefined;
  checkNeeds(type, entry.needs, at, linking);
  const linked = linkParams({ what: `"${type}"`, params, types: entry.params }, at, linking);
  checkAscending(linked, entry.ascending, at, linking);
  return { type: 'named', name: type, params: linked };
};

/** What the realm sends comes from the realm only, with all that it brings along. */
const checkOwnEvent = (
  event: string,
  { path }: Standpoint,
  { file, log, vocabulary }: ChartLinking,
): void => {
  if (!Object.hasOwn(vocabulary.events, event) && !/^(?:timer|after|message|chose) /.test(event)) return;
  const message = `"${event}" is not for a chart to raise`;
  log.error(
    file.at([...path, 'params', 'event']),
    'chart/event-name',
    message,
    'raise an event of its own name',
  );
};

const checkAscending = (
  params: ChartParams,
  ascending: ActionEntry['ascending'],
  { path }: Standpoint,
  { file, log }: ChartLinking,
): void => {
  if (ascending === undefined) return;
  const [least, most] = ascending;
  if (params[least] === undefined || params[most] === undefined || params[least] <= params[most]) return;
  const place = file.at([...path, 'params', most]);
  log.error(place, 'number/order', `"${most}" is below "${least}"`, 'the smaller number comes first');
};

/** `set` and `add` change a field of the context to a value of its own type. */
const linkMemory = (
  type: 'set' | 'add',
  params: Readonly<Record<string, unknown>>,
  at: Standpoint,
  linking: ChartLinking,
): ChartAction | undefined => {
  const { file, log, fields } = linking;
  if (type === 'add') {
    const types = {
      field: { type: 'field', of: 'integer' },
      by: { type: 'integer', min: -INTEGER_MAX, max: INTEGER_MAX },
    } as const;
    const { field, by } = linkParams({ what: '"add"', params: { ...params }, types }, at, linking);
    return field === undefined || by === undefined
      ? undefined
      : { type, field: String(field), by: Number(by) };
  }
  const { value, ...rest } = params;
  const of = fields.get(String(rest['field'])) ?? 'integer';
  const types = { field: { type: 'field', of } } as const;
  const { field } = linkParams({ what: '"set"', params: rest, types }, at, linking);
  if (field === undefined) return undefined;
  if (isOfType(value, of)) return { type, field: String(field), value };
  const place = file.at([...at.path, 'params', 'value']);
  log.error(place, 'chart/param-type', `"value" should be ${TYPE_WORDS[of]}, as "${field}" is`);
  return undefined;
};

export const isOfType = (value: unknown, type: keyof typeof TYPE_WORDS): value is ContextValue => {
  if (type === 'integer') return Number.isSafeInteger(value) && !Object.is(value, -0);
  if (type === 'boolean') return typeof value === 'boolean';
  return typeof value === 'string' && value.isWellFormed();
};

const entryOf = <Entry extends GuardEntry | ActionEntry>(
  kind: 'guard' | 'action',
  name: string,
  entries: Readonly<Record<string, Entry>>,
  builtIn: readonly string[],
  { path }: Standpoint,
  { file, log }: ChartLinking,
): Entry | undefined => {
  const place = file.at([...path, 'type']);
  const entry = Object.hasOwn(entries, name) ? entries[name] : undefined;
  if (entry === undefined) {
    const fix =
      wordElsewhere(`${kind}s`, name) ??
      suggestName(name, [...Object.keys(entries), ...builtIn]) ??
      'docs/vocabulary.md lists what there is';
    log.error(place, `chart/unknown-${kind}`, `there is no ${kind} "${name}"`, fix);
  }
  return entry;
};

const checkNeeds = (
  name: string,
  needs: readonly Carried[],
  { path, carries }: Standpoint,
  { file, log, vocabulary }: ChartLinking,
): void => {
  const missing = carries === undefined ? undefined : needs.find((need) => !carries.includes(need));
  if (missing === undefined) return;
  const able = Object.entries(vocabulary.events)
    .filter(([, entry]) => entry.carries.includes(missing))
    .map(([event]) => event);
  log.error(
    file.at([...path, 'type']),
    'chart/needs-event',
    `"${name}" is about ${NEED_WORDS[missing]}, and there is none here`,
    `it can be where one of these is handled: ${able.join(', ')}`,
  );
};

const NEED_WORDS: Readonly<Record<Carried, string>> = {
  keeper: 'a keeper',
  player: 'a player',
  quest: 'a quest',
  words: 'what a player said',
  item: 'a thing that a player did something with',
  listener: 'the keeper whom a player spoke to',
};

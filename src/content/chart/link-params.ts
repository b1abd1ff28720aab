/** Parameters of a guard or an action: held against their types, with every name looked up and every line kept as a key. */
import type { ChartParam, ChartParams } from '../../domain/chart.ts';
import { DAY_PHASES, STANDINGS } from '../../domain/condition.ts';
import { type ParamType, type ParamTypes, QUEST_STATUSES } from '../../domain/vocabulary/param-type.ts';
import { SEASONS, TIDES, WEATHERS } from '../../domain/vocabulary/sky.ts';
import { DIRECTIONS } from '../../domain/world-spec.ts';
import { checkReference } from '../link-context.ts';
import { suggestName } from '../nearest-name.ts';
import { ID_PATTERN, TEXT_LENGTH_MAX } from '../schema-parts.ts';
import type { ChartLinking, Standpoint } from './chart-linking.ts';
import type { ParamsSource } from './chart-schema.ts';
import { EVENT_NAME_PATTERN } from './event-name.ts';

export const SHORT_TEXT_LENGTH_MAX = 200;
export const TEXT_KEY_PATTERN = /^[a-z][a-z0-9_]*(?:\.[A-Za-z0-9_-]+)+$/;

/** `at` is where the guard or action stands; its parameters are below `params`. */
export const linkParams = (
  { what, params = {}, types }: { what: string; params: ParamsSource | undefined; types: ParamTypes },
  at: Standpoint,
  linking: ChartLinking,
): ChartParams => {
  const { file, log } = linking;
  for (const name of Object.keys(params)) {
    if (Object.hasOwn(types, name)) continue;
    const known = Object.keys(types);
    const fix =
      suggestName(name, known) ??
      (known.length === 0 ? 'leave out `params`' : `it takes: ${known.join(', ')}`);
    log.error(
      file.at([...at.path, 'params', name], 'key'),
      'chart/unknown-param',
      `${what} takes no "${name}"`,
      fix,
    );
  }
  const linked: [string, ChartParam][] = [];
  for (const [name, type] of Object.entries(types)) {
    const value = Object.hasOwn(params, name) ? params[name] : undefined;
    if (value === undefined) {
      if (type.optional) continue;
      const fix = `add ${name}: ${EXAMPLES[type.type]}`;
      log.error(file.at([...at.path, 'type']), 'chart/missing-param', `${what} needs "${name}"`, fix);
      continue;
    }
    const param = linkParam(value, type, { ...at, path: [...at.path, 'params', name] }, linking);
    if (param !== undefined) linked.push([name, param]);
  }
  return Object.fromEntries(linked);
};

/** Kinds that are one of a few words. */
const CHOICES: Partial<Readonly<Record<ParamType['type'], readonly string[]>>> = {
  phase: DAY_PHASES,
  standing: STANDINGS,
  season: SEASONS,
  weather: WEATHERS,
  tide: TIDES,
  direction: DIRECTIONS,
  status: QUEST_STATUSES,
};

const EXAMPLES: Readonly<Record<ParamType['type'], string>> = {
  integer: 'a whole number',
  text: 'a text',
  line: 'what is said, or the key of a text',
  field: 'a field of `context`',
  timer: 'a name for the timer',
  message: 'a name for the message',
  choice: 'a name for the choice',
  objective: 'a name for the objective',
  event: 'the name of an event',
  flag: 'a flag',
  'realm flag': 'a flag of the realm',
  phase: DAY_PHASES.join(', '),
  standing: STANDINGS.join(', '),
  season: SEASONS.join(', '),
  weather: WEATHERS.join(', '),
  tide: TIDES.join(', '),
  direction: DIRECTIONS.join(', '),
  status: QUEST_STATUSES.join(', '),
  item: 'the id of an item',
  location: 'the id of a location',
  keeper: 'the id of a keeper',
  faction: 'the id of a faction',
  world: 'the id of a world',
  quest: 'the id of a quest’s chart',
  dialogue: 'the id of a dialogue’s chart',
  skill: 'the id of a skill',
  attribute: 'the id of an attribute',
  weekday: 'the id of a day of the week',
  month: 'the id of a month',
  holiday: 'the id of a holiday',
  warbler: 'the id of a grammar',
  lore: 'the id of a piece of lore',
  'world-event': 'the name of a world event',
};

/** Undefined after a finding. */
const linkParam = (
  value: unknown,
  type: ParamType,
  at: Standpoint,
  linking: ChartLinking,
): ChartParam | undefined => {
  const refuse = (expected: string, fix?: string): undefined => {
    const message = `"${at.path.at(-1)}" should be ${expected}`;
    linking.log.error(linking.file.at(at.path), 'chart/param-type', message, fix);
    return undefined;
  };
  if (type.type === 'integer') {
    const fits = Number.isSafeInteger(value) && Number(value) >= type.min && Number(value) <= type.max;
    return fits ? Number(value) + 0 : refuse(`a whole number from ${type.min} to ${type.max}`);
  }
  if (typeof value !== 'string') {
    const quoted = typeof value === 'object' ? undefined : `put it in quotes: "${String(value)}"`;
    return refuse(EXAMPLES[type.type], quoted);
  }
  const words = CHOICES[type.type];
  if (words !== undefined)
    return words.includes(value) ? value : refuse(`one of ${EXAMPLES[type.type]}`, suggestName(value, words));
  switch (type.type) {
    case 'timer':
    case 'message':
    case 'choice':
    case 'objective':
    case 'event':
      return EVENT_NAME_PATTERN.test(value)
        ? value
        : refuse(`${EXAMPLES[type.type]}: lower-case words and digits, with spaces or hyphens`);
    case 'text':
      return /\S/.test(value) && value.length <= SHORT_TEXT_LENGTH_MAX && value.isWellFormed()
        ? value
        : refuse(`a text of at most ${SHORT_TEXT_LENGTH_MAX} characters`);
    case 'line':
      return linkLine(value, at, linking) ?? refuse(`a text of at most ${TEXT_LENGTH_MAX} characters`);
    case 'field':
      return linkField(value, type.of, at, linking);
    case 'flag':
      return ID_PATTERN.test(value) ? linkFlag(value, at, linking) : refuse('the id of a flag');
    case 'realm flag':
      return ID_PATTERN.test(value)
        ? linkRealmFlag(value, at, linking)
        : refuse('the id of a flag of the realm');
    case 'item':
    case 'location':
    case 'keeper':
    case 'faction':
    case 'world':
    case 'quest':
    case 'dialogue':
    case 'skill':
    case 'attribute':
    case 'weekday':
    case 'month':
    case 'holiday':
    case 'warbler':
    case 'lore':
    case 'world-event':
      checkReference(linking.log, {
        place: linking.file.at(at.path),
        kind: type.type,
        name: value,
        known: linking.names[`${type.type}s`],
      });
      return value;
    default:
      return undefined;
  }
};

const linkLine = (
  value: string,
  { path, owner, lineNumber }: Standpoint,
  { chart, file, texts, referTo }: ChartLinking,
): string | undefined => {
  if (TEXT_KEY_PATTERN.test(value)) {
    referTo(value, file.at(path));
    return value;
  }
  if (!/\S/.test(value) || value.length > TEXT_LENGTH_MAX || !value.isWellFormed()) return undefined;
  return texts.keep(`chart.${chart}.${owner}.${lineNumber()}`, { file, path }, 'speech', value);
};

const linkFlag = (flag: string, { path }: Standpoint, { file, log, names }: ChartLinking): string => {
  if (names.flags?.has(flag) === false) {
    const fix = suggestName(flag, names.flags);
    log.warning(file.at(path), 'link/unknown-flag', `nothing ever sets the flag "${flag}"`, fix);
  }
  return flag;
};

const linkRealmFlag = (flag: string, { path }: Standpoint, { file, log, names }: ChartLinking): string => {
  if (names.realmFlags?.has(flag) === false) {
    const fix = suggestName(flag, names.realmFlags);
    log.warning(file.at(path), 'link/unknown-flag', `nothing ever sets the flag of a realm "${flag}"`, fix);
  }
  return flag;
};

/** A field of the context that holds values of that type. */
const linkField = (
  field: string,
  of: 'integer' | 'boolean' | 'text',
  { path }: Pick<Standpoint, 'path'>,
  { file, log, fields }: ChartLinking,
): string | undefined => {
  const type = fields.get(field);
  if (type === of) return field;
  const others = [...fields].filter(([, other]) => other === of).map(([name]) => name);
  if (type === undefined) {
    const fix = suggestName(field, others) ?? 'declare it under `context` of the chart';
    log.error(file.at(path), 'chart/unknown-field', `the chart remembers no "${field}"`, fix);
  } else {
    const message = `"${field}" holds ${TYPE_WORDS[type]}, and here belongs ${TYPE_WORDS[of]}`;
    log.error(file.at(path), 'chart/param-type', message, suggestName(field, others));
  }
  return undefined;
};

export const TYPE_WORDS = { integer: 'a whole number', boolean: 'true or false', text: 'a text' } as const;

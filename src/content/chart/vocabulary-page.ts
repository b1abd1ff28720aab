/** docs/vocabulary.md, made from the registry: what a chart may ask, do and hear, and in which charts. */
import { DAY_PHASES, STANDINGS } from '../../domain/condition.ts';
import { ACTIONS } from '../../domain/vocabulary/actions.ts';
import { EVENTS } from '../../domain/vocabulary/events.ts';
import { GUARDS } from '../../domain/vocabulary/guards.ts';
import { type ParamType, type ParamTypes, QUEST_STATUSES } from '../../domain/vocabulary/param-type.ts';
import { SEASONS, TIDES, WEATHERS } from '../../domain/vocabulary/sky.ts';
import { VOCABULARIES } from '../../domain/vocabulary/vocabularies.ts';
import {
  CATEGORIES,
  type Carried,
  type Category,
  type EventEntry,
  type Vocabulary,
} from '../../domain/vocabulary/vocabulary-entry.ts';
import { DIRECTIONS } from '../../domain/world-spec.ts';

const HEAD = `# What charts can say

This page is made from the registry in \`src/domain/vocabulary\`; \`npx vitest run test/domain/vocabulary.test.ts -u\`
makes it anew. [charts.md](charts.md) tells how charts are written.

A chart says in \`vocabulary\` what it is about, and that decides what it can ask, do and hear: the column *charts* tells
where an entry may stand. What an entry *needs* has to be at hand: always, or because the event at hand brings it along.
What is asked about somebody or something that is not there does not hold, and nothing is done with them.
`;

const BUILT_IN = `## In every chart

| guard | holds |
|---|---|
| \`all\` with \`guards: [...]\` | when each of them holds |
| \`any\` with \`guards: [...]\` | when one of them holds |
| \`not\` with \`guard: {...}\` | when it does not hold |
| \`in\` with \`state: id\` | while that state is active |

| action | params | what it does |
|---|---|---|
| \`set\` | \`field\`, \`value\` | gives a field of the chart's \`context\` a value |
| \`add\` | \`field\`, \`by\` | counts: adds a whole number, which may be below 0 |
| \`raise\` | \`event\` | makes an event of the chart's own, heard before any other |

| event | when |
|---|---|
| \`timer <name>\` | a timer that the chart set is due |
| \`chose <choice>\` | the player chose what the chart offered |
| \`message <message>\` | another chart sent or spread it |
`;

export const vocabularyPage = (): string =>
  [
    HEAD,
    kindsTable(),
    BUILT_IN,
    '## Events\n',
    ...eventTables(),
    '## Guards\n',
    ...entryTables({ entries: GUARDS, part: 'guards', heading: 'holds when' }),
    '## Actions\n',
    ...entryTables({ entries: ACTIONS, part: 'actions', heading: 'what it does' }),
  ].join('\n');

/** The same words for the page that writers have: a table each of events, guards, actions and kinds of parameters. */
const vocabularyTables = (): string => {
  const events = Object.entries<EventEntry>(EVENTS).map(eventRow);
  const guards = Object.entries(GUARDS).map((entry) => entryRow('guards', entry));
  const actions = Object.entries(ACTIONS).map((entry) => entryRow('actions', entry));
  const built = BUILT_IN.split('\n').slice(2).join('\n');
  return [
    `**In every chart**\n\n${built}`,
    `**Events**\n\n${EVENT_HEAD}\n${events.join('\n')}\n`,
    `**Guards**\n\n${entryHead('holds when')}\n${guards.join('\n')}\n`,
    `**Actions**\n\n${entryHead('what it does')}\n${actions.join('\n')}\n`,
    `**Parameters**\n\n${paramTable()}`,
  ].join('\n');
};

/** What a page has between the two marks, replaced. */
export const withVocabulary = (page: string): string => {
  const [before, rest = ''] = page.split(WORDS_BEGIN);
  const [, after = ''] = rest.split(WORDS_END);
  return `${before}${WORDS_BEGIN}\n\n${vocabularyTables()}\n${WORDS_END}${after}`;
};
const WORDS_BEGIN = '<!-- words of charts: made from the registry -->';
const WORDS_END = '<!-- end of the words of charts -->';

const PARAM_WORDS: Readonly<Partial<Record<ParamType['type'], string>>> = {
  text: 'a few words, at most 200 characters',
  line: 'what is read, right here or as the key of a text that stands elsewhere: `isle.keeper.mira.puzzled`',
  timer: 'a name of your own, lower-case words: `tea`, `second bell`. Its event is `timer tea`',
  message: 'a name of your own, lower-case words. Its event is `message <name>`',
  choice: 'a name of your own, lower-case words. Its event is `chose <name>`',
  event: 'a name of your own, lower-case words. Only this chart hears it',
  flag: 'a name of your own, in the form of an id',
  quest: 'the id of a chart of that kind',
  dialogue: 'the id of a chart of that kind',
};
const CHOSEN_FROM: Readonly<Partial<Record<ParamType['type'], readonly string[]>>> = {
  phase: DAY_PHASES,
  season: SEASONS,
  weather: WEATHERS,
  tide: TIDES,
  standing: STANDINGS,
  status: QUEST_STATUSES,
  direction: DIRECTIONS,
};

const paramTable = (): string => {
  const chosen = Object.entries(CHOSEN_FROM).map(
    ([kind, words]) => [kind, `one of ${words.map((word) => `\`${word}\``).join(', ')}`] as const,
  );
  const rows = [...Object.entries(PARAM_WORDS), ...chosen].map(([kind, words]) => `| ${kind} | ${words} |`);
  const rest = [
    '| item, location, keeper, faction, world | the id of one |',
    '| integer, boolean or text field | a name under `context` of that type |',
    '| two numbers | a whole number from the one to the other |',
  ];
  return `| kind | what to write |\n|---|---|\n${[...rows, ...rest].join('\n')}\n`;
};

const kindsTable = (): string => {
  const rows = Object.entries(VOCABULARIES).map(
    ([kind, { always, expected }]) =>
      `| \`${kind}\` | ${listOf(always.map((part) => CARRIED[part]))} | ${listOf(expected.map((name) => `\`${name}\``))} |`,
  );
  const intro = 'What a chart expects is to be handled, or to be named under `ignore`.\n\n';
  return `## Charts\n\n${intro}| vocabulary | has always at hand | expects |\n|---|---|---|\n${rows.join('\n')}\n`;
};

const listOf = (parts: readonly string[]): string => (parts.length === 0 ? '–' : parts.join(', '));

/** The kinds of charts in which the entry may stand. */
const chartsWith = (part: 'guards' | 'actions' | 'events', name: string): string => {
  const kinds = Object.entries(VOCABULARIES).filter(([, vocabulary]: [string, Vocabulary]) =>
    Object.hasOwn(vocabulary[part], name),
  );
  return kinds.length === Object.keys(VOCABULARIES).length ? 'all' : listOf(kinds.map(([kind]) => kind));
};

const eventTables = (): readonly string[] =>
  byCategory<EventEntry>(EVENTS).map(({ category, entries }) => {
    const rows = entries.map(eventRow);
    return `**${category}**\n\n${EVENT_HEAD}\n${rows.join('\n')}\n`;
  });

const EVENT_HEAD = '| event | when | brings along | charts |\n|---|---|---|---|';
const eventRow = ([name, { label, carries, setBy }]: readonly [string, EventEntry]): string => {
  const asked = setBy === undefined ? '' : `, after \`${setBy}\``;
  return `| \`${name}\` | ${label}${asked} | ${listOf(carries.map((part) => CARRIED[part]))} | ${chartsWith('events', name)} |`;
};

type Row = {
  readonly label: string;
  readonly category: Category;
  readonly params: ParamTypes;
  readonly needs: readonly Carried[];
};

const entryTables = ({
  entries,
  part,
  heading,
}: {
  readonly entries: Readonly<Record<string, Row>>;
  readonly part: 'guards' | 'actions';
  readonly heading: string;
}): readonly string[] =>
  byCategory(entries).map(({ category, entries: inCategory }) => {
    const rows = inCategory.map((entry) => entryRow(part, entry));
    return `**${category}**\n\n${entryHead(heading)}\n${rows.join('\n')}\n`;
  });

const entryHead = (heading: string): string =>
  `| name | params | ${heading} | needs | charts |\n|---|---|---|---|---|`;
const entryRow = (
  part: 'guards' | 'actions',
  [name, { label, params, needs }]: readonly [string, Row],
): string =>
  `| \`${name}\` | ${paramsOf(params)} | ${label.replace(/[[\]]/g, '')} | ${listOf(needs.map((need) => CARRIED[need]))} | ${chartsWith(part, name)} |`;

const CARRIED: Readonly<Record<Carried, string>> = {
  keeper: 'a keeper',
  player: 'a player',
  quest: 'its quest',
  words: 'what was said',
  item: 'the thing',
  listener: 'who was addressed',
};

const paramsOf = (params: ParamTypes): string =>
  Object.entries(params)
    .map(([name, type]) => `\`${name}\`: ${typeWords(type)}${type.optional ? ', or left out' : ''}`)
    .join('<br>');

const typeWords = (type: ParamType): string => {
  if (type.type === 'integer') return `${type.min} to ${type.max}`;
  return type.type === 'field' ? `${type.of} field` : type.type;
};

const byCategory = <Entry extends { readonly category: Category }>(
  entries: Readonly<Record<string, Entry>>,
): readonly { readonly category: string; readonly entries: readonly (readonly [string, Entry])[] }[] =>
  CATEGORIES.map((category) => ({
    category,
    entries: Object.entries(entries).filter(([, entry]) => entry.category === category),
  })).filter((group) => group.entries.length > 0);

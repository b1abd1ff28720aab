/** docs/vocabulary.md, made from the registry: what a chart may ask, do and hear, and in which charts. */
import { ACTIONS } from '../../domain/vocabulary/actions.ts';
import { EVENTS } from '../../domain/vocabulary/events.ts';
import { GUARDS } from '../../domain/vocabulary/guards.ts';
import type { ParamType, ParamTypes } from '../../domain/vocabulary/param-type.ts';
import { VOCABULARIES } from '../../domain/vocabulary/vocabularies.ts';
import {
  CATEGORIES,
  type Carried,
  type Category,
  type EventEntry,
  type Vocabulary,
} from '../../domain/vocabulary/vocabulary-entry.ts';

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
    const rows = entries.map(([name, { label, carries, setBy }]) => {
      const asked = setBy === undefined ? '' : `, after \`${setBy}\``;
      return `| \`${name}\` | ${label}${asked} | ${listOf(carries.map((part) => CARRIED[part]))} | ${chartsWith('events', name)} |`;
    });
    const head = '| event | when | brings along | charts |\n|---|---|---|---|';
    return `**${category}**\n\n${head}\n${rows.join('\n')}\n`;
  });

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
    const rows = inCategory.map(
      ([name, { label, params, needs }]) =>
        `| \`${name}\` | ${paramsOf(params)} | ${label.replace(/[[\]]/g, '')} | ${listOf(needs.map((need) => CARRIED[need]))} | ${chartsWith(part, name)} |`,
    );
    const head = `| name | params | ${heading} | needs | charts |\n|---|---|---|---|---|`;
    return `**${category}**\n\n${head}\n${rows.join('\n')}\n`;
  });

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

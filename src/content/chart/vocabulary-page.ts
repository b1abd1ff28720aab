/** docs/vocabulary.md, made from the registry: what a chart may ask, do and hear. */
import type { ParamType, ParamTypes } from '../../domain/vocabulary/param-type.ts';
import { VOCABULARIES } from '../../domain/vocabulary/vocabularies.ts';
import { CATEGORIES, type Carried, type Vocabulary } from '../../domain/vocabulary/vocabulary-entry.ts';

const HEAD = `# What charts can say

This page is made from the registry in \`src/domain/vocabulary\`; \`npx vitest run test/domain/vocabulary.test.ts -u\`
makes it anew. [charts.md](charts.md) tells how charts are written.

*Planned* entries are names that are kept for later. A chart that uses one is refused until something answers for it.
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
`;

export const vocabularyPage = (): string =>
  `${[HEAD, BUILT_IN, ...Object.entries(VOCABULARIES).flatMap(([id, vocabulary]) => pageOf(id, vocabulary))].join('\n')}`;

const pageOf = (id: string, vocabulary: Vocabulary): readonly string[] => [
  `## Charts with \`vocabulary: ${id}\`\n`,
  '### Events\n',
  ...eventTables(vocabulary),
  '### Guards\n',
  ...entryTables(vocabulary.guards, 'holds when'),
  '### Actions\n',
  ...entryTables(vocabulary.actions, 'the keeper'),
];

const eventTables = ({ events }: Vocabulary): readonly string[] =>
  byCategory(events).map(({ category, entries }) => {
    const rows = entries.map(([name, { label, implemented, carries, setBy }]) => {
      const asked = setBy === undefined ? '' : `, after \`${setBy}\``;
      return `| \`${name}\`${planned(implemented)} | ${label}${asked} | ${carries.map((part) => CARRIED[part]).join(', ')} |`;
    });
    return `**${category}**\n\n| event | when | brings along |\n|---|---|---|\n${rows.join('\n')}\n`;
  });

type Row = {
  readonly label: string;
  readonly category: (typeof CATEGORIES)[number];
  readonly implemented: boolean;
  readonly params: ParamTypes;
  readonly needs: readonly Carried[];
};

const entryTables = (entries: Readonly<Record<string, Row>>, heading: string): readonly string[] =>
  byCategory(entries).map(({ category, entries: inCategory }) => {
    const rows = inCategory.map(
      ([name, { label, implemented, params, needs }]) =>
        `| \`${name}\`${planned(implemented)} | ${paramsOf(params)} | ${label.replace(/[[\]]/g, '')} | ${needs.map((part) => CARRIED[part]).join(', ')} |`,
    );
    const head = `| name | params | ${heading} | needs |\n|---|---|---|---|`;
    return `**${category}**\n\n${head}\n${rows.join('\n')}\n`;
  });

const planned = (implemented: boolean): string => (implemented ? '' : ' *planned*');

const CARRIED: Readonly<Record<Carried, string>> = {
  player: 'a player',
  words: 'what was said',
  item: 'the thing',
};

const paramsOf = (params: ParamTypes): string =>
  Object.entries(params)
    .map(([name, type]) => `\`${name}\`: ${typeWords(type)}${type.optional ? ', or left out' : ''}`)
    .join('<br>');

const typeWords = (type: ParamType): string => {
  if (type.type === 'integer') return `${type.min} to ${type.max}`;
  return type.type === 'field' ? `${type.of} field` : type.type;
};

const byCategory = <Entry extends { readonly category: (typeof CATEGORIES)[number] }>(
  entries: Readonly<Record<string, Entry>>,
): readonly { readonly category: string; readonly entries: readonly (readonly [string, Entry])[] }[] =>
  CATEGORIES.map((category) => ({
    category,
    entries: Object.entries(entries).filter(([, entry]) => entry.category === category),
  })).filter((group) => group.entries.length > 0);

/** The tutorial for writers, taken from its page: what is printed there loads. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { readContentDirectory, SHIPPED_CONTENT_DIRECTORY } from '../../src/adapters/content-directory.ts';
import { createRenderer } from '../../src/adapters/prose/renderer.ts';
import { formatFinding } from '../../src/content/finding.ts';
import { lendWords } from '../../src/content/lend-words.ts';
import { tableSupport } from '../../src/machines/chart/table-support.ts';
import { playTranscript } from '../support/transcript.ts';
import { DEFAULT_CHARTS, load, replaceIn, SMALL_UNIVERSE } from './small-universe.ts';

const PAGE = readFileSync(new URL('../../docs/content-format.md', import.meta.url), 'utf8');
const TESTS = readFileSync(new URL('./findings.test.ts', import.meta.url), 'utf8');

const printed = [...PAGE.matchAll(/^`(worlds\/[\w/]+\.yaml)`:\n\n```yaml\n([\s\S]*?)```/gm)];
const spanish = /```yaml\n# (worlds\/isle\/prose\/es\.yaml)\n([\s\S]*?)```/.exec(PAGE);
const LUCIA = 'worlds/isle/charts/lucia.chart.yaml';
/** The charts of the isle, each named in the sentence above it; that of the tutorial belongs to its sixth step. */
const { [LUCIA]: lucia = '', ...charts } = Object.fromEntries(
  [...PAGE.matchAll(/`(worlds\/isle\/charts\/\w+\.chart\.yaml)`:\n\n```yaml\n([\s\S]*?)```/g)].map(
    ([, path = '', text = '']) => [path, text],
  ),
);
const SMALL_WORDS = Object.fromEntries(
  ['locales/en.yaml', 'lexicon/en.yaml'].map((path) => [path, SMALL_UNIVERSE[path] ?? '']),
);
const sources = {
  ...DEFAULT_CHARTS,
  ...SMALL_WORDS,
  ...Object.fromEntries(printed.slice(0, 7).map((match) => [match[1] ?? '', match[2] ?? ''])),
};

/** What the tutorial has written under one key of a file that is there already: the piece that begins so. */
const piece = (beginning: string): string =>
  [...PAGE.matchAll(/```yaml\n([\s\S]*?)```/g)].find(([, text = '']) => text.startsWith(beginning))?.[1] ??
  '';

const MIRA = 'worlds/isle/characters/mira.yaml';
const PIER = 'worlds/isle/locations/pier.yaml';
/** The sixth step, and the seventh on top of it. */
const withLucia = [
  ['gifts:\n', `${piece('  - id: father\n')}gifts:\n`],
  ['idle:\n', `${piece('  - item: name_board\n')}idle:\n`],
].reduce<Readonly<Record<string, string>>>((all, [at = '', by = '']) => replaceIn(MIRA, at, by, all), {
  ...sources,
  ...Object.fromEntries(printed.slice(7).map((match) => [match[1] ?? '', match[2] ?? ''])),
  [LUCIA]: lucia,
});
const forEverybody = replaceIn(
  MIRA,
  'carries: [boathouse_key]\n',
  piece('carries: [boathouse_key,'),
  replaceIn(PIER, 'items:\n  - id: net\n', piece('spawns:\n  - id: nets\n'), withLucia),
);

it('[CT12] the tutorial loads without a finding', () => {
  expect(printed.length).toBe(11);
  const { universe, findings } = load(sources);
  expect(findings).toEqual([]);
  expect(Object.keys(universe.worlds.isle?.keepers ?? {})).toEqual(['mira']);
});

it('[CT12] so do its last two steps', () => {
  expect(load(withLucia).findings.map(formatFinding)).toEqual([]);
  expect(load(forEverybody).findings.map(formatFinding)).toEqual([]);
});

const withCharts = {
  ...replaceIn(
    'worlds/isle/characters/mira.yaml',
    'carries: [boathouse_key]',
    'chart: netmender\ncarries: [boathouse_key]',
    sources,
  ),
  ...charts,
};

/** Begins the quest that nobody on the page begins. */
const HARBOUR_MASTER = `schema: the-seed/chart@1
id: harbour_master
version: 1
vocabulary: world
meta: { uid: harbour_master }
initial: calling
states:
  calling:
    meta: { uid: calling }
    on:
      player came:
        - guard: { type: quest is, params: { quest: ready_boat, status: unknown } }
          actions: [{ type: start quest, params: { quest: ready_boat } }]
          meta: { uid: call }
`;
const withMaster = { ...withCharts, 'worlds/isle/charts/harbour_master.chart.yaml': HARBOUR_MASTER };

it('[CT12] the charts on the same page load with it, without a finding', () => {
  expect(Object.keys(charts)).toHaveLength(6);
  const { universe, findings } = load(withMaster);
  expect(findings.map(formatFinding)).toEqual([]);
  expect(universe.worlds.isle).toMatchObject({
    keepers: { mira: { chart: 'netmender' } },
    events: ['harbour_master', 'pier_lamp', 'tide_mill'],
  });
  for (const chart of Object.values(universe.charts)) expect(tableSupport(chart)).toEqual({ ok: true });
});

/** The conversation, the quest and the lamp of the page, played. */
const PLAY = `# Mira’s net

@ realms 1

@ Ada joins

...

> talk to mira

You turn to Mira.
"I had a net," says Mira. "Now I have holes. Would you look for it?"
1. I will look for it.
2. Where did you have it last?
3. Another time.

> choose where

You settle on this: Where did you have it last?
"Here, on the pier," says Mira. "I would start with looking down."

@ wait 50 ticks

...
1. I will look for it.
...

> 1

...
Under “Mira’s net” you write: Mira misses a torn net. It may lie on the pier.

> take net

You take the torn net.
Under “Mira’s net” you write: You have the net. Mira will want it.

> give net to mira

...
You have seen it through: Mira’s net.

> talk to mira

You turn to Mira.
"Ada," says Mira, and mends on.

@ wait until 19:30

...
The lamp at the end of the pier comes on by itself.
Mira holds the net up to the lamplight and sighs.
...
`;

const shipped = readContentDirectory(SHIPPED_CONTENT_DIRECTORY);
/** English alone, and no word for any other language. */
const words = Object.fromEntries(
  Object.entries(shipped)
    .filter(([path]) => /^(?:locales|lexicon)\/en\//.test(path))
    .map(([path, text]) => [
      path,
      text.replace(/^languages:\n(?: {2}.*\n)*/m, 'languages:\n  en: [english]\n'),
    ]),
);
/** With all the words that the program has, in place of the few of the small universe. */
const inFull = (files: Readonly<Record<string, string>>) => {
  const own = Object.fromEntries(Object.entries(files).filter(([path]) => !(path in SMALL_WORDS)));
  return load({ ...own, ...lendWords(words, own) });
};

it('[CT12] what the charts on the page are said to do can be played', () => {
  const { played, written } = playTranscript(PLAY, inFull(withCharts));
  expect(played).toBe(written);
});

/** The errand in the dark, without the lamp and with it; and once more by somebody else, who finds the net and a key again. */
const IN_THE_DARK = `# The Lucia

@ realms 1

@ Ada joins

...

> ask mira about her father

...
Under “The Lucia” you write: A board with a name on it hangs in the cellar of the boathouse. It is dark down there.

> take net

You take the torn net.

> give net to mira

...
Mira gives you an iron key.
...

> north

...
You see a hand lamp here.
...

> down

...

> take board

It is too dark to make that out. A light would help, or a hand that knows what it already holds.

> up

...

> take lamp

You take the hand lamp.

> light lamp

...

> down

...
You see a name board here.
...

> take board

You take the name board.
Under “The Lucia” you write: You have the board. It is Mira’s.

> up

...

> south

...

> give board to mira

...
You have seen it through: The Lucia.

@ Ada leaves

@ wait 300 ticks

@ Bob joins

...

Bob> ask mira about her father

...

Bob> take net

Bob| You take the torn net.

Bob> give net to mira

...
Bob| Mira gives you an iron key.
...

Bob> north

...

Bob> take lamp

Bob| You take the hand lamp.

Bob> light lamp

...

Bob> down

...

Bob> take board

...
Bob| Under “The Lucia” you write: You have the board. It is Mira’s.

Bob> up

...

Bob> south

...

Bob> give board to mira

...
Bob| You have seen it through: The Lucia.
`;

it('[CT12] the quest of the tutorial is played by one and then by another, as the page says', () => {
  const { played, written } = playTranscript(IN_THE_DARK, inFull(forEverybody));
  expect(played).toBe(written);
});

/** Both tasks of the parallel quest, and the mill that goes on in the morning where it was in the evening. */
const REGIONS_AND_HISTORY = `# The boat and the mill

@ realms 1

@ Ada joins

...
Something begins here for you: A boat for the morning. The word quests lists what you have taken up.

> take net

You take the torn net.

> give net to mira

...
Mira gives you an iron key.
...

> north

...
You have seen it through: A boat for the morning.

> south

...

@ wait until 17:30

...
Across the water, somebody sweeps a mill.
...

@ wait until 06:00

...
Across the water, somebody sweeps a mill.
...
`;

it('[CT12] the charts with regions and with a history do what the page says', () => {
  const content = inFull(withMaster);
  const { played, written } = playTranscript(REGIONS_AND_HISTORY, content);
  expect(played).toBe(written);
});

it('[CT12] the chart that shows how charts are built loads as well', () => {
  const text = /```yaml\n(schema: the-seed\/chart@1\nid: bell\n[\s\S]*?)```/.exec(PAGE)?.[1] ?? '';
  const { universe, findings } = load({ ...sources, 'charts/bell.chart.yaml': text });
  expect(findings.map(formatFinding)).toEqual([]);
  expect(universe.worlds.isle?.events).toEqual(['bell']);
});

it('[CT12] every piece of YAML on the page is YAML, and each file in full is loaded above', () => {
  const blocks = [...PAGE.matchAll(/```yaml\n([\s\S]*?)```/g)].map((match) => match[1] ?? '');
  for (const block of blocks) expect(parseDocument(block).errors).toEqual([]);
  const files = [...printed.map((match) => match[2]), spanish?.[2], ...Object.values(charts), lucia];
  const inFull = blocks.filter((block) =>
    /^(?:schema|id): [\s\S]*\n(?:description|version|worlds|arrival)/.test(block),
  );
  const unloaded = inFull.filter((block) => !files.includes(block) && !block.includes('id: bell'));
  expect(unloaded).toEqual([]);
});

it('[CT12] the translation on the same page fits it', () => {
  const { texts, findings } = load({ ...sources, [spanish?.[1] ?? '']: spanish?.[2] ?? '' });
  expect(findings.map(({ code }) => code).filter((code) => code !== 'text/missing-translation')).toEqual([]);
  const { lines } = createRenderer({ texts, locale: 'es' }).render({
    kind: 'line',
    key: 'isle.keeper.mira.greeting.first',
    params: { player: 'Ada' },
    style: 'speech',
  });
  expect(lines).toEqual(['«Eres nueva aquí», dice Mira. «¿Ada, verdad?»']);
});

/** Every finding code in the loader's own text; `link/unknown-` goes on with the kind of the name. */
const codes = (): readonly string[] => {
  const room = new URL('../../src/content/', import.meta.url);
  const files = readdirSync(room).filter((name) => name.endsWith('.ts'));
  const text = files.map((name) => readFileSync(new URL(name, room), 'utf8')).join('\n');
  const kinds = ['location', 'item', 'keeper', 'faction', 'world', 'zone', 'chart', 'quest', 'dialogue'].map(
    (kind) => `link/unknown-${kind}`,
  );
  const written =
    /'((?:yaml|schema|number|link|schedule|exit|world|item|keeper|file|lexicon|text|spawn|instance)\/[a-z-]+)'/g;
  return [...new Set([...kinds, ...[...text.matchAll(written)].map((match) => match[1] ?? '')])].sort();
};

it('[CT12] the page explains every finding code', () => {
  expect(codes().length).toBeGreaterThan(50);
  const explained = (code: string) =>
    PAGE.includes(`\`${code}\``) || PAGE.includes(`\`${code.replace('link/unknown', '')}\``);
  expect(codes().filter((code) => !explained(code))).toEqual([]);
});

it('[CT3] a test triggers every finding code', () => {
  // The last has its own tests, since it comes once a file.
  const tested = (code: string) => TESTS.includes(` ${code}`) || code === 'text/missing-translation';
  expect(codes().filter((code) => !tested(code))).toEqual([]);
});

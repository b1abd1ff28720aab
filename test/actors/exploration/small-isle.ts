/** A content directory of one small isle, for tests that plant a defect in it: rooms in a row, a warden, a chart or two. */
import { readdirSync, readFileSync } from 'node:fs';
import { lendWords } from '../../../src/content/lend-words.ts';
import { loadContent } from '../../../src/content/load-content.ts';
import type { UniverseSpec } from '../../../src/domain/world-spec.ts';

export type Sources = Readonly<Record<string, string>>;

const shipped = (path: string): string =>
  readFileSync(new URL(`../../../src/content/${path}`, import.meta.url), 'utf8');

/** The files of one folder, by their paths. */
const shippedFiles = (folder: string): Sources => {
  const names = readdirSync(new URL(`../../../src/content/${folder}`, import.meta.url));
  return Object.fromEntries(names.map((name) => [`${folder}${name}`, shipped(`${folder}${name}`)]));
};

const location = (id: string, rest: string): string => `id: ${id}
name: The ${id}
zone: all
description: A place.
${rest}`;

const item = (id: string, at: string): string => `id: ${id}
name: ${id.replaceAll('_', ' ')}
words: [${id.replaceAll('_', ', ')}]
description: A thing.
text: Words on it.
type: tool
rarity: common
transferable: true
${at === '' ? '' : `at: [${at}]\n`}`;

const person = (id: string, rest: string): string => `id: ${id}
name: the ${id}
words: [${id}]
description: Somebody.
faction: wardens
greeting: { first: Hello., again: You again. }
puzzled: Hm.
idle: { every_seconds: [40, 90], lines: [Nothing happens.] }
${rest.includes('schedule:') ? '' : 'schedule: [{ from: "00:00", to: "24:00", location: quay }]\n'}${rest}`;

/** A quay, a square north of it, a tower behind a door east of the square, a pit of no return south of the quay. */
const ISLE: Sources = {
  'worlds/universe.yaml': `schema: the-seed/universe@1
worlds: [isle]
start: { world: isle, location: quay }
clock:
  time_scale: 60
  start: "07:00"
  phases: { dawn: "05:30", day: "07:00", dusk: "19:00", night: "20:30" }
economy: { purse: 20, discovery_reward: 3 }
standings: { despised: -1000, disliked: -499, neutral: -199, liked: 200, revered: 500 }
factions: [{ id: wardens, name: The Wardens }]
`,
  'worlds/isle/manifest.yaml': `schema: the-seed/world@1
id: isle
name: The Isle
arrival: quay
treasury: 1000
welcome: { faction: wardens, by: 10 }
`,
  'worlds/isle/locations/quay.yaml': location(
    'quay',
    'exits: [{ direction: north, to: square }, { direction: south, to: pit }]\n',
  ),
  'worlds/isle/locations/square.yaml': location(
    'square',
    'exits: [{ direction: south, to: quay }, { direction: east, to: tower, requires: { key: brass_key } }]\n',
  ),
  'worlds/isle/locations/tower.yaml': location('tower', 'exits: [{ direction: west, to: square }]\n'),
  'worlds/isle/locations/pit.yaml': location('pit', 'exits: [{ direction: north, to: quay }]\n'),
  'worlds/isle/items/brass_key.yaml': item('brass_key', 'quay'),
  'worlds/isle/items/shell.yaml': item('shell', 'square'),
  'charts/keeper.chart.yaml': shipped('charts/keeper.chart.yaml'),
};

/** As the program lends them to any directory. */
const WORDS: Sources = { ...shippedFiles('locales/en/'), ...shippedFiles('lexicon/en/') };

export type Changes = {
  readonly people?: Readonly<Record<string, string>>;
  /** By id. */
  readonly charts?: Readonly<Record<string, string>>;
  /** Exits and more of a location, in place of what it has. */
  readonly locations?: Readonly<Record<string, string>>;
  /** Where an item lies; empty for nowhere. */
  readonly items?: Readonly<Record<string, string>>;
  /** What more an item is, which lies on the quay. */
  readonly things?: Readonly<Record<string, string>>;
  /** Files of more worlds, by world and path inside it. */
  readonly worlds?: Readonly<Record<string, Readonly<Record<string, string>>>>;
};

export function isleWith({
  people = {},
  charts = {},
  locations = {},
  items = {},
  things = {},
  worlds = {},
}: Changes): Sources {
  const named = (
    folder: string,
    files: Readonly<Record<string, string>>,
    make: (id: string, text: string) => string,
  ) =>
    Object.fromEntries(
      Object.entries(files).map(([id, text]) => [`worlds/isle/${folder}/${id}.yaml`, make(id, text)]),
    );
  const listed = ['isle', ...Object.keys(worlds)].join(', ');
  const own = {
    ...ISLE,
    'worlds/universe.yaml': (ISLE['worlds/universe.yaml'] ?? '').replace(
      'worlds: [isle]',
      `worlds: [${listed}]`,
    ),
    ...Object.fromEntries(
      Object.entries(worlds).flatMap(([world, files]) =>
        Object.entries(files).map(([path, text]) => [`worlds/${world}/${path}`, text]),
      ),
    ),
    ...named('locations', locations, location),
    ...named('items', items, item),
    ...named('items', things, (id, more) => `${item(id, 'quay')}${more}`),
    ...named('characters', people, person),
    ...Object.fromEntries(
      Object.entries(charts).map(([id, text]) => [`worlds/isle/charts/${id}.chart.yaml`, chart(id, text)]),
    ),
  };
  return { ...own, ...lendWords(WORDS, own) };
}

/** `text` begins with the vocabulary. */
function chart(id: string, text: string): string {
  const [vocabulary = '', ...rest] = text.trimStart().split('\n');
  return `schema: the-seed/chart@1
id: ${id}
version: 1
vocabulary: ${vocabulary}
meta: { uid: ${id}${vocabulary === 'quest' ? ', title: A quest' : ''} }
${rest.join('\n')}`;
}

export function universeOf(sources: Sources): UniverseSpec {
  const content = loadContent(sources);
  if (!content.ok)
    throw new Error(
      content.findings.map(({ file, line, message }) => `${file}:${line} ${message}`).join('\n'),
    );
  return content.universe;
}

/** A universe just big enough to load without a finding; tests break one thing in it at a time. */
import { readFileSync } from 'node:fs';
import { ENGINE_TEXT_KEYS } from '../../src/content/engine-texts.ts';
import type { Finding } from '../../src/content/finding.ts';
import { type LoadedContent, loadContent } from '../../src/content/load-content.ts';

export type Sources = Readonly<Record<string, string>>;

export const LIGHTHOUSE_PATH = 'worlds/vetrellis/locations/lighthouse.yaml';
export const LIGHTHOUSE = readFileSync(new URL('./fixtures/lighthouse.yaml', import.meta.url), 'utf8');

const UNIVERSE = `schema: the-seed/universe@1
worlds: [vetrellis, meridian]
start: { world: vetrellis, location: cliffs }
clock:
  time_scale: 60
  start: "07:00"
  phases: { dawn: "05:30", day: "07:00", dusk: "19:00", night: "20:30" }
economy: { purse: 20, discovery_reward: 3 }
standings: { despised: -1000, disliked: -499, neutral: -199, liked: 200, revered: 500 }
factions:
  - { id: the_wanderers, name: The Wanderers }
  - { id: realm_keepers, name: The Realm Keepers }
`;

const manifest = (id: string, arrival: string) => `schema: the-seed/world@1
id: ${id}
name: ${id === 'vetrellis' ? 'Vetrellis Isle' : 'The Meridian'}
arrival: ${arrival}
treasury: 100000
welcome: { faction: the_wanderers, by: 40 }
`;

const CLIFFS = `id: cliffs
name: The Cliffs
zone: northern_coast
description: Wind and gulls.
exits:
  - { direction: north, to: lighthouse }
  - direction: down
    to: meridian/gangway
    portal: { name: the salt gate, words: [gate, Salt Gate] }
items:
  - { id: shell, spawn_chance: 0.25 }
`;

const LIGHTHOUSE_TOP = `id: lighthouse_top
name: The Lamp Room
zone: northern_coast
description: Glass on every side.
exits:
  - { direction: down, to: lighthouse }
`;

const GANGWAY = `id: gangway
name: The Gangway
zone: deck
description: Planks over black water.
exits:
  - direction: up
    to: vetrellis/cliffs
    portal: { name: the salt gate, words: [gate] }
`;

const ARCHON = `id: archon
name: Archon
description: Tall, and made of light.
faction: realm_keepers
carries: [lighthouse_key]
greeting:
  first: '"Welcome, {player}," says Archon.'
  again: '"You again, {player}."'
puzzled: Archon hums.
topics:
  - id: light
    words: [light, The Beacon]
    replies:
      - if: { not: { flag: met_archon } }
        say: Archon waits.
      - say: '"It has burned since the tide was young," says Archon.'
        then:
          - give: lighthouse_key
          - { reputation: { faction: the_wanderers, by: 5 } }
          - { award_tokens: 5 }
        once: heard_light
  - id: sea
    say: '"Salt," says Archon.'
gifts:
  - item: shell
    returns: true
    if: { all: [{ has: shell }, { standing: { faction: the_wanderers, at_least: neutral } }] }
    say: Archon holds the shell to the light.
    then: [{ set_flag: showed_shell }]
idle:
  every_seconds: [40, 90]
  lines:
    - Archon flickers.
    - The glass hums.
keys: [lighthouse_key]
`;

const GULL_WATCHER = `id: gull_watcher
name: a gull watcher
description: They look up.
faction: the_wanderers
idle: { every_seconds: [30, 60], lines: [A gull watcher points.] }
wanders: { zones: [northern_coast] }
`;

const item = (id: string, name: string, rest = '') => `id: ${id}
name: ${name}
words: [${name.replaceAll(' ', ', ')}]
description: It is what it is.
type: curio
rarity: common
transferable: true
${rest}`;

const LEXICON = `verbs:
  take: [take, Get, pick up]
  look: [look, l]
directions:
  north: [north, n]
  northeast: [northeast, ne]
  east: [east, e]
  southeast: [southeast, se]
  south: [south, s]
  southwest: [southwest, sw]
  west: [west, w]
  northwest: [northwest, nw]
  up: [up, u]
  down: [down, d]
  in: [in]
  out: [out]
articles: [the, a, an]
prepositions:
  to: [to]
  with: [with, using]
`;

/** Every engine text, saying its own key. */
export const engineTexts = (own: Readonly<Record<string, string>> = {}): string =>
  `${ENGINE_TEXT_KEYS.map((key) => `${key}: ${own[key] === undefined ? `text of ${key}` : `"${own[key]}"`}`).join('\n')}\n`;

/** The charts that characters have who name none: those that come along. */
export const DEFAULT_CHARTS: Sources = Object.fromEntries(
  ['charts/keeper.chart.yaml', 'charts/wanderer.chart.yaml'].map((path) => [
    path,
    readFileSync(new URL(`../../src/content/${path}`, import.meta.url), 'utf8'),
  ]),
);

export const SMALL_UNIVERSE: Sources = {
  ...DEFAULT_CHARTS,
  'worlds/universe.yaml': UNIVERSE,
  'worlds/vetrellis/manifest.yaml': manifest('vetrellis', 'cliffs'),
  'worlds/vetrellis/locations/cliffs.yaml': CLIFFS,
  [LIGHTHOUSE_PATH]: LIGHTHOUSE,
  'worlds/vetrellis/locations/lighthouse_top.yaml': LIGHTHOUSE_TOP,
  'worlds/vetrellis/characters/archon.yaml': ARCHON,
  'worlds/vetrellis/characters/gull_watcher.yaml': GULL_WATCHER,
  'worlds/vetrellis/items/old_logbook.yaml': item(
    'old_logbook',
    'old logbook',
    'text: |\n  Day 1.\n  Rain.\n',
  ),
  'worlds/vetrellis/items/lighthouse_key.yaml': item('lighthouse_key', 'brass key'),
  'worlds/vetrellis/items/shell.yaml': item('shell', 'shell', 'at: [lighthouse_top]\n'),
  'worlds/meridian/manifest.yaml': manifest('meridian', 'gangway'),
  'worlds/meridian/locations/gangway.yaml': GANGWAY,
  'locales/en.yaml': engineTexts(),
  'lexicon/en.yaml': LEXICON,
};

/** The small universe with one piece of one file replaced; the piece must be there exactly once. */
export const replaceIn = (
  path: string,
  piece: string,
  replacement: string,
  sources: Sources = SMALL_UNIVERSE,
): Sources => {
  const text = sources[path] ?? '';
  if (text.split(piece).length !== 2) throw new Error(`"${piece}" is not exactly once in ${path}`);
  return { ...sources, [path]: text.replace(piece, () => replacement) };
};

export const without = (path: string): Sources =>
  Object.fromEntries(Object.entries(SMALL_UNIVERSE).filter(([name]) => name !== path));

export const load = (sources: Sources): LoadedContent => {
  const result = loadContent(sources);
  if (!result.ok) throw new Error(result.findings.map(shortFinding).join('\n'));
  return result;
};

/** `worlds/isle/manifest.yaml:3:1 schema/type` */
export const shortFinding = ({ file, line, column, code }: Finding): string =>
  `${file}:${line}:${column} ${code}`;

/** One fixture for every finding code: the small universe with one mistake, and where it is reported. */
import { describe, expect, it } from 'vitest';
import { ENGINE_TEXT_KEYS } from '../../src/content/engine-texts.ts';
import { loadContent } from '../../src/content/load-content.ts';
import {
  LIGHTHOUSE,
  LIGHTHOUSE_PATH,
  replaceIn,
  SMALL_UNIVERSE,
  type Sources,
  shortFinding,
  without,
} from './small-universe.ts';

const KEEPER_CHART = 'charts/keeper.chart.yaml';
const CLIFFS = 'worlds/vetrellis/locations/cliffs.yaml';
const ARCHON = 'worlds/vetrellis/characters/archon.yaml';
const CROWD = 'worlds/vetrellis/characters/gull_watcher.yaml';
const SHELL = 'worlds/vetrellis/items/shell.yaml';
const LOGBOOK = 'worlds/vetrellis/items/old_logbook.yaml';
const KEY = 'worlds/vetrellis/items/lighthouse_key.yaml';
const LIGHTHOUSE_TOP = 'worlds/vetrellis/locations/lighthouse_top.yaml';
const MANIFEST = 'worlds/meridian/manifest.yaml';
const UNIVERSE = 'worlds/universe.yaml';
const GRAMMAR = 'worlds/vetrellis/warbler/hum.yaml';
const TALK = 'worlds/vetrellis/exchanges/talk.yaml';
const LEXICON = 'lexicon/en.yaml';

type Case = {
  readonly finding: string;
  readonly sources: () => Sources;
  readonly fix?: string;
  readonly says?: string;
};

const edit = (path: string, piece: string, replacement: string) => replaceIn(path, piece, replacement);
const add = (path: string, text: string): Sources => ({ ...SMALL_UNIVERSE, [path]: text });

const grammar = (symbols: string): string => `id: hum\nbegin: line\nsymbols:\n  { ${symbols} }\n`;
const CAVE = 'worlds/vetrellis/locations/cave.yaml';
/** With a cave that each traveller has to themselves. */
const own = (sources: Sources): Sources => ({
  ...sources,
  [CAVE]: `id: cave
name: The Cave
zone: northern_coast
instance: traveller
description: It drips.
exits: [{ direction: east, to: cliffs }]
`,
});

const talk = (between: string, lines: string): string =>
  `id: talk\nbetween: [${between}]\nlines: [${lines}]\n`;

/** With a second keeper, who is where the first never comes. */
const withWarden = (text: string): Sources => ({
  ...add(TALK, text),
  'worlds/vetrellis/characters/warden.yaml': [
    'id: warden\nname: a warden\ndescription: Not tall.\nfaction: realm_keepers',
    'schedule: [{ from: "00:00", to: "24:00", location: cliffs }]',
    'greeting: { first: Hm., again: Hm. }\npuzzled: Hm.',
    'idle: { every_seconds: [30, 60], lines: [A warden waits.] }\n',
  ].join('\n'),
});

const NPCS = LIGHTHOUSE.slice(LIGHTHOUSE.indexOf('npcs:'));
const FIRST_KEY = ENGINE_TEXT_KEYS[0] ?? '';

/** The first engine text replaced, or left out. */
const engineText = (text: string | undefined): Sources =>
  edit(
    'locales/en.yaml',
    `${FIRST_KEY}: text of ${FIRST_KEY}\n`,
    text === undefined ? '' : `${FIRST_KEY}: ${text}\n`,
  );

const ownSchedule = (entry: string): Sources =>
  replaceIn(
    ARCHON,
    'faction: realm_keepers',
    `schedule:\n  - ${entry}\nfaction: realm_keepers`,
    edit(LIGHTHOUSE_PATH, NPCS, ''),
  );

/** A whole translation, one text of which stands in a file of its own. */
const translated = (path: string, key: string, text: string, sources: Sources = SMALL_UNIVERSE): Sources => {
  const content = loadContent(sources);
  const own = path.startsWith('locales') ? key : `vetrellis.${key}`;
  const entries = content.ok ? Object.entries(content.texts['en'] ?? {}) : [];
  const write = (belongs: (name: string) => boolean) =>
    JSON.stringify(Object.fromEntries(entries.filter(([name]) => name !== own && belongs(name))));
  const worlds = ['vetrellis', 'meridian'];
  return {
    ...sources,
    'locales/es/rest.yaml': write((name) => !worlds.some((world) => name.startsWith(`${world}.`))),
    ...Object.fromEntries(
      worlds.map((world) => [
        `worlds/${world}/prose/es/rest.yaml`,
        write((name) => name.startsWith(`${world}.`)),
      ]),
    ),
    [path]: `${key}: "${text}"\n`,
  };
};

const worldCalled = (name: string): Sources => ({
  ...edit(UNIVERSE, '[vetrellis, meridian]', `[vetrellis, meridian, ${name}]`),
  [`worlds/${name}/manifest.yaml`]: `schema: the-seed/world@1\nid: ${name}\nname: X\narrival: here\ntreasury: 1\nwelcome: { faction: the_wanderers, by: 1 }\n`,
  [`worlds/${name}/locations/here.yaml`]: 'id: here\nname: Here\nzone: here\ndescription: Here.\n',
});

/** With one month, one weekday and one holiday; `piece` is replaced in it. */
const withCalendar = (piece: string, replacement: string): Sources =>
  edit(
    UNIVERSE,
    'economy:',
    `calendar:
  months: [{ id: thaw, name: Thaw, days: 12 }, { id: hay, name: Hay, days: 100 }]
  weekdays: [{ id: moonday, name: Moonday }]
  holidays: [{ id: lamp_night, name: Lamp, date: { month: thaw, day: 3 } }]
economy:`.replace(piece, replacement),
  );

/** The cliffs, with a sentence on that condition. */
const askedAtCliffs = (condition: string): Sources =>
  edit(
    CLIFFS,
    'description: Wind and gulls.',
    `description: { base: Wind, conditions: [{ if: ${condition}, add: Gulls. }] }`,
  );

const YAML: readonly Case[] = [
  {
    finding: `${SHELL}:7:15 yaml/syntax`,
    sources: () => edit(SHELL, 'transferable: true', 'transferable: true: x'),
  },
  {
    finding: `${LIGHTHOUSE_PATH}:23:38 yaml/syntax`,
    sources: () => edit(LIGHTHOUSE_PATH, '{ key: lighthouse_key }', '{ key: lighthouse_key, or none }'),
    says: 'the text before this ended at its comma, and "or none" means nothing',
    fix: 'put the whole text in quotes',
  },
  {
    finding: `${LIGHTHOUSE_PATH}:23:22 yaml/syntax`,
    sources: () => edit(LIGHTHOUSE_PATH, '{ key: lighthouse_key }', '{ key: one of: two }'),
    fix: 'a text with a colon, a comma, #, braces or quotation marks in it belongs in quotes',
  },
  {
    finding: `${SHELL}:2:1 yaml/syntax`,
    sources: () => edit(SHELL, 'name: shell', 'id: shell\nname: shell'),
  },
  { finding: `${SHELL}:1:1 yaml/too-large`, sources: () => add(SHELL, `# ${'x'.repeat(1_000_000)}`) },
  { finding: `${SHELL}:1:1 yaml/too-deep`, sources: () => add(SHELL, `${'['.repeat(40)}${']'.repeat(40)}`) },
];

const SCHEMA: readonly Case[] = [
  {
    finding: `${CLIFFS}:5:1 schema/unknown-key`,
    sources: () => edit(CLIFFS, 'exits:', 'zones: x\nexits:'),
    fix: 'did you mean "zone"?',
  },
  {
    finding: `${LIGHTHOUSE_PATH}:23:38 schema/unknown-key`,
    sources: () => edit(LIGHTHOUSE_PATH, '{ key: lighthouse_key }', '{ key: lighthouse_key, lock: x }'),
    says: '"lock" means nothing here',
  },
  {
    finding: `${SHELL}:2:7 schema/type`,
    sources: () => edit(SHELL, 'name: shell', 'name: 7'),
    fix: 'put it in quotes: "7"',
  },
  {
    finding: `${SHELL}:7:15 schema/type`,
    sources: () => edit(SHELL, 'transferable: true', 'transferable: yes'),
    fix: 'write true',
  },
  {
    finding: `${SHELL}:8:5 schema/type`,
    sources: () => edit(SHELL, 'at: [lighthouse_top]', 'at: lighthouse_top'),
  },
  {
    finding: `${SHELL}:1:1 schema/missing`,
    sources: () => edit(SHELL, 'rarity: common\n', ''),
    says: '"rarity" is missing',
  },
  {
    finding: `${SHELL}:6:9 schema/choice`,
    sources: () => edit(SHELL, 'rarity: common', 'rarity: commn'),
    fix: 'did you mean "common"?',
  },
  {
    finding: `${CLIFFS}:6:18 schema/choice`,
    sources: () => edit(CLIFFS, 'direction: north', 'direction: nort'),
    fix: 'did you mean "north"?',
  },
  { finding: `${UNIVERSE}:1:9 schema/choice`, sources: () => edit(UNIVERSE, 'universe@1', 'universe@2') },
  {
    finding: `${CLIFFS}:3:7 schema/id`,
    sources: () => edit(CLIFFS, 'zone: northern_coast', 'zone: Northern Coast'),
  },
  { finding: `${CLIFFS}:6:29 schema/id`, sources: () => edit(CLIFFS, 'to: lighthouse', 'to: a/b/c') },
  {
    finding: `${LIGHTHOUSE_PATH}:33:17 schema/time`,
    sources: () => edit(LIGHTHOUSE_PATH, 'from: "06:00"', 'from: "6 am"'),
  },
  {
    finding: `${SHELL}:4:14 schema/empty`,
    sources: () => edit(SHELL, 'description: It is what it is.', 'description: " "'),
  },
  {
    finding: `${ARCHON}:32:10 schema/size`,
    sources: () => edit(ARCHON, 'lines:\n    - Archon flickers.\n    - The glass hums.', 'lines: []'),
  },
  { finding: `${SHELL}:4:14 schema/size`, sources: () => edit(SHELL, 'It is what it is.', 'x'.repeat(4001)) },
  {
    finding: `${LIGHTHOUSE_PATH}:12:11 schema/one-of`,
    sources: () => edit(LIGHTHOUSE_PATH, '{ flag: met_archon }', '{ flag: met_archon, time: day }'),
    fix: 'join several with `all: [...]`',
  },
  {
    finding: `${ARCHON}:22:5 schema/one-of`,
    sources: () => edit(ARCHON, `    say: '"Salt," says Archon.'\n`, ''),
  },
  { finding: `${CLIFFS}:11:32 number/range`, sources: () => edit(CLIFFS, '0.25', '1.25') },
  { finding: `${UNIVERSE}:8:19 number/range`, sources: () => edit(UNIVERSE, 'purse: 20', 'purse: -20') },
  { finding: `${CLIFFS}:11:32 number/decimal`, sources: () => edit(CLIFFS, '0.25', '25e-2') },
  { finding: `${UNIVERSE}:7:33 number/order`, sources: () => edit(UNIVERSE, 'day: "07:00"', 'day: "05:00"') },
  { finding: `${UNIVERSE}:9:69 number/order`, sources: () => edit(UNIVERSE, 'liked: 200', 'liked: -300') },
  {
    finding: 'worlds/vetrellis/locations/cliffs.yaml:5:28 number/order',
    sources: () =>
      edit(CLIFFS, 'exits:', 'ambience: { every_seconds: [9, 3], lines: [Gulls., Wind.] }\nexits:'),
    fix: 'write [3, 9]',
  },
  {
    finding: `${ARCHON}:31:18 number/order`,
    sources: () => edit(ARCHON, '[40, 90]', '[90, 40]'),
    fix: 'write [40, 90]',
  },
];

const LEXICONS: readonly Case[] = [
  {
    finding: `${LEXICON}:5:3 schema/unknown-key`,
    sources: () => edit(LEXICON, 'directions:\n', 'directions:\n  nort: [nort]\n'),
  },
  {
    finding: `${SHELL}:6:14 schema/unknown-key`,
    sources: () => edit(SHELL, 'rarity:', 'reactions: { lisen: The sea. }\nrarity:'),
  },
  {
    finding: `${LEXICON}:4:3 schema/unknown-key`,
    sources: () => edit(LEXICON, 'directions:\n', '  Pick Up: [pick]\ndirections:\n'),
  },
];

const LINKS: readonly Case[] = [
  {
    finding: `${LIGHTHOUSE_PATH}:19:9 link/unknown-location`,
    sources: () => edit(LIGHTHOUSE_PATH, 'to: cliffs', 'to: clifs'),
    fix: 'did you mean "cliffs"?',
  },
  {
    finding: `${UNIVERSE}:3:38 link/unknown-location`,
    sources: () => edit(UNIVERSE, 'location: cliffs', 'location: nowhere_at_all'),
  },
  {
    finding: `${MANIFEST}:4:10 link/unknown-location`,
    sources: () => edit(MANIFEST, 'arrival: gangway', 'arrival: gangwax'),
    fix: 'did you mean "gangway"?',
  },
  {
    finding: `${CLIFFS}:8:9 link/unknown-location`,
    sources: () => edit(CLIFFS, 'meridian/gangway', 'meridian/cliffs'),
  },
  {
    finding: `${SHELL}:8:6 link/unknown-location`,
    sources: () => edit(SHELL, 'at: [lighthouse_top]', 'at: [lighthouse_tip]'),
    fix: 'did you mean "lighthouse_top"?',
  },
  {
    finding: `${LIGHTHOUSE_PATH}:23:22 link/unknown-item`,
    sources: () => edit(LIGHTHOUSE_PATH, 'key: lighthouse_key', 'key: lighthouse_kee'),
    fix: 'did you mean "lighthouse_key"?',
  },
  {
    finding: `${LIGHTHOUSE_PATH}:27:9 link/unknown-item`,
    sources: () => edit(LIGHTHOUSE_PATH, 'id: old_logbook', 'id: old_logbok'),
  },
  {
    finding: `${LIGHTHOUSE_PATH}:31:9 link/unknown-keeper`,
    sources: () => edit(LIGHTHOUSE_PATH, 'id: archon', 'id: arkon'),
    fix: 'did you mean "archon"?',
  },
  {
    finding: `${ARCHON}:4:10 link/unknown-faction`,
    sources: () => edit(ARCHON, 'faction: realm_keepers', 'faction: realm_keeper'),
    fix: 'did you mean "realm_keepers"?',
  },
  {
    finding: `${ARCHON}:19:38 link/unknown-faction`,
    sources: () => edit(ARCHON, 'the_wanderers, by: 5', 'wanderer, by: 5'),
  },
  {
    finding: `${MANIFEST}:6:21 link/unknown-faction`,
    sources: () => edit(MANIFEST, 'the_wanderers', 'nobody'),
  },
  {
    finding: `${CLIFFS}:8:9 link/unknown-world`,
    sources: () => edit(CLIFFS, 'meridian/gangway', 'meridien/gangway'),
    fix: 'did you mean "meridian"?',
  },
  {
    finding: `${CROWD}:6:20 link/unknown-zone`,
    sources: () => edit(CROWD, 'zones: [northern_coast]', 'zones: [nothern_coast]'),
    fix: 'did you mean "northern_coast"?',
  },
  {
    finding: `${ARCHON}:5:8 link/unknown-chart`,
    sources: () => edit(ARCHON, 'faction: realm_keepers', 'faction: realm_keepers\nchart: keper'),
    fix: 'did you mean "keeper"?',
  },
  { finding: `${CROWD}:1:5 link/unknown-chart`, sources: () => without('charts/wanderer.chart.yaml') },
  {
    finding: `${LIGHTHOUSE_PATH}:12:26 link/unknown-skill`,
    sources: () => edit(LIGHTHOUSE_PATH, 'flag: met_archon', 'skill: { id: sailing, at_least: 2 }'),
  },
  {
    finding: `${LIGHTHOUSE_PATH}:12:30 link/unknown-attribute`,
    sources: () => edit(LIGHTHOUSE_PATH, 'flag: met_archon', 'attribute: { id: luck, at_least: 2 }'),
  },
  {
    finding: 'worlds/universe.yaml:12:74 link/unknown-event',
    sources: () =>
      edit(
        'worlds/universe.yaml',
        'factions:\n',
        'attributes: [{ id: wits, name: wits, start: 5 }]\nskills:\n  - { id: ears, name: ears, attribute: wits, practised_by: [player.said, player.jumped] }\nfactions:\n',
      ),
  },
  {
    finding: `${ARCHON}:9:20 link/unknown-warbler`,
    sources: () => edit(ARCHON, 'puzzled: Archon hums.', 'puzzled: { warble: hum }'),
  },
  {
    finding: `${TALK}:2:19 exchange/crowd`,
    sources: () => add(TALK, talk('archon, gull_watcher', 'a, b')),
  },
  { finding: `${TALK}:3:8 exchange/no-lines`, sources: () => withWarden(talk('archon, warden', '')) },
  { finding: `${TALK}:2:10 exchange/one-sided`, sources: () => add(TALK, talk('archon, archon', 'a, b')) },
  { finding: `${TALK}:2:10 exchange/never-meet`, sources: () => withWarden(talk('archon, warden', 'a, b')) },
  {
    finding: `${GRAMMAR}:4:12 warbler/unknown-symbol`,
    sources: () => add(GRAMMAR, grammar('line: ["{tune}.", A hum.]')),
  },
  {
    finding: `${GRAMMAR}:4:12 warbler/unknown-symbol`,
    sources: () => add(GRAMMAR, grammar('line: ["{deed}.", A hum.]')),
  },
  {
    finding: `${GRAMMAR}:5:18 warbler/unknown-symbol`,
    sources: () =>
      add(GRAMMAR, `${grammar('line: ["{deed}.", A hum, A tune]')}deeds: { hummed: "{player} hummed" }\n`),
  },
  {
    finding: `${GRAMMAR}:4:29 warbler/slot-name`,
    sources: () => add(GRAMMAR, grammar('line: ["A {place}", b], place: [c]')),
  },
  {
    finding: `${GRAMMAR}:4:31 warbler/endless`,
    sources: () => add(GRAMMAR, grammar('line: ["A {tune}", b, c], tune: ["{tune}"]')),
  },
  {
    finding: `${GRAMMAR}:4:19 warbler/unreachable-symbol`,
    sources: () => add(GRAMMAR, grammar('line: [a, b], tune: [c]')),
  },
  {
    finding: `${GRAMMAR}:4:5 warbler/no-alternative`,
    sources: () => add(GRAMMAR, grammar('line: ["A {item}", "B {item}"]')),
  },
  { finding: `${GRAMMAR}:4:5 warbler/one-line`, sources: () => add(GRAMMAR, grammar('line: [a]')) },
  {
    finding: `${LIGHTHOUSE_PATH}:12:24 condition/whose-memory`,
    sources: () => edit(LIGHTHOUSE_PATH, '{ flag: met_archon }', '{ met_times: { at_least: 2 } }'),
    fix: 'add of: to `met_times`',
  },
  {
    finding: `${ARCHON}:14:40 link/unknown-topic`,
    sources: () => edit(ARCHON, 'not: { flag: met_archon }', 'not: { last_topic: { is: seas } }'),
    fix: 'did you mean "sea"?',
  },
  {
    finding: `${ARCHON}:19:28 link/unknown-quest`,
    sources: () =>
      edit(ARCHON, '{ reputation: { faction: the_wanderers, by: 5 } }', '{ start_quest: errand }'),
  },
  {
    finding: 'charts/keeper.chart.yaml:28:61 link/unknown-dialogue',
    sources: () =>
      edit(KEEPER_CHART, '{ type: answer }', '{ type: start dialogue, params: { dialogue: chat } }'),
  },
  {
    finding: 'charts/keeper.chart.yaml:47:52 link/unknown-text',
    sources: () => edit(KEEPER_CHART, '{ type: idle }', '{ type: emote, params: { line: keeper.bow } }'),
  },
  {
    finding: `${LIGHTHOUSE_PATH}:12:19 link/unknown-flag`,
    sources: () => edit(LIGHTHOUSE_PATH, 'met_archon', 'met_arkon'),
    fix: 'did you mean "met_archon"?',
  },
  {
    finding: `${ARCHON}:18:19 link/not-carried`,
    sources: () => edit(ARCHON, 'give: lighthouse_key', 'give: old_logbook'),
  },
  {
    finding: `${UNIVERSE}:13:11 link/duplicate-id`,
    sources: () =>
      edit(
        UNIVERSE,
        'name: The Realm Keepers }',
        'name: The Realm Keepers }\n  - { id: the_wanderers, name: Again }',
      ),
  },
  { finding: `${ARCHON}:22:9 link/duplicate-id`, sources: () => edit(ARCHON, 'id: sea', 'id: light') },
  {
    finding: 'worlds/vetrellis/items/shell.yml:1:5 link/duplicate-id',
    sources: () => add('worlds/vetrellis/items/shell.yml', SMALL_UNIVERSE[SHELL] ?? ''),
  },
  {
    finding: `${MANIFEST}:2:5 link/file-name`,
    sources: () => edit(MANIFEST, 'id: meridian', 'id: meridien'),
    fix: 'write "meridian", or rename the folder',
  },
  { finding: `${KEY}:1:5 link/file-name`, sources: () => edit(KEY, 'id: lighthouse_key', 'id: other') },
  { finding: 'worlds/direction/manifest.yaml:2:5 link/reserved-id', sources: () => worldCalled('direction') },
];

const PLACES: readonly Case[] = [
  {
    finding: `${LIGHTHOUSE_PATH}:34:30 schedule/gap`,
    sources: () => edit(LIGHTHOUSE_PATH, 'to: "06:00"', 'to: "05:30"'),
    says: 'from 05:30 to 06:00',
  },
  {
    finding: `${ARCHON}:1:5 schedule/cut-off`,
    sources: () => edit(ARCHON, 'keys: [lighthouse_key]\n', ''),
    says: 'no way from lighthouse to lighthouse_top',
  },
  {
    finding: `${ARCHON}:35:41 keeper/no-such-way`,
    sources: () => edit(ARCHON, 'keys: [', 'passes: [{ location: cliffs, direction: north }]\nkeys: ['),
  },
  {
    finding: `${LIGHTHOUSE_PATH}:33:9 schema/one-of`,
    sources: () =>
      edit(LIGHTHOUSE_PATH, 'location: lighthouse_top }', 'location: lighthouse_top, zone: northern_coast }'),
  },
  {
    finding: `${LIGHTHOUSE_PATH}:33:9 schema/one-of`,
    sources: () =>
      edit(LIGHTHOUSE_PATH, 'location: lighthouse_top }', 'location: lighthouse_top, stay_minutes: 40 }'),
    says: 'belongs to `places` or `zone`',
  },
  {
    finding: `${LIGHTHOUSE_PATH}:34:17 schedule/overlap`,
    sources: () => edit(LIGHTHOUSE_PATH, 'from: "22:00"', 'from: "21:00"'),
    says: 'in two places at 21:00',
  },
  { finding: `${ARCHON}:1:5 schedule/missing`, sources: () => edit(LIGHTHOUSE_PATH, NPCS, '') },
  {
    finding: `${LIGHTHOUSE_PATH}:31:5 schedule/duplicate`,
    sources: () =>
      edit(
        ARCHON,
        'faction: realm_keepers',
        'schedule: [{ from: "00:00", to: "24:00", location: cliffs }]\nfaction: realm_keepers',
      ),
  },
  { finding: `${ARCHON}:5:5 schema/missing`, sources: () => ownSchedule('{ from: "00:00", to: "24:00" }') },
  {
    finding: `${CLIFFS}:8:9 exit/portal-missing`,
    sources: () => edit(CLIFFS, '    portal: { name: the salt gate, words: [gate, Salt Gate] }\n', ''),
  },
  {
    finding: `${CLIFFS}:6:49 exit/portal-needless`,
    sources: () => edit(CLIFFS, 'to: lighthouse }', 'to: lighthouse, portal: { name: x, words: [x] } }'),
  },
  {
    finding: `${CLIFFS}:7:16 exit/duplicate-direction`,
    sources: () => edit(CLIFFS, 'direction: down', 'direction: north'),
  },
  {
    finding: `${MANIFEST.replace('meridian', 'vetrellis')}:4:10 instance/arrival`,
    sources: () => own(edit(MANIFEST.replace('meridian', 'vetrellis'), 'arrival: cliffs', 'arrival: cave')),
  },
  {
    finding: `${UNIVERSE}:3:38 instance/arrival`,
    sources: () => own(edit(UNIVERSE, 'location: cliffs', 'location: cave')),
  },
  {
    finding: `${CAVE}:6:8 instance/keeper`,
    sources: () =>
      replaceIn(CAVE, 'exits:', 'npcs: [{ id: archon }]\nexits:', own(edit(LIGHTHOUSE_PATH, NPCS, ''))),
  },
  {
    finding: `${ARCHON}:5:45 instance/keeper`,
    sources: () => own(ownSchedule('{ from: "00:00", to: "24:00", location: cave }')),
  },
  {
    finding: `${CAVE}:6:50 instance/lock`,
    sources: () =>
      replaceIn(CAVE, 'to: cliffs', 'to: cliffs, requires: { key: lighthouse_key }', own(SMALL_UNIVERSE)),
  },
  {
    finding: `${CAVE}:6:46 instance/lock`,
    sources: () => replaceIn(CAVE, 'to: cliffs', 'to: cliffs, door: closed', own(SMALL_UNIVERSE)),
  },
  {
    finding: `${CAVE}:4:11 instance/no-way-out`,
    sources: () => replaceIn(CAVE, 'to: cliffs', 'to: cave', own(SMALL_UNIVERSE)),
  },
  {
    finding: `${SHELL}:7:15 instance/transferable-item`,
    sources: () => replaceIn(CAVE, 'exits:', 'items: [{ id: shell }]\nexits:', own(SMALL_UNIVERSE)),
    fix: 'write `transferable: false`',
  },
  {
    finding: `${CLIFFS}:6:49 exit/always-hidden`,
    sources: () => edit(CLIFFS, 'to: lighthouse }', 'to: lighthouse, hidden: true }'),
  },
  {
    finding: `${CLIFFS}:6:58 exit/no-condition`,
    sources: () => edit(CLIFFS, 'to: lighthouse }', 'to: lighthouse, blocked_message: Wet. }'),
  },
  {
    finding: `${CLIFFS}:6:91 exit/hidden-message`,
    sources: () =>
      edit(
        CLIFFS,
        'to: lighthouse }',
        'to: lighthouse, if: { tide: low }, hidden: true, blocked_message: Wet. }',
      ),
  },
  {
    finding: `${LIGHTHOUSE_PATH}:35:73 condition/no-player`,
    sources: () =>
      edit(
        LIGHTHOUSE_PATH,
        'location: lighthouse }',
        'location: lighthouse }\n      - { from: "10:00", to: "11:00", location: lighthouse, if: { flag: met_archon } }',
      ),
  },
  {
    finding: `${UNIVERSE}:9:11 calendar/year-length`,
    sources: () => withCalendar('days: 100', 'days: 90'),
    fix: 'add 10 days',
  },
  {
    finding: `${UNIVERSE}:11:70 calendar/no-such-day`,
    sources: () => withCalendar('thaw, day: 3', 'thaw, day: 40'),
  },
  {
    finding: `${UNIVERSE}:11:59 link/unknown-month`,
    sources: () => withCalendar('month: thaw', 'month: thow'),
  },
  { finding: `${CLIFFS}:4:58 link/unknown-weekday`, sources: () => askedAtCliffs('{ weekday: sunday }') },
  { finding: `${CLIFFS}:4:56 link/unknown-world-event`, sources: () => askedAtCliffs('{ event: flood }') },
  { finding: `${CLIFFS}:4:58 link/unknown-holiday`, sources: () => askedAtCliffs('{ holiday: may_day }') },
  {
    finding: `${LIGHTHOUSE_PATH}:20:21 exit/no-lock`,
    sources: () =>
      edit(
        LIGHTHOUSE_PATH,
        '    description: "Stone steps descend toward the cliffs."',
        '    locked_message: "No."',
      ),
  },
  {
    finding: `${CLIFFS}:6:63 exit/no-lock`,
    sources: () => edit(CLIFFS, 'to: lighthouse }', 'to: lighthouse, door: closed, relock: 60 }'),
  },
  {
    finding: `${CLIFFS}:6:47 exit/no-key`,
    sources: () => edit(CLIFFS, 'to: lighthouse }', 'to: lighthouse, door: locked }'),
    fix: 'add `requires: { key: ... }`',
  },
  {
    finding: `${CLIFFS}:9:11 exit/portal-door`,
    sources: () => edit(CLIFFS, '    portal:', '    door: closed\n    portal:'),
  },
  {
    finding: `${LIGHTHOUSE_TOP}:6:57 exit/two-doors`,
    sources: () =>
      replaceIn(
        LIGHTHOUSE_TOP,
        'to: lighthouse }',
        'to: lighthouse, requires: { key: old_logbook } }',
        edit(ARCHON, 'keys: [lighthouse_key]', 'keys: [lighthouse_key, old_logbook]'),
      ),
    says: 'the other side, up of "lighthouse", takes the key "lighthouse_key"',
  },
  {
    finding: `${LIGHTHOUSE_TOP}:6:46 exit/two-doors`,
    sources: () => edit(LIGHTHOUSE_TOP, 'to: lighthouse }', 'to: lighthouse, door: open }'),
    says: 'the other side, up of "lighthouse", begins locked',
    fix: 'write it on one side, or the same on both',
  },
  {
    finding: `${LIGHTHOUSE_TOP}:6:48 exit/two-doors`,
    sources: () =>
      replaceIn(
        LIGHTHOUSE_TOP,
        'to: lighthouse }',
        'to: lighthouse, relock: 30 }',
        edit(LIGHTHOUSE_PATH, '    requires:', '    relock: never\n    requires:'),
      ),
    says: 'the other side, up of "lighthouse", has `relock: never`',
  },
  {
    finding: `${LIGHTHOUSE_PATH.replace('lighthouse', 'cave')}:1:5 world/unreachable-location`,
    sources: () =>
      add('worlds/vetrellis/locations/cave.yaml', 'id: cave\nname: A Cave\nzone: deep\ndescription: Dark.\n'),
  },
  {
    finding: `${LOGBOOK}:1:5 world/unplaced-item`,
    sources: () => edit(LIGHTHOUSE_PATH, 'items:\n  - id: old_logbook\n    spawn_chance: 1.0\n', ''),
  },
  {
    finding: `worlds/atlantis/manifest.yaml:1:1 world/unlisted`,
    sources: () =>
      add(
        'worlds/atlantis/manifest.yaml',
        SMALL_UNIVERSE[MANIFEST]?.replace('id: meridian', 'id: atlantis') ?? '',
      ),
  },
  {
    finding: `${CLIFFS}:11:11 item/placed-twice`,
    sources: () => edit(SHELL, '[lighthouse_top]', '[cliffs]'),
  },
  {
    finding: `${SHELL}:2:7 item/article-in-name`,
    sources: () => edit(SHELL, 'name: shell', 'name: a shell'),
  },
  { finding: `${CROWD}:5:1 keeper/crowd-talks`, sources: () => edit(CROWD, 'idle:', 'puzzled: Eh?\nidle:') },
];

/** The shell with parts, from the ninth line on. */
const shellWith = (parts: string): Sources =>
  edit(SHELL, 'at: [lighthouse_top]\n', `at: [lighthouse_top]\n${parts}\n`);

const OIL = 'fuel: { kind: oil, minutes: 60';
const CAN = 'refill: { kind: oil, portions: 1, minutes: 60 }';

const THINGS: readonly Case[] = [
  {
    finding: `${SHELL}:10:12 item/holds-twice`,
    sources: () => shellWith('container: { capacity: 2 }\nsupporter: { capacity: 2 }'),
  },
  {
    finding: `${SHELL}:9:32 item/key-without-lid`,
    sources: () => shellWith('container: { capacity: 2, key: lighthouse_key }'),
  },
  {
    finding: `${SHELL}:9:32 item/no-key`,
    sources: () => shellWith('container: { capacity: 2, lid: locked }'),
  },
  { finding: `${SHELL}:9:6 item/not-a-holder`, sources: () => shellWith('in: [lighthouse_key]') },
  {
    finding: `${SHELL}:9:6 item/in-itself`,
    sources: () => shellWith('in: [shell]\ncontainer: { capacity: 2 }'),
  },
  {
    finding: `${SHELL}:10:11 item/fixed-part`,
    sources: () => shellWith('fixed: true\nwearable: { slot: head }'),
  },
  {
    finding: `${SHELL}:9:39 item/one-portion`,
    sources: () => shellWith('edible: { by: eat, text: Salt., last: Gone. }'),
  },
  {
    finding: `${SHELL}:9:15 item/lit-with-fuel`,
    sources: () => shellWith(`light: { lit: true, ${OIL} } }\n${CAN}`),
  },
  {
    finding: `${SHELL}:9:48 item/over-full`,
    sources: () => shellWith(`light: { ${OIL}, full: 30 } }\n${CAN}`),
  },
  { finding: `${SHELL}:9:24 item/no-refill`, sources: () => shellWith(`light: { ${OIL} } }`) },
];

/** With what turns up on the cliffs, from the eleventh line on. */
const spawns = (written: string, sources: Sources = SMALL_UNIVERSE): Sources =>
  replaceIn(CLIFFS, 'items:\n', `spawns:\n${written}\nitems:\n`, sources);
const spawner = (more: string, row = 'item: shell'): string =>
  `  - { id: tide, ${more}, at_most: 2, table: [{ ${row} }] }`;
const HOURLY = 'every: 1h world';

const ONCE: readonly Case[] = [
  {
    finding: `${ARCHON}:21:15 schema/type`,
    sources: () => edit(ARCHON, 'once: heard_light', 'once: true'),
    fix: 'name the flag that is left: a name of its own, for example once: paid_for_net',
  },
];

const SPAWNS: readonly Case[] = [
  {
    finding: `${CLIFFS}:11:24 schema/delay`,
    sources: () => spawns(spawner('every: two hours')),
    says: 'no time to wait',
  },
  { finding: `${CLIFFS}:11:24 schema/delay`, sources: () => spawns(spawner('every: 9999d world')) },
  {
    finding: `${CLIFFS}:12:11 spawn/duplicate-id`,
    sources: () => spawns(`${spawner(HOURLY)}\n${spawner(HOURLY)}`),
  },
  {
    finding: `${CLIFFS}:11:79 spawn/item-twice`,
    sources: () => spawns(spawner(HOURLY, 'item: shell }, { item: shell')),
  },
  {
    finding: `${CLIFFS}:11:62 link/unknown-item`,
    sources: () => spawns(spawner(HOURLY, 'item: shel')),
    fix: 'did you mean "shell"?',
  },
  {
    finding: `${CLIFFS}:11:45 condition/no-player`,
    sources: () => spawns(spawner(`${HOURLY}, if: { has: shell }`)),
  },
  {
    finding: `${CLIFFS}:11:79 spawn/never-vanishes`,
    sources: () => spawns(spawner(HOURLY, 'item: shell, vanishes: Gone.')),
  },
  {
    finding: `${CLIFFS}:11:62 spawn/fixed-item`,
    sources: () =>
      spawns(spawner(HOURLY), edit(SHELL, 'transferable: true', 'transferable: true\nfixed: true')),
  },
  {
    finding: `${CLIFFS}:11:62 spawn/not-empty`,
    sources: () =>
      spawns(
        spawner(HOURLY),
        replaceIn(
          SHELL,
          'transferable: true',
          'transferable: true\ncontainer: { capacity: 2 }',
          edit(LOGBOOK, 'transferable: true', 'transferable: true\nin: [shell]'),
        ),
      ),
  },
  {
    finding: `${CAVE}:6:1 instance/spawns`,
    sources: () =>
      replaceIn(
        CAVE,
        'description: It drips.\n',
        `description: It drips.\nspawns: [{ id: drip, ${HOURLY}, at_most: 1, table: [{ item: shell }] }]\n`,
        own(SMALL_UNIVERSE),
      ),
  },
];

const FILES: readonly Case[] = [
  { finding: 'worlds/universe.yaml:1:1 file/missing', sources: () => without('worlds/universe.yaml') },
  { finding: 'worlds/meridian/manifest.yaml:1:1 file/missing', sources: () => without(MANIFEST) },
  { finding: 'locales/en.yaml:1:1 file/missing', sources: () => without('locales/en.yaml') },
  { finding: 'lexicon/en.yaml:1:1 file/missing', sources: () => without(LEXICON) },
  {
    finding: 'worlds/vetrellis/loations/x.yaml:1:1 file/unexpected',
    sources: () => add('worlds/vetrellis/loations/x.yaml', ''),
    fix: 'did you mean "locations"?',
  },
  {
    finding: `${LEXICON}:4:1 lexicon/missing-direction`,
    sources: () => edit(LEXICON, '  northeast: [northeast, ne]\n', ''),
  },
  {
    finding: `${LEXICON}:3:16 lexicon/duplicate-word`,
    sources: () => edit(LEXICON, 'look: [look, l]', 'look: [look, get]'),
  },
  {
    finding: 'lexicon/es.yaml:1:17 lexicon/duplicate-word',
    sources: () => add('lexicon/es.yaml', 'verbs: { look: [take] }\ndirections: {}\n'),
  },
  {
    finding: 'lexicon/es.yaml:3:14 lexicon/unknown-language',
    sources: () => add('lexicon/es.yaml', 'verbs: {}\ndirections: {}\nlanguages: { sp: [castellano] }\n'),
  },
];

const WORLD_WORDS = 'worlds/vetrellis/lexicon/es.yaml';

const WORDS: readonly Case[] = [
  {
    finding: `${WORLD_WORDS}:1:10 link/unknown-item`,
    sources: () => add(WORLD_WORDS, 'items: { shel: [concha] }'),
  },
  {
    finding: `${WORLD_WORDS}:1:15 link/unknown-keeper`,
    sources: () => add(WORLD_WORDS, 'characters: { archom: [farero] }'),
    fix: 'did you mean "archon"?',
  },
  {
    finding: `${WORLD_WORDS}:1:21 link/unknown-topic`,
    sources: () => add(WORLD_WORDS, 'topics: { archon: { ligt: [luz] } }'),
    fix: 'did you mean "light"?',
  },
  {
    finding: `${WORLD_WORDS}:1:14 link/unknown-location`,
    sources: () => add(WORLD_WORDS, 'locations: { clifs: [acantilado] }'),
  },
  {
    finding: `${WORLD_WORDS}:1:22 link/unknown-portal`,
    sources: () => add(WORLD_WORDS, 'portals: { cliffs: { up: [arriba] } }'),
  },
  {
    finding: `${WORLD_WORDS}:1:9 link/unknown-lore`,
    sources: () => add(WORLD_WORDS, 'lore: { the_lens: [lente] }'),
  },
  {
    finding: 'lexicon/es.yaml:3:11 link/unknown-quest',
    sources: () => add('lexicon/es.yaml', 'verbs: {}\ndirections: {}\nquests: { the_signal: [señal] }\n'),
  },
  {
    finding: 'lexicon/es.yaml:3:12 link/unknown-choice',
    sources: () => add('lexicon/es.yaml', 'verbs: {}\ndirections: {}\nchoices: { tea: [té] }\n'),
  },
];

const TEXTS: readonly Case[] = [
  {
    finding: `${SHELL}:4:14 text/syntax`,
    sources: () => edit(SHELL, 'It is what it is.', 'It is {what it is.'),
    says: 'between { and } there should be one name',
  },
  {
    finding: `${ARCHON}:33:7 text/syntax`,
    sources: () => edit(ARCHON, 'Archon flickers.', '"{n, plural, one {x}}"'),
  },
  {
    finding: `${SHELL}:4:14 text/unknown-argument`,
    sources: () => edit(SHELL, 'It is what it is.', 'It is {player}.'),
  },
  {
    finding: `${ARCHON}:7:10 text/unknown-argument`,
    sources: () => edit(ARCHON, `'"Welcome, {player}," says Archon.'`, `'"Welcome, {playr}."'`),
    fix: 'did you mean "player"?',
  },
  {
    finding: `locales/en.yaml:1:${FIRST_KEY.length + 3} text/unknown-argument`,
    sources: () => engineText('"{actr}"'),
    fix: 'did you mean "actor"?',
  },
  {
    finding: `${ARCHON}:7:10 text/hidden-argument`,
    sources: () =>
      edit(ARCHON, `'"Welcome, {player}," says Archon.'`, `"Archon says 'Welcome' and '{player}'."`),
  },
  { finding: 'locales/en.yaml:1:1 text/missing-key', sources: () => engineText(undefined) },
  { finding: 'locales/en.yaml:2:18 text/unused-key', sources: () => engineText('x\nplayer.sad.self: y') },
  {
    finding: 'worlds/vetrellis/prose/en.yaml:1:25 text/unused-key',
    sources: () => add('worlds/vetrellis/prose/en.yaml', 'location: { clifs.name: The Cliffs }'),
    fix: 'did you mean "vetrellis.location.cliffs.name"?',
  },
  {
    finding: 'worlds/vetrellis/prose/en.yaml:2:29 text/duplicate-key',
    sources: () =>
      add('worlds/vetrellis/prose/en.yaml', 'location.cliffs.name: One\nlocation: { cliffs: { name: Two } }'),
  },
  {
    finding: 'worlds/vetrellis/prose/es/own.yaml:1:31 text/lost-argument',
    sources: () => translated('worlds/vetrellis/prose/es/own.yaml', 'keeper.archon.greeting.first', 'Pasa.'),
    says: 'does not say {player}',
  },
  {
    finding: 'locales/es/own.yaml:1:23 text/added-argument',
    sources: () => translated('locales/es/own.yaml', 'player.answered.self', '{actor}'),
    says: 'the source has no {actor}',
  },
  {
    finding: 'worlds/vetrellis/prose/es/own.yaml:1:23 text/speech-marks',
    sources: () =>
      translated(
        'worlds/vetrellis/prose/es/own.yaml',
        'keeper.archon.idle.1',
        'Tarde, dice Archon.',
        edit(ARCHON, 'Archon flickers.', '“Late,” says Archon.'),
      ),
    says: 'bystanders hear nothing',
  },
  {
    finding: 'worlds/vetrellis/prose/es/own.yaml:1:23 text/speech-marks',
    sources: () =>
      translated('worlds/vetrellis/prose/es/own.yaml', 'keeper.archon.idle.1', 'Mira «El Faro».'),
    says: 'only what stands in marks',
  },
];

const ALL: readonly (readonly [string, readonly Case[]])[] = [
  ['YAML', YAML],
  ['schema', SCHEMA],
  ['lexicons', LEXICONS],
  ['links', LINKS],
  ['places', PLACES],
  ['things', THINGS],
  ['spawns', SPAWNS],
  ['flags', ONCE],
  ['files', FILES],
  ['texts', TEXTS],
  ['words', WORDS],
];

describe.each(ALL)('%s', (_, cases) => {
  it.each(cases.map((one) => [one.finding, one] as const))('[CT3] %s', (finding, { sources, fix, says }) => {
    const result = loadContent(sources());
    expect(result.findings.map(shortFinding)).toEqual([finding]);
    const [first] = result.findings;
    expect(result.ok).toBe(first?.severity === 'warning');
    if (fix !== undefined) expect(first?.fix).toBe(fix);
    if (says !== undefined) expect(first?.message).toContain(says);
  });
});

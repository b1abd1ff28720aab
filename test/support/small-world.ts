/** Two small worlds as specifications, for tests that are about the engine and not about any content. */
import { NO_PROGRESS_SPEC } from '../../src/domain/ability-spec.ts';
import type {
  Direction,
  ExitSpec,
  ItemSpec,
  KeeperSpec,
  LexiconSpec,
  LocationSpec,
  UniverseSpec,
  WorldSpec,
} from '../../src/domain/world-spec.ts';
import { shippedChart } from './shipped-charts.ts';

const exit = (direction: Direction, to: string, more: Partial<ExitSpec> = {}): ExitSpec => ({
  direction,
  to: to.includes('/')
    ? { world: to.split('/')[0] as string, location: to.split('/')[1] as string }
    : { world: 'isle', location: to },
  ...more,
});

const location = (world: string, id: string, exits: ExitSpec[], items: string[] = []): LocationSpec => ({
  id,
  name: `${world}.location.${id}.name`,
  zone: 'all',
  outdoors: true,
  tidal: false,
  description: { base: `${world}.location.${id}.description`, conditions: [] },
  exits,
  items: items.map((item) => ({ item, chance: { numerator: 1, denominator: 1 } })),
});

const item = (world: string, id: string, words: string[], more: Partial<ItemSpec> = {}): ItemSpec => ({
  id,
  name: `${world}.item.${id}.name`,
  words,
  description: { base: `${world}.item.${id}.description`, conditions: [] },
  itemType: 'tool',
  rarity: 'common',
  transferable: true,
  fixed: false,
  ...more,
});

const warden: KeeperSpec = {
  id: 'warden',
  chart: 'keeper',
  name: 'isle.keeper.warden.name',
  words: ['warden'],
  description: { base: 'isle.keeper.warden.description', conditions: [] },
  faction: 'wardens',
  schedule: [
    { fromMinute: 360, toMinute: 720, location: 'quay' },
    { fromMinute: 720, toMinute: 360, location: 'tower' },
  ],
  carries: ['brass_key'],
  greeting: { first: 'isle.keeper.warden.greeting.first', again: 'isle.keeper.warden.greeting.again' },
  topics: [
    {
      id: 'key',
      words: ['key'],
      replies: [
        {
          line: 'isle.keeper.warden.topic.key.1',
          consequences: [
            { type: 'give item', item: 'brass_key' },
            { type: 'award tokens', amount: 5 },
            { type: 'adjust reputation', faction: 'wardens', by: 250 },
          ],
          onceFlag: 'key_given',
        },
      ],
    },
  ],
  puzzled: 'isle.keeper.warden.puzzled',
  gifts: [{ item: 'shell', line: 'isle.keeper.warden.gift.1', consequences: [], returns: true }],
  idle: { everySeconds: [4, 9], lines: ['isle.keeper.warden.idle.1', 'isle.keeper.warden.idle.2'] },
};

const walker: KeeperSpec = {
  ...warden,
  id: 'walker',
  chart: 'wanderer',
  words: ['walker'],
  schedule: [],
  carries: [],
  topics: [],
  gifts: [],
  idle: { everySeconds: [3, 8], lines: ['isle.keeper.walker.idle.1'] },
  wanders: { zones: ['all'] },
};

const isle: WorldSpec = {
  id: 'isle',
  name: 'isle.name',
  arrival: 'quay',
  treasury: 10_000,
  welcome: { faction: 'strangers', by: 40 },
  locations: {
    quay: location(
      'isle',
      'quay',
      [exit('north', 'square'), exit('up', 'tower', { key: 'brass_key' })],
      ['shell', 'rope'],
    ),
    square: location('isle', 'square', [exit('south', 'quay'), exit('east', 'gate')], ['shell']),
    tower: location('isle', 'tower', [exit('down', 'quay')]),
    gate: location('isle', 'gate', [
      exit('west', 'square'),
      exit('in', 'deep/hall', { portal: { name: 'isle.portal', words: ['arch'] } }),
    ]),
  },
  items: {
    shell: item('isle', 'shell', ['white', 'shell']),
    rope: item('isle', 'rope', ['rope'], { transferable: false }),
    brass_key: item('isle', 'brass_key', ['brass', 'key']),
  },
  keepers: { warden, walker },
  events: [],
};

const deep: WorldSpec = {
  id: 'deep',
  name: 'deep.name',
  arrival: 'hall',
  treasury: 10_000,
  welcome: { faction: 'strangers', by: 60 },
  locations: {
    hall: location('deep', 'hall', [
      exit('north', 'deep/well'),
      exit('out', 'isle/gate', { portal: { name: 'deep.portal', words: ['arch'] } }),
    ]),
    well: location('deep', 'well', [exit('south', 'deep/hall')], ['coin_box']),
  },
  items: { coin_box: item('deep', 'coin_box', ['box']) },
  keepers: {
    shade: {
      ...walker,
      id: 'shade',
      words: ['shade'],
      idle: { everySeconds: [3, 8], lines: ['deep.keeper.shade.idle.1'] },
    },
  },
  events: [],
};

const lexicon: LexiconSpec = {
  verbs: {
    look: ['look', 'l'],
    examine: ['examine', 'x'],
    go: ['go'],
    take: ['take', 'get', 'pick up'],
    drop: ['drop'],
    give: ['give'],
    open: ['open'],
    close: ['close'],
    unlock: ['unlock'],
    lock: ['lock'],
    inventory: ['inventory', 'i'],
    say: ['say', "'", '"'],
    emote: ['emote', ':'],
    talk: ['talk'],
    ask: ['ask'],
    choose: ['choose'],
    answer: ['answer', 'reply'],
    who: ['who'],
    time: ['time'],
    help: ['help'],
    travel: ['travel'],
    enter: ['enter'],
    read: ['read'],
    score: ['score'],
    quests: ['quests', 'quest log'],
    journal: ['journal'],
    hint: ['hint'],
    abandon: ['abandon'],
    skills: ['skills'],
    train: ['train'],
    brief: ['brief'],
    verbose: ['verbose'],
    superbrief: ['superbrief'],
    exits: ['exits'],
    language: ['language'],
    alias: ['alias'],
    unalias: ['unalias'],
    wait: ['wait'],
    quit: ['quit'],
  },
  directions: {
    north: ['north', 'n'],
    northeast: ['northeast'],
    east: ['east', 'e'],
    southeast: ['southeast'],
    south: ['south', 's'],
    southwest: ['southwest'],
    west: ['west', 'w'],
    northwest: ['northwest'],
    up: ['up', 'u'],
    down: ['down', 'd'],
    in: ['in'],
    out: ['out'],
  },
  articles: ['the', 'a', 'an'],
  prepositions: {
    to: ['to'],
    about: ['about'],
    with: ['with'],
    through: ['through'],
    at: ['at'],
    in: ['into'],
  },
  words: {
    and: ['and'],
    all: ['all', 'everything'],
    except: ['except'],
    one: ['one'],
    it: ['it'],
    them: ['them'],
    him: ['him'],
    her: ['her'],
    self: ['me', 'myself'],
    token: ['token', 'tokens', 'coins'],
    door: ['door'],
    portal: ['portal', 'gate'],
    next: ['then'],
    again: ['again', 'g'],
    oops: ['oops'],
  },
  numbers: { 2: ['two'], 3: ['three'] },
  ordinals: { 1: ['first'], 2: ['second'], last: ['last'] },
  languages: { en: ['english'], es: ['spanish'] },
  plurals: ['s'],
  clitics: {},
};

export const SMALL_UNIVERSE: UniverseSpec = {
  behaviourHash: 'ab'.repeat(32),
  start: { world: 'isle', location: 'quay' },
  clock: { timeScale: 60, startMinute: 420, phases: { dawn: 330, day: 420, dusk: 1140, night: 1230 } },
  calendar: { months: [], weekdays: [], holidays: [] },
  economy: { purse: 20, discoveryReward: 3 },
  progress: NO_PROGRESS_SPEC,
  factions: ['strangers', 'wardens'].map((id) => ({ id, name: `faction.${id}` })),
  standings: [
    { standing: 'despised', from: -1000 },
    { standing: 'disliked', from: -499 },
    { standing: 'neutral', from: -199 },
    { standing: 'liked', from: 200 },
    { standing: 'revered', from: 500 },
  ],
  worlds: { isle, deep },
  locales: ['en', 'es'],
  charts: { keeper: shippedChart('keeper'), wanderer: shippedChart('wanderer') },
  lexicon,
  lexicons: { en: lexicon },
};

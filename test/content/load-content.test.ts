/** What a loaded universe holds: specs, texts and hashes. */
import { describe, expect, it } from 'vitest';
import { loadContent } from '../../src/content/load-content.ts';
import {
  LIGHTHOUSE,
  LIGHTHOUSE_PATH,
  load,
  replaceIn,
  SMALL_UNIVERSE,
  shortFinding,
} from './small-universe.ts';

const vetrellis = (sources = SMALL_UNIVERSE) => load(sources).universe.worlds.vetrellis!;

describe('the lighthouse', () => {
  it('[CT1] loads exactly as the source document has it', () => {
    const { lighthouse } = vetrellis().locations;
    expect(load(SMALL_UNIVERSE).findings).toEqual([]);
    expect(lighthouse).toEqual({
      id: 'lighthouse',
      name: 'vetrellis.location.lighthouse.name',
      zone: 'northern_coast',
      description: {
        base: 'vetrellis.location.lighthouse.description',
        conditions: [
          { when: { type: 'flag', flag: 'met_archon' }, add: 'vetrellis.location.lighthouse.description.1' },
          { when: { type: 'time', phase: 'night' }, add: 'vetrellis.location.lighthouse.description.2' },
        ],
      },
      exits: [
        {
          direction: 'south',
          to: { world: 'vetrellis', location: 'cliffs' },
          description: 'vetrellis.location.lighthouse.exit.south',
        },
        {
          direction: 'up',
          to: { world: 'vetrellis', location: 'lighthouse_top' },
          door: { start: 'locked', key: 'lighthouse_key', relockSeconds: 120, beyond: 'down' },
          lockedMessage: 'vetrellis.location.lighthouse.exit.up.locked',
        },
      ],
      items: [{ item: 'old_logbook', chance: { numerator: 1, denominator: 1 } }],
      tidal: false,
    });
  });

  it('[CT1] loads the same under a comment line', () => {
    const commented = `# content/worlds/vetrellis/locations/lighthouse.yaml\n${LIGHTHOUSE}`;
    expect(load({ ...SMALL_UNIVERSE, [LIGHTHOUSE_PATH]: commented })).toEqual(load(SMALL_UNIVERSE));
  });

  it('[CT6] keeps its keeper on its schedule', () => {
    expect(vetrellis().keepers.archon?.schedule).toEqual([
      { fromMinute: 360, toMinute: 1320, location: 'lighthouse_top' },
      { fromMinute: 1320, toMinute: 360, location: 'lighthouse' },
    ]);
  });

  it('[CT8] has prose without the line breaks of its file', () => {
    const { en } = load(SMALL_UNIVERSE).texts;
    expect(en?.['vetrellis.location.lighthouse.description']).toBe(
      'The lighthouse stands against the sky, its white walls weathered by salt and years. ' +
        'A spiral staircase winds upward through the tower.',
    );
    expect(en?.['vetrellis.location.lighthouse.description.2']).toBe(
      'The beacon sweeps across the dark waters.',
    );
  });
});

describe('specs', () => {
  it('[CT5] chances are exact, and what lies there by its own file comes last', () => {
    expect(vetrellis().locations.cliffs?.items).toEqual([
      { item: 'shell', chance: { numerator: 1, denominator: 4 } },
    ]);
    expect(vetrellis().locations.lighthouse_top?.items).toEqual([
      { item: 'shell', chance: { numerator: 1, denominator: 1 } },
    ]);
  });

  it('[CT5] times of day are minutes', () => {
    const { clock } = load(SMALL_UNIVERSE).universe;
    expect(clock).toEqual({
      timeScale: 60,
      startMinute: 420,
      phases: { dawn: 330, day: 420, dusk: 1140, night: 1230 },
    });
  });

  it('[CT4] a portal leads into another world', () => {
    expect(vetrellis().locations.cliffs?.exits[1]).toEqual({
      direction: 'down',
      to: { world: 'meridian', location: 'gangway' },
      portal: { name: 'vetrellis.location.cliffs.exit.down.portal', words: ['gate', 'salt'] },
    });
  });

  it('[CT7] a keeper has its replies, conditions and consequences', () => {
    const { archon } = vetrellis().keepers;
    expect(archon?.topics).toEqual([
      {
        id: 'light',
        words: ['light', 'the beacon'],
        replies: [
          {
            when: { type: 'not', condition: { type: 'flag', flag: 'met_archon' } },
            line: 'vetrellis.keeper.archon.topic.light.1',
            consequences: [],
          },
          {
            line: 'vetrellis.keeper.archon.topic.light.2',
            consequences: [
              { type: 'give item', item: 'lighthouse_key' },
              { type: 'adjust reputation', faction: 'the_wanderers', by: 5 },
              { type: 'award tokens', amount: 5 },
            ],
            onceFlag: 'heard_light',
          },
        ],
      },
      {
        id: 'sea',
        words: ['sea'],
        replies: [{ line: 'vetrellis.keeper.archon.topic.sea.1', consequences: [] }],
      },
    ]);
    expect(archon?.gifts).toEqual([
      {
        item: 'shell',
        returns: true,
        line: 'vetrellis.keeper.archon.gift.1',
        when: {
          type: 'all',
          conditions: [
            { type: 'has', item: 'shell' },
            { type: 'standing', faction: 'the_wanderers', atLeast: 'neutral' },
          ],
        },
        consequences: [{ type: 'set flag', flag: 'showed_shell' }],
      },
    ]);
    expect(archon?.idle.lines).toEqual(['vetrellis.keeper.archon.idle.1', 'vetrellis.keeper.archon.idle.2']);
  });

  it('[CT7] one of the crowd wanders in zones and has no schedule', () => {
    const { gull_watcher: watcher } = vetrellis().keepers;
    expect(watcher?.wanders).toEqual({ zones: ['northern_coast'] });
    expect(watcher?.schedule).toEqual([]);
    expect(watcher).not.toHaveProperty('greeting');
  });

  it('[CT8] words to type are lower case, phrases of verbs kept whole', () => {
    const { lexicon } = load(SMALL_UNIVERSE).universe;
    expect(lexicon.verbs.take).toEqual(['take', 'get', 'pick up']);
    expect(lexicon.directions.north).toEqual(['north', 'n']);
  });

  it('[CT8] a second language adds its words to the lexicon', () => {
    const spanish = 'verbs: { take: [coger, take] }\ndirections: { north: [norte] }\n';
    const { lexicon } = load({ ...SMALL_UNIVERSE, 'lexicon/es.yaml': spanish }).universe;
    expect(lexicon.verbs.take).toEqual(['take', 'get', 'pick up', 'coger']);
    expect(lexicon.directions.north).toEqual(['north', 'n', 'norte']);
  });

  it('[CT2] a key with nothing after it is as good as not written', () => {
    const sources = replaceIn('worlds/meridian/locations/gangway.yaml', 'exits:', 'items:\nexits:');
    expect(load(sources)).toEqual(load(SMALL_UNIVERSE));
  });

  it('[CT6] a keeper without a schedule in `npcs` is always there', () => {
    const sources = {
      ...replaceIn('worlds/meridian/locations/gangway.yaml', 'exits:', 'npcs: [{ id: bosun }]\nexits:'),
      'worlds/meridian/characters/bosun.yaml':
        'id: bosun\nname: the bosun\ndescription: Broad.\nfaction: the_wanderers\nidle: { every_seconds: [9, 9], lines: [Hm.] }\n',
    };
    expect(load(sources).universe.worlds.meridian?.keepers.bosun?.schedule).toEqual([
      { fromMinute: 0, toMinute: 1440, location: 'gangway' },
    ]);
  });
});

describe('texts', () => {
  const { texts } = load(SMALL_UNIVERSE);

  it('[CT8] names come with their articles', () => {
    expect(texts.en?.['vetrellis.item.old_logbook.a']).toBe('an old logbook');
    expect(texts.en?.['vetrellis.item.old_logbook.the']).toBe('the old logbook');
    expect(texts.en?.['vetrellis.item.lighthouse_key.a']).toBe('a brass key');
  });

  it.each([
    ['some', 'some shell', 'the shell'],
    ['none', 'shell', 'shell'],
    ['the', 'the shell', 'the shell'],
  ])('[CT8] article %s', (article, indefinite, definite) => {
    const { en } = load(
      replaceIn('worlds/vetrellis/items/shell.yaml', 'type:', `article: ${article}\ntype:`),
    ).texts;
    expect([en?.['vetrellis.item.shell.a'], en?.['vetrellis.item.shell.the']]).toEqual([
      indefinite,
      definite,
    ]);
  });

  it('[CT8] an inscription keeps its line breaks', () => {
    expect(texts.en?.['vetrellis.item.old_logbook.text']).toBe('Day 1.\nRain.');
  });

  it('[CT8] an empty line begins a paragraph, in a | block and in a > block', () => {
    for (const style of ['|', '>']) {
      const block = `description: ${style}\n  One\n  two.\n\n  Three.\n`;
      const sources = replaceIn(
        'worlds/meridian/locations/gangway.yaml',
        'description: Planks over black water.\n',
        block,
      );
      expect(load(sources).texts.en?.['meridian.location.gangway.description']).toBe('One two.\nThree.');
    }
  });

  it('[CT8] prose files translate, and replace, the texts of a world', () => {
    const spanish =
      'location:\n  cliffs:\n    name: Los acantilados\n    description: Viento.\nitem: { shell: { the: la concha } }\n';
    const { es, en } = load({
      ...SMALL_UNIVERSE,
      'worlds/vetrellis/prose/es.yaml': spanish,
      'worlds/vetrellis/prose/en.yaml': 'vetrellis: { location: { cliffs: { name: The White Cliffs } } }',
    }).texts;
    expect(es).toEqual({
      'vetrellis.item.shell.the': 'la concha',
      'vetrellis.location.cliffs.description': 'Viento.',
      'vetrellis.location.cliffs.name': 'Los acantilados',
    });
    expect(en?.['vetrellis.location.cliffs.name']).toBe('The White Cliffs');
  });

  it('[CT8] additions of a description are translated next to it, with or without dots', () => {
    const spanish = `location.lighthouse:
  description: El faro.
  description.1: Brilla.
  exit: { south: Abajo., up.locked: Cerrado. }
keeper.archon.idle: [Parpadea., Zumba.]
`;
    const { es } = load({ ...SMALL_UNIVERSE, 'worlds/vetrellis/prose/es.yaml': spanish }).texts;
    expect(Object.keys(es ?? {})).toEqual([
      'vetrellis.keeper.archon.idle.1',
      'vetrellis.keeper.archon.idle.2',
      'vetrellis.location.lighthouse.description',
      'vetrellis.location.lighthouse.description.1',
      'vetrellis.location.lighthouse.exit.south',
      'vetrellis.location.lighthouse.exit.up.locked',
    ]);
  });
});

describe('hashes', () => {
  const base = load(SMALL_UNIVERSE);
  const prose: readonly (readonly [string, string, string])[] = [
    [LIGHTHOUSE_PATH, 'A spiral staircase', 'A winding staircase'],
    [LIGHTHOUSE_PATH, 'name: The Lighthouse', 'name: The Tower'],
    ['worlds/vetrellis/items/lighthouse_key.yaml', 'name: brass key', 'name: iron key'],
    ['worlds/vetrellis/characters/archon.yaml', 'Archon hums.', 'Archon is silent.'],
    ['locales/en.yaml', 'text of help.self', 'Ask anybody.'],
    ['worlds/universe.yaml', 'name: The Wanderers', 'name: Wanderers'],
  ];

  it.each(prose)(
    '[CT9] prose of %s changes the prose hash and not the behaviour hash',
    (path, piece, replacement) => {
      const edited = load(replaceIn(path, piece, replacement));
      expect(edited.universe).toEqual(base.universe);
      expect(edited.proseHash).not.toBe(base.proseHash);
    },
  );

  const behaviour: readonly (readonly [string, string, string])[] = [
    [LIGHTHOUSE_PATH, 'spawn_chance: 1.0', 'spawn_chance: 0.5'],
    [LIGHTHOUSE_PATH, 'direction: south', 'direction: west'],
    ['worlds/universe.yaml', 'purse: 20', 'purse: 21'],
    ['worlds/vetrellis/characters/archon.yaml', 'award_tokens: 5', 'award_tokens: 6'],
    ['lexicon/en.yaml', '[look, l]', '[look]'],
  ];

  it.each(behaviour)('[CT9] a rule in %s changes the behaviour hash', (path, piece, replacement) => {
    const edited = load(replaceIn(path, piece, replacement));
    expect(edited.universe.behaviourHash).not.toBe(base.universe.behaviourHash);
  });

  it('[CT9] comments, key order and 1.0 or 1 make no difference', () => {
    const sources = replaceIn(LIGHTHOUSE_PATH, 'spawn_chance: 1.0', 'spawn_chance: 1 # always');
    expect(load(sources)).toEqual(base);
  });

  it('[CT9] hashes are 64 hex digits', () => {
    expect(base.universe.behaviourHash).toMatch(/^[0-9a-f]{64}$/);
    expect(base.proseHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('[CT10] what is loaded cannot be changed', () => {
    const location = base.universe.worlds.vetrellis!.locations.cliffs as { name: string };
    expect(() => {
      location.name = 'x';
    }).toThrow(TypeError);
    expect(Object.isFrozen(base.texts.en)).toBe(true);
  });
});

it('[CT3] every finding of every file is reported at once', () => {
  const broken = {
    ...replaceIn('worlds/vetrellis/locations/cliffs.yaml', 'zone:', 'zoen:'),
    'worlds/vetrellis/items/shell.yaml': 'id: [',
    [LIGHTHOUSE_PATH]: LIGHTHOUSE.replace('to: cliffs', 'to: clifs'),
  };
  const result = loadContent(broken);
  expect(result.ok).toBe(false);
  expect(result.findings.map(shortFinding)).toEqual([
    'worlds/vetrellis/items/shell.yaml:1:6 yaml/syntax',
    'worlds/vetrellis/locations/cliffs.yaml:1:1 schema/missing',
    'worlds/vetrellis/locations/cliffs.yaml:3:1 schema/unknown-key',
    `${LIGHTHOUSE_PATH}:19:9 link/unknown-location`,
  ]);
});

/** The small isle with a quay full of things of every kind, and a cellar without light below it. */
import type { ThingParts } from '../../src/domain/thing-spec.ts';
import type {
  ItemSpec,
  LexiconSpec,
  LocationSpec,
  UniverseSpec,
  WorldSpec,
} from '../../src/domain/world-spec.ts';
import { SMALL_UNIVERSE } from './small-world.ts';

const isle = SMALL_UNIVERSE.worlds['isle'] as WorldSpec;
const quay = isle.locations['quay'] as LocationSpec;

const CERTAIN = { numerator: 1, denominator: 1 };

const thing = (id: string, parts: ThingParts = {}, more: Partial<ItemSpec> = {}): ItemSpec => ({
  id,
  name: `isle.item.${id}.name`,
  words: id.split('_'),
  description: { base: `isle.item.${id}.description`, conditions: [] },
  itemType: 'tool',
  rarity: 'common',
  transferable: true,
  fixed: false,
  ...parts,
  ...more,
});

const THINGS: readonly ItemSpec[] = [
  thing('chest', {
    weight: 40_000,
    bulk: 80,
    holder: { how: 'in', capacity: 30, transparent: false, lid: { state: 'locked', key: 'chest_key' } },
    contents: ['doll', 'coal'],
  }),
  thing('chest_key', { weight: 20, bulk: 0 }, { words: ['tiny', 'key'] }),
  thing('doll', { weight: 300, bulk: 1 }),
  thing('coal', { weight: 900, bulk: 2 }, { transferable: false }),
  thing(
    'case',
    {
      holder: { how: 'in', capacity: 4, transparent: true, lid: { state: 'closed' } },
      contents: ['ring'],
    },
    { fixed: true },
  ),
  thing('ring', { weight: 5, bulk: 0 }),
  thing('shelf', { holder: { how: 'on', capacity: 6, transparent: false } }, { fixed: true }),
  thing('bag', { weight: 400, bulk: 6, holder: { how: 'in', capacity: 5, transparent: false } }),
  thing('sack', { weight: 400, bulk: 5, holder: { how: 'in', capacity: 5, transparent: false } }),
  thing('anvil', { weight: 90_000, bulk: 20 }),
  thing('mattress', { weight: 9000, bulk: 200 }),
  thing('stove', { weight: 20_000, bulk: 50 }),
  thing('kettle', { weight: 6000, bulk: 12 }),
  thing('shirt', { wearable: { slot: 'body', layer: 'under' } }),
  thing('coat', {
    bulk: 5,
    wearable: { slot: 'body', layer: 'over' },
    holder: { how: 'in', capacity: 3, transparent: false },
  }),
  thing('jacket', { wearable: { slot: 'body', layer: 'over' } }),
  thing('bread', { edible: { by: 'eat', portions: 2, text: 'isle.item.bread.edible.text' } }),
  thing(
    'barrel',
    { edible: { by: 'drink', portions: 1, text: 'isle.item.barrel.edible.text' } },
    { fixed: true },
  ),
  thing('lamp', {
    bulk: 3,
    light: { by: 'flame', lit: false, fuel: { kind: 'oil', minutes: 60, full: 120 } },
  }),
  thing('beacon', { light: { by: 'flame', lit: true } }, { fixed: true }),
  thing('can', { refill: { kind: 'oil', portions: 2, minutes: 60 } }),
  thing('flask', { refill: { kind: 'spirit', portions: 1, minutes: 60 } }),
  thing('wick', { light: { by: 'flame', lit: false, fuel: { kind: 'oil', minutes: 0, full: 60 } } }),
  thing('dregs', { refill: { kind: 'oil', portions: 0, minutes: 60 } }),
  thing('stool', { weight: 3000, bulk: 8, seat: { how: 'sit', seats: 1 } }),
];

/** What begins inside something else. */
const PACKED: readonly string[] = ['doll', 'coal', 'ring', 'beacon'];

const cellar: LocationSpec = {
  ...quay,
  id: 'cellar',
  name: 'isle.location.cellar.name',
  exits: [{ direction: 'up', to: { world: 'isle', location: 'quay' } }],
  dark: {},
  items: [],
};

/** With the words for what is done with things. */
const lexicon: LexiconSpec = {
  ...SMALL_UNIVERSE.lexicon,
  verbs: {
    ...SMALL_UNIVERSE.lexicon.verbs,
    put: ['put'],
    empty: ['empty'],
    search: ['look in', 'search'],
    wear: ['wear'],
    remove: ['remove', 'take off'],
    eat: ['eat'],
    drink: ['drink'],
    light: ['light'],
    extinguish: ['extinguish'],
    fill: ['fill'],
    pour: ['pour'],
    sit: ['sit', 'sit on'],
    stand: ['stand'],
  },
  prepositions: {
    ...SMALL_UNIVERSE.lexicon.prepositions,
    into: ['in', 'into'],
    on: ['on'],
    from: ['from'],
  },
};

export const THING_UNIVERSE: UniverseSpec = {
  ...SMALL_UNIVERSE,
  worlds: {
    ...SMALL_UNIVERSE.worlds,
    isle: {
      ...isle,
      locations: {
        ...isle.locations,
        quay: {
          ...quay,
          exits: [...quay.exits, { direction: 'down', to: { world: 'isle', location: 'cellar' } }],
          items: [
            ...quay.items,
            ...THINGS.filter(({ id }) => !PACKED.includes(id)).map(({ id }) => ({
              item: id,
              chance: CERTAIN,
            })),
          ],
        },
        square: {
          ...(isle.locations['square'] as LocationSpec),
          items: [{ item: 'beacon', chance: CERTAIN }],
        },
        cellar,
      },
      items: { ...isle.items, ...Object.fromEntries(THINGS.map((item) => [item.id, item])) },
    },
  },
  lexicon,
  lexicons: { en: lexicon },
};

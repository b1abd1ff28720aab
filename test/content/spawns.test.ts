/** What turns up by itself, from the files of a world to its specification, its texts and its map. */
import { expect, it } from 'vitest';
import { drawMap } from '../../src/content/map/draw-map.ts';
import type { WorldSpec } from '../../src/domain/world-spec.ts';
import { load, replaceIn } from './small-universe.ts';

const CLIFFS = 'worlds/vetrellis/locations/cliffs.yaml';
const SPAWNS = `spawns:
  - id: wrack
    every: 2h world
    at_most: 3
    if: { tide: low }
    vanish: 1d world
    table:
      - item: feather
        weight: 4
        appears: A feather comes down.
        vanishes: The wind takes a feather.
      - item: shell
items:
`;
const FEATHER = `id: feather
name: feather
description: White.
type: curio
rarity: common
transferable: true
`;

const sources = {
  ...replaceIn(CLIFFS, 'items:\n', SPAWNS),
  'worlds/vetrellis/items/feather.yaml': FEATHER,
};

it('[SW9] tables, times and texts are linked; what only turns up is somewhere', () => {
  const { universe, texts, findings } = load(sources);
  expect(findings).toEqual([]);
  const key = 'vetrellis.location.cliffs.spawn.wrack.feather';
  expect(universe.worlds['vetrellis']?.locations['cliffs']?.spawns).toEqual([
    {
      id: 'wrack',
      every: { unit: 'world minutes', amount: 120 },
      atMost: 3,
      when: { type: 'tide', tide: 'low' },
      vanish: { unit: 'world minutes', amount: 1440 },
      table: [
        { item: 'feather', weight: 4, appears: `${key}.appears`, vanishes: `${key}.vanishes` },
        { item: 'shell', weight: 1 },
      ],
    },
  ]);
  expect(texts['en']?.[`${key}.appears`]).toBe('A feather comes down.');
});

it('[SW9] the map shows it in brackets', () => {
  const { universe, texts } = load(sources);
  const world = universe.worlds['vetrellis'] as WorldSpec;
  expect(drawMap({ world, universe, texts: texts['en'] ?? {} })).toContain('(feather)');
});

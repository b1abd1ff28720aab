/** Rooms on a grid. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { placeRooms } from '../../src/content/map/place-rooms.ts';
import { DIRECTIONS, type LocationSpec } from '../../src/domain/world-spec.ts';
import { load, SMALL_UNIVERSE } from './small-universe.ts';

const world = load(SMALL_UNIVERSE).universe.worlds['vetrellis'];
const any = world?.locations['cliffs'] as LocationSpec;

const room = (
  id: string,
  ways: readonly (readonly [LocationSpec['exits'][number]['direction'], string])[],
) => ({
  ...any,
  id,
  exits: ways.map(([direction, to]) => ({ direction, to: { world: 'vetrellis', location: to } })),
});

it('[MA3] each room has a cell of its own, whatever its exits say', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
  const way = fc.tuple(fc.constantFrom(...DIRECTIONS), fc.constantFrom(...names, 'nowhere'));
  fc.assert(
    fc.property(fc.array(fc.array(way, { maxLength: 5 }), { minLength: 8, maxLength: 8 }), (exits) => {
      const locations = Object.fromEntries(names.map((id, index) => [id, room(id, exits[index] ?? [])]));
      const cells = placeRooms(locations, 'a');
      const taken = [...cells.values()].map(({ column, row }) => `${column} ${row}`);
      expect(cells.size).toBe(names.length);
      expect(new Set(taken).size).toBe(names.length);
      expect([...cells.values()].every(({ column, row }) => column >= 0 && row >= 0)).toBe(true);
    }),
  );
});

it('[MA3] a way of the compass leads where it says when there is room', () => {
  const cells = placeRooms(
    {
      a: room('a', [
        ['north', 'b'],
        ['east', 'c'],
      ]),
      b: room('b', []),
      c: room('c', []),
    },
    'a',
  );
  expect([cells.get('a'), cells.get('b'), cells.get('c')]).toEqual([
    { column: 0, row: 1 },
    { column: 0, row: 0 },
    { column: 1, row: 1 },
  ]);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Address } from '../../../src/domain/stat7/address.ts';
import { distance, WEIGHTS } from '../../../src/domain/stat7/distance.ts';
import { contains } from '../../../src/domain/stat7/region.ts';
import { SpaceIndex } from '../../../src/domain/stat7/space-index.ts';
import { anyAddress, anyRegion } from './any-address.ts';

type Thing = { readonly id: string; readonly address: Address };

/** Of different lines, as all things of one universe are. */
const anyThings: fc.Arbitrary<Thing[]> = fc.array(anyAddress, { maxLength: 40 }).map((addresses) =>
  addresses.map((address, index) => ({
    id: `thing:${(index * 17) % 41}`,
    address: { ...address, lineage: { ...address.lineage, line: String(index).padStart(20, '0') } },
  })),
);

function indexOf(things: readonly Thing[]): SpaceIndex<Thing> {
  const index = new SpaceIndex<Thing>();
  for (const thing of things) index.put(thing);
  return index;
}

const byId = (left: Thing, right: Thing): number => (left.id < right.id ? -1 : 1);

describe('an index of the space', () => {
  it('[SA15] finds what a look at every thing finds, by any dimensions at once, sorted by id', () => {
    fc.assert(
      fc.property(anyThings, anyRegion, fc.boolean(), (things, any, exactLine) => {
        const line = things[0]?.address.lineage.line;
        const region =
          exactLine && line !== undefined ? { ...any, lineage: [{ line }, { from: 0, to: 4 }] } : any;
        const expected = things.filter(({ address }) => contains(region, address)).sort(byId);
        expect(indexOf(things).find(region)).toEqual(expected);
      }),
      { numRuns: 400 },
    );
  });

  it('[SA15] finds a thing where it is, and no more where it was', () => {
    fc.assert(
      fc.property(
        anyThings,
        fc.array(fc.tuple(fc.nat(), fc.option(anyAddress))),
        anyRegion,
        (things, moves, region) => {
          const index = indexOf(things);
          const now = new Map(things.map((thing) => [thing.id, thing]));
          for (const [pick, address] of moves) {
            const thing = things[pick % Math.max(1, things.length)];
            if (thing === undefined) continue;
            if (address === null) {
              index.delete(thing.id);
              now.delete(thing.id);
            } else {
              const { line } = thing.address.lineage;
              const moved = { ...thing, address: { ...address, lineage: { ...address.lineage, line } } };
              index.put(moved);
              now.set(thing.id, moved);
            }
          }
          expect(index.size).toBe(now.size);
          expect(index.find({})).toEqual([...now.values()].sort(byId));
          expect(index.find(region)).toEqual(
            [...now.values()].filter(({ address }) => contains(region, address)).sort(byId),
          );
          for (const thing of now.values()) expect(index.ofLine(thing.address.lineage.line)).toEqual(thing);
        },
      ),
    );
  });

  it('[SA15] has no two things of one line', () => {
    fc.assert(
      fc.property(anyAddress, (address) => {
        const index = indexOf([{ id: 'thing:1', address }]);
        expect(() => index.put({ id: 'thing:2', address })).toThrow('are of one line');
      }),
      { numRuns: 5 },
    );
  });

  it('[SA16] has as neighbours whom a look at every thing finds near, nearest first', () => {
    const anyRadius = fc.option(
      fc.constantFrom(0, 1, 60, 300, WEIGHTS.realm - 1, WEIGHTS.realm, 3_000, 9_000),
      {
        nil: undefined,
      },
    );
    const anyCount = fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined });
    fc.assert(
      fc.property(
        anyThings,
        anyAddress,
        anyRadius,
        anyCount,
        fc.boolean(),
        (things, address, radius, count, odd) => {
          const among = ({ id }: Thing): boolean => !odd || Number(id.slice(6)) % 2 === 1;
          const expected = things
            .filter(among)
            .map((thing) => ({ thing, distance: distance(address, thing.address) }))
            .filter((one) => one.distance <= (radius ?? one.distance))
            .sort((left, right) => left.distance - right.distance || byId(left.thing, right.thing))
            .slice(0, count);
          const asked = {
            ...(radius === undefined ? {} : { radius }),
            ...(count === undefined ? {} : { count }),
          };
          expect(indexOf(things).near(address, asked, among)).toEqual(expected);
        },
      ),
      { numRuns: 500 },
    );
  });
});

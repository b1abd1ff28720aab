import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAddress } from '../../../src/domain/stat7/address-uri.ts';
import { DISTANCE_MAX, distance } from '../../../src/domain/stat7/distance.ts';
import { anyAddress } from './any-address.ts';

describe('the distance of two addresses', () => {
  it('[SA14] is a whole number, the same both ways, and 0 for one address only', () => {
    fc.assert(
      fc.property(anyAddress, anyAddress, (left, right) => {
        const far = distance(left, right);
        expect(Number.isSafeInteger(far) && far >= 0 && far <= DISTANCE_MAX).toBe(true);
        expect(distance(right, left)).toBe(far);
        expect(distance(left, left)).toBe(0);
      }),
    );
  });

  it('[SA14] is not 0 for two that are alike but for one line', () => {
    fc.assert(
      fc.property(anyAddress, (address) => {
        const twin = { ...address, lineage: { ...address.lineage, line: 'a'.repeat(20) } };
        expect(distance(address, twin) === 0).toBe(formatAddress(address) === formatAddress(twin));
        expect(distance(address, twin)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('[SA14] is never shorter by way of a third', () => {
    fc.assert(
      fc.property(anyAddress, anyAddress, anyAddress, (from, by, to) => {
        expect(distance(from, to)).toBeLessThanOrEqual(distance(from, by) + distance(by, to));
      }),
      { numRuns: 2_000 },
    );
  });

  it('[SA14] is greater to another cluster than to anything in its own, and to another realm than to anything in its own', () => {
    fc.assert(
      fc.property(anyAddress, anyAddress, anyAddress, (home, near, far) => {
        const { adjacency, realm } = home;
        const elsewhere = { ...far, adjacency: `${adjacency.slice(0, 40)}-else` };
        expect(distance(home, { ...near, adjacency })).toBeLessThan(distance(home, elsewhere));
        const abroad = { ...far, adjacency, realm: realm === 'sol_1' ? 'sol_2' : 'sol_1' };
        expect(distance(home, { ...near, adjacency, realm })).toBeLessThan(distance(home, abroad));
      }),
    );
  });

  it('[SA14] adds up what each dimension weighs', () => {
    const here = {
      realm: 'isle',
      lineage: { generation: 0, line: '0'.repeat(20) },
      adjacency: 'cluster_0',
      horizon: 'genesis',
      resonance: 'narrative_prime',
      velocity: 0,
      density: 0,
    } as const;
    expect(distance(here, { ...here, horizon: 'decay' })).toBe(144);
    expect(distance(here, { ...here, density: 2 })).toBe(32);
    expect(distance(here, { ...here, density: 9_999 })).toBe(240);
    expect(distance(here, { ...here, velocity: 7, lineage: { generation: 3, line: '1'.repeat(20) } })).toBe(
      14,
    );
    expect(distance(here, { ...here, resonance: 'quest_a', realm: 'deep', adjacency: 'cluster_1' })).toBe(
      5_376,
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Address } from '../../../src/domain/stat7/address.ts';
import { addressOfGame } from '../../../src/domain/stat7/address-of-game.ts';
import { formatRegion, parseRegion, REGION_LENGTH_MAX } from '../../../src/domain/stat7/parse-region.ts';
import { contains, matches, type Region } from '../../../src/domain/stat7/region.ts';
import { anyAddress, anyRegion } from './any-address.ts';

function region(text: string): Region {
  const reading = parseRegion(text);
  if (!reading.ok) throw new Error(`${text}: ${reading.code}`);
  return reading.region;
}

const game = (hints: Parameters<typeof addressOfGame>[0]['hints'] = {}, realm = 'sol_1'): Address =>
  addressOfGame({ seed: 'any', game: 'tavern', realm, hints: { adjacency: 'cluster_0', ...hints } });

describe('a region', () => {
  it.each([
    ['*', true],
    ['realm=sol_*;adjacency=cluster_0', true],
    [' realm = sol_1 ; adjacency = cluster_* ', true],
    ['realm=sol_2|sol_1', true],
    ['realm=sol_2', false],
    ['realm=sol', false],
    ['realm=*_*', true],
    ['realm=sol_*;adjacency=cluster_1', false],
    ['horizon=peak', true],
    ['horizon=genesis..emergence', false],
    ['horizon=emergence..', true],
    ['horizon=..emergence|decay', false],
    ['lineage=3', true],
    ['lineage=0..2', false],
    ['resonance=narrative_*', true],
    ['resonance=quest_*', false],
    ['velocity=..6', false],
    ['velocity=7..', true],
    ['density=0|2..', true],
    ['density=1', false],
  ])('[SA5] %s has the game in it: %s', (text, expected) => {
    const address = game({ generation: 3, horizon: 'peak', velocity: 7 });
    expect(contains(region(text), address)).toBe(expected);
  });

  it('[SA5] names one thing for life by its line', () => {
    const { line } = game().lineage;
    const text = `lineage=${line}`;
    expect(contains(region(text), game({ generation: 9, horizon: 'decay', velocity: 5 }, 'sol_7'))).toBe(
      true,
    );
    const other = addressOfGame({ seed: 'any', game: 'forest', realm: 'sol_1' });
    expect(contains(region(text), other)).toBe(false);
  });

  it('[SA5] names realms with any signs, encoded where they mean something here', () => {
    const realm = 'a;b=c|d*e%f';
    expect(contains(region('realm=a%3Bb%3Dc%7Cd%2Ae%25f'), game({}, realm))).toBe(true);
    expect(contains(region('realm=The Magic Kingdom'), game({}, 'The Magic Kingdom'))).toBe(true);
    expect(contains(region('realm=a%3B*'), game({}, realm))).toBe(true);
    expect(contains(region('realm=a%2A'), game({}, realm))).toBe(false);
  });

  it('[SA5] asks for each dimension by itself', () => {
    fc.assert(
      fc.property(anyRegion, anyAddress, (whole, address) => {
        const clauses = formatRegion(whole).split(';');
        expect(contains(whole, address)).toBe(clauses.every((clause) => contains(region(clause), address)));
      }),
    );
  });

  it('[SA5] reads a star as any signs, also none', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 3 }), {
          minLength: 1,
          maxLength: 4,
        }),
        fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 }),
        (pattern, text) => {
          expect(matches(pattern, text)).toBe(new RegExp(`^${pattern.join('.*')}$`).test(text));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('[SA6] is read from its text as it was', () => {
    fc.assert(
      fc.property(anyRegion, (any) => {
        expect(region(formatRegion(any))).toEqual(any);
      }),
    );
    expect(formatRegion(region('*'))).toBe('*');
    expect(formatRegion(region('density=1..|0; horizon=decay..|genesis;realm=a b*'))).toBe(
      'realm=a%20b*;horizon=genesis|decay|crystallization;density=1..9999|0',
    );
  });

  it.each([
    ['region/clause', '', ''],
    ['region/clause', 'somewhere', 'somewhere'],
    ['region/clause', 'realm=sol_1;', ''],
    ['region/unknown-dimension', 'realm=sol_1;colour=red', 'colour=red'],
    ['region/unknown-dimension', 'constructor=1', 'constructor=1'],
    ['region/dimension-twice', 'density=0;density=1', 'density=1'],
    ['region/value', 'realm=', 'realm='],
    ['region/value', 'realm=a||b', 'realm=a||b'],
    ['region/value', 'realm=%', 'realm=%'],
    ['region/value', 'realm=\ud800', 'realm=\ud800'],
    ['region/value', 'adjacency=Cluster', 'adjacency=Cluster'],
    ['region/value', 'horizon=zenith', 'horizon=zenith'],
    ['region/value', 'horizon=..', 'horizon=..'],
    ['region/value', 'horizon=peak..genesis', 'horizon=peak..genesis'],
    ['region/value', 'velocity=1000', 'velocity=1000'],
    ['region/value', 'velocity=-1', 'velocity=-1'],
    ['region/value', 'density=5..3', 'density=5..3'],
    ['region/value', 'density=..', 'density=..'],
    ['region/value', 'lineage=0123abc', 'lineage=0123abc'],
    ['region/too-many-values', `density=${'1|'.repeat(32)}1`, `density=${'1|'.repeat(32)}1`],
    ['region/too-long', `realm=${'a'.repeat(REGION_LENGTH_MAX)}`, ''],
    ['region/too-long', `realm=${'界'.repeat(200)}`, ''],
  ])('[SA7] is refused as %s: %s', (code, text, clause) => {
    expect(parseRegion(text)).toEqual({ ok: false, code, clause });
  });
});

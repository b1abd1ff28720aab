import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Address, GENERATION_MAX } from '../../../src/domain/stat7/address.ts';
import {
  ADDRESS_LENGTH_MAX,
  type AddressErrorCode,
  formatAddress,
  parseAddress,
} from '../../../src/domain/stat7/address-uri.ts';
import { anyAddress } from './any-address.ts';

const LINE = '0123456789abcdef0123';
const PLAIN: Address = {
  realm: 'vetrellis',
  lineage: { generation: 2, line: LINE },
  adjacency: 'cluster_0',
  horizon: 'peak',
  resonance: 'narrative_prime',
  velocity: 7,
  density: 0,
};
const TEXT = `stat7://vetrellis/0002-${LINE}/cluster_0/peak?r=narrative_prime&v=007&d=0000`;

describe('the text of an address', () => {
  it('[SA1] names all seven dimensions, numbers in a fixed width', () => {
    expect(formatAddress(PLAIN)).toBe(TEXT);
    expect(formatAddress({ ...PLAIN, realm: "The Magic Kingdom's 界" })).toBe(
      TEXT.replace('vetrellis', 'The%20Magic%20Kingdom%27s%20%E7%95%8C'),
    );
  });

  it('[SA1] is read as the address that it was made of, whichever it is', () => {
    fc.assert(
      fc.property(anyAddress, (address) => {
        expect(parseAddress(formatAddress(address))).toEqual({ ok: true, address });
      }),
      { numRuns: 500 },
    );
  });

  it('[SA1] is no longer than the longest that is read', () => {
    const longest = {
      ...PLAIN,
      realm: '界'.repeat(80),
      adjacency: 'a'.repeat(48),
      resonance: 'b'.repeat(48),
    };
    const text = formatAddress({ ...longest, horizon: 'crystallization' });
    expect(text.length).toBeLessThanOrEqual(ADDRESS_LENGTH_MAX);
    expect(parseAddress(text).ok).toBe(true);
  });

  it('[SA2] is another one for another address, and the only one', () => {
    fc.assert(
      fc.property(anyAddress, anyAddress, (left, right) => {
        const alike = JSON.stringify(left) === JSON.stringify(right);
        expect(formatAddress(left) === formatAddress(right)).toBe(alike);
      }),
    );
  });

  it('[SA2] read from any other text would be written differently, so it is refused', () => {
    fc.assert(
      fc.property(
        anyAddress,
        fc.nat(),
        fc.constantFrom(...'%/?&=-_0aA ~'),
        fc.boolean(),
        (address, place, sign, insert) => {
          const text = formatAddress(address);
          const at = place % text.length;
          const edited = text.slice(0, at) + sign + text.slice(insert ? at : at + 1);
          const read = parseAddress(edited);
          if (read.ok) expect(formatAddress(read.address)).toBe(edited);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('[SA3] may stand in a URL as it is', () => {
    fc.assert(
      fc.property(anyAddress, (address) => {
        const text = formatAddress(address);
        expect(text).toMatch(/^[\w\-.~:/?&=%]+$/);
        expect(new URL(text).href).toBe(text);
      }),
    );
  });

  it('[SA3] sorts within its realm by generation', () => {
    const texts = [0, 1, 2, 10, 99, 1_000, GENERATION_MAX].map((generation) =>
      formatAddress({ ...PLAIN, lineage: { generation, line: LINE } }),
    );
    expect([...texts].reverse().sort()).toEqual(texts);
  });

  const REFUSED: [AddressErrorCode, string, string][] = [
    ['address/scheme', 'another scheme', TEXT.replace('stat7', 'http')],
    ['address/scheme', 'capitals', TEXT.replace('stat7', 'STAT7')],
    ['address/shape', 'a part too few', TEXT.replace('/peak', '')],
    ['address/shape', 'a part too many', TEXT.replace('/peak', '/peak/peak')],
    ['address/shape', 'another order', TEXT.replace('v=007&d=0000', 'd=0000&v=007')],
    ['address/shape', 'a fragment', `${TEXT}#here`],
    ['address/too-long', 'no end', `${TEXT}${'0'.repeat(ADDRESS_LENGTH_MAX)}`],
    ['address/realm', 'no realm', TEXT.replace('vetrellis', '')],
    ['address/realm', 'a letter encoded without need', TEXT.replace('vetrellis', '%76etrellis')],
    ['address/realm', 'small hex digits', TEXT.replace('vetrellis', 'a%2fb')],
    ['address/realm', 'what is no UTF-8', TEXT.replace('vetrellis', '%FF')],
    ['address/realm', 'a control character', TEXT.replace('vetrellis', '%0A')],
    ['address/realm', 'too long a realm', TEXT.replace('vetrellis', 'a'.repeat(81))],
    ['address/lineage', 'a short generation', TEXT.replace('0002-', '2-')],
    ['address/lineage', 'a short line', TEXT.replace(LINE, LINE.slice(1))],
    ['address/lineage', 'a line in capitals', TEXT.replace(LINE, LINE.toUpperCase())],
    ['address/adjacency', 'an adjacency that is no token', TEXT.replace('cluster_0', 'Cluster.0')],
    ['address/horizon', 'an unknown horizon', TEXT.replace('peak', 'zenith')],
    ['address/resonance', 'no resonance', TEXT.replace('narrative_prime', '')],
    ['address/velocity', 'an unpadded velocity', TEXT.replace('v=007', 'v=7')],
    ['address/density', 'a density that is no number', TEXT.replace('d=0000', 'd=000x')],
  ];
  it.each(REFUSED)('[SA4] is refused as %s: %s', (code, _what, text) => {
    expect(parseAddress(text)).toEqual({ ok: false, code });
  });

  it('[SA4] is not made of numbers beyond their dimension', () => {
    expect(() => formatAddress({ ...PLAIN, velocity: 1_000 })).toThrow(RangeError);
    expect(() => formatAddress({ ...PLAIN, density: -1 })).toThrow(RangeError);
    expect(() => formatAddress({ ...PLAIN, density: 0.5 })).toThrow(RangeError);
  });
});

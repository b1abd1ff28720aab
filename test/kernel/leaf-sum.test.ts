import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digest128 } from '../../src/kernel/digest.ts';
import { LeafSum, leafOf, sumOfLeaves } from '../../src/kernel/leaf-sum.ts';

const change = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd'),
  text: fc.option(fc.string(), { nil: undefined }),
});

describe('a leaf sum', () => {
  it('[KN7] kept up change by change is the sum over what is there', () => {
    fc.assert(
      fc.property(fc.array(change), (changes) => {
        const sum = new LeafSum();
        const model = new Map<string, string>();
        for (const { id, text } of changes) {
          if (text === undefined) expect(sum.delete(id)).toBe(model.delete(id));
          else sum.set(id, text);
          if (text !== undefined) model.set(id, text);
          expect(sum.hex()).toBe(sumOfLeaves(model));
          expect([sum.size, sum.has(id)]).toEqual([model.size, model.has(id)]);
        }
      }),
    );
  });

  it('[KN7] is the sum of the first 128 bits of each leaf, modulo 2^128', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 20 }), (texts) => {
        const total = texts.reduce(
          (sum, text, index) => sum + digest128(`${`${index}`.length}:${index}${text}`),
          0n,
        );
        const expected = BigInt.asUintN(128, total).toString(16).padStart(32, '0');
        expect(sumOfLeaves(texts.map((text, index) => [`${index}`, text]))).toBe(expected);
      }),
    );
    expect(new LeafSum().hex()).toBe('0'.repeat(32));
  });

  it('[KN7] does not depend on the order', () => {
    const entries = [
      ['a', '1'],
      ['b', '2'],
      ['c', '3'],
    ] as const;
    expect(sumOfLeaves(entries)).toBe(sumOfLeaves(entries.toReversed()));
  });

  it('[KN7] tells where an id ends and the record begins', () => {
    expect(leafOf('a', 'bc')).not.toBe(leafOf('ab', 'c'));
    expect(leafOf('1', ':x')).not.toBe(leafOf('1:', 'x'));
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CANONICAL_DEPTH_MAX, CanonicalError, encodeCanonical } from '../../src/kernel/canonical.ts';

/** Whatever JSON can hold, with strings of every plane; -0 has no canonical form and is tested apart. */
const text = fc.string({ unit: 'binary' });
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constant(null),
    fc.boolean(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
    text,
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(text, tie('value'), { maxKeys: 5 }),
  ),
})).value;

/** The same value, every record written in the opposite order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .reverse()
    .map(([key, part]) => [key, reversed(part)]);
  return Object.fromEntries(entries);
}

/** An independent statement of sameness. */
function same(left: unknown, right: unknown): boolean {
  if (typeof left !== 'object' || left === null || typeof right !== 'object' || right === null)
    return left === right;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && same(left[key as never], right[key as never]))
  );
}

describe('the canonical encoding', () => {
  it('[KN1] is JSON of the same value, without whitespace', () => {
    expect(encodeCanonical({ b: [1, 'x', null], a: { d: true, c: 1.5 } })).toBe(
      '{"a":{"c":1.5,"d":true},"b":[1,"x",null]}',
    );
    expect(encodeCanonical([{}, [], '', '"\\\n\u2028'])).toBe('[{},[],"","\\"\\\\\\n\u2028"]');
    fc.assert(fc.property(json, (value) => same(JSON.parse(encodeCanonical(value)), value)));
  });

  it('[KN1] sorts keys by code unit, numbers and all', () => {
    expect(encodeCanonical({ é: 1, a: 1, Z: 1, 10: 1, 9: 1, '\u{1f600}': 1, '\uffff': 1 })).toBe(
      '{"10":1,"9":1,"Z":1,"a":1,"é":1,"\u{1f600}":1,"\uffff":1}',
    );
    const keys = Array.from({ length: 60 }, (_, index) => `k${(index * 37) % 60}`);
    const many = Object.fromEntries(keys.map((key) => [key, 0]));
    expect(Object.keys(JSON.parse(encodeCanonical(many)))).toEqual([...keys].sort());
  });

  it('[KN1] does not depend on the order of writing', () => {
    fc.assert(fc.property(json, (value) => encodeCanonical(reversed(value)) === encodeCanonical(value)));
  });

  it('[KN1] gives different values different texts', () => {
    fc.assert(
      fc.property(
        json,
        json,
        (left, right) => (encodeCanonical(left) === encodeCanonical(right)) === same(left, right),
      ),
    );
  });

  it('[KN1] takes frozen records and records without a prototype', () => {
    expect(encodeCanonical(Object.freeze(Object.assign(Object.create(null), { a: 1 })))).toBe('{"a":1}');
    expect(encodeCanonical(JSON.parse('{"__proto__":1}'))).toBe('{"__proto__":1}');
  });

  class Thing {}
  const hole = [1, 2];
  delete hole[0];
  const cycle: unknown[] = [];
  cycle.push(cycle);

  it.each<[string, unknown, string]>([
    ['undefined', { a: undefined }, '$.a'],
    ['NaN', { a: [Number.NaN] }, '$.a[0]'],
    ['an infinity', Number.NEGATIVE_INFINITY, '$'],
    ['minus zero', { 'b c': -0 }, '$["b c"]'],
    ['a bigint', [1n], '$[0]'],
    ['a function', [() => 1], '$[0]'],
    ['a symbol', [Symbol('s')], '$[0]'],
    ['a symbol key', { a: { [Symbol('s')]: 1 } }, '$.a'],
    ['a Map', [new Map()], '$[0]'],
    ['a Set', [new Set()], '$[0]'],
    ['a Date', { at: new Date(0) }, '$.at'],
    ['an instance of a class', [new Thing()], '$[0]'],
    ['a subclass of Array', { list: new (class extends Array {})() }, '$.list'],
    ['a typed array', [new Uint8Array(1)], '$[0]'],
    ['a hole', { list: hole }, '$.list[0]'],
    ['a lone surrogate', ['\ud800'], '$[0]'],
    ['a lone surrogate in a key', { a: { '\udc00': 1 } }, '$.a["\\udc00"]'],
    ['a cycle', { cycle }, `$.cycle${'[0]'.repeat(CANONICAL_DEPTH_MAX - 1)}`],
  ])('[KN2] refuses %s and says where', (_, value, path) => {
    expect(() => encodeCanonical(value)).toThrow(CanonicalError);
    expect(() => encodeCanonical(value)).toThrow(
      expect.objectContaining({ path, code: 'canonical/unsupported' }),
    );
  });

  it('[KN2] nests so deep and no deeper', () => {
    const nest = (levels: number) => JSON.parse('['.repeat(levels) + ']'.repeat(levels));
    expect(encodeCanonical(nest(CANONICAL_DEPTH_MAX))).toHaveLength(2 * CANONICAL_DEPTH_MAX);
    expect(() => encodeCanonical(nest(CANONICAL_DEPTH_MAX + 1))).toThrow('levels');
  });
});

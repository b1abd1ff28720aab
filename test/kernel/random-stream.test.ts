import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { philox4x32 } from '../../src/kernel/philox.ts';
import { openStream, streamKey } from '../../src/kernel/random-stream.ts';

const NAME = { seed: 'seed', entity: 'keeper:archon', purpose: 'idle' };
const draws = (stream: { next(): number }, count: number) =>
  Array.from({ length: count }, () => stream.next());

describe('a random stream', () => {
  it('[KN5] is the same for the same seed, entity, purpose and tick, today and tomorrow', () => {
    expect(draws(openStream({ ...NAME, tick: 7 }), 5)).toMatchInlineSnapshot(`
      [
        3632271345,
        1796137864,
        1813800524,
        83203304,
        3088758914,
      ]
    `);
    expect(draws(openStream({ key: streamKey(NAME), tick: 7 }), 9)).toEqual(
      draws(openStream({ ...NAME, tick: 7 }), 9),
    );
  });

  it('[KN5] is another one when any of the four differs, wherever one name ends and the next begins', () => {
    const names = [
      NAME,
      { ...NAME, seed: 'other' },
      { ...NAME, entity: 'other' },
      { ...NAME, purpose: 'other' },
      { ...NAME, entity: 'keeper:archonidle', purpose: '' },
      { ...NAME, entity: 'keeper:archon","idle', purpose: '' },
    ];
    const ticks = [0, 1, 2 ** 32, 2 ** 32 + 1, 2 ** 53 - 1];
    const first = names.flatMap((name) =>
      ticks.map((tick) => draws(openStream({ ...name, tick }), 4).join()),
    );
    expect(new Set(first).size).toBe(names.length * ticks.length);
  });

  it('[KN5] counts blocks in the first word and ticks in the next two', () => {
    const key = streamKey(NAME);
    const tick = 3 * 2 ** 32 + 5;
    expect(draws(openStream({ key, tick }), 8)).toEqual([
      ...philox4x32([0, 5, 3, 0], key),
      ...philox4x32([1, 5, 3, 0], key),
    ]);
  });

  it('[KN6] draws below any count from 1 to 2^32, evenly', () => {
    const count = fc.oneof(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 2 ** 32 }));
    fc.assert(
      fc.property(count, fc.nat(), (below, tick) => {
        const value = openStream({ ...NAME, tick }).below(below);
        expect(Number.isInteger(value) && value >= 0 && value < below).toBe(true);
      }),
    );
    // Without rejection the lower half of this range would come up twice as often as the upper.
    const stream = openStream({ ...NAME, tick: 1 });
    const range = 3 * 2 ** 30;
    let low = 0;
    for (let n = 0; n < 30_000; n += 1) if (stream.below(range) < 2 ** 30) low += 1;
    expect(low).toBeGreaterThan(9_700);
    expect(low).toBeLessThan(10_300);
  });

  it('[KN6] draws between two integers, with the odds of a ratio, and from a list', () => {
    const stream = openStream({ ...NAME, tick: 1 });
    const between = Array.from({ length: 200 }, () => stream.between(-2, 2));
    expect([...new Set(between)].sort((left, right) => left - right)).toEqual([-2, -1, 0, 1, 2]);
    expect(stream.between(5, 5)).toBe(5);
    const hits = Array.from({ length: 4000 }, () => stream.chance({ numerator: 1, denominator: 4 })).filter(
      Boolean,
    );
    expect(Math.abs(hits.length - 1000)).toBeLessThan(120);
    expect(stream.chance({ numerator: 0, denominator: 1 })).toBe(false);
    expect(stream.chance({ numerator: 1, denominator: 1 })).toBe(true);
    expect(new Set(Array.from({ length: 100 }, () => stream.pick(['a', 'b', 'c'])))).toEqual(
      new Set(['a', 'b', 'c']),
    );
  });

  it.each<[string, () => unknown]>([
    ['a tick before 0', () => openStream({ ...NAME, tick: -1 })],
    ['a fraction of a tick', () => openStream({ ...NAME, tick: 0.5 })],
    ['below 0', () => openStream({ ...NAME, tick: 0 }).below(0)],
    ['below 2^32 + 1', () => openStream({ ...NAME, tick: 0 }).below(2 ** 32 + 1)],
    ['below 1.5', () => openStream({ ...NAME, tick: 0 }).below(1.5)],
    ['between in the wrong order', () => openStream({ ...NAME, tick: 0 }).between(2, 1)],
    ['between fractions', () => openStream({ ...NAME, tick: 0 }).between(0.5, 1.5)],
    ['odds over one', () => openStream({ ...NAME, tick: 0 }).chance({ numerator: 2, denominator: 1 })],
    ['odds of nothing', () => openStream({ ...NAME, tick: 0 }).chance({ numerator: 0, denominator: 0 })],
    ['an empty list', () => openStream({ ...NAME, tick: 0 }).pick([])],
  ])('[KN6] refuses %s', (_, draw) => {
    expect(draw).toThrow(RangeError);
  });
});

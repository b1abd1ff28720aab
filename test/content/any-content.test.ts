/** Properties of the loader that hold for any text at all. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { loadContent } from '../../src/content/load-content.ts';
import { SMALL_UNIVERSE, type Sources } from './small-universe.ts';

const PATHS = Object.keys(SMALL_UNIVERSE);

const mutation = fc.record({
  path: fc.constantFrom(...PATHS),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(40),
  insert: fc.oneof(
    fc.string({ maxLength: 20, unit: 'binary' }),
    fc.constantFrom(
      '\n',
      ': ',
      '- ',
      '  ',
      '{',
      '}',
      '[',
      ']',
      '&a ',
      '*a',
      '<<: *a',
      '!!binary x',
      '|\n',
      '"',
      "'",
      '#',
      '\t',
      '-0',
      '~',
    ),
    fc.constantFrom(
      '"\\ud800"',
      '1e400',
      '.nan',
      '0x10',
      '__proto__: 1',
      'constructor',
      'null',
      '? [a]: b',
      '---\n',
      '%YAML 1.1\n',
    ),
  ),
});
type Mutation = typeof mutation extends fc.Arbitrary<infer Value> ? Value : never;

const mutate = (sources: Sources, { path, at, length, insert }: Mutation): Sources => {
  const text = sources[path] ?? '';
  const start = Math.floor(at * text.length);
  return { ...sources, [path]: text.slice(0, start) + insert + text.slice(start + length) };
};

const expectSound = (sources: Sources): void => {
  const result = loadContent(sources);
  expect(result.ok).toBe(!result.findings.some((finding) => finding.severity === 'error'));
  for (const { file, line, column, code, message } of result.findings) {
    const lines = (sources[file] ?? '').split('\n');
    expect(code).toMatch(/^[a-z]+\/[a-z-]+$/);
    expect(message).not.toBe('');
    expect(line).toBeGreaterThanOrEqual(1);
    expect(line).toBeLessThanOrEqual(lines.length);
    expect(column).toBeGreaterThanOrEqual(1);
  }
};

it('[CT3] content broken anywhere gives findings and never throws', () => {
  fc.assert(
    fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), (mutations) => {
      expectSound(mutations.reduce(mutate, SMALL_UNIVERSE));
    }),
    { numRuns: 150 },
  );
});

it('[CT3] any text at any content path gives findings and never throws', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...PATHS, 'worlds/x/y.yaml', 'a.yaml', ''),
      fc.string({ unit: 'binary' }),
      (path, text) => {
        expectSound({ ...SMALL_UNIVERSE, [path]: text });
      },
    ),
    { numRuns: 100 },
  );
});

it.each([
  [
    'aliases that multiply',
    'a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: &d [*c, *c]\ne: [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]\n',
  ],
  ['an alias of itself', 'id: &a [*a]\n'],
  ['brackets without end', '['.repeat(20_000)],
  [
    'conditions in conditions',
    `description: { base: x, conditions: [{ if: ${'{ not: '.repeat(500)}{ flag: x }${' }'.repeat(500)}, add: y }] }`,
  ],
  ['several documents', 'id: a\n---\nid: b\n'],
  ['nothing', ''],
])('[CT3] %s: refused, not thrown', (_, text) => {
  const sources = { ...SMALL_UNIVERSE, 'worlds/vetrellis/items/shell.yaml': text };
  expect(loadContent(sources).ok).toBe(false);
  expectSound(sources);
});

it('[CT9] the order in which files are found makes no difference', () => {
  const expected = loadContent(SMALL_UNIVERSE);
  fc.assert(
    fc.property(fc.shuffledSubarray(PATHS, { minLength: PATHS.length }), (paths) => {
      const sources = Object.fromEntries(paths.map((path) => [path, SMALL_UNIVERSE[path] ?? '']));
      expect(loadContent(sources)).toEqual(expected);
    }),
    { numRuns: 30 },
  );
});

it('[CT9] the order in which broken files are found makes no difference either', () => {
  fc.assert(
    fc.property(fc.array(mutation, { minLength: 2, maxLength: 4 }), (mutations) => {
      const sources = mutations.reduce(mutate, SMALL_UNIVERSE);
      const backwards = Object.fromEntries(Object.entries(sources).reverse());
      expect(loadContent(backwards)).toEqual(loadContent(sources));
    }),
    { numRuns: 50 },
  );
});

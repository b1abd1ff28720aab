/** Any address and any region there can be, for properties. */
import fc from 'fast-check';
import {
  type Address,
  DENSITY_MAX,
  GENERATION_MAX,
  HORIZONS,
  isRealmName,
  isToken,
  LINE_LENGTH,
  REALM_LENGTH_MAX,
  VELOCITY_MAX,
} from '../../../src/domain/stat7/address.ts';
import type { LineageSpan, Pattern, Region, Span } from '../../../src/domain/stat7/region.ts';

const HEX = [...'0123456789abcdef'];

/** Often one of a few, so that two addresses share dimensions. */
const few = (values: readonly string[], any: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof({ arbitrary: fc.constantFrom(...values), weight: 2 }, { arbitrary: any, weight: 1 });

const anyRealm = few(
  ['sol_1', 'sol_2', 'The Magic Kingdom', 'a/b?c#d&e', "100%!'()*", 'Ångström 界'],
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: REALM_LENGTH_MAX }).filter(isRealmName),
);
const anyToken = few(
  ['cluster_0', 'cluster_1', 'narrative_prime'],
  fc.stringMatching(/^[a-z0-9][a-z0-9_-]{0,40}$/).filter(isToken),
);
export const anyLine = few(
  ['0'.repeat(LINE_LENGTH), 'f'.repeat(LINE_LENGTH)],
  fc.string({ unit: fc.constantFrom(...HEX), minLength: LINE_LENGTH, maxLength: LINE_LENGTH }),
);
const upTo = (max: number): fc.Arbitrary<number> =>
  fc.oneof(fc.nat({ max: 9 }), fc.nat({ max }), fc.constant(max));

export const anyAddress: fc.Arbitrary<Address> = fc.record({
  realm: anyRealm,
  lineage: fc.record({ generation: upTo(GENERATION_MAX), line: anyLine }),
  adjacency: anyToken,
  horizon: fc.constantFrom(...HORIZONS),
  resonance: anyToken,
  velocity: upTo(VELOCITY_MAX),
  density: upTo(DENSITY_MAX),
});

const anySpan = (max: number): fc.Arbitrary<Span> =>
  fc
    .tuple(upTo(max), upTo(max))
    .map(([one, other]) => ({ from: Math.min(one, other), to: Math.max(one, other) }));
const patternOf = (any: fc.Arbitrary<string>): fc.Arbitrary<Pattern> =>
  fc.oneof(
    any.map((text) => [text]),
    any.chain((text) =>
      fc
        .nat({ max: text.length })
        .map((at) => [text.slice(0, at), ''])
        .filter(([start]) => start!.isWellFormed()),
    ),
    fc
      .tuple(any, any)
      .map(([start, end]) => [start.slice(0, 1), end.slice(-1)])
      .filter((pieces) => pieces.every((piece) => piece.isWellFormed())),
    fc.constant(['', 'o', '']),
  );
const some = <Value>(any: fc.Arbitrary<Value>) => fc.array(any, { minLength: 1, maxLength: 2 });
const anyLineageSpan: fc.Arbitrary<LineageSpan> = fc.oneof(
  anySpan(GENERATION_MAX),
  anyLine.map((line) => ({ line })),
);

export const anyRegion: fc.Arbitrary<Region> = fc.record(
  {
    realm: some(patternOf(fc.constantFrom('sol_1', 'The Magic Kingdom', "a;b=c|d*e%f'", 'Ångström 界'))),
    lineage: some(anyLineageSpan),
    adjacency: some(patternOf(anyToken)),
    horizon: fc.subarray([...HORIZONS], { minLength: 1 }),
    resonance: some(patternOf(anyToken)),
    velocity: some(anySpan(VELOCITY_MAX)),
    density: some(anySpan(DENSITY_MAX)),
  },
  { requiredKeys: [] },
);

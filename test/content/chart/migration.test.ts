/** What a chart says about actors of its earlier versions. */
import { describe, expect, it } from 'vitest';
import { edited, LAMP, linked, read, shortChartFinding } from './small-chart.ts';

const V2 = edited('version: 1', 'version: 2', LAMP);
const findings = (text: string): string[] => read(text).findings.map(shortChartFinding);
/** The line on which something written after the chart stands. */
const line = (nth: number): number => V2.split('\n').length - 1 + nth;

describe('the migration of a chart', () => {
  it('[HS1] names versions, states and values, and is no part of what the chart does', () => {
    const text = `${V2}migration:
  from: [1]
  rename: { gloomy: dark }
  removed: { half_lit: bright, broken: lamp }
  context: { visits: 3, lit: true }
`;
    expect(findings(text)).toEqual([]);
    const { spec, migration } = linked(text);
    expect(migration).toEqual({
      from: [1],
      rename: { gloomy: 'dark' },
      removed: { half_lit: 'bright', broken: 'lamp' },
      context: { visits: 3, lit: true },
    });
    expect(spec.behaviourHash).toBe(linked(V2).spec.behaviourHash);
    expect(linked(V2)).not.toHaveProperty('migration');
    expect(linked(`${V2}migration: { from: 1 }\n`).migration).toEqual({
      from: [1],
      rename: {},
      removed: {},
      context: {},
    });
  });

  it.each([
    ['from: 2', ['chart/migration-from']],
    ['from: [1, 3]', ['chart/migration-from']],
    ['from: 1, rename: { a: drak }', ['chart/unknown-uid']],
    // A transition is no place to be in.
    ['from: 1, removed: { a: light-up }', ['chart/unknown-uid']],
    ['from: 1, removed: { dark: bright }', ['chart/migration-uid']],
    ['from: 1, rename: { a: dark }, removed: { a: bright }', ['chart/migration-uid']],
    ['from: 1, context: { visit: 3 }', ['chart/unknown-field']],
    ['from: 1, context: { visits: many }', ['chart/param-type']],
    ['rename: { a: dark }', ['schema/missing']],
    ['from: 1, moved: { a: dark }', ['schema/unknown-key']],
  ])('[HS1] { %s } is refused where it is wrong', (migration, codes) => {
    const found = findings(`${V2}migration: { ${migration} }\n`);
    expect(found.map((finding) => finding.split(' ')[1])).toEqual(codes);
    expect(found[0]).toMatch(new RegExp(`^${line(1)}:`));
  });

  it('[HS1] is told what was probably meant', () => {
    const [finding] = read(`${V2}migration: { from: 1, rename: { a: drak } }\n`).findings;
    expect(finding?.fix).toBe('did you mean "dark"?');
  });
});

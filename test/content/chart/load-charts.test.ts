import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readContentDirectory, SHIPPED_CONTENT_DIRECTORY } from '../../../src/adapters/content-directory.ts';
import { loadCharts } from '../../../src/content/chart/load-charts.ts';
import { formatFinding } from '../../../src/content/finding.ts';
import { load, replaceIn, SMALL_UNIVERSE, type Sources, shortFinding } from '../small-universe.ts';
import { FITTING } from './across-fixtures.ts';
import { edited, LAMP, PATH, read } from './small-chart.ts';

const guarded = (guard: string): string => edited('player has, params: { item: lantern }', guard);
const QUIET = guarded('has audience');
const LAYOUT = `schema: the-seed/chart-layout@1
chart: lamp
nodes:
  lamp: { x: 0, y: -10, w: 400, h: 300, colour: "#3366cc" }
  light-up: { x: 40, y: 40, collapsed: true }
`;
const NOTES = `schema: the-seed/chart-notes@1
chart: lamp
notes:
  dark: Is it ever?
`;

describe('the charts of a content directory', () => {
  it('[CH7] those that come along have nothing wrong with them', () => {
    const { ok, charts, findings } = loadCharts(readContentDirectory(SHIPPED_CONTENT_DIRECTORY));
    expect(findings.map(formatFinding)).toEqual([]);
    expect(ok).toBe(true);
    expect(charts.map(({ spec }) => spec.id)).toEqual(expect.arrayContaining(['keeper', 'wanderer']));
  });

  it('[CH12] each comes with its layout and notes, which leave both hashes', () => {
    const [bare] = loadCharts({ [PATH]: QUIET }).charts;
    const { charts, findings } = loadCharts({
      [PATH]: QUIET,
      'charts/lamp.layout.yaml': LAYOUT,
      'charts/lamp.notes.yaml': NOTES,
    });
    expect(findings).toEqual([]);
    expect(charts[0]?.layout).toEqual({
      lamp: { x: 0, y: -10, w: 400, h: 300, colour: '#3366cc' },
      'light-up': { x: 40, y: 40, collapsed: true },
    });
    expect(charts[0]?.notes).toEqual({ dark: 'Is it ever?' });
    expect(charts[0]?.spec.behaviourHash).toBe(bare?.spec.behaviourHash);
    expect(charts[0]?.proseHash).toBe(bare?.proseHash);
  });

  it('[CH12] a chart of a world knows its places and people, one beside the worlds those of all', () => {
    const around = replaceIn(
      'worlds/vetrellis/characters/archon.yaml',
      'faction: realm_keepers',
      'faction: realm_keepers\nchart: lamp',
    );
    const codes = (path: string, guard: string) =>
      loadCharts({ ...around, [path]: guarded(guard) }).findings.map(({ code }) => code);
    const isle = 'worlds/vetrellis/charts/lamp.chart.yaml';
    expect(codes(isle, 'is at, params: { location: cliffs }')).toEqual([]);
    expect(codes(isle, 'is at, params: { location: gangway }')).toEqual(['link/unknown-location']);
    expect(codes(PATH, 'is at, params: { location: gangway }')).toEqual([]);
    expect(codes(isle, 'player has, params: { item: shell }')).toEqual([]);
    expect(codes(isle, 'player has flag, params: { flag: heard_light }')).toEqual([]);
    expect(codes(isle, 'standing at least, params: { faction: nobody, standing: liked }')).toEqual([
      'link/unknown-faction',
    ]);
  });

  it('[CH12] one with an error takes none of the others with it', () => {
    const other = 'charts/lantern.chart.yaml';
    const { ok, charts, files } = loadCharts({
      [PATH]: guarded('has audeince'),
      [other]: QUIET.replace('id: lamp', 'id: lantern'),
    });
    expect({ ok, files, ids: charts.map(({ spec }) => spec.id) }).toEqual({
      ok: false,
      files: 2,
      ids: ['lantern'],
    });
  });
});

describe('charts that have to do with each other', () => {
  it('[CH17] nothing is found where each is used, and each message sent and heard', () => {
    expect(loadCharts(FITTING).findings.map(formatFinding)).toEqual([]);
    expect(load(FITTING).findings.map(formatFinding)).toEqual([]);
  });

  it('[CH17] loading the worlds says the same as checking the charts', () => {
    const lonely = { ...FITTING, 'charts/lantern.chart.yaml': QUIET.replace('id: lamp', 'id: lantern') };
    const found = ['charts/lantern.chart.yaml:4:13 chart/unused'];
    expect(loadCharts(lonely).findings.map(shortFinding)).toEqual(found);
    expect(load(lonely).findings.map(shortFinding)).toEqual(found);
  });

  it('[CH17] nothing is said that a file which cannot be read might disprove', () => {
    const codes = (sources: Sources) => loadCharts(sources).findings.map(({ code }) => code);
    const lonely = { ...FITTING, 'charts/lantern.chart.yaml': QUIET.replace('id: lamp', 'id: lantern') };
    expect(codes({ ...lonely, 'charts/storm.chart.yaml': 'a: b: c' })).toEqual(['yaml/syntax']);
    const archon = 'worlds/vetrellis/characters/archon.yaml';
    expect(codes({ ...lonely, [archon]: 'a: b: c' })).toEqual([]);
    expect(codes({ 'charts/lantern.chart.yaml': QUIET.replace('id: lamp', 'id: lantern') })).toEqual([]);
  });

  it('[CH12] the charts of a world that is not listed are left out', () => {
    const path = 'worlds/atlantis/charts/lost.chart.yaml';
    const text = guarded('is at, params: { location: nowhere }').replace('id: lamp', 'id: lost');
    const manifest = SMALL_UNIVERSE['worlds/meridian/manifest.yaml'] ?? '';
    const sources = {
      ...SMALL_UNIVERSE,
      'worlds/atlantis/manifest.yaml': manifest.replace('id: meridian', 'id: atlantis'),
      [path]: text,
    };
    const { findings, files } = loadCharts(sources);
    expect({ findings, files }).toEqual({ findings: [], files: 2 });
    expect(load(sources).findings.map(shortFinding)).toEqual([
      'worlds/atlantis/manifest.yaml:1:1 world/unlisted',
    ]);
  });
});

describe('whatever a writer writes', () => {
  it('[CH15] becomes a chart or findings, never an exception', () => {
    const lines = LAMP.split('\n');
    const junk = fc.constantFrom(
      '- x',
      'states:',
      '  - [',
      'on: 7',
      '    states: { a: }',
      'meta: 3',
      '!!x',
      '&a *a',
      'after: []',
      'null',
      'constructor: {}',
      '  __proto__: {}',
    );
    const cut = fc.tuple(fc.nat(lines.length), fc.nat(4), fc.array(junk, { maxLength: 3 }));
    fc.assert(
      fc.property(fc.array(cut, { minLength: 1, maxLength: 4 }), (cuts) => {
        const text = cuts
          .reduce((kept, [at, count, added]) => kept.toSpliced(at, count, ...added), lines)
          .join('\n');
        const { chart, findings } = read(text);
        const errors = findings.filter(({ severity }) => severity === 'error');
        expect(chart === undefined).toBe(errors.length > 0);
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    '',
    '[]',
    '7',
    'null',
    '{}',
    '&a [*a]',
    `states: ${'{a: '.repeat(60)}${'}'.repeat(60)}`,
    '[[['.repeat(5000),
  ])('[CH15] %.20s is refused with a finding', (text) => {
    const { chart, findings } = read(text);
    expect(chart).toBeUndefined();
    expect(findings.length).toBeGreaterThan(0);
  });
});

/** The chapter for writers, taken from its page: what is printed there is checked. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { matrixLines } from '../../../src/cli/chart-matrix.ts';
import { outlineChart } from '../../../src/content/chart/chart-outline.ts';
import { eventMatrix } from '../../../src/content/chart/event-matrix.ts';
import { loadCharts } from '../../../src/content/chart/load-charts.ts';
import { formatFinding } from '../../../src/content/finding.ts';

const PAGE = readFileSync(new URL('../../../docs/charts.md', import.meta.url), 'utf8');
const CHART = 'charts/lamplighter.chart.yaml';

const printed = [...PAGE.matchAll(/^`charts\/lamplighter\.chart\.yaml`:\n\n```yaml\n([\s\S]*?)```/gm)].map(
  (match) => match[1] ?? '',
);
const last = printed.at(-1) ?? '';

it('[CH14] every step of the chapter loads, and the steps that claim it without a finding', () => {
  expect(printed).toHaveLength(4);
  const found = printed.map((text) => loadCharts({ [CHART]: text }).findings.map(({ code }) => code));
  expect(found).toEqual([new Array(4).fill('chart/unhandled-event'), [], [], []]);
});

it('[CH14] the outline is the one that the chapter prints', () => {
  const outline = /```text\n([\s\S]*?)```/.exec(PAGE)?.[1];
  const [chart] = loadCharts({ [CHART]: last }).charts;
  expect(chart && `${outlineChart(chart).join('\n')}\n`).toBe(outline);
});

it('[CH14] the table of states and events is the one that the chapter prints', () => {
  const [, table] = [...PAGE.matchAll(/```text\n([\s\S]*?)```/g)].map((match) => match[1]);
  const [chart] = loadCharts({ [CHART]: last }).charts;
  expect(chart && `${matrixLines(eventMatrix(chart.spec), 80).join('\n')}\n`).toBe(table);
});

/** A piece of a chart, put where it belongs. */
const around = (vocabulary: string, id: string, piece: string, rest: string): string =>
  `schema: the-seed/chart@1\nid: ${id}\nversion: 1\nvocabulary: ${vocabulary}\nmeta: { uid: ${id} }\n${piece}${rest}`;

const idle = 'initial: idle\nstates: { idle: { meta: { uid: idle } } }\n';
const STORM = around(
  'world',
  'storm',
  `on:
  message lamps lit:
    - actions: [{ type: emit across realms, params: { message: storm over } }]
      meta: { uid: lit }
`,
  idle,
);

/** By how it begins, what else the chart has that a piece is out of. */
const PIECES: Readonly<Record<string, (piece: string) => string>> = {
  'ignore:': (piece) => around('keeper', 'lamplighter', piece, idle),
  'on:\n  night came:': (piece) => around('world', 'lamplighter', piece, idle),
  'states:\n  asking:': (piece) =>
    around(
      'dialogue',
      'lamplighter',
      `initial: asking\n${piece}`,
      '  lit: { type: final, meta: { uid: lit } }\n  dark: { type: final, meta: { uid: dark } }\n',
    ),
};

it('[CH14] every other piece of a chart on the page fits into one without a finding', () => {
  const blocks = [...PAGE.matchAll(/```yaml\n([\s\S]*?)```/g)].map((match) => match[1] ?? '');
  const pieces = blocks.filter((block) => !block.startsWith('schema:'));
  expect(pieces).toHaveLength(Object.keys(PIECES).length);
  for (const piece of pieces) {
    const [, complete] = Object.entries(PIECES).find(([start]) => piece.startsWith(start)) ?? [];
    const sources = { [CHART]: complete?.(piece) ?? '', 'charts/storm.chart.yaml': STORM };
    const own = loadCharts(sources).findings.filter(({ file }) => file === CHART);
    expect(own.map(formatFinding)).toEqual([]);
  }
});

it('[CH14] the settings for editors name the schemas that there are', () => {
  const settings = JSON.parse(/```json\n([\s\S]*?)```/.exec(PAGE)?.[1] ?? '');
  const folder = new URL('../../../docs/schemas/', import.meta.url);
  const named = Object.keys(settings['yaml.schemas']).map((path) => path.replace('docs/schemas/', ''));
  expect(named.sort()).toEqual(readdirSync(folder).sort());
});

it('[CH14] layout and notes of the chapter fit its chart', () => {
  const beside = [...PAGE.matchAll(/```yaml\n(schema: the-seed\/chart-(layout|notes)@1\n[\s\S]*?)```/g)].map(
    ([, text = '', kind]) => [`charts/lamplighter.${kind}.yaml`, text] as const,
  );
  expect(beside).toHaveLength(2);
  expect(loadCharts({ [CHART]: last, ...Object.fromEntries(beside) }).findings).toEqual([]);
});

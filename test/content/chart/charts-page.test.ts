/** The chapter for writers, taken from its page: what is printed there is checked. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { outlineChart } from '../../../src/content/chart/chart-outline.ts';
import { loadCharts } from '../../../src/content/chart/load-charts.ts';

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

it('[CH14] layout and notes of the chapter fit its chart', () => {
  const beside = [...PAGE.matchAll(/```yaml\n(schema: the-seed\/chart-(layout|notes)@1\n[\s\S]*?)```/g)].map(
    ([, text = '', kind]) => [`charts/lamplighter.${kind}.yaml`, text] as const,
  );
  expect(beside).toHaveLength(2);
  expect(loadCharts({ [CHART]: last, ...Object.fromEntries(beside) }).findings).toEqual([]);
});

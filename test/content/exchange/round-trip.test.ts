/** What goes out as SCXML or as JSON for XState comes back as the same chart. `CHART_RUNS` sets how many random ones. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readContentDirectory, SHIPPED_CONTENT_DIRECTORY } from '../../../src/adapters/content-directory.ts';
import { ANY_NAMES } from '../../../src/content/chart/chart-names.ts';
import { loadCharts } from '../../../src/content/chart/load-charts.ts';
import type { LinkedChart } from '../../../src/content/chart/read-chart.ts';
import { exportScxml } from '../../../src/content/exchange/export-scxml.ts';
import { exportXStateJson } from '../../../src/content/exchange/export-xstate-json.ts';
import { type ImportFormat, importChart } from '../../../src/content/exchange/import-chart.ts';
import { anyWrittenChart } from './any-written-chart.ts';

const RUNS = Number(process.env['CHART_RUNS'] ?? 300);
const TIMEOUT_MS = 60_000 + RUNS * 60;

const EXPORTS: readonly (readonly [ImportFormat, (chart: LinkedChart) => string])[] = [
  ['xstate-json', exportXStateJson],
  ['scxml', exportScxml],
];

const { charts: SHIPPED } = loadCharts(readContentDirectory(SHIPPED_CONTENT_DIRECTORY));

function comesBack(chart: LinkedChart, format: ImportFormat, text: string): void {
  const file = { path: 'exported', text, stem: 'other', format };
  const back = importChart(file, { names: ANY_NAMES });
  expect(
    back.findings.filter(({ severity, code }) => severity === 'error' || code.startsWith('exchange/')),
  ).toEqual([]);
  expect(back.chart?.spec).toEqual(chart.spec);
  expect(back.chart?.spec.behaviourHash).toBe(chart.spec.behaviourHash);
  expect(back.chart?.proseHash).toBe(chart.proseHash);
}

describe.each(EXPORTS)('a chart that goes out as %s', (format, write) => {
  it.each(SHIPPED.map((chart) => [chart.spec.id, chart] as const))(
    '[EX1] comes back the same: %s, of those that come along',
    (_, chart) => comesBack(chart, format, write(chart)),
  );

  it(
    '[EX1] comes back the same, whatever chart it is and whatever is said in it',
    () => {
      fc.assert(
        fc.property(fc.uint8Array({ minLength: 0, maxLength: 900, size: 'max' }), (tape) => {
          const chart = anyWrittenChart(tape);
          comesBack(chart, format, write(chart));
        }),
        { numRuns: RUNS },
      );
    },
    TIMEOUT_MS,
  );
});

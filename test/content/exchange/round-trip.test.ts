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
import { importScxml } from '../../../src/content/exchange/import-scxml.ts';
import { importXStateJson } from '../../../src/content/exchange/import-xstate-json.ts';
import { unlinkChart } from '../../../src/content/exchange/unlink-chart.ts';
import { writeChartYaml } from '../../../src/content/exchange/write-chart-yaml.ts';
import { createFindingLog } from '../../../src/content/finding.ts';
import { anyWrittenChart } from './any-written-chart.ts';

const RUNS = Number(process.env['CHART_RUNS'] ?? 300);
const TIMEOUT_MS = 60_000 + RUNS * 200;
/** Every so many, the chart file is read as well, which takes its time: of one text it always makes one chart. */
const WHOLE_WAY = 10;

type Write = (chart: LinkedChart) => string;
const FORMATS = [
  ['xstate-json', exportXStateJson, importXStateJson],
  ['scxml', exportScxml, importScxml],
] as const satisfies readonly (readonly [ImportFormat, Write, typeof importScxml])[];

const { charts: SHIPPED } = loadCharts(readContentDirectory(SHIPPED_CONTENT_DIRECTORY));

function expectSame(chart: LinkedChart, format: ImportFormat, text: string): void {
  const file = { path: 'exported', text, stem: 'other', format };
  const back = importChart(file, { names: ANY_NAMES });
  const faults = back.findings.filter(
    ({ severity, code }) => severity === 'error' || code.startsWith('exchange/'),
  );
  expect(faults).toEqual([]);
  expect(back.chart?.spec).toEqual(chart.spec);
  expect(back.chart?.spec.behaviourHash).toBe(chart.spec.behaviourHash);
  expect(back.chart?.proseHash).toBe(chart.proseHash);
  expect(back.chart?.migration).toEqual(chart.migration);
}

describe('a chart that goes out and comes back', () => {
  it.each(FORMATS)('[EX1] as %s is the same, for those that come along', (format, write) => {
    expect(SHIPPED.length).toBeGreaterThan(0);
    for (const chart of SHIPPED) expectSame(chart, format, write(chart));
  });

  it(
    '[EX1] is the same, whatever chart it is and whatever is said in it',
    () => {
      let runs = 0;
      const anyTape = fc.uint8Array({ minLength: 0, maxLength: 120, size: 'max' });
      const property = fc.property(anyTape, (tape) => {
        const chart = anyWrittenChart(tape);
        const canonical = writeChartYaml(unlinkChart(chart));
        runs += 1;
        for (const [format, write, read] of FORMATS) {
          const log = createFindingLog();
          const source = read({ path: 'exported', text: write(chart), stem: 'other' }, log);
          expect(log.findings()).toEqual([]);
          expect(source && writeChartYaml(source)).toBe(canonical);
          if (runs % WHOLE_WAY === 1) expectSame(chart, format, write(chart));
        }
      });
      fc.assert(property, { numRuns: RUNS, endOnFailure: true });
    },
    TIMEOUT_MS,
  );
});

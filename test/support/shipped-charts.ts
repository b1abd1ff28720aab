/** Charts of the worlds that come along, read from their files. */
import { readFileSync } from 'node:fs';
import { ANY_NAMES } from '../../src/content/chart/chart-names.ts';
import { readChart } from '../../src/content/chart/read-chart.ts';
import type { ChartSpec } from '../../src/domain/chart.ts';

const folder = new URL('../../src/content/charts/', import.meta.url);

/** One of those that are for all worlds. */
export function shippedChart(id: string): ChartSpec {
  const path = `${id}.chart.yaml`;
  const text = readFileSync(new URL(path, folder), 'utf8');
  const { chart, findings } = readChart({ path, text, stem: id }, { names: ANY_NAMES });
  if (chart === undefined) throw new Error(JSON.stringify(findings));
  return chart.spec;
}

/** One chart file on its own, as it was recorded: what it is called and which world it is for follows from its path. */
import { createFindingLog } from '../finding.ts';
import { layOutSources } from '../source-layout.ts';
import { ANY_NAMES } from './chart-names.ts';
import { type LinkedChart, readChart } from './read-chart.ts';

export type ChartFileReading =
  | {
      readonly ok: true;
      readonly chart: LinkedChart;
      /** Absent when it is for all worlds. */
      readonly world?: string;
    }
  | { readonly ok: false; readonly reason: string };

/** Takes every name for known: whether they are is looked up before a file is recorded. */
export const readChartFile = (file: { readonly path: string; readonly text: string }): ChartFileReading => {
  const [source] = layOutSources({ [file.path]: file.text }, createFindingLog());
  if (source?.role !== 'chart' || !('stem' in source))
    return { ok: false, reason: `${file.path} is no place for a chart` };
  const { chart, findings } = readChart(source, { names: ANY_NAMES });
  const world = 'world' in source ? { world: source.world as string } : {};
  if (chart !== undefined) return { ok: true, chart, ...world };
  const [first] = findings.filter(({ severity }) => severity === 'error');
  return { ok: false, reason: first === undefined ? 'it cannot be read' : `${first.code}: ${first.message}` };
};

export const isChartPath = (path: string): boolean =>
  layOutSources({ [path]: '' }, createFindingLog())[0]?.role === 'chart';

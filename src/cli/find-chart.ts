/** One chart of a content directory, by its id. */
import type { LoadedChart } from '../content/chart/load-charts.ts';
import { suggestName } from '../content/nearest-name.ts';
import { CommandError } from './command-error.ts';
import { loadChartFiles } from './load-chart-files.ts';

/** @throws CommandError chart/unknown, also for a chart that has errors; content/unreadable */
export function findChart(id: string, content: string | undefined): LoadedChart {
  const { charts } = loadChartFiles(content);
  const chart = charts.find(({ spec }) => spec.id === id);
  if (chart !== undefined) return chart;
  const known = charts.map(({ spec }) => spec.id);
  const hint =
    suggestName(id, known) ?? 'seed chart list says which there are, seed chart check what is wrong';
  throw new CommandError('chart/unknown', `there is no chart "${id}" without errors; ${hint}`);
}

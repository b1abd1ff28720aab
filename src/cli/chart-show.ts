/** `seed chart show`: one chart as an outline in words, or as the specification that the runtimes execute. */
import { outlineChart } from '../content/chart/chart-outline.ts';
import { suggestName } from '../content/nearest-name.ts';
import { CommandError, EXIT } from './command-error.ts';
import { loadChartFiles } from './load-chart-files.ts';

/** @throws CommandError chart/unknown, also for a chart that has errors */
export function showChart(id: string, { content, json }: { content?: string; json?: boolean }): number {
  const { charts } = loadChartFiles(content);
  const chart = charts.find(({ spec }) => spec.id === id);
  if (chart === undefined) {
    const known = charts.map(({ spec }) => spec.id);
    const hint =
      suggestName(id, known) ?? 'seed chart list says which there are, seed chart check what is wrong';
    throw new CommandError('chart/unknown', `there is no chart "${id}" without errors; ${hint}`);
  }
  if (json) console.log(JSON.stringify(chart.spec));
  else for (const line of outlineChart(chart)) console.log(line);
  return EXIT.ok;
}

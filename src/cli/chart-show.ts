/** `seed chart show`: one chart as an outline in words, or as the specification that the runtimes execute. */
import { outlineChart } from '../content/chart/chart-outline.ts';
import { EXIT } from './command-error.ts';
import { findChart } from './find-chart.ts';

/** @throws CommandError chart/unknown, also for a chart that has errors */
export function showChart(id: string, { content, json }: { content?: string; json?: boolean }): number {
  const chart = findChart(id, content);
  if (json) console.log(JSON.stringify(chart.spec));
  else for (const line of outlineChart(chart)) console.log(line);
  return EXIT.ok;
}

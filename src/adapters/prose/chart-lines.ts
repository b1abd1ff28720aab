/** Keeps the renderer's texts at those of the charts that are at work: after a start, and whenever charts are activated. */
import type { ActiveChartFile } from '../../actors/active-charts.ts';
import type { TickOutcome } from '../../actors/tick-outcome.ts';
import { readChartFile } from '../../content/chart/chart-file.ts';
import { SOURCE_LOCALE } from '../../content/source-layout.ts';
import type { LiveRenderer } from './renderer.ts';

type Replaceable = Pick<LiveRenderer, 'replace'>;

export type ChartLinesOptions = {
  /** Subscribed to before anybody who renders, so that the very tick of the activation has the new lines. */
  readonly universe: { readonly subscribe: (listener: (outcome: TickOutcome) => void) => () => void };
  readonly renderer: Replaceable;
  /** Files that replaced some of the content's before the start. */
  readonly active: readonly ActiveChartFile[];
};

/** Returns the unsubscriber. */
export function followChartLines({ universe, renderer, active }: ChartLinesOptions): () => void {
  for (const file of active) replaceLines(renderer, file);
  return universe.subscribe(({ inputs, events }) => {
    for (const { type, cause } of events) {
      if (type !== 'chart.activated') continue;
      const input = inputs[Number(cause.split('.')[1])];
      if (input?.kind === 'chart.activate') for (const file of input.files) replaceLines(renderer, file);
    }
  });
}

function replaceLines(renderer: Replaceable, file: { readonly path: string; readonly text: string }): void {
  const reading = readChartFile(file);
  if (!reading.ok) return;
  const { spec, texts } = reading.chart;
  renderer.replace({
    locale: SOURCE_LOCALE,
    prefix: `chart.${spec.id}.`,
    texts: Object.fromEntries([...texts].map(([key, { text }]) => [key, text])),
  });
}

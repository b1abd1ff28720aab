/** Keeps the renderer's texts at those of the content that is at work: after a start, and whenever some of it is activated. */
import type { ActiveChartFile } from '../../actors/live-content/active-charts.ts';
import type { ActiveWorlds } from '../../actors/live-content/active-worlds.ts';
import type { TickOutcome } from '../../actors/universe/tick-outcome.ts';
import { readChartFile } from '../../content/chart/chart-file.ts';
import { SOURCE_LOCALE } from '../../content/source-layout.ts';
import type { LiveRenderer } from './renderer.ts';

type Replaceable = Pick<LiveRenderer, 'replace' | 'reset'>;

export type ContentLinesOptions = {
  /** Subscribed to before anybody who renders, so that the very tick of the activation has the new lines. */
  readonly universe: {
    readonly subscribe: (listener: (outcome: TickOutcome) => void) => () => void;
    readonly universe: { readonly worlds: Pick<ActiveWorlds, 'texts'> };
  };
  readonly renderer: Replaceable;
  /** Files that replaced some of the content's before the start. */
  readonly active: readonly ActiveChartFile[];
};

/** Returns the unsubscriber. */
export function followContentLines({ universe, renderer, active }: ContentLinesOptions): () => void {
  for (const file of active) replaceLines(renderer, file);
  return universe.subscribe(({ inputs, events }) => {
    for (const { type, cause } of events) {
      const { texts } = universe.universe.worlds;
      const isOther = type === 'world.activated' || type === 'governance.changed';
      if (isOther && texts !== undefined) renderer.reset(texts);
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

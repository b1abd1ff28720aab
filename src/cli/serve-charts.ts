/** The charts of a running server: their lines reach the renderers, what becomes of them the log, and saved files the universe. */
import type { OpenUniverse } from '../actors/open-live-universe.ts';
import { watchCharts } from '../adapters/chart-watch.ts';
import type { Log } from '../adapters/log.ts';
import { followChartLines } from '../adapters/prose/chart-lines.ts';
import type { LiveRenderers } from '../adapters/prose/renderers.ts';
import type { GameEvent } from '../domain/game-event.ts';

export type ServedCharts = {
  readonly universe: OpenUniverse;
  readonly renderers: LiveRenderers;
  readonly log: Log;
  /** The content as it was read at the start. */
  readonly sources: Readonly<Record<string, string>>;
  /** The content directory, when it is to be watched. */
  readonly watched: string | undefined;
};

/** To be called before anybody who renders subscribes. Returns what ends the watching. */
export function serveCharts({ universe, renderers, log, sources, watched }: ServedCharts): () => void {
  const elsewhere = universe.universe.charts.files.filter(({ path, text }) => sources[path] !== text);
  followChartLines({ universe, renderer: renderers, active: elsewhere });
  universe.subscribe(({ events }) => {
    for (const event of events) tell(event, log);
  });
  if (watched === undefined) return () => {};
  return watchCharts({ directory: watched, charts: universe.charts, log }).close;
}

function tell({ type, tick, params }: GameEvent, log: Log): void {
  const { chart } = params;
  if (type === 'chart.activated') log.info({ tick, ...params }, `the chart ${chart} is another one now`);
  if (type === 'chart.refused') log.warn({ tick, ...params }, `the chart ${chart} runs on as it was`);
}

/** The content of a running server: its lines reach the renderers, what becomes of it the log, and saved files the universe. */
import type { OpenUniverse } from '../actors/universe/open-live-universe.ts';
import { watchContent } from '../adapters/content-watch.ts';
import type { Log } from '../adapters/log.ts';
import { followContentLines } from '../adapters/prose/content-lines.ts';
import type { LiveRenderers } from '../adapters/prose/renderers.ts';
import type { GameEvent } from '../domain/game-event.ts';

export type ServedContent = {
  readonly universe: OpenUniverse;
  readonly renderers: LiveRenderers;
  readonly log: Log;
  /** The content as it was read at the start. */
  readonly sources: Readonly<Record<string, string>>;
  /** The content directory, when it is to be watched. */
  readonly watched: string | undefined;
};

/** To be called before anybody who renders subscribes. Returns what ends the watching. */
export function serveContent({ universe, renderers, log, sources, watched }: ServedContent): () => void {
  const elsewhere = universe.universe.charts.files.filter(({ path, text }) => sources[path] !== text);
  followContentLines({ universe, renderer: renderers, active: elsewhere });
  universe.subscribe(({ events }) => {
    for (const event of events) tell(event, log);
  });
  if (watched === undefined) return () => {};
  return watchContent({ directory: watched, content: universe.content, log }).close;
}

function tell({ type, tick, params }: GameEvent, log: Log): void {
  if (type === 'world.activated') log.info({ tick, ...params }, 'the worlds are written anew');
  if (type === 'world.refused') log.warn({ tick, ...params }, 'the worlds stay as they were');
  const { chart } = params;
  if (type === 'chart.activated') log.info({ tick, ...params }, `the chart ${chart} is another one now`);
  if (type === 'chart.refused') log.warn({ tick, ...params }, `the chart ${chart} runs on as it was`);
}

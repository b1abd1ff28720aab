/** The clock that charts are tried out by: that of the universe around them, or one like it. */
import type { ClockSettings } from '../../domain/world-clock.ts';
import { createFindingLog } from '../finding.ts';
import { linkClock } from '../link-universe.ts';
import { layOutSources } from '../source-layout.ts';
import { universeSchema } from '../universe-schema.ts';
import { readDoc } from '../world-docs.ts';

/** What a server takes unless it is told otherwise. */
const TICK_MS = 100;

const CLOCK: ClockSettings['clock'] = {
  timeScale: 60,
  startMinute: 7 * 60,
  phases: { dawn: 5 * 60 + 30, day: 7 * 60, dusk: 19 * 60, night: 20 * 60 + 30 },
};

/** `sources`: file text by path below the content directory. What is wrong with them is said elsewhere. */
export const stageClockOf = (sources: Readonly<Record<string, string>>): ClockSettings => {
  const log = createFindingLog();
  const source = layOutSources(sources, log).find(({ role }) => role === 'universe');
  const doc = source && readDoc(source, universeSchema, log);
  return { clock: doc === undefined ? CLOCK : linkClock(doc, { log }), tickMs: TICK_MS };
};

/** What can be told of a whole chart once all its names are known: what never happens, and what never ends. */
import type { ChartSpec } from '../../domain/chart.ts';
import type { Place } from '../finding.ts';
import type { ChartLinking } from './chart-linking.ts';
import type { ChartSource } from './chart-schema.ts';
import { checkDialogue } from './check-dialogues.ts';
import { checkDoubles } from './check-doubles.ts';
import { checkEvents } from './check-events.ts';
import { checkFallbacks } from './check-fallbacks.ts';
import { checkLists, checkWaits } from './check-lists.ts';
import { checkLoops } from './check-loops.ts';
import { checkObjectives } from './check-objectives.ts';
import { checkReach, reachedFrom } from './check-reach.ts';

/** `places`: of every state and transition, by uid. */
export const checkWhole = (
  spec: ChartSpec,
  source: ChartSource,
  linking: ChartLinking,
  places: ReadonlyMap<string, Place>,
): void => {
  const { file, log } = linking;
  const at = { of: (uid: string): Place => places.get(uid) as Place, log };
  const reached = reachedFrom(spec.root);
  checkLists(spec, at);
  checkWaits(spec, at);
  checkLoops(spec, at);
  checkReach(spec, reached, at);
  checkFallbacks(spec, reached, at);
  checkDialogue(spec, reached, at);
  checkDoubles(linking);
  checkObjectives(source, linking);
  checkEvents(spec, source, linking);
  if (spec.vocabulary !== 'quest' || spec.title !== undefined) return;
  const message = `players will read "${spec.id}" in their journals: the quest has no title`;
  log.warning(file.at(['meta']), 'chart/no-title', message, 'add a `title` beside the uid of the chart');
};

/** What games may see of the latest of a universe's past, from its chronicle: a restart takes nothing from those who come back. */
import type { Chronicle } from '../../actors/chronicle/chronicle.ts';
import type { GameEvent } from '../../domain/game-event.ts';
import { type LoggedEvent, logEvent } from './event-log.ts';

/** Records looked through, from the end: a bound to how long a start may take. */
const RECORDS_LOOKED_AT_MAX = 50_000;

/** In the order in which they happened. */
export function recallEvents(chronicle: Chronicle, controlTickInterval: number): LoggedEvent[] {
  const recalled: LoggedEvent[] = [];
  const after = Math.max(0, chronicle.head().position - RECORDS_LOOKED_AT_MAX);
  for (const { kind, tick, body } of chronicle.records(after)) {
    if (kind !== 'event') continue;
    const logged = logEvent(JSON.parse(body) as GameEvent, Math.ceil(tick / controlTickInterval));
    if (logged !== undefined) recalled.push(logged);
  }
  return recalled;
}

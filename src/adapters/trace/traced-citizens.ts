/** What a trace holds of citizens: its events, read backward from the tick that is asked about. */
import type { CitizenRecord } from '../../actors/whereabouts/where-is.ts';
import { CITIZEN_EVENT } from '../../domain/city/whereabouts.ts';
import type { GameEvent } from '../../domain/game-event.ts';
import type { SegmentLog } from './segment-log.ts';
import type { TraceRun } from './read-trace.ts';
import { TraceError } from './trace-error.ts';

/** @throws TraceError trace/no-events; reading throws trace/unreadable where the events are damaged */
export function tracedCitizens({ opening: { header }, ticks, events }: TraceRun): CitizenRecord {
  if (events === undefined)
    throw new TraceError('trace/no-events', 'this trace keeps no events, so it does not say who was where');
  const from = header.firstTick - 1;
  return {
    from,
    through: from + ticks.count,
    read: (citizen, at) => {
      const failures: GameEvent[] = [];
      for (let tick = at; tick > from; tick -= 1) {
        if (ticks.at(tick - header.firstTick)?.eventCount === 0) continue;
        const told = eventsAt(events, tick);
        failures.push(...told.filter(({ type }) => type === 'realm.failed'));
        const newest = told.findLast(
          ({ type, actor }) => actor === citizen && type.startsWith(CITIZEN_EVENT),
        );
        // A realm in which somebody did something later had not failed before.
        if (newest !== undefined) return { newest, failures };
      }
      return { newest: undefined, failures };
    },
  };
}

function eventsAt(events: SegmentLog, tick: number): GameEvent[] {
  const reading = events.at(tick, true);
  if (reading.kind === 'list') return JSON.parse(reading.text) as GameEvent[];
  const what = reading.kind === 'cut' ? 'ends early' : `is damaged: ${reading.reason}`;
  throw new TraceError('trace/unreadable', `${reading.file} ${what}`);
}

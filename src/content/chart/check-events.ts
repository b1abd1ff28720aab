/** Which events come and are not heard, and which are waited for and never come. */
import type { ChartSpec } from '../../domain/chart.ts';
import type { Vocabulary } from '../../domain/vocabulary/vocabulary-entry.ts';
import type { ChartLinking } from './chart-linking.ts';
import { allStates } from './chart-moves.ts';
import type { ChartSource } from './chart-schema.ts';
import { actionsWithin } from './chart-walk.ts';

export const checkEvents = ({ root }: ChartSpec, source: ChartSource, linking: ChartLinking): void => {
  const { file, log, vocabulary, ownEvents } = linking;
  const states = allStates(root);
  const heard = new Set(states.flatMap(({ on, ignores }) => [...on.map(({ event }) => event), ...ignores]));
  const used = new Set([...actionsWithin(source, [])].map(({ action }) => action.type));
  for (const [event, path] of ownEvents) {
    if (heard.has(event)) continue;
    const message = `no state hears "${event}"`;
    const fix = 'handle it under `on`, or leave this out';
    log.warning(file.at([...path, 'type']), 'chart/unhandled-event', message, fix);
  }
  const comes = Object.keys(vocabulary.events).filter((event) => {
    const action = actionFor(event, vocabulary);
    return action !== undefined && used.has(action);
  });
  for (const event of [...vocabulary.expected, ...comes]) {
    if (heard.has(event) || ownEvents.has(event)) continue;
    const message = `no state hears "${event}"`;
    const fix = `handle it under \`on\`, or write ignore: [${event}] to let it pass`;
    log.warning(file.at(['vocabulary']), 'chart/unhandled-event', message, fix);
  }
  for (const { path, source: state } of linking.tree.nodes) {
    for (const event of Object.keys(state.on ?? {})) {
      const action = actionFor(event, vocabulary);
      if (action === undefined || used.has(action) || ownEvents.has(event)) continue;
      const place = file.at([...path, 'on', event], 'key');
      const message = `"${event}" never comes: nothing does "${action}"`;
      log.warning(place, 'chart/event-never', message, `add { type: ${action} }`);
    }
  }
};

/** The action without which an event never comes. */
const actionFor = (event: string, { events }: Vocabulary): string | undefined => {
  if (!Object.hasOwn(events, event)) return undefined;
  return event === 'player answered' ? 'ask' : events[event]?.setBy;
};

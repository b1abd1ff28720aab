/** Which events come and are not heard, and which are waited for and never come. */
import type { ChartSpec } from '../../domain/chart.ts';
import { allStates } from './chart-checks.ts';
import type { ChartLinking } from './chart-linking.ts';
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
    log.warning(
      file.at([...path, 'type']),
      'chart/unhandled-event',
      message,
      `handle it under \`on\`, or leave this out`,
    );
  }
  const comes = Object.entries(vocabulary.events)
    .filter(([, { setBy }]) => setBy !== undefined && used.has(setBy))
    .map(([event]) => event);
  for (const event of [...vocabulary.expected, ...comes]) {
    if (heard.has(event) || ownEvents.has(event)) continue;
    const message = `no state hears "${event}"`;
    const fix = `handle it under \`on\`, or write ignore: [${event}] to let it pass`;
    log.warning(file.at(['vocabulary']), 'chart/unhandled-event', message, fix);
  }
  for (const { path, source: state } of linking.tree.nodes) {
    for (const event of Object.keys(state.on ?? {})) {
      const setBy = Object.hasOwn(vocabulary.events, event) ? vocabulary.events[event]?.setBy : undefined;
      if (setBy === undefined || used.has(setBy) || ownEvents.has(event)) continue;
      const message = `"${event}" never comes: nothing does "${setBy}"`;
      log.warning(
        file.at([...path, 'on', event], 'key'),
        'chart/event-never',
        message,
        `add { type: ${setBy} }`,
      );
    }
  }
};

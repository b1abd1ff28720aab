/** The names of events in charts: words, joined by single spaces or hyphens. Dots are for the engine's own names. */
import type { Carried } from '../../domain/vocabulary/vocabulary-entry.ts';
import { suggestName } from '../nearest-name.ts';
import type { YamlPath } from '../yaml-file.ts';
import type { ChartLinking } from './chart-linking.ts';

export const EVENT_NAME_PATTERN = /^[a-z][a-z0-9]*(?:[ -][a-z0-9]+)*$/;
const NAME_LENGTH_MAX = 64;

/** Says so when the chart cannot hear such an event. */
export const checkEventName = (name: string, path: YamlPath, linking: ChartLinking): void => {
  const { file, log, vocabulary, ownEvents } = linking;
  const place = file.at(path, 'key');
  if (!EVENT_NAME_PATTERN.test(name) || name.length > NAME_LENGTH_MAX) {
    const guess = name.trim().toLowerCase().replaceAll('.', ' ').replaceAll('_', ' ');
    const fix = EVENT_NAME_PATTERN.test(guess) ? `write "${guess}"` : 'write lower-case words';
    log.error(place, 'chart/event-name', `"${name}" is no name for an event`, fix);
    return;
  }
  if (ownEvents.has(name)) return;
  if (!Object.hasOwn(vocabulary.events, name)) {
    const known = [...Object.keys(vocabulary.events), ...ownEvents.keys()];
    const fix =
      suggestName(name, known) ??
      (name.startsWith('timer ')
        ? `set it: { type: set timer, params: { name: ${name.slice(6)}, seconds: 30 } }`
        : 'docs/vocabulary.md lists what there is; `raise` makes an event of your own');
    log.error(place, 'chart/unknown-event', `there is no event "${name}"`, fix);
    return;
  }
  if (linking.planned === 'refuse' && !vocabulary.events[name]?.implemented) {
    log.error(place, 'chart/not-implemented', `the event "${name}" is planned, and nothing sends it yet`);
  }
};

/** What that event brings along: nothing, when it is one of the chart's own. */
export const carriedBy = (name: string, { vocabulary }: ChartLinking): readonly Carried[] =>
  Object.hasOwn(vocabulary.events, name) ? (vocabulary.events[name]?.carries ?? []) : [];

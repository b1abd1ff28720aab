/** The names of events in charts: words, joined by single spaces or hyphens. Dots are for the engine's own names. */
import type { Carried } from '../../domain/vocabulary/vocabulary-entry.ts';
import { suggestName } from '../nearest-name.ts';
import type { YamlPath } from '../yaml-file.ts';
import type { ChartLinking } from './chart-linking.ts';
import { wordElsewhere } from './word-elsewhere.ts';

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
  if (ownEvents.has(name) || name.startsWith(MESSAGE_PREFIX)) return;
  if (!Object.hasOwn(vocabulary.events, name)) {
    const known = [...Object.keys(vocabulary.events), ...ownEvents.keys()];
    const fix =
      wordElsewhere('events', name) ??
      suggestName(name, known) ??
      (name.startsWith('timer ')
        ? `set it: { type: set timer, params: { name: ${name.slice(6)}, seconds: 30 } }`
        : name.startsWith('chose ')
          ? `offer it: { type: offer, params: { choice: ${name.slice(6)}, line: ... } }`
          : 'docs/vocabulary.md lists what there is; `raise` makes an event of your own');
    log.error(place, 'chart/unknown-event', `there is no event "${name}"`, fix);
  }
};

/** In front of the name of a message that charts send each other; anybody may send it, so none is unknown. */
export const MESSAGE_PREFIX = 'message ';
/** In front of a choice's name, for the player who chose. */
export const CHOICE_PREFIX = 'chose ';

/** What is at hand when that event is heard: what the chart always has, and what the event brings along. */
export const carriedBy = (name: string, { vocabulary }: ChartLinking): readonly Carried[] => {
  const { always, events } = vocabulary;
  if (name.startsWith(CHOICE_PREFIX)) return [...always, 'player'];
  return [...always, ...((Object.hasOwn(events, name) ? events[name]?.carries : undefined) ?? [])];
};

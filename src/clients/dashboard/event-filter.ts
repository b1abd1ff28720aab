/** Which events of the stream somebody wants to see. */
import type { BoardEvent } from '../../protocol/dashboard/board-event.ts';

export type EventFilter = {
  /** `*` stands for anything: `trade.*`. Empty for all. */
  readonly type: string;
  /** A game, a realm or the hub, or the beginning of its name. */
  readonly source: string;
  /** In any part of the event. */
  readonly text: string;
};

export const NO_FILTER: EventFilter = { type: '', source: '', text: '' };

export function passing(filter: EventFilter, events: readonly BoardEvent[]): readonly BoardEvent[] {
  const type = patternOf(filter.type);
  const source = filter.source.trim().toLowerCase();
  const text = filter.text.trim().toLowerCase();
  return events.filter(
    (event) =>
      type.test(event.type) &&
      event.source.toLowerCase().startsWith(source) &&
      (text === '' || wordsOf(event).includes(text)),
  );
}

/** Without a `*` the beginning is enough. */
function patternOf(glob: string): RegExp {
  const parts = glob
    .trim()
    .split('*')
    .map((part) => part.replace(/[\\^$.+?()[\]{}|/]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}${parts.length > 1 ? '$' : ''}`, 'i');
}

const wordsOf = ({ type, source, targets, detail, decision }: BoardEvent): string =>
  [type, source, ...(targets ?? []), detail, decision?.policy, decision?.verdict].join(' ').toLowerCase();

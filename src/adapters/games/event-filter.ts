/** Which events a connection gets: what it asked for, of what it may see. */
import type { LoggedEvent } from './event-log.ts';

export type EventFilter = {
  readonly eventTypes?: readonly string[] | undefined;
  readonly sources?: readonly string[] | undefined;
};

/** `games` are those of the connection: it gets what is for them, and not what they sent. */
export function maySee(event: LoggedEvent, games: ReadonlySet<string>): boolean {
  if (event.addressees !== undefined) return event.addressees.some((id) => games.has(id));
  return !games.has(event.source);
}

export function compileFilter({ eventTypes, sources }: EventFilter): (event: LoggedEvent) => boolean {
  const [isType, isSource] = [anyOf(eventTypes), anyOf(sources)];
  return (event) => isType(event.type) && isSource(event.source);
}

function anyOf(patterns: readonly string[] | undefined): (text: string) => boolean {
  if (patterns === undefined || patterns.length === 0) return () => true;
  const whole = new Set(patterns.filter((pattern) => !pattern.endsWith('*')));
  const beginnings = patterns.filter((pattern) => pattern.endsWith('*')).map((text) => text.slice(0, -1));
  return (text) => whole.has(text) || beginnings.some((beginning) => text.startsWith(beginning));
}

/** The log that connections read from: what is for whom, in order, and what is forgotten. */
import { expect, it } from 'vitest';
import { EventLog, type LoggedEvent } from '../../../src/adapters/games/event-log.ts';

const event = (id: number, addressees?: readonly string[]): LoggedEvent => ({
  id: `e${id}.hub.0`,
  type: 'counted',
  source: 'somebody',
  addressees,
  message: Buffer.from(`${id}`),
});

/** Every third is for everybody, the others for a or for b. */
const events = Array.from({ length: 300 }, (_, id) =>
  event(id, id % 3 === 0 ? undefined : [id % 3 === 1 ? 'a' : 'b']),
);

function readBy(log: EventLog, games: readonly string[]): string[] {
  const read: string[] = [];
  for (let place = log.next(log.first, games); place < log.end; place = log.next(place + 1, games))
    read.push(log.at(place)?.id ?? 'nothing');
  return read;
}

it('[GP12] a reader gets what is for everybody and for its games, in order, also when the oldest are forgotten', () => {
  for (const lengthMax of [1000, 90]) {
    const log = new EventLog(lengthMax);
    for (let index = 0; index < events.length; index += 7) log.append(events.slice(index, index + 7));
    expect(log.end).toBe(300);
    expect(log.first > 0).toBe(lengthMax < 300);
    const kept = events.slice(log.first);
    for (const games of [[], ['a'], ['a', 'b'], ['nobody']]) {
      const meant = kept.filter(({ addressees }) => addressees?.some((id) => games.includes(id)) ?? true);
      expect(readBy(log, games)).toEqual(meant.map(({ id }) => id));
    }
  }
});

/** What a chronicle holds of citizens: each has a stream of their own, in which a tick is found by halving. */
import type { GameEvent } from '../../domain/game-event.ts';
import type { EntityId } from '../../kernel/ids.ts';
import { type Chronicle, PAGE_LENGTH_MAX } from '../chronicle/chronicle.ts';
import type { CitizenRecord } from './where-is.ts';

type Readable = Pick<Chronicle, 'genesis' | 'head' | 'page' | 'versionOf'>;

/** `through` is the last tick of which everything that happened is on disk. */
export function chronicledCitizens(chronicle: Readable, through: number): CitizenRecord {
  const from = chronicle.genesis()?.tick ?? through;
  return {
    from,
    through,
    read: (citizen, at) => ({
      newest: newestOf(chronicle, citizen, at),
      failures: failuresIn(chronicle, at),
    }),
  };
}

function newestOf(chronicle: Readable, stream: EntityId, at: number): GameEvent | undefined {
  let [low, high] = [0, chronicle.versionOf(stream)];
  let newest: GameEvent | undefined;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const [record] = chronicle.page({ stream, fromVersion: middle, limit: 1 }).records;
    if (record === undefined || record.tick > at) high = middle - 1;
    else {
      low = middle;
      newest = JSON.parse(record.body) as GameEvent;
    }
  }
  return newest;
}

/** At most one of each realm. */
const failuresIn = (chronicle: Readable, at: number): GameEvent[] =>
  chronicle
    .page({ type: 'realm.failed', asOf: at, limit: PAGE_LENGTH_MAX })
    .records.map(({ body }) => JSON.parse(body) as GameEvent);

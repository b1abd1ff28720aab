/** What happens, newest first, as far as it passes the filters; the stream can be held to be read. */
import { useState } from 'react';
import type { BoardEvent } from '../../protocol/dashboard/board-event.ts';
import { useBoard, useBoardPage } from './board-context.ts';
import { type EventFilter, NO_FILTER, passing } from './event-filter.ts';

/** What a browser lays out without effort each second. */
const SHOWN_MAX = 120;
const FIELDS = ['type', 'source', 'text'] as const;

export function EventStream() {
  const { say } = useBoardPage();
  const events = useBoard((state) => state.events);
  const skipped = useBoard((state) => state.skipped);
  const [filter, setFilter] = useState<EventFilter>(NO_FILTER);
  const [held, setHeld] = useState<readonly BoardEvent[]>();
  const shown = passing(filter, held ?? events);
  const since = held === undefined ? 0 : countSince(passing(filter, events), passing(filter, held)[0]);
  return (
    <section className="panel events" aria-labelledby="events-title">
      <div className="panel-head">
        <h2 id="events-title">{say('events')}</h2>
        <button
          type="button"
          className="quiet"
          aria-pressed={held !== undefined}
          onClick={() => setHeld(held === undefined ? events : undefined)}
        >
          {say(held === undefined ? 'events.pause' : 'events.resume')}
        </button>
        {held === undefined ? null : <span className="aside">{say('events.held', { count: since })}</span>}
      </div>
      <form className="filters" onSubmit={(event) => event.preventDefault()}>
        {FIELDS.map((field) => (
          <label key={field}>
            {say(`filter.${field}`)}
            <input
              value={filter[field]}
              placeholder={field === 'type' ? say('filter.type-example') : undefined}
              spellCheck={false}
              autoCapitalize="none"
              onChange={({ target }) => setFilter({ ...filter, [field]: target.value })}
            />
          </label>
        ))}
        <button type="button" className="quiet" onClick={() => setFilter(NO_FILTER)}>
          {say('filter.clear')}
        </button>
      </form>
      {skipped === 0 ? null : <p className="aside">{say('events.skipped', { count: skipped })}</p>}
      {shown.length === 0 ? (
        <p className="aside">{say(events.length === 0 ? 'events.none' : 'events.none-pass')}</p>
      ) : (
        <ol className="stream" tabIndex={0} aria-label={say('events')}>
          {shown.slice(0, SHOWN_MAX).map((event) => (
            <EventLine key={event.id} event={event} />
          ))}
        </ol>
      )}
    </section>
  );
}

function countSince(events: readonly BoardEvent[], newest: BoardEvent | undefined): number {
  const index = events.findIndex(({ id }) => id === newest?.id);
  return index < 0 ? events.length : index;
}

function EventLine({ event: { tick, type, source, targets, detail } }: { readonly event: BoardEvent }) {
  const { say } = useBoardPage();
  return (
    <li>
      <span className="when">{tick}</span>
      <span className="type">{type}</span>
      <span className="way">
        {source} → {targets === null ? say('events.everybody') : targets.join(', ')}
      </span>
      <span className="detail">{targets === null ? detail : say('events.for-one')}</span>
    </li>
  );
}

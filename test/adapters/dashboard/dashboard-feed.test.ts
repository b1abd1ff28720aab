/** The feed for onlookers, without a socket. */
import { afterEach, describe, expect, it } from 'vitest';
import type { TickOutcome } from '../../../src/actors/universe/tick-outcome.ts';
import { boardEventOf, DETAIL_LENGTH_MAX } from '../../../src/adapters/dashboard/board-event-of.ts';
import type { Board } from '../../../src/adapters/dashboard/board-of.ts';
import { DashboardFeed, EVENTS_KEPT_MAX } from '../../../src/adapters/dashboard/dashboard-feed.ts';
import { TickMeter } from '../../../src/adapters/dashboard/tick-meter.ts';
import type { GameEvent } from '../../../src/domain/game-event.ts';
import { type BoardFrame, boardFrameSchema } from '../../../src/protocol/dashboard/board-frame.ts';

const feeds: DashboardFeed[] = [];
afterEach(() => {
  for (const feed of feeds.splice(0)) feed.close();
});

const happened = (n: number, more: Partial<GameEvent> = {}): GameEvent => ({
  ...({ id: `e${n}.hub.0`, tick: n, realm: 'hub', cause: `i${n}.0` } as GameEvent),
  ...{ type: 'game.event', params: { game: 'reef', event_type: 'trade.offer', data: '{"price":3}' } },
  ...more,
});

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

function open() {
  const board: { -readonly [Name in keyof Board]: Board[Name] } = {
    ...{ status: 'running', tick: 0, controlTick: 0, clock: '07:00' },
    ...{ realms: [], games: [], players: [], playersTotal: 0 },
  };
  let listener: (outcome: TickOutcome) => void = () => {};
  let ms = 0;
  const meter = new TickMeter(() => ms);
  const feed = new DashboardFeed({
    universe: {
      subscribe: (heard) => {
        listener = heard;
        return () => {};
      },
    },
    ...{ universeName: 'The Seed', tickMs: 100, controlTickInterval: 10, meter },
    board: () => board,
    now: () => board,
  });
  feeds.push(feed);
  const run = async (ticks: number, ...events: GameEvent[]): Promise<void> => {
    for (let n = 0; n < ticks; n += 1) {
      board.tick += 1;
      feed.timed(() => {
        ms += 2;
        listener({ record: { tick: board.tick }, events: n === 0 ? events : [] } as unknown as TickOutcome);
      });
      ms += 98;
      await nextTurn();
    }
  };
  const look = () => {
    const frames: BoardFrame[] = [];
    const state = { isFull: false, isEnded: false };
    const seat = feed.attend({
      write: (text) => {
        frames.push(boardFrameSchema.parse(JSON.parse(text)));
        return !state.isFull;
      },
      end: () => {
        state.isEnded = true;
      },
    });
    return { frames, state, ...seat };
  };
  return { feed, board, run, look };
}

const idsOf = (frame: BoardFrame | undefined) => frame?.events.map(({ tick }) => tick);

describe('the feed', () => {
  it('[DB8] begins with how things stand and what happened lately, and goes on each control tick', async () => {
    const { run, look } = open();
    await run(12, happened(1), happened(2));
    const { frames } = look();
    expect([frames.length, frames[0]?.tick, idsOf(frames[0]), frames[0]?.samples.length]).toEqual([
      1,
      12,
      [1, 2],
      1,
    ]);
    await run(7, happened(13));
    expect(frames).toHaveLength(1);
    await run(1);
    expect([frames[1]?.tick, idsOf(frames[1]), frames[1]?.samples.length]).toEqual([20, [13], 1]);
    await run(10);
    expect(idsOf(frames[2])).toEqual([]);
  });

  it('[DB8] measures ticks and counts all events, private ones too', async () => {
    const { run, look } = open();
    const { frames } = look();
    await run(10, happened(1), happened(1, { type: 'player.said' }), happened(1, { type: 'player.took' }));
    const { samples, events } = frames.at(-1) as BoardFrame;
    expect(events).toHaveLength(1);
    expect(samples).toEqual([{ tick: 10, tickMs: 2, tickMsMax: 2, eventsPerSecond: expect.closeTo(3, 0) }]);
  });

  it('[DB9] tells of a pause, and of each tick that is run by hand meanwhile', async () => {
    const { board, look } = open();
    const { frames } = look();
    board.status = 'paused';
    await expect.poll(() => frames.at(-1)?.status).toBe('paused');
    board.tick = 3;
    await expect.poll(() => frames.at(-1)?.tick).toBe(3);
    expect(frames).toHaveLength(3);
  });

  it('[DB10] a slow onlooker misses frames, gets what is kept of the events, and is told how many are not', async () => {
    const { run, look } = open();
    const slow = look();
    const quick = look();
    slow.state.isFull = true;
    await run(10, happened(1));
    await run(10, ...Array.from({ length: EVENTS_KEPT_MAX + 5 }, (_, n) => happened(n + 11)));
    expect([slow.frames.length, quick.frames.length]).toEqual([2, 3]);
    expect([quick.frames[2]?.events.length, quick.frames[2]?.eventsSkipped]).toEqual([EVENTS_KEPT_MAX, 5]);
    slow.state.isFull = false;
    slow.ready();
    await run(10);
    expect([slow.frames[2]?.events.length, slow.frames[2]?.eventsSkipped]).toEqual([EVENTS_KEPT_MAX, 5]);
    expect(slow.frames[2]?.samples.map(({ tick }) => tick)).toEqual([20, 30]);
  });

  it('[DB10] lets go of everybody when the server stops', () => {
    const { feed, look } = open();
    const { state } = look();
    feed.close();
    expect(state.isEnded).toBe(true);
  });
});

describe('what onlookers see of events', () => {
  it('[DB11] an event for everybody with what it says, shortened', () => {
    const data = JSON.stringify({ text: '🌊'.repeat(300) });
    const shown = boardEventOf(happened(1, { params: { game: 'reef', event_type: 'x', data, seq: 1 } }));
    expect(shown).toMatchObject({ type: 'x', source: 'reef', targets: null, cause: 'i1.0' });
    expect(shown?.detail.length).toBeLessThanOrEqual(DETAIL_LENGTH_MAX);
    expect(shown?.detail.isWellFormed()).toBe(true);
  });

  it('[DB11] of an event for some that it passed, and not what it says', () => {
    const params = { game: 'reef', event_type: 'x', data: '{"secret":1}' };
    expect(boardEventOf(happened(1, { params: { ...params, target: 'isle' } }))).toMatchObject({
      ...{ targets: ['isle'], detail: '' },
    });
    const recipients = { list: ['isle', 'kettle'] };
    expect(boardEventOf(happened(1, { params: { ...params, region: 'realm=*', recipients } }))).toMatchObject(
      {
        ...{ targets: ['isle', 'kettle'], detail: '' },
      },
    );
  });

  it('[DB11] nothing of what people say and do in a room, and nothing of what a request was called', () => {
    expect(boardEventOf(happened(1, { type: 'player.said' }))).toBeUndefined();
    const registered = happened(1, { type: 'game.registered', params: { game: 'reef', request: 'r-1' } });
    expect(boardEventOf(registered)?.detail).toBe('game: reef');
  });

  it('[DB11] of a decision the policy and the verdict, and not whom it was about', () => {
    const params = { policy: 'quiet-hours', verdict: 'deny', subject: 'player:ada', request: 'r-1' };
    expect(boardEventOf(happened(1, { type: 'governance.decided', params }))).toEqual({
      ...{ id: 'e1.hub.0', tick: 1, cause: 'i1.0', type: 'governance.decided', source: 'hub' },
      ...{ targets: null, detail: '', decision: { policy: 'quiet-hours', verdict: 'deny' } },
    });
  });
});

/** The games' port: raw JSON over WebSocket, to real sockets. */
import { describe, expect, it } from 'vitest';
import { openGames } from '../../support/games-edge.ts';

const TAVERN = { game_id: 'tavern', realm_id: 'The Tavern', developer_name: 'Ada', description: 'beer' };

describe('the games port', () => {
  it('[GP1] answers a registration with who the game is, where it stands, and the token to come back with', async () => {
    const games = await openGames();
    games.run();
    const tavern = await games.connect();
    const answer = await tavern.ask('register_game', TAVERN);
    expect(answer).toMatchObject({ status: 'success', ...TAVERN, state: 'registered' });
    expect(answer['stat7_uri']).toMatch(/^stat7:/);
    expect(answer['token']).toMatch(/^[\w-]{32}$/);
    expect(tavern.received[0]).toBe(answer);
  });

  it('[GP2] refuses what the universe refuses, with its code and what to do', async () => {
    const games = await openGames();
    games.run();
    const [one, other] = [await games.connect(), await games.connect()];
    await one.ask('register_game', TAVERN);
    expect(await other.ask('register_game', TAVERN)).toMatchObject({
      status: 'error',
      code: 'game/duplicate',
      message: expect.stringContaining('token'),
    });
    expect(await other.ask('unregister_game', { game_id: 'moor' })).toMatchObject({ code: 'game/unknown' });
  });

  it('[GP3] lets only the connection act for a game that registered it, or took it up with its token', async () => {
    const games = await openGames();
    games.run();
    const [one, other] = [await games.connect(), await games.connect()];
    const { token } = await one.ask('register_game', TAVERN);
    const event = { source_game_id: 'tavern', event_type: 'x' };
    expect(await other.ask('publish_event', event)).toMatchObject({ code: 'game/not-yours' });
    expect(await other.ask('unregister_game', { game_id: 'tavern' })).toMatchObject({
      code: 'game/not-yours',
    });
    expect(await other.ask('register_game', { ...TAVERN, token })).toMatchObject({
      status: 'success',
      token,
    });
    expect(await other.ask('publish_event', event)).toMatchObject({ status: 'success' });
    expect(await one.ask('publish_event', event)).toMatchObject({ code: 'game/not-yours' });
  });

  it('[GP4] delivers an event once, to whom it is for, with data and cause as it was accepted', async () => {
    const games = await openGames();
    games.run();
    const [a, b, c] = [await games.connect(), await games.connect(), await games.connect()];
    await a.ask('register_game', { game_id: 'a', realm_id: 'A' });
    await b.ask('register_game', { game_id: 'b', realm_id: 'B' });
    await c.ask('register_game', { game_id: 'c', realm_id: 'C' });
    const data = {
      where: 'Ancient Ruins',
      worth: 1.5,
      nothing: null,
      minus: -0,
      list: [1, { x: 'ñ \u2028' }],
    };
    const told = { source_game_id: 'a', target_game_id: 'b', event_type: 'treasure_found', data };
    const accepted = await a.ask('publish_event', told);
    await a.ask('publish_event', { source_game_id: 'a', target_game_id: null, event_type: 'all', data: 7 });
    const isLast = ({ event_type: type }: Readonly<Record<string, unknown>>) => type === 'all';
    await b.wait(isLast, 'the broadcast');
    await c.wait(isLast, 'the broadcast');
    const seen = (socket: typeof a) =>
      socket.received.filter(({ type, source_game_id: source }) => type === 'event' && source === 'a');
    expect(seen(b)).toMatchObject([
      {
        event_type: 'treasure_found',
        target_game_id: 'b',
        cause: accepted['event_id'],
        data: { ...data, minus: 0 },
      },
      { event_type: 'all', target_game_id: null, data: 7 },
    ]);
    expect(seen(c)).toMatchObject([{ event_type: 'all' }]);
    expect(seen(a)).toEqual([]);
  });

  it('[GP5] lists games and tells the universe, also to somebody who registers nothing', async () => {
    const games = await openGames();
    games.run();
    const [tavern, onlooker] = [await games.connect(), await games.connect()];
    await tavern.ask('register_game', TAVERN);
    expect(await onlooker.ask('list_games')).toMatchObject({ games: [{ game_id: 'tavern' }] });
    expect(await onlooker.ask('get_universe')).toMatchObject({
      universe: { name: 'Small', total_games: 1, total_realms: 2, status: 'running' },
    });
    await tavern.ask('unregister_game', { game_id: 'tavern' });
    expect(await onlooker.ask('get_universe')).toMatchObject({ universe: { total_games: 0 } });
    expect(onlooker.received.every(({ type }) => type === 'response')).toBe(true);
  });

  it('[GP6] announces every control tick to those who listen', async () => {
    const games = await openGames();
    const onlooker = await games.connect();
    const answer = onlooker.ask('subscribe', { event_types: ['none'] });
    await answer;
    games.throughBarrier();
    games.throughBarrier();
    await onlooker.wait(({ control_tick_id: id }) => id === 2, 'the second control tick');
    const announced = onlooker.received.filter(({ type }) => type === 'control_tick');
    expect(announced.map(({ control_tick_id: id, tick }) => [id, tick])).toEqual([
      [1, 10],
      [2, 20],
    ]);
    expect(announced[1]?.['chain']).toBe(games.universe.overview().chain);
  });

  it('[GP7] filters by type and source, and stops when it is told to', async () => {
    const games = await openGames();
    games.run();
    const [a, b, onlooker] = [await games.connect(), await games.connect(), await games.connect()];
    await a.ask('register_game', { game_id: 'a', realm_id: 'A' });
    await b.ask('register_game', { game_id: 'b', realm_id: 'B' });
    await onlooker.ask('subscribe', { event_types: ['trea*'], sources: ['a'], backlog: 0 });
    for (const [socket, game] of [
      [a, 'a'],
      [b, 'b'],
    ] as const)
      for (const event of ['treasure', 'war'])
        await socket.ask('publish_event', { source_game_id: game, event_type: event });
    await a.ask('publish_event', { source_game_id: 'a', event_type: 'treat' });
    const seen = await onlooker.events(2);
    expect(seen.map(({ source, event_type: type }) => [source, type])).toEqual([
      ['a', 'treasure'],
      ['a', 'treat'],
    ]);
    await onlooker.ask('unsubscribe');
    await a.ask('publish_event', { source_game_id: 'a', event_type: 'treason' });
    await b.wait(({ event_type: type }) => type === 'treason', 'treason elsewhere');
    expect(onlooker.received.filter(({ type }) => type === 'event')).toHaveLength(2);
  });

  it('[GP8] sends somebody new the latest events that they may see, and one who comes back what they missed', async () => {
    const games = await openGames();
    games.run();
    const a = await games.connect();
    await a.ask('register_game', { game_id: 'a', realm_id: 'A' });
    for (let number = 0; number < 30; number += 1)
      await a.ask('publish_event', { source_game_id: 'a', event_type: 'n', data: { number } });
    const first = await games.connect();
    await first.ask('subscribe', { event_types: ['n'] });
    const all = await first.events(30);
    expect(all.map(({ data }) => data)).toEqual(Array.from({ length: 30 }, (_, number) => ({ number })));
    const second = await games.connect();
    await second.ask('subscribe', { event_types: ['n'], backlog: 3 });
    expect((await second.events(3)).map(({ data }) => data)).toEqual([
      { number: 27 },
      { number: 28 },
      { number: 29 },
    ]);
    const third = await games.connect();
    await third.ask('subscribe', { event_types: ['n'], after: all[24]?.['event_id'] });
    expect((await third.events(5)).map(({ data }) => data)).toEqual(all.slice(25).map(({ data }) => data));
    const fourth = await games.connect();
    expect(await fourth.ask('subscribe', { after: 'e0.hub.0' })).toMatchObject({
      status: 'success',
      warning: { code: 'subscribe/unknown-event' },
    });
  });

  it('[GP9] sends a reader who fell behind the rest when they read on, in order and each once', async () => {
    const games = await openGames();
    const [a, slow] = [await games.connect(), await games.connect()];
    const registered = a.ask('register_game', { game_id: 'a', realm_id: 'A' });
    const until = setInterval(() => games.universe.advance(), 3);
    await registered;
    await slow.ask('subscribe', { event_types: ['n'], backlog: 0 });
    slow.stall();
    const filler = 'x'.repeat(16_000);
    const count = 800;
    for (let number = 0; number < count; number += 1) {
      const data = { number, filler };
      if (number % 50 === 49) await a.ask('publish_event', { source_game_id: 'a', event_type: 'n', data });
      else a.send({ action: 'publish_event', source_game_id: 'a', event_type: 'n', data });
    }
    const ticks = games.universe.overview().tick;
    slow.resume();
    const seen = await slow.events(count);
    clearInterval(until);
    expect(seen.map(({ data }) => (data as { number: number }).number)).toEqual(
      Array.from({ length: count }, (_, number) => number),
    );
    expect(games.universe.overview().tick).toBeGreaterThanOrEqual(ticks);
  });

  it('[GP10] answers what it cannot read with a code, and the connection lives', async () => {
    const games = await openGames();
    games.run();
    const socket = await games.connect();
    socket.send('hello');
    socket.send('[1]');
    socket.sendBytes(new Uint8Array([0, 255, 7]));
    socket.send({ action: 'fly' });
    socket.send({ action: 'register_game', game_id: 'no spaces, please', realm_id: '' });
    socket.send({
      action: 'publish_event',
      source_game_id: 'a',
      event_type: 'x',
      target_game_id: 'b',
      target_region: '*',
    });
    socket.send({ action: 'heartbeat', request_id: { odd: true } });
    expect(await socket.ask('heartbeat')).toMatchObject({ status: 'success' });
    expect(socket.received.map(({ code }) => code)).toEqual([
      'message/not-json',
      'message/not-json',
      'message/not-json',
      'message/unknown',
      'message/malformed',
      'message/malformed',
      'message/malformed',
      undefined,
    ]);
    expect(socket.received[4]).toMatchObject({ issues: [{ path: 'game_id' }, { path: 'realm_id' }] });
    await socket.ask('register_game', TAVERN);
    const data = 'x'.repeat(40_000);
    expect(
      await socket.ask('publish_event', { source_game_id: 'tavern', event_type: 'x', data }),
    ).toMatchObject({
      code: 'message/too-large',
    });
  });

  it('[GP11] counts any message, and the answer to a ping, as a sign of life; a closed connection gives none', async () => {
    const games = await openGames();
    games.run();
    const [alive, gone] = [await games.connect(), await games.connect()];
    await alive.ask('register_game', { game_id: 'alive', realm_id: 'A' });
    await gone.ask('register_game', { game_id: 'gone', realm_id: 'B' });
    gone.close();
    await alive.wait(({ event_type: type }) => type === 'game.suspended', 'the suspension');
    const { games: list } = await alive.ask('list_games');
    expect(list).toMatchObject([
      { game_id: 'alive', state: 'active' },
      { game_id: 'gone', state: 'suspended' },
    ]);
    const told = alive.received
      .map(({ event_type: type }) => type)
      .filter((type) => String(type).startsWith('game.'));
    expect(told).toEqual(['game.registered', 'game.registered', 'game.lagging', 'game.suspended']);
  });
});

import { describe, expect, test } from 'vitest';
import { openEdge } from '../../support/edge-fixture.ts';

describe('playing', () => {
  test('[ED4] what one player says everybody hears, in order', async () => {
    const edge = await openEdge();
    const alice = await edge.enter('Alice');
    const bob = await edge.enter('Bob');
    alice.send('command', { text: 'say one' });
    alice.send('command', { text: '  say\ttwo\n', timestamp: 1_702_584_000 });
    alice.send('message', { type: 'command', payload: { text: 'say three' } });
    alice.send('message', { type: 'command', text: 'say four' });
    await alice.until(() => edge.universe.inputs.length === 6, 'four commands');
    edge.universe.advance();
    await bob.next('prose', 5);
    expect(
      bob
        .all('prose')
        .slice(1)
        .map(({ lines }) => lines[0]),
    ).toEqual(['Alice says, "one"', 'Alice says, "two"', 'Alice says, "three"', 'Alice says, "four"']);
    expect(bob.all('prose').map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
    await alice.next('prose', 5);
    expect(alice.text()).toContain('You say, "four"');
  });

  test('[ED4] an acknowledgement names the tick in which the command takes effect', async () => {
    const edge = await openEdge();
    const alice = await edge.enter('Alice');
    expect(await alice.ask('command', { text: 'wave' })).toEqual({ ok: true, tick: 2 });
    edge.universe.advance();
    expect(await alice.next('prose', 2)).toMatchObject({ tick: 2, lines: ['You do it: wave.'] });
  });

  test('[ED5] a refusal by the game is prose with its code', async () => {
    const edge = await openEdge();
    const alice = await edge.enter('Alice');
    await alice.ask('command', { text: 'fly' });
    edge.universe.advance();
    expect(await alice.next('prose', 2)).toMatchObject({ style: 'error', code: 'go/no-wings' });
  });

  test('[ED5] a percept without words is answered all the same, and the others hear theirs', async () => {
    const edge = await openEdge();
    const alice = await edge.enter('Alice');
    await alice.ask('command', { text: 'unspeakable' });
    await alice.ask('command', { text: 'wave' });
    edge.universe.advance();
    await alice.next('prose', 3);
    expect(alice.all('prose').slice(1)).toMatchObject([
      { code: 'server/internal' },
      { lines: ['You do it: wave.'] },
    ]);
  });

  test('[ED6] presence tells who came and who left, with names', async () => {
    const edge = await openEdge();
    const alice = await edge.enter('Alice');
    const bob = await edge.enter('Bob');
    expect(await alice.next('presence')).toEqual({
      seq: 2,
      entered: ['player:bob'],
      left: [],
      location: 'harbor',
      names: { 'player:bob': 'Bob' },
    });
    bob.close();
    await alice.until(() => edge.universe.inputs.length === 3, 'the leave');
    edge.universe.advance();
    expect(await alice.next('presence', 2)).toMatchObject({
      entered: [],
      left: ['player:bob'],
      names: { 'player:bob': 'Bob' },
    });
  });

  test('[ED7] quit shows the last words, says farewell, closes, and frees the name', async () => {
    const edge = await openEdge();
    const alice = await edge.enter('Alice');
    alice.send('command', { text: 'quit' });
    await alice.until(() => edge.universe.inputs.length === 2, 'the command');
    edge.universe.advance();
    expect(await alice.next('farewell')).toMatchObject({ reason: 'quit' });
    await alice.disconnected();
    expect(alice.received.map(({ event }) => event)).toEqual(['welcome', 'prose', 'prose', 'farewell']);
    expect(edge.universe.inputs.filter(({ kind }) => kind === 'player.leave')).toEqual([]);
    await edge.enter('Alice');
  });

  test('[ED8] the twenty-first command of a tick is refused, and the next tick takes commands again', async () => {
    const edge = await openEdge();
    const alice = await edge.enter('Alice');
    for (let count = 0; count < 20; count += 1) {
      expect(await alice.ask('command', { text: `wave ${count}` })).toMatchObject({ ok: true });
    }
    expect(await alice.ask('command', { text: 'wave' })).toMatchObject({
      ok: false,
      code: 'command/too-fast',
      max: 20,
    });
    edge.universe.advance();
    expect(await alice.ask('command', { text: 'wave' })).toMatchObject({ ok: true });
  });

  test('[ED9] closing the server says so to everybody and lets nobody leave the world', async () => {
    const edge = await openEdge();
    const alice = await edge.enter('Alice');
    const idle = await edge.connect().connected();
    await edge.players.close();
    expect(await alice.next('farewell')).toMatchObject({ reason: 'shutdown' });
    expect(await idle.next('farewell')).toMatchObject({ reason: 'shutdown' });
    expect(edge.universe.inputs).toHaveLength(1);
  });
});

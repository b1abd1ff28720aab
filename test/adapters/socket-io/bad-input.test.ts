import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { type Edge, openEdge } from '../../support/edge-fixture.ts';
import type { PlayerSocket } from '../../support/player-socket.ts';

async function expectAlive(edge: Edge, ...sockets: PlayerSocket[]): Promise<void> {
  edge.universe.advance();
  for (const socket of sockets)
    expect(await socket.ask('command', { text: 'wave' })).toMatchObject({ ok: true });
}

const DEEP = JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`);

describe('bad input', () => {
  test.each([
    ['null', 'command', null, 'message/malformed'],
    ['nothing', 'command', undefined, 'message/malformed'],
    ['an array', 'command', [{ text: 'look' }], 'message/malformed'],
    ['a string', 'command', 'look', 'message/malformed'],
    ['a number as text', 'command', { text: 7 }, 'message/malformed'],
    ['a time that is no number', 'command', { text: 'look', timestamp: 'now' }, 'message/malformed'],
    ['arrays in arrays', 'command', DEEP, 'message/malformed'],
    ['an empty text', 'command', { text: '  ' }, 'command/empty'],
    ['a control character', 'command', { text: 'say \u001b[2J' }, 'command/bad-characters'],
    ['half a character', 'command', { text: 'say \ud83d' }, 'command/bad-characters'],
    ['a turned direction', 'command', { text: 'say \u202Eolleh' }, 'command/bad-characters'],
    ['501 characters', 'command', { text: 'x'.repeat(501) }, 'message/too-large'],
    ['five megabytes', 'command', { text: 'x'.repeat(5_000_000) }, 'message/too-large'],
    ['bytes', 'command', Buffer.from('look'), 'message/binary'],
    ['bytes as text', 'command', { text: Buffer.from('look') }, 'message/binary'],
    ['an unknown event', 'teleport', { to: 'moon' }, 'message/unknown'],
    ['the event error', 'error', 'boom', 'message/unknown'],
    ['the event of the server', 'prose', { lines: [] }, 'message/unknown'],
    ['an event named like a property', '__proto__', {}, 'message/unknown'],
    ['an unknown envelope', 'message', { type: 'cast', payload: {} }, 'message/unknown'],
    ['an envelope without a type', 'message', { payload: { text: 'look' } }, 'message/malformed'],
    ['an envelope that is none', 'message', 'hello', 'message/malformed'],
    ['a join without a name', 'join', {}, 'message/malformed'],
    [
      'a join with a bad resume',
      'join',
      { name: 'Bob', resume: { token: 1, lastSeq: -1 } },
      'message/malformed',
    ],
  ])(
    '[ED13] %s gets a coded error, to the acknowledgement or as a message, and the connection lives',
    async (...row) => {
      const [, event, payload, code] = row;
      const edge = await openEdge();
      const alice = await edge.enter('Alice');
      const bob = await edge.enter('Bob');
      expect(await alice.ask(event, payload)).toMatchObject({ ok: false, code, message: expect.any(String) });
      alice.send(event, payload);
      expect(await alice.next('error')).toMatchObject({ code, message: expect.any(String) });
      await expectAlive(edge, alice, bob);
    },
  );

  test('[ED13] a frame nested thirty thousand deep is malformed, and the connection lives', async () => {
    const edge = await openEdge();
    const alice = await edge.enter('Alice');
    alice.socket.io.engine.write(`2["command",${'['.repeat(30_000)}${']'.repeat(30_000)}]`);
    expect(await alice.next('error')).toMatchObject({ code: 'message/malformed' });
    await expectAlive(edge, alice);
  });

  test('[ED13] a command before joining is refused, and joining still works', async () => {
    const edge = await openEdge();
    const socket = await edge.connect().connected();
    expect(await socket.ask('command', { text: 'look' })).toMatchObject({ code: 'command/not-joined' });
    expect(await socket.ask('join', { name: 'Alice' })).toMatchObject({ ok: true });
  });

  test('[ED13] a fault behind the edge is server/internal, and the connection lives', async () => {
    const edge = await openEdge();
    const alice = await edge.enter('Alice');
    const { submit } = edge.universe;
    edge.universe.submit = () => {
      throw new Error('fault');
    };
    expect(await alice.ask('command', { text: 'look' })).toMatchObject({
      ok: false,
      code: 'server/internal',
    });
    edge.universe.submit = submit;
    await expectAlive(edge, alice);
  });

  test('[ED14] of a flood of bad messages fifty are answered and the rest is counted, but every ask is answered', async () => {
    const edge = await openEdge();
    const alice = await edge.enter('Alice');
    for (let count = 0; count < 1000; count += 1) alice.send('nonsense', count);
    const asks = await Promise.all(Array.from({ length: 200 }, () => alice.ask('nonsense', 1)));
    expect(asks.every(({ ok }) => !ok)).toBe(true);
    await sleep(1200);
    const summaries = alice.all('error').filter(({ code }) => code === 'message/errors-suppressed');
    const single = alice.all('error').length - summaries.length;
    expect(single).toBeLessThanOrEqual(100);
    expect(summaries.length).toBeLessThanOrEqual(2);
    expect(single + summaries.reduce((sum, { count }) => sum + Number(count), 0)).toBe(1000);
    await expectAlive(edge, alice);
  });

  test('[ED15] ten thousand commands at once are all answered, and nobody else notices', async () => {
    const edge = await openEdge();
    const alice = await edge.enter('Alice');
    const bob = await edge.enter('Bob');
    let ticks = 0;
    const heartbeat = setInterval(() => {
      ticks += 1;
      edge.universe.advance();
    }, 20);
    let isOver = false;
    const burst = Promise.all(
      Array.from({ length: 10_000 }, () => alice.ask('command', { text: 'wave' })),
    ).finally(() => {
      isOver = true;
    });
    expect(await bob.ask('command', { text: 'wave' })).toMatchObject({ ok: true });
    expect(isOver).toBe(false);
    const answers = await burst;
    clearInterval(heartbeat);
    const accepted = answers.filter(({ ok }) => ok).length;
    const refused = answers.filter((answer) => !answer.ok && answer['code'] === 'command/too-fast').length;
    expect(accepted).toBeGreaterThanOrEqual(20);
    expect(accepted + refused).toBe(10_000);
    expect(ticks).toBeGreaterThan(1);
    await expectAlive(edge, alice, bob);
  });

  test('[ED15] a client that sends without end is sent away, and may come back', async () => {
    const edge = await openEdge();
    const alice = await edge.enter('Alice');
    const { token } = await alice.next('welcome');
    const text = 'x'.repeat(15_000_000);
    for (let count = 0; count < 10; count += 1) alice.send('command', { text });
    expect(await alice.next('farewell')).toMatchObject({ reason: 'too-much-data' });
    await alice.disconnected();
    const again = edge.connect({ auth: { name: 'Alice', resume: { token, lastSeq: 1 } } });
    expect(await again.next('welcome')).toMatchObject({ resumed: true });
  });
});

import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PlayerSocket } from '../support/player-socket.ts';
import { eventually, PATIENCE_MS, temporaryFolder } from './seed-process.ts';
import { ServerProcess } from './server-process.ts';
import { Traveller } from './traveller.ts';

const SLOW_MS = 120_000;
const BURST = 10_000;
/** In ticks: what one player does must not keep another one waiting for longer. */
const WAIT_TICKS_MAX = 50;

type Reply = { readonly ok: boolean; readonly code?: string; readonly tick?: number };

describe('a server that is sent nonsense', () => {
  let server: ServerProcess;
  let rude: Traveller;
  let polite: Traveller;

  beforeAll(async () => {
    server = await ServerProcess.start({ data: temporaryFolder() });
    [rude, polite] = [await Traveller.enter(server.url, 'Rude'), await Traveller.enter(server.url, 'Polite')];
  });
  afterAll(async () => {
    rude.close();
    polite.close();
    expect(await server.stop()).toBe(0);
    expect(server.complaints()).toEqual([]);
  });

  const ask = (event: string, ...args: unknown[]): Promise<Reply> =>
    rude.wire.socket.timeout(PATIENCE_MS).emitWithAck(event, ...args);

  test.for<[what: string, code: string, event: string, payload: () => unknown]>([
    ['2 MB of text', 'message/too-large', 'command', () => ({ text: 'x'.repeat(2 * 1024 * 1024) })],
    ['501 characters', 'message/too-large', 'command', () => ({ text: 'x'.repeat(501) })],
    ['nothing', 'message/malformed', 'command', () => null],
    ['a number for a text', 'message/malformed', 'command', () => ({ text: 42 })],
    ['a list for a message', 'message/malformed', 'command', () => [['look']]],
    ['a clock that is a text', 'message/malformed', 'command', () => ({ text: 'look', timestamp: 'now' })],
    ['bytes for a text', 'message/binary', 'command', () => ({ text: Buffer.from('look') })],
    ['bytes for a message', 'message/binary', 'command', () => Buffer.from('look')],
    ['an unknown event', 'message/unknown', 'destroy', () => ({})],
    ['an unknown type', 'message/unknown', 'message', () => ({ type: 'destroy' })],
    ['an empty line', 'command/empty', 'command', () => ({ text: ' \n ' })],
    ['a control character', 'command/bad-characters', 'command', () => ({ text: 'say \u0000' })],
    ['half a character', 'command/bad-characters', 'command', () => ({ text: 'say \ud800' })],
    ['a second name', 'session/already-joined', 'join', () => ({ name: 'Other' })],
  ])('[LV9] %s is refused with %s, and both players play on', async ([, code, event, payload]) => {
    const reply = await ask(event, payload());
    expect(reply).toMatchObject({ ok: false, code, message: expect.any(String) });
    await rude.do('look');
    await polite.do('look');
  });

  test('[LV9] without an acknowledgement the same codes come as error messages', async () => {
    rude.wire.send('command', { text: 42 });
    rude.wire.send('command', { text: Buffer.from('look') });
    rude.wire.send('command', { text: 'x'.repeat(2 * 1024 * 1024) });
    const codes = await eventually(() => {
      const errors = rude.wire.all('error').map(({ code }) => code);
      return errors.length >= 3 ? errors : undefined;
    }, 'three errors');
    expect(codes).toEqual(['message/malformed', 'message/binary', 'message/too-large']);
    await rude.do('look');
  });

  test(
    '[LV10] 10,000 commands at once are all answered, and another player hardly notices',
    async () => {
      const flood = Promise.all(
        Array.from({ length: BURST }, (_, index): Promise<Reply> => ask('command', { text: `say ${index}` })),
      );
      const waits: number[] = [];
      let isOver = false;
      const done = flood.finally(() => {
        isOver = true;
      });
      while (!isOver || waits.length < 10) {
        const { tick } = await server.json<{ tick: number }>('/api/universe');
        const known = polite.prose().length;
        await polite.send('inventory');
        const answer = await eventually(
          () =>
            polite
              .prose()
              .slice(known)
              .find(({ lines }) => lines[0]?.includes('your purse holds')),
          'an answer during the flood',
        );
        waits.push(answer.tick - tick);
      }
      const replies = await done;
      expect(Math.max(...waits)).toBeLessThanOrEqual(WAIT_TICKS_MAX);
      const codes = new Set(replies.map((reply) => (reply.ok ? 'ok' : reply.code)));
      expect([...codes].sort()).toEqual(['command/too-fast', 'ok']);
      await rude.do('look');
      await polite.do('look');
    },
    SLOW_MS,
  );

  test.for([
    ['a line end', 'Ann\nBob', 'name/bad-characters'],
    ['a terminal escape', 'Ann\u001b[31m', 'name/bad-characters'],
    ['a turn of the text direction', 'Ann\u202e', 'name/bad-characters'],
    ['something invisible', 'An\u200bn', 'name/bad-characters'],
    ['nothing in it', '', 'name/too-short'],
    ['ten thousand letters', 'a'.repeat(10_000), 'name/too-long'],
    ['a name that the game uses', 'Everyone', 'name/reserved'],
    ['the name of somebody who plays', 'polite', 'session/name-in-use'],
  ] as const)(
    '[LV11] a name with %s is refused with its code, in the handshake and afterwards',
    async ([, name, code]) => {
      const stranger = new PlayerSocket(server.url, { auth: { name } });
      expect(await stranger.next('error')).toMatchObject({ code });
      expect(await stranger.ask('join', { name })).toMatchObject({ ok: false, code });
      expect(stranger.all('welcome')).toEqual([]);
      stranger.close();
    },
  );

  test('[LV12] bytes that are no protocol at all close their own connection and nobody else’s', async () => {
    const { port } = new URL(server.url);
    await new Promise<void>((resolve) => {
      const raw = connect(Number(port), '127.0.0.1', () => raw.end('\u0016\u0003\u0001 not HTTP\r\n\r\n'));
      raw.on('error', () => resolve());
      raw.on('close', () => resolve());
      raw.resume();
    });
    const address = `${server.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
    for (const frame of ['garbage', '40{"name":', '42[', '451-["command",{"_placeholder":true,"num":7}]']) {
      const socket = new WebSocket(address);
      await new Promise<void>((resolve) => {
        socket.addEventListener('open', () => {
          socket.send('40');
          socket.send(frame);
          setTimeout(() => socket.close(), 200);
        });
        socket.addEventListener('close', () => resolve());
      });
    }
    expect(await server.json('/healthz')).toEqual({ status: 'ok' });
    expect((await server.get('/api/players/%E0%A4%A/context')).status).toBe(400);
    await rude.do('look');
    await polite.do('look');
  });
});

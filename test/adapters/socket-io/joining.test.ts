import { describe, expect, test } from 'vitest';
import type { Renderer } from '../../../src/adapters/prose/renderer.ts';
import { PROTOCOL_VERSION } from '../../../src/protocol/protocol-version.ts';
import { openEdge } from '../../support/edge-fixture.ts';

describe('joining', () => {
  test('[ED1] a name in the handshake is a player in the world', async () => {
    const edge = await openEdge();
    const alice = edge.connect({ auth: { name: 'Alice' } });
    const welcome = await alice.next('welcome');
    expect(welcome).toMatchObject({
      player: 'player:alice',
      name: 'Alice',
      protocol: PROTOCOL_VERSION,
      tick: 0,
    });
    expect(welcome).toMatchObject({ resumed: false, lost: 0, token: expect.stringMatching(/^[\w-]{32}$/) });
    expect(edge.universe.inputs).toEqual([
      { kind: 'player.join', player: 'player:alice', name: 'Alice', defaultLocale: 'en' },
    ]);
    edge.universe.advance();
    expect(await alice.next('prose')).toEqual({
      seq: 1,
      style: 'room',
      tick: 1,
      lines: ['The Harbor', 'Mist curls around the posts.'],
    });
  });

  test('[ED1] a name in the query and a name in a join message do as well', async () => {
    const edge = await openEdge();
    const bob = edge.connect({ query: { name: 'Bob' } });
    expect(await bob.next('welcome')).toMatchObject({ name: 'Bob' });
    const carol = await edge.connect().connected();
    expect(await carol.ask('join', { name: ' Carol ' })).toEqual({ ok: true, tick: 1 });
    expect(await carol.next('welcome')).toMatchObject({ name: 'Carol' });
    const dave = await edge.connect({ transports: ['polling'] }).connected();
    dave.send('message', { type: 'join', payload: { name: 'Dave' } });
    expect(await dave.next('welcome')).toMatchObject({ name: 'Dave' });
  });

  test('[ED2] a name that is taken, in any capitals, is refused and another one can be tried', async () => {
    const edge = await openEdge({ reservedNames: ['Archon'] });
    await edge.enter('Alice');
    const second = edge.connect({ auth: { name: 'ALICE' } });
    expect(await second.next('error')).toMatchObject({ code: 'session/name-in-use', name: 'Alice' });
    expect(await second.ask('join', { name: 'archon' })).toMatchObject({ ok: false, code: 'name/reserved' });
    expect(await second.ask('join', { name: 'x' })).toMatchObject({ ok: false, code: 'name/too-short' });
    expect(await second.ask('join', { name: 'Alicia' })).toMatchObject({ ok: true });
    expect(await second.ask('join', { name: 'Bob' })).toMatchObject({
      ok: false,
      code: 'session/already-joined',
    });
  });

  test('[ED2] the sixth attempt to join within ten seconds is refused', async () => {
    const edge = await openEdge();
    const socket = await edge.connect().connected();
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect(await socket.ask('join', { name: '' })).toMatchObject({ code: 'name/too-short' });
    }
    expect(await socket.ask('join', { name: 'Alice' })).toMatchObject({ code: 'session/too-many-joins' });
    expect(socket.socket.connected).toBe(true);
  });

  test('[ED2] a handshake with a name that is no text is malformed, and the connection lives', async () => {
    const edge = await openEdge();
    const socket = edge.connect({ auth: { name: 7 } });
    expect(await socket.next('error')).toMatchObject({ code: 'message/malformed' });
    expect(await socket.ask('join', { name: 'Alice' })).toMatchObject({ ok: true });
  });

  test('[ED3] a universe that does not run takes nobody in, and says so', async () => {
    const edge = await openEdge();
    edge.universe.refusal = 'universe/not-running';
    const alice = edge.connect({ auth: { name: 'Alice' } });
    expect(await alice.next('error')).toMatchObject({ code: 'universe/not-running' });
    edge.universe.refusal = undefined;
    expect(await alice.ask('join', { name: 'Alice' })).toMatchObject({ ok: true });
    edge.universe.refusal = 'universe/busy';
    expect(await alice.ask('command', { text: 'look' })).toMatchObject({ ok: false, code: 'universe/busy' });
  });

  test('[ED3] beyond the maximum of connections the next one hears that the server is full', async () => {
    const edge = await openEdge({ socketsMax: 2 });
    await edge.enter('Alice');
    await edge.enter('Bob');
    const carol = edge.connect({ auth: { name: 'Carol' } });
    expect(await carol.next('farewell')).toMatchObject({ reason: 'full' });
    await carol.disconnected();
  });

  test('[ED16] everybody reads what they perceive in their own language', async () => {
    const renderer = (locale: string): Renderer => ({
      phrase: () => '',
      render: () => ({ lines: [`in ${locale}`], spans: [[]], style: 'system' }),
    });
    const renderers = { locales: ['en', 'es'], defaultLocale: 'en', of: renderer };
    const edge = await openEdge({ renderers });
    const alice = edge.connect({ auth: { name: 'Alice', locale: 'es' } });
    await alice.next('welcome');
    const bob = edge.connect({ auth: { name: 'Bob' } });
    await bob.next('welcome');
    edge.universe.advance();
    expect(await alice.next('prose')).toMatchObject({ lines: ['in es'] });
    expect(await bob.next('prose')).toMatchObject({ lines: ['in en'] });
  });

  test('[ED16] a language that nothing is written in is refused, and another one can be asked for', async () => {
    const edge = await openEdge();
    const alice = edge.connect({ auth: { name: 'Alice', locale: 'tlh' } });
    expect(await alice.next('error')).toMatchObject({
      code: 'locale/unknown',
      locale: 'tlh',
      known: ['en', 'es'],
    });
    expect(edge.universe.inputs).toEqual([]);
    expect(await alice.ask('join', { name: 'Alice', locale: 'es' })).toMatchObject({ ok: true });
    expect(edge.universe.inputs).toMatchObject([{ locale: 'es' }]);
  });
});

import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { PlayerId } from '../../../src/kernel/ids.ts';
import { openEdge } from '../../support/edge-fixture.ts';

const ALICE = 'player:alice' as PlayerId;

describe('resuming', () => {
  test('[ED10] who comes back with the token gets what was missed, once and in order', async () => {
    const edge = await openEdge();
    const { universe } = edge;
    const alice = await edge.enter('Alice');
    const { token } = await alice.next('welcome');
    universe.tell(ALICE, 'heard');
    await alice.next('prose', 2);
    alice.cut();
    await alice.disconnected();
    for (let count = 1; count <= 3; count += 1) universe.tell(ALICE, `missed ${count}`);
    const again = edge.connect({ auth: { name: 'alice', resume: { token, lastSeq: 2 } } });
    expect(await again.next('welcome')).toMatchObject({
      name: 'Alice',
      realm: 'isle',
      resumed: true,
      lost: 0,
      token,
    });
    universe.tell(ALICE, 'live');
    await again.next('prose', 4);
    expect(again.all('prose').map(({ seq, lines }) => [seq, lines[0]])).toEqual([
      [3, 'missed 1'],
      [4, 'missed 2'],
      [5, 'missed 3'],
      [6, 'live'],
    ]);
    expect(universe.inputs).toHaveLength(1);
  });

  test('[ED10] of a long absence the last 500 messages are kept, and the number of lost ones is told', async () => {
    const edge = await openEdge();
    const alice = await edge.enter('Alice');
    const { token } = await alice.next('welcome');
    alice.cut();
    await alice.disconnected();
    for (let count = 1; count <= 600; count += 1) edge.universe.tell(ALICE, `missed ${count}`);
    const again = edge.connect({ auth: { name: 'Alice', resume: { token, lastSeq: 1 } } });
    expect(await again.next('welcome')).toMatchObject({ resumed: true, lost: 100 });
    await again.next('prose', 500);
    expect(again.all('prose')[0]).toMatchObject({ seq: 102, lines: ['missed 101'] });
    expect(again.all('prose').at(-1)).toMatchObject({ seq: 601, lines: ['missed 600'] });
  });

  test('[ED11] after the time of grace the player leaves the world, and the token opens nothing', async () => {
    const edge = await openEdge({ graceMs: 60 });
    const alice = await edge.enter('Alice');
    const { token } = await alice.next('welcome');
    alice.cut();
    await sleep(30);
    expect(edge.universe.inputs).toHaveLength(1);
    await sleep(100);
    expect(edge.universe.inputs.at(-1)).toEqual({ kind: 'player.leave', player: ALICE });
    const again = edge.connect({ auth: { name: 'Alice', resume: { token, lastSeq: 1 } } });
    expect(await again.next('welcome')).toMatchObject({ resumed: false });
  });

  test('[ED11] during the time of grace the name stays taken, and the error tells for how long', async () => {
    const edge = await openEdge();
    const alice = await edge.enter('Alice');
    alice.cut();
    await alice.disconnected();
    await sleep(20);
    const other = edge.connect({ auth: { name: 'Alice', resume: { token: 'guessed', lastSeq: 0 } } });
    const error = await other.next('error');
    expect(error).toMatchObject({ code: 'session/name-in-use' });
    expect(error.waitMs).toBeGreaterThan(20_000);
  });

  test('[ED11] who closes the connection on purpose leaves at once', async () => {
    const edge = await openEdge();
    const alice = await edge.enter('Alice');
    alice.close();
    await edge.connect().until(() => edge.universe.inputs.length === 2, 'the leave');
    expect(edge.universe.inputs[1]).toEqual({ kind: 'player.leave', player: ALICE });
  });

  test('[ED11] a leave that the universe cannot take is tried again, and can be taken back meanwhile', async () => {
    const edge = await openEdge({ graceMs: 10 });
    const alice = await edge.enter('Alice');
    const { token } = await alice.next('welcome');
    edge.universe.refusal = 'universe/busy';
    alice.cut();
    await sleep(100);
    edge.universe.refusal = undefined;
    const again = edge.connect({ auth: { name: 'Alice', resume: { token, lastSeq: 1 } } });
    expect(await again.next('welcome')).toMatchObject({ resumed: true });
    again.cut();
    await again.until(() => edge.universe.inputs.at(-1)?.kind === 'player.leave', 'the leave');
  });

  test('[ED12] the token takes the player over from a connection that still stands', async () => {
    const edge = await openEdge();
    const first = await edge.enter('Alice');
    const { token } = await first.next('welcome');
    const second = edge.connect({ auth: { name: 'Alice', resume: { token, lastSeq: 0 } } });
    await second.next('prose');
    expect(await first.next('farewell')).toMatchObject({ reason: 'replaced' });
    await first.disconnected();
    await sleep(50);
    expect(await second.ask('command', { text: 'wave' })).toMatchObject({ ok: true });
    expect(edge.universe.inputs.map(({ kind }) => kind)).toEqual(['player.join', 'player.command']);
  });
});

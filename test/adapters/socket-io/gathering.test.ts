import { Socket } from 'node:net';
import { expect, test, vi } from 'vitest';
import { openEdge } from '../../support/edge-fixture.ts';

const COMMANDS = 10;

test('[ED21] what a tick has for somebody leaves the server in two pieces at most', async () => {
  const edge = await openEdge();
  const alice = await edge.enter('Alice');
  const bob = await edge.enter('Bob');
  const heard = bob.all('prose').length;
  for (let time = 0; time < COMMANDS; time += 1) await alice.ask('command', { text: `say ${time}` });
  const port = Number(new URL(edge.url).port);
  const written = new Map<number | undefined, number>();
  const count = (wire: Socket) => {
    if (wire.localPort === port) written.set(wire.remotePort, (written.get(wire.remotePort) ?? 0) + 1);
  };
  const { _write, _writev } = Socket.prototype;
  vi.spyOn(Socket.prototype, '_write').mockImplementation(function (this: Socket, ...args) {
    count(this);
    return _write.apply(this, args);
  });
  vi.spyOn(Socket.prototype, '_writev').mockImplementation(function (this: Socket, ...args) {
    count(this);
    return _writev?.apply(this, args);
  });
  edge.universe.advance();
  await bob.next('prose', heard + COMMANDS);
  vi.restoreAllMocks();
  expect([...written.values()].sort()).toEqual([2, 2]);
});

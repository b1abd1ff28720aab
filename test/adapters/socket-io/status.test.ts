/** How things stand, as a client that asks for it is told. */
import { expect, test, vi } from 'vitest';
import { openLiveUniverse } from '../../../src/actors/universe/open-live-universe.ts';
import { playerStatus } from '../../../src/actors/universe/player-status.ts';
import { MemoryJournal } from '../../../src/adapters/memory-journal.ts';
import { createRenderers } from '../../../src/adapters/prose/renderers.ts';
import type { Prose } from '../../../src/protocol/prose.ts';
import { type Status, statusSchema } from '../../../src/protocol/status.ts';
import { openEdgeOn } from '../../support/edge-fixture.ts';
import type { Received } from '../../support/player-socket.ts';
import { smallMaking } from '../../support/scripted-run.ts';
import { shippedContent } from '../../support/transcript.ts';

const PARTS = ['channels', 'choices', 'language', 'places', 'quests', 'room', 'self', 'sky', 'words'];

async function openIsle() {
  const universe = openLiveUniverse({
    ...smallMaking({ npcs: 0 }),
    journal: new MemoryJournal(),
    content: {},
  });
  const { texts } = shippedContent();
  const edge = await openEdgeOn(universe, {
    renderers: createRenderers({ texts, locales: ['en', 'es'], defaultLocale: 'en' }),
    statusOf: (player) => playerStatus(universe.universe, player),
  });
  const play = async (name: string, more: object = {}) => {
    const socket = edge.connect({ auth: { name, status: true, ...more } });
    await socket.next('welcome');
    return socket;
  };
  return { edge, universe, play };
}

const payloads = <Message>(received: readonly Received[], wanted: string): Message[] =>
  received.filter(({ event }) => event === wanted).map(({ payload }) => payload as Message);

const partsOf = (status: object) => Object.keys(status).filter((name) => name !== 'tick');

test('[ED17] a client that asks for it is told everything once, and then only what has changed', async () => {
  const { edge, universe, play } = await openIsle();
  const alice = await play('Alice');
  const bob = edge.connect({ auth: { name: 'Bob' } });
  await bob.next('welcome');
  universe.advance();
  const first = await alice.next('status');
  expect(statusSchema.parse(first)).toEqual(first);
  expect(partsOf(first).sort()).toEqual(PARTS);
  expect(first).toMatchObject({
    room: {
      place: 'isle/quay',
      realm: 'isle',
      people: [{ kind: 'keeper' }, { name: 'Bob', kind: 'player' }],
    },
    self: { name: 'Alice', level: 1, tokens: 20, inventory: [] },
    places: [{ place: 'isle/quay', ways: [], at: { column: 0, row: 1 } }],
  });
  await alice.ask('command', { text: 'take shell' });
  universe.advance();
  const second = await alice.next('status', 2);
  expect(partsOf(second).sort()).toEqual(['room', 'self']);
  expect(second.self?.inventory).toHaveLength(1);
  await alice.ask('command', { text: 'wait' });
  universe.advance();
  await alice.ask('command', { text: 'n' });
  universe.advance();
  const third = await alice.next('status', 3);
  expect(third).toMatchObject({
    room: { place: 'isle/square' },
    places: [
      { place: 'isle/quay', ways: [{ direction: 'north', to: 'isle/square' }] },
      { place: 'isle/square', ways: [{ direction: 'south', to: 'isle/quay' }] },
    ],
  });
  expect(bob.received.some(({ event }) => event === 'status')).toBe(false);
});

test('[ED17] a change of language tells everything again that has words in it', async () => {
  const { universe, play } = await openIsle();
  const alice = await play('Alice');
  universe.advance();
  expect((await alice.next('status')).room?.exits[0]?.label).toBe('north');
  await alice.ask('command', { text: 'language es' });
  universe.advance();
  const status = await alice.next('status', 2);
  expect(status.language).toEqual({ locale: 'es', locales: ['en', 'es'] });
  expect(status.room?.exits[0]?.label).toBe('norte');
});

test('[ED18] after a new connection everything is told anew, behind what was missed', async () => {
  const { universe, play } = await openIsle();
  const alice = await play('Alice');
  universe.advance();
  await alice.next('status');
  const { token } = await alice.next('welcome');
  alice.cut();
  await alice.disconnected();
  universe.advance();
  const again = await play('Alice', { resume: { token, lastSeq: 0 } });
  expect(partsOf(await again.next('status')).sort()).toEqual(PARTS);
  await again.ask('command', { text: 'look' });
  const events = again.received.map(({ event }) => event);
  expect(events[0]).toBe('welcome');
  expect(events.filter((event) => event === 'status')).toEqual(['status']);
  expect(events.at(-1)).toBe('status');
});

test('[ED19] what comes on a channel or as a tell says so, and a channel put aside is no longer among those that are read', async () => {
  const { universe, play } = await openIsle();
  const alice = await play('Alice');
  const bob = await play('Bob');
  universe.advance();
  const first = await alice.next('status');
  expect(first.channels?.map(({ id }) => id)).toEqual(['newbie', 'realm', 'universe']);
  const lines: readonly (readonly [string, string | undefined])[] = [
    ['realm Is anybody about?', 'realm'],
    ['tell alice I am.', 'tells'],
    ['say Good morning.', undefined],
  ];
  for (const [text, channel] of lines) {
    const words = text.split(' ').at(-1) as string;
    await bob.ask('command', { text });
    universe.advance();
    for (const socket of [alice, bob]) {
      const heard = await vi.waitFor(() => {
        const told = payloads<Prose>(socket.received, 'prose');
        const found = told.find((prose) => prose.lines.some((line) => line.includes(words)));
        return found ?? expect.fail(`nobody heard "${text}"`);
      });
      expect([text, heard.channel]).toEqual([text, channel]);
    }
  }
  await alice.ask('command', { text: 'channel realm mute' });
  universe.advance();
  await vi.waitFor(() => {
    const told = payloads<Status>(alice.received, 'status').findLast(
      ({ channels }) => channels !== undefined,
    );
    expect(told?.channels?.map(({ id }) => id)).toEqual(['newbie', 'universe']);
  });
});

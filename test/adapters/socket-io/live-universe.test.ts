import { expect, test } from 'vitest';
import { openLiveUniverse } from '../../../src/actors/universe/open-live-universe.ts';
import { MemoryJournal } from '../../../src/adapters/memory-journal.ts';
import { openEdgeOn } from '../../support/edge-fixture.ts';
import { ban } from '../../support/operator-inputs.ts';
import { smallMaking } from '../../support/scripted-run.ts';

test('[ED4] players on real sockets meet in a real universe, speak, lose the connection, come back and leave', async () => {
  const universe = openLiveUniverse({
    ...smallMaking({ npcs: 0 }),
    journal: new MemoryJournal(),
    content: {},
  });
  const edge = await openEdgeOn(universe);
  const alice = await edge.enter('Alice');
  const bob = await edge.enter('Bob');
  const aliceId = universe.playerIdOf('alice');
  const bobId = universe.playerIdOf('Bob');
  expect(await alice.next('welcome')).toMatchObject({ player: aliceId });
  await alice.until(
    () => alice.all('presence').some(({ entered }) => entered.includes(bobId)),
    'the presence of Bob',
  );
  expect(alice.all('presence').at(-1)).toMatchObject({ location: 'quay', names: { [bobId]: 'Bob' } });

  await bob.ask('command', { text: 'say hello' });
  await alice.ask('command', { text: 'dance on the table' });
  universe.advance();
  await alice.until(() => alice.all('prose').some(({ style }) => style === 'speech'), 'what Bob said');
  await alice.until(() => alice.all('prose').some(({ code }) => code === 'command/unknown'), 'the refusal');

  const { token } = await bob.next('welcome');
  const lastSeq = Math.max(...[...bob.all('prose'), ...bob.all('presence')].map(({ seq }) => seq));
  bob.cut();
  await bob.disconnected();
  await alice.ask('command', { text: 'say are you there?' });
  universe.advance();
  const again = edge.connect({ auth: { name: 'Bob', resume: { token, lastSeq } } });
  expect(await again.next('welcome')).toMatchObject({ resumed: true, lost: 0, realm: 'isle' });
  expect(await again.next('prose')).toMatchObject({ seq: lastSeq + 1, style: 'speech' });

  again.send('command', { text: 'quit' });
  await again.ask('command', { text: 'look' });
  universe.advance();
  expect(await again.next('farewell')).toMatchObject({ reason: 'quit' });
  await alice.until(
    () => alice.all('presence').some(({ left }) => left.includes(bobId)),
    'the absence of Bob',
  );
  const rosters = universe.overview().realms.flatMap(({ roster }) => roster);
  expect(Object.fromEntries(rosters.map(({ name, present }) => [name, present]))).toEqual({
    Alice: true,
    Bob: false,
  });
});

test('[ED20] who is banned is refused with a code, and who is let in too early is sent away by the tick', async () => {
  const universe = openLiveUniverse({
    ...smallMaking({ npcs: 0 }),
    journal: new MemoryJournal(),
    content: {},
  });
  const edge = await openEdgeOn(universe, {
    isBanned: (player) => universe.universe.hub.operators.isBanned(player),
  });
  universe.submit(ban('Alice'));
  const early = edge.connect({ auth: { name: 'Alice' } });
  await early.next('welcome');
  universe.advance();
  expect(await early.next('farewell')).toMatchObject({ reason: 'banned' });
  expect(universe.overview().stats.total_players).toBe(0);
  const late = edge.connect({ auth: { name: 'ALICE' } });
  expect(await late.next('error')).toMatchObject({ code: 'session/banned' });
});

test('[ED15] the real universe stands ten thousand commands at once', async () => {
  const universe = openLiveUniverse({
    ...smallMaking({ npcs: 0 }),
    journal: new MemoryJournal(),
    content: {},
  });
  const edge = await openEdgeOn(universe);
  const alice = await edge.enter('Alice');
  const answers = await Promise.all(
    Array.from({ length: 10_000 }, () => alice.ask('command', { text: 'look' })),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(20);
  universe.advance();
  await alice.next('prose', 21);
});

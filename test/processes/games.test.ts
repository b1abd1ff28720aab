/** Games in processes of their own, one in Python, on a server as it is started: some die, some stall, the others lose nothing. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { GameSocket } from '../support/game-socket.ts';
import { pythonWith } from './python.ts';
import { eventually, ROOT, seed, temporaryFolder } from './seed-process.ts';
import { ServerProcess } from './server-process.ts';

const SLOW_MS = 180_000;
const EXAMPLES = join(ROOT, 'docs/examples');
const python = pythonWith('websockets');

type Told = {
  readonly event_id: string;
  readonly event_type: string;
  readonly source: string;
  readonly tick: number;
  readonly data: Readonly<Record<string, unknown>>;
};

const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
});

/** What `eventually` asks again while it is not so. */
const soon = (is: boolean): true | undefined => (is ? true : undefined);

/** A game that prints what it hears, line by line. */
function play(url: string, command: string, args: readonly string[]) {
  const child = spawn(command, args, {
    env: { ...process.env, GAMES_URL: url },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let text = '';
  let trouble = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    text += part;
  });
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    trouble += part;
  });
  const lines = () => text.split('\n').slice(0, -1);
  return {
    child,
    lines,
    heard: (): Told[] => lines().map((line) => JSON.parse(line)),
    trouble: () => trouble,
  };
}

const countedBy = (events: readonly Told[], game: string) =>
  events.filter(({ source, event_type: type }) => source === game && type === 'counted');

describe('games on a server', () => {
  it.skipIf(python === undefined)(
    '[GL1] written in Python register, and tell everybody of a treasure',
    async () => {
      const server = await ServerProcess.start({ data: temporaryFolder(), flags: ['--tick-ms', '20'] });
      const url = await server.gamesUrl();
      const onlooker = await GameSocket.open(url);
      await onlooker.ask('subscribe', { event_types: ['treasure_found'] });
      const game = play(url, python as string, [join(EXAMPLES, 'python/register_game.py')]);
      const told = await onlooker.wait(({ type }) => type === 'event', 'the treasure');
      expect(told).toMatchObject({
        source_game_id: 'my_awesome_game',
        target_game_id: null,
        data: { location: 'Ancient Ruins', treasure: 'Golden Amulet' },
      });
      await eventually(() => soon(game.child.exitCode !== null), 'the end of the game');
      expect([game.child.exitCode, game.trouble()]).toEqual([0, '']);
      expect(game.lines().join('\n')).toContain("'status': 'success', 'game_id': 'my_awesome_game'");
      expect(await server.stop()).toBe(0);
    },
    SLOW_MS,
  );

  it.skipIf(python === undefined)(
    '[GL2] that are killed or stalled hold nobody up; the others hear each event once, in order, and the run verifies',
    async () => {
      const data = temporaryFolder();
      const server = await ServerProcess.start({ data, flags: ['--tick-ms', '20'] });
      const url = await server.gamesUrl();
      const node = (id: string) =>
        play(url, process.execPath, [join(EXAMPLES, 'node/listening-game.mjs'), id, '5']);
      const steady = node('steady');
      const stalled = node('stalled');
      const killed = play(url, python as string, [join(EXAMPLES, 'python/listening_game.py'), 'killed']);
      const onlooker = await GameSocket.open(url);
      await onlooker.ask('subscribe', { backlog: 0 });
      const hasHeard = (game: typeof steady, source: string) =>
        game.heard().some((event) => event.source === source);
      await eventually(
        () => soon(hasHeard(steady, 'killed') && hasHeard(stalled, 'killed') && hasHeard(killed, 'steady')),
        'each hears of the others',
      );

      killed.child.kill('SIGKILL');
      stalled.child.kill('SIGSTOP');
      const controlTicks = () =>
        onlooker.received.filter(({ type }) => type === 'control_tick').map(({ tick }) => Number(tick));
      const before = controlTicks().length;
      await eventually(() => soon(controlTicks().length > before + 40), 'forty intervals without them');
      const { games } = await onlooker.ask('list_games');
      expect(
        Object.fromEntries(
          (games as { game_id: string; state: string }[]).map(({ game_id, state }) => [game_id, state]),
        ),
      ).toEqual({
        killed: 'suspended',
        stalled: 'suspended',
        steady: 'active',
      });
      // Not one barrier was late by an interval: every tenth tick has its announcement.
      const ticks = controlTicks();
      expect(ticks).toEqual(ticks.map((_, index) => (ticks[0] as number) + 10 * index));

      const last = Number(countedBy(onlooker.received as never, 'steady').at(-1)?.data['published']);
      stalled.child.kill('SIGCONT');
      await eventually(
        () =>
          soon(
            countedBy(stalled.heard(), 'steady').some(({ data: { published } }) => Number(published) > last),
          ),
        'the stalled one to catch up',
      );
      for (const listener of [stalled, steady]) {
        const heard = listener.heard();
        expect(new Set(heard.map(({ event_id: id }) => id)).size).toBe(heard.length);
        expect(heard.map(({ tick }) => tick)).toEqual(
          heard.map(({ tick }) => tick).toSorted((a, b) => a - b),
        );
        const numbers = countedBy(heard, listener === steady ? 'stalled' : 'steady').map(
          ({ data: { published } }) => Number(published),
        );
        expect(numbers.length).toBeGreaterThan(10);
        expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] as number) + index));
      }

      onlooker.close();
      expect(await server.stop()).toBe(0);
      const trace = join(temporaryFolder(), 'trace');
      expect(await seed(['trace', 'export', '--data', data, '--out', trace])).toMatchObject({ code: 0 });
      expect(await seed(['trace', 'verify', trace])).toMatchObject({ code: 0 });
    },
    SLOW_MS,
  );

  it(
    '[GL3] are there again after the server was killed, with all events that they had not heard',
    async () => {
      const data = temporaryFolder();
      let server = await ServerProcess.start({ data, flags: ['--tick-ms', '20'] });
      const [a, b] = [
        await GameSocket.open(await server.gamesUrl()),
        await GameSocket.open(await server.gamesUrl()),
      ];
      const { token } = await a.ask('register_game', { game_id: 'a', realm_id: 'A' });
      const { token: pass } = await b.ask('register_game', { game_id: 'b', realm_id: 'B' });
      for (let number = 0; number < 20; number += 1)
        await a.ask('publish_event', {
          source_game_id: 'a',
          target_game_id: 'b',
          event_type: 'n',
          data: { number },
        });
      const first = await b.wait(({ event_type: type }) => type === 'n', 'the first event');
      await server.kill();
      server = await ServerProcess.start({ data });
      const again = await GameSocket.open(await server.gamesUrl());
      expect(await again.ask('register_game', { game_id: 'a', realm_id: 'A', token })).toMatchObject({
        status: 'success',
        events_published: 20,
      });
      const { games } = await again.ask('list_games');
      expect(games).toMatchObject([{ game_id: 'a' }, { game_id: 'b' }]);
      // What was published and not delivered when the server died is delivered after it, and all of it is remembered.
      const back = await GameSocket.open(await server.gamesUrl());
      const resume = { token: pass, after: first['event_id'] };
      await back.ask('register_game', { game_id: 'b', realm_id: 'B', ...resume });
      const isN = ({ event_type: type }: Readonly<Record<string, unknown>>) => type === 'n';
      await back.wait(
        (message) => isN(message) && (message['data'] as { number: number }).number === 19,
        'the last',
      );
      const rest = back.received.filter(isN).map(({ data }) => data);
      expect(rest).toEqual(Array.from({ length: 19 }, (_, number) => ({ number: number + 1 })));
      again.close();
      back.close();
      expect(await server.stop()).toBe(0);
    },
    SLOW_MS,
  );
});

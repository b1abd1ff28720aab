/** A server whose charts are edited while people play: by saving a file, and by HTTP. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { edit } from '../support/swap-world.ts';
import { GREETER, greeterContent } from './greeter-content.ts';
import { eventually, seed, temporaryFolder } from './seed-process.ts';
import { ServerProcess } from './server-process.ts';
import { Traveller } from './traveller.ts';

const PLAYERS = Number(process.env['SWAP_PLAYERS'] ?? 200);
const TIMEOUT_MS = 240_000;
const NEW_LINE = edit(GREETER, ['The old greeting.', 'A new greeting.']);
const MOVED = edit(NEW_LINE, ['version: 1', 'version: 2'], ['uid: awake', 'uid: alert']);
const WITH_FALLBACK = `${MOVED}migration: { from: 1, removed: { awake: alert } }\n`;

const greetings = (guest: Traveller): string[] =>
  guest.lines().flatMap((line) => /(old|new) greeting/.exec(line)?.[1] ?? []);
const carried = (guest: Traveller): number =>
  guest.lines().filter((line) => line.startsWith('Your hands are empty')).length;

type Charts = { readonly charts: readonly { readonly id: string; readonly version: number }[] };
const versionAt = async (server: ServerProcess) =>
  (await server.json<Charts>('/api/charts')).charts.find(({ id }) => id === 'greeter')?.version;

async function enterAll(url: string): Promise<Traveller[]> {
  const guests: Traveller[] = [];
  while (guests.length < PLAYERS) {
    const names = Array.from({ length: Math.min(25, PLAYERS - guests.length) }, (_, n) =>
      nameOf(guests.length + n),
    );
    guests.push(...(await Promise.all(names.map((name) => Traveller.enter(url, name)))));
  }
  return guests;
}

/** Letters only: Guestaa, Guestab, ... */
const nameOf = (n: number): string =>
  `Guest${String.fromCharCode(97 + Math.floor(n / 26))}${String.fromCharCode(97 + (n % 26))}`;

async function verifyWholeRun(data: string, at: number): Promise<void> {
  const trace = join(temporaryFolder(), 'trace');
  expect(await seed(['trace', 'export', '--data', data, '--out', trace])).toMatchObject({ code: 0 });
  expect(await seed(['trace', 'verify', trace])).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^verified/),
  });
  expect(await seed(['trace', 'resume', trace, '--at', String(at)])).toMatchObject({ code: 0 });
}

describe('a server that watches its charts', () => {
  test(
    `[HS11] says the new line to ${PLAYERS} players from the moment it is saved, and loses nothing`,
    async () => {
      const [data, content] = [temporaryFolder(), greeterContent()];
      const server = await ServerProcess.start({
        data,
        content: content.directory,
        flags: ['--watch', '--npcs', '0'],
      });
      const guests = await enterAll(server.url);
      const [first] = guests as [Traveller];
      let talks = 0;
      const talk = async (guest: Traveller): Promise<void> => {
        talks += 1;
        await guest.do('talk to greeter');
      };
      // Everybody does something all the time while the chart changes under them.
      let commands = 0;
      let playing = true;
      const play = async (guest: Traveller): Promise<void> => {
        while (playing) {
          commands += 1;
          await guest.do('inventory');
        }
      };
      const played = Promise.all(guests.map(play));
      for (const guest of guests.slice(0, 5)) await talk(guest);
      content.save(NEW_LINE);
      await server.logged('the chart greeter is another one now');
      for (const guest of guests.slice(5, 10)) await talk(guest);

      // Nobody knows where the greeter is to be, who is awake.
      content.save(MOVED);
      const refused = await eventually(
        () => server.log().find(({ code }) => code === 'chart/actors-in-the-way'),
        'a refusal',
      );
      expect(refused.msg).toContain('greeter: the state "awake" (awake) is gone');
      expect(refused.msg).toContain('[vetrellis/keeper:greeter]');
      await talk(first);
      expect(await versionAt(server)).toBe(1);
      content.save(WITH_FALLBACK);
      await eventually(async () => ((await versionAt(server)) === 2 ? true : undefined), 'version 2');
      await talk(first);
      playing = false;
      await played;

      for (const guest of guests) await guest.do('score');
      const heard = guests.map((guest) => greetings(guest).join(' '));
      const expected = [...Array(5).fill('old'), ...Array(talks - 5).fill('new')].join(' ');
      expect(new Set(heard)).toEqual(new Set([expected]));
      expect(guests.reduce((sum, guest) => sum + carried(guest), 0)).toBe(commands);
      expect(commands).toBeGreaterThan(PLAYERS * 2);
      for (const guest of guests) guest.close();
      expect(await server.stop()).toBe(0);
      const { tick } = await server.logged('stopped');
      await verifyWholeRun(data, Number(tick));
    },
    TIMEOUT_MS,
  );
});

type Answer = { readonly status: number; readonly body: Record<string, unknown> };

async function post(
  server: ServerProcess,
  text: string,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(`${server.url}/api/charts/greeter`, {
    method: 'POST',
    headers: { 'content-type': 'text/yaml', ...headers },
    body: text,
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

/** Talks to the greeter, and says which of the two lines came back. */
async function greetingFor(guest: Traveller): Promise<string | undefined> {
  const known = greetings(guest).length;
  await guest.do('talk to greeter');
  return eventually(() => greetings(guest)[known], `a greeting for ${guest.name}`);
}

describe('a server whose charts are sent to it', () => {
  test(
    '[HS12] runs them, also after it was killed, until the content directory says something new',
    async () => {
      const [data, content] = [temporaryFolder(), greeterContent()];
      const options = { data, content: content.directory };
      const first = await ServerProcess.start(options);
      const alice = await Traveller.enter(first.url, 'Alice');
      expect(await greetingFor(alice)).toBe('old');
      expect(await post(first, NEW_LINE)).toMatchObject({
        status: 200,
        body: { activated: expect.any(Number) },
      });
      expect(await greetingFor(alice)).toBe('new');
      expect(await post(first, MOVED)).toMatchObject({
        status: 409,
        body: { code: 'chart/actors-in-the-way', actors: [{ actor: 'keeper:greeter', realm: 'vetrellis' }] },
      });
      expect(await post(first, 'states: [')).toMatchObject({
        status: 422,
        body: { code: 'chart/invalid', findings: [{ code: 'yaml/syntax' }] },
      });
      alice.close();
      await first.kill();

      const second = await ServerProcess.start(options);
      const bob = await Traveller.enter(second.url, 'Bob');
      expect(await greetingFor(bob)).toBe('new');
      bob.close();
      await second.kill();

      content.save(MOVED);
      const refused = await ServerProcess.attempt(options);
      expect(refused).toMatchObject({
        code: 2,
        stderr: expect.stringMatching(/^journal\/content-changed: /m),
      });
      expect(refused).toMatchObject({ stderr: expect.stringContaining('[vetrellis/keeper:greeter]') });
      content.save(WITH_FALLBACK);
      const third = await ServerProcess.start(options);
      await third.logged('the chart greeter is another one now');
      expect(await versionAt(third)).toBe(2);
      const carol = await Traveller.enter(third.url, 'Carol');
      expect(await greetingFor(carol)).toBe('new');
      carol.close();
      await third.stop();
      const { tick } = await third.logged('stopped');
      await verifyWholeRun(data, Number(tick));
    },
    TIMEOUT_MS,
  );
});

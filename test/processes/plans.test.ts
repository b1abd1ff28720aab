/**
 * What was written for the platform before there was one, as it was written: only the port is another. And the examples
 * that come along, in every language that the machine has.
 */
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GameSocket } from '../support/game-socket.ts';
import { pythonWith } from './python.ts';
import { endOf, ROOT, temporaryFolder } from './seed-process.ts';
import { ServerProcess } from './server-process.ts';

const SLOW_MS = 180_000;
const PLANS = join(ROOT, 'test/processes/plans');
const EXAMPLES = join(ROOT, 'docs/examples');
const python = pythonWith('websockets', 'requests') ?? '';
const has = (command: string, argument = '--version') => spawnSync(command, [argument]).status === 0;
const withoutPython = python === '';

let server: ServerProcess;
let games: string;
let bridge: string;
beforeAll(async () => {
  server = await ServerProcess.start({ data: temporaryFolder(), flags: ['--tick-ms', '20'] });
  [games, bridge] = [await server.gamesUrl(), await server.bridgeUrl()];
}, SLOW_MS);
afterAll(async () => {
  expect(await server.stop()).toBe(0);
}, SLOW_MS);

/** Runs a program to its end. */
async function run(command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const child = spawn(command, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), 60_000);
    child.once('error', reject);
    child.once('close', (ended) => {
      clearTimeout(timer);
      resolve(ended);
    });
  });
  return { code, stdout, stderr };
}

/** The text of a plan, with the ports of the server of this test. */
const plan = (file: string) =>
  readFileSync(join(PLANS, file), 'utf8')
    .replaceAll('ws://localhost:8765', games)
    .replaceAll('http://localhost:7777', bridge);

/** Python as it stands in a plan, in a file of its own. */
function runPython(text: string) {
  const file = join(temporaryFolder(), 'plan.py');
  writeFileSync(file, text);
  return run(python, [file]);
}

type Universal = { readonly tokens: number; readonly services: readonly { readonly name: string }[] };
const universal = async () => (await (await fetch(`${bridge}/universal`)).json()) as Universal;

describe('plans for the platform', () => {
  it.skipIf(withoutPython)(
    '[PX1] register a game with what the delivery summary says',
    { timeout: SLOW_MS },
    async () => {
      const { code, stdout, stderr } = await runPython(plan('register-game.py'));
      expect([code, stderr]).toEqual([0, '']);
      expect(stdout).toContain("'status': 'success'");
      expect(stdout).toContain("'game_id': 'my_awesome_game'");
      expect(stdout).toContain("'stat7_uri': 'stat7://");
      // The connection is gone, and the game is known.
      const onlooker = await GameSocket.open(games);
      const { games: listed } = await onlooker.ask('list_games');
      expect(listed).toMatchObject([
        { game_id: 'my_awesome_game', realm_id: 'The Magic Kingdom', developer_name: 'Your Name' },
      ]);
      // Once more is once too often, and says so.
      const again = await runPython(plan('register-game.py'));
      expect(again.stdout).toContain("'code': 'game/duplicate'");
      await GameSocket.open(games).then(async (owner) => {
        const token = /'token': '([^']+)'/.exec(stdout)?.[1];
        await owner.ask('register_game', { game_id: 'my_awesome_game', realm_id: 'x', token });
        expect(await owner.ask('unregister_game', { game_id: 'my_awesome_game' })).toMatchObject({
          status: 'success',
        });
        owner.close();
      });
      onlooker.close();
    },
  );

  it.skipIf(withoutPython)(
    '[PX2] send the event of the delivery summary to everybody',
    { timeout: SLOW_MS },
    async () => {
      const onlooker = await GameSocket.open(games);
      await onlooker.ask('subscribe', { event_types: ['treasure_found'] });
      // The third step goes on where the second one ended.
      const step = (text: string) => text.trimEnd().replaceAll('\n', '\n        ');
      const both = plan('register-game.py').replace(
        '        print(json.loads(response))\n',
        `        print(json.loads(response))\n        ${step(plan('publish-event.py'))}\n`,
      );
      const { code, stderr } = await runPython(both);
      expect([code, stderr]).toEqual([0, '']);
      const told = await onlooker.wait(({ type }) => type === 'event', 'the treasure');
      expect(told).toMatchObject({
        event_type: 'treasure_found',
        source_game_id: 'my_awesome_game',
        target_game_id: null,
        data: { location: 'Ancient Ruins', treasure: 'Golden Amulet' },
      });
      onlooker.close();
    },
  );

  it.skipIf(withoutPython)(
    '[PX3] connect a service with what the deployment plan says',
    { timeout: SLOW_MS },
    async () => {
      const before = await universal();
      const { code, stderr } = await runPython(plan('connect-service.py'));
      expect([code, stderr]).toEqual([0, '']);
      const after = await universal();
      expect(after.tokens).toBe(before.tokens + 100);
      expect(after.services).toMatchObject([{ name: 'my_service', language: 'python', port: 5000 }]);
    },
  );

  it.skipIf(withoutPython)(
    '[PX6] start several games with the flags of the orchestration',
    { timeout: SLOW_MS },
    async () => {
      const flags = [
        '--games',
        '3',
        '--duration',
        '3',
        '--control-tick-interval',
        '5',
        '--local-tick-ms',
        '100',
      ];
      const file = join(EXAMPLES, 'python/orchestrate-full-simulation.py');
      const { code, stdout, stderr } = await run(python, [file, ...flags], { GAMES_URL: games });
      expect([code, stderr]).toEqual([0, '']);
      for (const game of ['game_1', 'game_2', 'game_3'])
        expect(stdout).toMatch(new RegExp(`^${game} is registered at stat7://`, 'm'));
      expect(stdout).toMatch(/^CONTROL-TICK \d+: synced 3 games, propagated [1-9]\d* events$/m);
      const told = [
        ...stdout.matchAll(/^game_\d: (\d+) control ticks, (\d+) events published, (\d+) heard$/gm),
      ];
      expect(told).toHaveLength(3);
      for (const [, ticks, published, heard] of told)
        for (const count of [ticks, published, heard]) expect(Number(count)).toBeGreaterThan(0);
      const onlooker = await GameSocket.open(games);
      const { games: listed } = await onlooker.ask('list_games');
      expect(
        (listed as { game_id: string; state: string }[]).filter(
          ({ game_id: id, state }) => id.startsWith('game_') && state !== 'left',
        ),
      ).toEqual([]);
      onlooker.close();
    },
  );

  it('[PX4] are right about what is to be found where', async () => {
    for (const path of ['/', '/proxy/text_game/', '/proxy/json_api/'])
      expect((await server.get(path)).status, path).toBe(200);
    expect(await (await server.get('/')).text()).toContain('Control panel');
    for (const path of ['/phase6c_dashboard.html', '/stat7threejs.html']) {
      const page = await server.get(path);
      expect([page.status, new URL(page.url).pathname], path).toEqual([200, '/dashboard/']);
    }
  });
});

describe('examples that come along', () => {
  const registers = async (name: string, command: string, args: readonly string[]) => {
    const before = await universal();
    const { code, stdout, stderr } = await run(command, args, { BRIDGE_URL: bridge });
    expect([code, stderr]).toEqual([0, '']);
    const after = await universal();
    expect(after.tokens).toBe(before.tokens + 100);
    expect(after.services.map((service) => service.name)).toContain(name);
    return stdout;
  };

  it.skipIf(!has('curl'))(
    '[PX5] in a shell register and change the universal state, where there is curl',
    { timeout: SLOW_MS },
    async () => {
      const told = await registers('my_shell', 'sh', [join(EXAMPLES, 'curl/bridge.sh')]);
      expect(
        told
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line)),
      ).toMatchObject([
        { status: 'success', service: { name: 'my_shell' } },
        { status: 'running' },
        { status: 'success' },
      ]);
    },
  );

  it.skipIf(!has('go', 'version'))(
    '[PX5] in Go register and change the universal state, where there is Go',
    { timeout: SLOW_MS },
    async () => {
      const program = join(temporaryFolder(), 'bridge');
      const built = await run('go', ['build', '-o', program, join(EXAMPLES, 'go/bridge/main.go')]);
      expect(built).toMatchObject({ code: 0, stderr: '' });
      expect(await registers('my_go', program, [])).toContain('status:success');
    },
  );

  it.skipIf(withoutPython)('[PX5] in Python are the plan’s own, and say so', () => {
    const example = readFileSync(join(EXAMPLES, 'python/bridge_client.py'), 'utf8');
    expect(example).toBe(readFileSync(join(PLANS, 'connect-service.py'), 'utf8'));
  });

  it('[PX5] in JavaScript play a game that hears of others', { timeout: SLOW_MS }, async () => {
    const other = await GameSocket.open(games);
    await other.ask('register_game', { game_id: 'caller', realm_id: 'Callers' });
    const child = spawn(process.execPath, [join(EXAMPLES, 'node/listening-game.mjs'), 'listener'], {
      env: { ...process.env, GAMES_URL: games },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const told = await other.wait(({ source }) => source === 'listener', 'the listener');
    expect(told).toMatchObject({ event_type: 'counted', data: { published: 1 } });
    child.kill('SIGKILL');
    await endOf(child, 'the listener');
    other.close();
  });
});

/** A player at a real server goes into a game that runs as a process of its own, and comes home with what it gave. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { GameSocket } from '../support/game-socket.ts';
import { eventually, PATIENCE_MS, ROOT, seed, temporaryFolder } from './seed-process.ts';
import { ServerProcess } from './server-process.ts';
import { Traveller } from './traveller.ts';

const SLOW_MS = 300_000;
const ends: (() => void)[] = [];
afterAll(() => {
  for (const end of ends) end();
});

describe('travel on a server', () => {
  it(
    '[VH7] goes into a game in another process and back with a gift; the run verifies without any game or key',
    async () => {
      const data = temporaryFolder();
      const server = await ServerProcess.start({ data, flags: ['--tick-ms', '20'] });
      const gamesUrl = await server.gamesUrl();
      const inn = spawn(process.execPath, [join(ROOT, 'docs/examples/node/travellers-inn.mjs')], {
        env: { ...process.env, GAMES_URL: gamesUrl, UNIVERSE_URL: server.url },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      ends.push(() => inn.kill('SIGKILL'));
      let told = '';
      inn.stdout.setEncoding('utf8').on('data', (text: string) => {
        told += text;
      });
      const ada = await Traveller.enter(server.url, 'Ada');
      const porter = await GameSocket.open(gamesUrl);
      await porter.ask('register_game', { game_id: 'porter', realm_id: 'The Porter' });
      await eventually(async () => {
        const answer = await porter.ask('request_transition', {
          player_id: ada.id(),
          source_realm: 'vetrellis',
          target_realm: 'travellers_inn',
          narrative_context: 'the fire is lit',
        });
        return 'asked_until_tick' in answer ? answer : undefined;
      }, 'the inn to be known in the realm');
      const said = (text: string) =>
        ada.wire.until(() => ada.lines().some((line) => line.includes(text)), text, PATIENCE_MS);
      await said('The Porter would like to take you to The Crooked Inn: “the fire is lit”');
      await ada.do('accept');
      await said('set out for The Crooked Inn');
      expect((await ada.do('look')).text).toContain('You are in The Crooked Inn');
      await said('Your purse is one token lighter');
      expect((await ada.do('inventory')).text).toContain('chipped mug');
      const result = await eventually(
        () => (told.endsWith('\n') ? JSON.parse(told) : undefined),
        'the inn to know',
      );
      expect(result).toMatchObject({
        status: 'success',
        voyage: expect.any(String),
        guest: 'Ada',
        tokens: -1,
        refused: [],
      });
      porter.close();
      ada.wire.close();
      expect(server.complaints()).toEqual([]);
      expect(await server.stop()).toBe(0);
      const trace = join(temporaryFolder(), 'trace');
      expect(await seed(['trace', 'export', '--data', data, '--out', trace])).toMatchObject({ code: 0 });
      expect(await seed(['trace', 'verify', trace])).toMatchObject({ code: 0 });
      expect(await seed(['chronicle', 'verify', data])).toMatchObject({ code: 0 });
    },
    SLOW_MS,
  );
});

/** The control panel in a real browser, against a real server with services and a game; and the game through the router. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../processes/seed-process.ts';
import { ServerProcess } from '../processes/server-process.ts';
import { GameSocket } from '../support/game-socket.ts';
import { complaintsOfAxe, DESKTOP, enter, openStage, PHONE, reads, type Stage, type } from './stage.ts';

let server: ServerProcess;
let stage: Stage;
const page = createServer((_request, response) => {
  response.setHeader('Content-Type', 'text/html');
  response.end(
    `<!doctype html><title>Oracle</title><p id="found"></p><script>
      try { localStorage.setItem('a', '1'); found.textContent = 'reached the storage'; }
      catch { found.textContent = 'kept apart'; }
    </script>`,
  );
});
beforeAll(async () => {
  server = await ServerProcess.start({ data: temporaryFolder() });
  await new Promise<void>((resolve) => page.listen(0, '127.0.0.1', resolve));
  const { port } = page.address() as AddressInfo;
  const bridge = await server.bridgeUrl();
  for (const [name, at] of [
    ['oracle', port],
    ['a_service_with_a_name_as_long_as_names_may_be_on_any_phone', 9],
  ] as const) {
    await fetch(`${bridge}/register`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name, language: 'javascript', port: at }),
    });
  }
  const game = await GameSocket.open(await server.gamesUrl());
  const realm = 'An inn by the road, <b>north</b> of everything that has a name';
  await game.ask('register_game', { game_id: 'crooked_inn', realm_id: realm, developer_name: 'Ada' });
  stage = await openStage(server.port);
}, 120_000);
afterAll(async () => {
  await stage?.close();
  page.closeAllConnections();
  page.close();
  await server?.stop();
});

async function open(path: string, options: BrowserContextOptions = DESKTOP): Promise<Page> {
  const context = await stage.browser.newContext({ reducedMotion: 'reduce', ...options });
  context.setDefaultTimeout(30_000);
  const opened = await context.newPage();
  await opened.goto(server.url + path);
  return opened;
}

describe('the control panel', () => {
  it('[MR16] tells what there is, how it is, and where, and leads there', async () => {
    const panel = await open('/');
    const card = (name: string) =>
      panel.locator('.cards li', { has: panel.getByText(name, { exact: true }) });
    await expect
      .poll(
        async () => {
          await panel.reload();
          return card('oracle').locator('.state').textContent();
        },
        { timeout: 30_000 },
      )
      .toBe('up');
    expect(await card('crooked_inn').textContent()).toContain('<b>north</b>');
    const figure = (name: string) =>
      panel
        .locator('.figures div', { has: panel.getByText(name, { exact: true }) })
        .locator('dd')
        .textContent();
    expect(await figure('Universe')).toBe('running');
    expect(await figure('Services up')).toBe('1 of 2');
    expect(await figure('Games')).toBe('1');
    for (const url of [await server.gamesUrl(), await server.bridgeUrl()])
      await panel.getByText(url.replace('localhost', '127.0.0.1'), { exact: true }).waitFor();
    const links = await panel
      .locator('.cards a, .doors a')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
    expect(links.length).toBeGreaterThan(8);
    for (const href of links.filter((one) => !one.startsWith('/proxy/a_service')))
      expect((await server.get(href)).status, href).toBe(200);
  });

  it('[MR16] can be read on a phone and by everybody', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const panel = await open('/', { ...PHONE, viewport: { width: 320, height: 640 }, colorScheme });
      const width = await panel.evaluate('document.documentElement.scrollWidth');
      expect(width).toBeLessThanOrEqual(320);
      expect(await complaintsOfAxe(panel)).toEqual([]);
    }
  });

  it('[MR11] shows pages of services that can’t reach what the browser keeps for the server', async () => {
    const oracle = await open('/proxy/oracle/');
    expect(await oracle.locator('#found').textContent()).toBe('kept apart');
  });

  it('[MR13] leads to a game that is played through the router', async () => {
    const game = await open('/');
    const sockets: string[] = [];
    game.on('websocket', (socket) => sockets.push(socket.url()));
    game.on('request', (request) => {
      if (request.url().includes('socket.io')) sockets.push(request.url());
    });
    await game.getByRole('link', { name: '/proxy/text_game/' }).click();
    await enter(game, 'Ada');
    await type(game, 'say through the router');
    await reads(game, /through the router/);
    expect(sockets.length).toBeGreaterThan(0);
    expect(sockets.filter((url) => !url.includes('/proxy/text_game/socket.io/'))).toEqual([]);
  });
});

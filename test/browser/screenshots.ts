/** Takes the pictures of the web client that the documentation shows: `npm run screenshots`. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pino from 'pino';
import { buildWebClient } from '../../src/adapters/web-client/build-web-client.ts';
import { serve } from '../../src/cli/serve.ts';
import { openGame } from './open-game.ts';
import { DESKTOP, enter, openStage, PHONE, type } from './stage.ts';

const FOLDER = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url));
const PLAY = [
  'take lantern',
  'north',
  'say Good morning.',
  'north',
  'south',
  'south',
  'up',
  'examine hooks',
  'down',
  'journal',
];
const PLAY_IN_SPANISH = ['coge el farol', 'norte', 'di Buenos días.', 'sur', 'arriba'];
/** For what is said to come back. */
const LINE_PAUSE_MS = 500;

mkdirSync(FOLDER, { recursive: true });
const data = mkdtempSync(join(tmpdir(), 'the-seed-'));
const { directory } = await buildWebClient();
const server = await serve({
  host: '127.0.0.1',
  port: 0,
  gamesPort: 0,
  data,
  locale: 'en',
  webClient: directory,
  log: pino({ level: 'silent' }),
});
const stage = await openStage(Number(new URL(server.url).port));
for (const { name, player, options, lines, sheet } of [
  { name: 'play-desktop', player: 'Alice', options: DESKTOP, lines: PLAY },
  {
    name: 'play-desktop-dark',
    player: 'Ben',
    options: { ...DESKTOP, colorScheme: 'dark' as const },
    lines: PLAY,
  },
  { name: 'play-phone', player: 'Cleo', options: PHONE, lines: PLAY },
  {
    name: 'play-phone-sheet',
    player: 'Dora',
    options: { ...PHONE, locale: 'es-ES', colorScheme: 'dark' as const },
    lines: PLAY_IN_SPANISH,
    sheet: 'Aquí',
  },
]) {
  const page = await stage.open(options);
  await enter(page, player);
  for (const line of lines) {
    await type(page, line);
    await page.waitForTimeout(LINE_PAUSE_MS);
  }
  if (sheet !== undefined) await page.getByRole('button', { name: sheet, exact: true }).tap();
  await page.waitForTimeout(LINE_PAUSE_MS);
  await page.screenshot({ path: `${FOLDER}${name}.png` });
  await page.context().close();
}
await takeDashboard();
await stage.close();
await server.stop('done');
rmSync(data, { recursive: true });

/** With six games that trade, while players of the pictures before are still about. */
async function takeDashboard(): Promise<void> {
  const ids = ['tidewrack', 'glass-orchard', 'kettle', 'longshadow', 'harbour-auction', 'moth'];
  const developers = ['Ada Quill', 'Ben Orr'];
  const games = await Promise.all(
    ids.map((id, index) =>
      openGame(server.gamesUrl as string, id, {
        ...{ realm: `The ${id} realm`, developer: developers[index % 2] as string },
      }),
    ),
  );
  const targets = [null, 'vetrellis', 'meridian', ...ids];
  const types = ['trade.offer', 'weather.turned', 'duel.won'];
  let turn = 0;
  const trade = setInterval(() => {
    for (const game of games) {
      turn += 1;
      game.publish(types[turn % 3] as string, targets[(turn * 5) % targets.length] ?? null, {
        jars: turn % 7,
      });
    }
  }, 900);
  for (const [name, options] of [
    ['dashboard-desktop', DESKTOP],
    ['dashboard-desktop-dark', { ...DESKTOP, colorScheme: 'dark' as const }],
    ['dashboard-phone', { ...PHONE, colorScheme: 'dark' as const }],
  ] as const) {
    const context = await stage.browser.newContext({ ...options, reducedMotion: 'no-preference' });
    const page = await context.newPage();
    await page.goto(`${server.url}/dashboard/`);
    await page.locator('.sky-labels').getByText('kettle').waitFor();
    await page.waitForTimeout(8 * LINE_PAUSE_MS);
    await page.screenshot({ path: `${FOLDER}${name}.png` });
    await context.close();
  }
  clearInterval(trade);
  for (const game of games) game.leave();
}

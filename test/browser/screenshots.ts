/** Takes the pictures of the web client that the documentation shows: `npm run screenshots`. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pino from 'pino';
import { buildWebClient } from '../../src/adapters/web-client/build-web-client.ts';
import { serve } from '../../src/cli/serve.ts';
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
await stage.close();
await server.stop('done');
rmSync(data, { recursive: true });

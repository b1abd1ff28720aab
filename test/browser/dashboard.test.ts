/** The dashboard in a real browser, against a real server that games register at. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { THEMES } from '../../src/clients/web/stored.ts';
import { temporaryFolder } from '../processes/seed-process.ts';
import { ServerProcess } from '../processes/server-process.ts';
import { openGame } from './open-game.ts';
import { complaintsOfAxe, DESKTOP, enter, openStage, PHONE, type Stage } from './stage.ts';

let server: ServerProcess;
let stage: Stage;
let gamesUrl = '';
beforeAll(async () => {
  server = await ServerProcess.start({ data: temporaryFolder() });
  gamesUrl = String((await server.logged('The Seed is open'))['gamesUrl']);
  stage = await openStage(server.port);
}, 120_000);
afterAll(async () => {
  await stage?.close();
  await server?.stop();
});

const MOVES: BrowserContextOptions = { reducedMotion: 'no-preference' };

async function look(options: BrowserContextOptions = {}, browser: Browser = stage.browser): Promise<Page> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...DESKTOP, ...options });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  await page.goto(`${server.url}/dashboard/`);
  await page.getByRole('table').first().waitFor();
  return page;
}

const sky = (page: Page) => page.locator('canvas.sky-canvas');
const labels = (page: Page) => page.locator('.sky-labels');
const games = (page: Page) => page.getByRole('region', { name: 'Games' });
const stream = (page: Page) => page.getByRole('list', { name: 'Events' });
const numberOf = async (page: Page, name: string): Promise<number> =>
  Number(await sky(page).getAttribute(`data-${name}`));
/** Until the picture stands still. */
const stillness = (page: Page): Promise<void> =>
  expect.poll(() => sky(page).getAttribute('data-drawing'), { timeout: 30_000 }).toBe('false');
const tickOf = async (page: Page): Promise<number> =>
  Number(await page.locator('.facts dd').first().textContent());

describe('games', () => {
  it('[DB12] a game that registers appears in the table and in the sky, and an event of it is seen crossing', async () => {
    const page = await look(MOVES);
    await labels(page).getByText('vetrellis').waitFor();
    const reef = await openGame(gamesUrl, 'reef', { developer: 'Ada Quill' });
    const row = games(page).getByRole('row', { name: /reef/ });
    await row.getByText('Ada Quill').waitFor();
    await row.getByText('active').waitFor();
    await row.getByText(/^stat7:\/\/.+\/emergence\?/).waitFor();
    await labels(page).getByText('reef').waitFor();
    await stillness(page);
    const still = await sky(page).screenshot();
    reef.publish('tide.turned', 'vetrellis', { height: 3 });
    await expect.poll(() => numberOf(page, 'moving'), { timeout: 10_000 }).toBeGreaterThan(0);
    expect(Buffer.compare(await sky(page).screenshot(), still)).not.toBe(0);
    const line = stream(page).getByRole('listitem').filter({ hasText: 'tide.turned' });
    await line.getByText('reef → vetrellis').waitFor();
    expect(await line.textContent()).not.toContain('height');
    await stillness(page);
    reef.leave();
    await row.waitFor({ state: 'detached' });
    await page.context().close();
  }, 90_000);

  it('[DB13] filters hide what does not pass them, and a held stream stays as it was', async () => {
    const page = await look();
    const [kettle, moth] = await Promise.all([openGame(gamesUrl, 'kettle'), openGame(gamesUrl, 'moth')]);
    kettle.publish('trade.offer', null, { price: 3 });
    moth.publish('weather.turned', null, { sky: 'low' });
    const types = () => stream(page).locator('.type').allTextContents();
    await expect
      .poll(types, { timeout: 10_000 })
      .toEqual(expect.arrayContaining(['trade.offer', 'weather.turned']));
    await page.getByRole('textbox', { name: 'Type' }).fill('trade.*');
    expect(new Set(await types())).toEqual(new Set(['trade.offer']));
    await page.getByRole('textbox', { name: 'Source' }).fill('moth');
    await page.getByText('No event passes the filters.').waitFor();
    await page.getByRole('button', { name: 'Clear' }).click();
    await page.getByRole('textbox', { name: 'Text' }).fill('low');
    expect(await types()).toEqual(['weather.turned']);
    await page.getByRole('button', { name: 'Hold the stream' }).click();
    moth.publish('weather.turned', null, { sky: 'low again' });
    await page.getByText('1 more since').waitFor();
    expect(await types()).toEqual(['weather.turned']);
    await page.getByRole('button', { name: 'Let it run on' }).click();
    await expect.poll(types).toEqual(['weather.turned', 'weather.turned']);
    await games(page).getByRole('button', { name: 'Published' }).click();
    const ids = () => games(page).getByRole('rowheader').allTextContents();
    expect(await ids()).toEqual(['kettle', 'moth']);
    await games(page).getByRole('button', { name: 'Published' }).click();
    expect(await ids()).toEqual(['moth', 'kettle']);
    for (const game of [kettle, moth]) game.leave();
    await page.context().close();
  }, 90_000);
});

describe('the clock', () => {
  it('[DB14] is stopped, moved by single ticks, and let run on by the controls', async () => {
    const page = await look();
    const status = page.getByRole('status').first();
    await status.getByText('running').waitFor();
    await page.getByRole('button', { name: 'Pause' }).click();
    await status.getByText('paused').waitFor();
    const stopped = await tickOf(page);
    await page.getByRole('spinbutton', { name: 'Ticks' }).fill('3');
    await page.getByRole('button', { name: 'Step' }).click();
    await expect.poll(() => tickOf(page)).toBe(stopped + 3);
    await page.getByText('Done: Step.').waitFor();
    await page.getByRole('button', { name: 'Resume' }).click();
    await status.getByText('running').waitFor();
    await expect.poll(() => tickOf(page), { timeout: 10_000 }).toBeGreaterThan(stopped + 3);
    await page.context().close();
  }, 60_000);
});

describe('everybody', () => {
  it('[DB15] can read it without WebGL: a list says where things stand', async () => {
    const context = await stage.browser.newContext(DESKTOP);
    await context.addInitScript(() => {
      const original = HTMLCanvasElement.prototype.getContext;
      HTMLCanvasElement.prototype.getContext = function getContext(this: HTMLCanvasElement, kind: string) {
        return kind.startsWith('webgl') ? null : original.call(this, kind as '2d');
      } as typeof original;
    });
    const page = await context.newPage();
    await page.goto(`${server.url}/dashboard/`);
    const list = page.locator('.sky-flat');
    await list.getByText('draws no pictures').waitFor();
    await list.getByRole('button', { name: 'meridian' }).click();
    await page.getByRole('region', { name: 'meridian' }).getByText('narrative_prime').waitFor();
    expect(await complaintsOfAxe(page)).toEqual([]);
    await context.close();
  }, 60_000);

  it('[DB16] can use it by keyboard: turn the picture, sort a table, choose a realm, let it go', async () => {
    const page = await look();
    await labels(page).getByText('vetrellis').waitFor();
    await sky(page).focus();
    const frames = await numberOf(page, 'frames');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('+');
    await expect.poll(() => numberOf(page, 'frames')).toBeGreaterThan(frames);
    const realms = page.getByRole('region', { name: 'Realms' });
    await realms.getByRole('columnheader', { name: /^Id/ }).getByRole('button').focus();
    await page.keyboard.press('Enter');
    expect(await realms.getByRole('rowheader').allTextContents()).toEqual([
      'vetrellis',
      'meridian',
      'hethering',
      'aldermouth',
    ]);
    await realms.getByRole('button', { name: 'vetrellis' }).focus();
    await page.keyboard.press('Enter');
    const card = page.getByRole('region', { name: 'vetrellis' });
    await card.getByText('horizon').waitFor();
    await card.getByRole('button', { name: 'Close' }).focus();
    await page.keyboard.press('Enter');
    await card.waitFor({ state: 'detached' });
    await page.context().close();
  }, 60_000);

  it('[DB17] axe finds nothing wrong with it in any appearance, and nothing is wider than a phone', async () => {
    const reef = await openGame(gamesUrl, 'reef');
    reef.publish('tide.turned', null, { height: 3 });
    for (const options of [DESKTOP, PHONE]) {
      const page = await look(options);
      await stream(page).getByText('tide.turned').first().waitFor();
      await page.getByRole('button', { name: 'vetrellis' }).click();
      for (const theme of THEMES) {
        await page.getByRole('combobox', { name: 'Appearance' }).selectOption(theme);
        expect([theme, ...(await complaintsOfAxe(page))]).toEqual([theme]);
      }
      const { width } = page.viewportSize() as { width: number };
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await page.context().close();
    }
    reef.leave();
  }, 90_000);

  it('[DB24] finds in the tables what the picture shows: realms, games, and players with where they are', async () => {
    const [page, player, kettle] = await Promise.all([
      look(),
      stage.open(),
      openGame(gamesUrl, 'kettle', { developer: 'Ben Orr' }),
    ]);
    await enter(player, 'Nell');
    const cells = async (table: string, name: RegExp) =>
      page
        .getByRole('region', { name: table })
        .getByRole('row', { name })
        .getByRole('cell')
        .allTextContents();
    await expect
      .poll(() => cells('Players', /Nell/), { timeout: 20_000 })
      .toEqual(['vetrellis', expect.stringMatching(/^stat7:\/\/vetrellis\//)]);
    expect(await cells('Realms', /vetrellis/)).toEqual(
      expect.arrayContaining(['open', '1', expect.stringMatching(/^stat7:\/\/vetrellis\//)]),
    );
    expect(await cells('Games', /kettle/)).toEqual(
      expect.arrayContaining(['Ben Orr', 'active', expect.stringMatching(/^stat7:/)]),
    );
    await page.getByRole('region', { name: 'Players' }).getByRole('button', { name: 'Nell' }).click();
    await page.getByRole('region', { name: 'Nell' }).getByText('narrative_prime').waitFor();
    kettle.leave();
    for (const one of [page, player]) await one.context().close();
  }, 60_000);

  it('[DB18] reads it in Spanish, from the browser’s language on or after a switch', async () => {
    const page = await look({ locale: 'es-ES' });
    await page.getByRole('heading', { name: 'Sucesos', exact: true }).waitFor();
    await page.getByRole('combobox', { name: 'Idioma' }).selectOption('en');
    await page.getByRole('heading', { name: 'Events', exact: true }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
    await page.context().close();
  }, 60_000);
});

describe('the picture', () => {
  it.each([
    ['a desk', DESKTOP],
    ['a phone', PHONE],
  ])(
    '[DB21] on %s no name lies over another, with four realms and eight games',
    async (_where, options) => {
      const ids = ['tidewrack', 'glass-orchard', 'kettle', 'longshadow', 'harbour-auction', 'moth'];
      const open = [...ids, 'saltmarsh-cards', 'nine-mile-post'].map((id) => openGame(gamesUrl, id));
      const opened = await Promise.all(open);
      const page = await look(options);
      const count = () => labels(page).locator('span:visible').count();
      await expect.poll(count, { timeout: 20_000 }).toBeGreaterThan(8);
      await stillness(page);
      const named = await labels(page)
        .locator('span')
        .evaluateAll((nodes) =>
          nodes
            .filter((node) => getComputedStyle(node).visibility === 'visible')
            .map((node) => ({ name: node.textContent, ...node.getBoundingClientRect().toJSON() })),
        );
      for (const realm of ['vetrellis', 'meridian', 'aldermouth', 'hethering'])
        expect(named.map(({ name }) => name)).toContain(realm);
      for (const [index, one] of named.entries())
        for (const other of named.slice(index + 1)) {
          const isApart =
            one.left >= other.right ||
            other.left >= one.right ||
            one.top >= other.bottom ||
            other.top >= one.bottom;
          expect([one.name, other.name, isApart]).toEqual([one.name, other.name, true]);
        }
      for (const game of opened) game.leave();
      await page.context().close();
    },
    60_000,
  );

  const SECONDS = 5;
  const ENTITIES = 200;

  it('[DB19] keeps up with 200 things that move: at least an eighth of the frames that an empty page gets', async () => {
    const page = await look(MOVES);
    await labels(page).getByText('vetrellis').waitFor();
    const fleet = await openGame(gamesUrl, 'fleet');
    const volley = setInterval(() => {
      for (let n = 0; n < 75; n += 1)
        fleet.publish('ship.sailed', n % 2 === 0 ? 'vetrellis' : 'meridian', { n });
    }, 400);
    await expect.poll(() => numberOf(page, 'moving'), { timeout: 20_000 }).toBeGreaterThan(ENTITIES);
    const before = await numberOf(page, 'frames');
    const moving: number[] = [];
    for (let second = 0; second < SECONDS; second += 1) {
      await page.waitForTimeout(1000);
      moving.push(await numberOf(page, 'moving'));
    }
    const frames = (await numberOf(page, 'frames')) - before;
    clearInterval(volley);
    fleet.leave();
    await page.goto('about:blank');
    const empty = await page.evaluate(framesIn, SECONDS * 1000);
    await page.context().close();
    expect(Math.min(...moving)).toBeGreaterThan(ENTITIES);
    // Everything is drawn by the processor here, which other tests use as well.
    expect(frames).toBeGreaterThan(empty / 8);
  }, 90_000);

  it('[DB20] stands still while nothing moves: no frame is drawn', async () => {
    const page = await look(MOVES);
    await labels(page).getByText('vetrellis').waitFor();
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('status').first().getByText('paused').waitFor();
    await stillness(page);
    const before = await numberOf(page, 'frames');
    await page.waitForTimeout(3000);
    expect(await numberOf(page, 'frames')).toBe(before);
    await page.getByRole('button', { name: 'Resume' }).click();
    await page.context().close();
  }, 60_000);
});

function framesIn(milliseconds: number): Promise<number> {
  return new Promise((resolve) => {
    const begin = performance.now();
    let count = 0;
    const next = (now: number) => {
      count += 1;
      if (now - begin < milliseconds) requestAnimationFrame(next);
      else resolve(count);
    };
    requestAnimationFrame(next);
  });
}

/** The web client in a real browser, against a real server. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { THEMES } from '../../src/clients/web/stored.ts';
import { pause, SEED, spawnNode, temporaryFolder } from '../processes/seed-process.ts';
import { ServerProcess } from '../processes/server-process.ts';
import { complaintsOfAxe, DESKTOP, enter, openStage, PHONE, reads, type Stage, type } from './stage.ts';

let server: ServerProcess;
let stage: Stage;
beforeAll(async () => {
  server = await ServerProcess.start({ data: temporaryFolder() });
  stage = await openStage(server.port);
}, 120_000);
afterAll(async () => {
  await stage?.close();
  await server?.stop();
});

const OFFLINE_MS = 20_000;

describe('several players', () => {
  it('[WB7] two pages and a terminal in one room hear and see each other', async () => {
    const [ada, ben] = await Promise.all([stage.open(), stage.open(PHONE)]);
    await enter(ada, 'Ada');
    await enter(ben, 'Ben');
    const terminal = spawnNode([SEED, 'play', '--name', 'Cleo', '--url', server.url], { env: {} });
    let printed = '';
    terminal.stdout?.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
    terminal.stdin?.write('say Is the kettle on?\n');
    for (const page of [ada, ben]) await reads(page, 'Cleo says, "Is the kettle on?"');
    await type(ada, 'say It was on before you asked.');
    await reads(ada, 'You say, "It was on before you asked."');
    await reads(ben, 'Ada says, "It was on before you asked."');
    await expect
      .poll(() => printed, { timeout: 10_000 })
      .toContain('Ada says, "It was on before you asked."');
    const people = ada.locator('#panel-place .names').first();
    await people.getByText('Ben').waitFor();
    await people.getByText('Cleo').waitFor();
    terminal.stdin?.end();
    await people.getByText('Cleo').waitFor({ state: 'detached' });
    for (const page of [ada, ben]) await page.context().close();
  });
});

describe('channels', () => {
  it('[WB17] have tabs that the arrow keys reach, and marks for what is unread', async () => {
    const [nia, oto] = await Promise.all([stage.open(), stage.open(PHONE)]);
    await enter(nia, 'Nia');
    await enter(oto, 'Oto');
    const { keyboard } = nia;
    const focus = () => nia.evaluate(() => document.activeElement?.id);
    const log = nia.getByRole('log');
    await nia.getByRole('tab', { name: 'All' }).focus();
    await keyboard.press('ArrowRight');
    expect(await focus()).toBe('tab-room');
    await type(oto, 'newbie Which way is up?');
    await type(oto, 'tell nia Are you about?');
    await nia.getByRole('tab', { name: 'newbie 1 unread' }).waitFor();
    await nia.getByRole('tab', { name: 'Tells 1 unread' }).waitFor();
    expect(await log.getByText('Which way is up?').count()).toBe(0);
    expect(await complaintsOfAxe(nia)).toEqual([]);
    await keyboard.press('ArrowRight');
    await log.getByText('Which way is up?').waitFor();
    expect(await log.getByText('Are you about?').count()).toBe(0);
    await nia.getByRole('tab', { name: 'newbie', exact: true }).waitFor();
    await keyboard.press('End');
    expect(await focus()).toBe('tab-tells');
    await log.getByText('Are you about?').waitFor();
    await type(nia, 'channel newbie leave');
    await nia.getByRole('tab', { name: 'newbie' }).waitFor({ state: 'detached' });
    const { width } = oto.viewportSize() as { width: number };
    expect(await oto.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    for (const page of [nia, oto]) await page.context().close();
  });
});

describe('what is known of the world', () => {
  it('[WB8] ways, things, belongings and the map follow what the player does', async () => {
    const page = await stage.open();
    await enter(page, 'Dora');
    const place = page.locator('#panel-place');
    await place
      .getByRole('button', { name: /^take a storm lantern/ })
      .first()
      .click();
    await page.locator('#panel-self').getByText('a storm lantern').first().waitFor();
    await place.getByRole('button', { name: /north/ }).click();
    await page.getByRole('banner').getByText('The Village Square').waitFor();
    const map = page.locator('#panel-map');
    await map.locator('.here', { hasText: 'The Village Square' }).waitFor();
    expect(await map.locator('.node').count()).toBe(2);
    await page.context().close();
  });

  it('[WB9] on a phone nothing is wider than the screen, the prompt is in reach, and panels come as sheets', async () => {
    const page = await stage.open(PHONE);
    await enter(page, 'Emil');
    const { width, height } = page.viewportSize() as { width: number; height: number };
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    const prompt = await page.locator('#prompt').boundingBox();
    expect((prompt?.y ?? 0) + (prompt?.height ?? 0)).toBeLessThan(height);
    expect(prompt?.y).toBeGreaterThan(height / 2);
    for (const name of ['Here', 'Map', 'You', 'Journal']) {
      await page.getByRole('button', { name, exact: true }).tap();
      const sheet = page.getByRole('dialog', { name });
      await sheet.waitFor();
      const box = await sheet.boundingBox();
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
      await sheet.getByRole('button', { name: 'Close' }).tap();
      await sheet.waitFor({ state: 'detached' });
    }
    await page.getByRole('list', { name: 'Ways out' }).getByRole('button', { name: /north/ }).tap();
    await page.getByRole('banner').getByText('The Village Square').waitFor();
    await page.context().close();
  });
});

describe('a connection that breaks', () => {
  it('[WB10] is back by itself after twenty seconds; nothing was missed, and what was typed is sent', async () => {
    const page = await stage.open();
    await enter(page, 'Fay');
    // On the server itself, so that only Fay is cut off.
    const gus = await (await stage.browser.newContext(DESKTOP)).newPage();
    await gus.goto(`${server.url}/play/`);
    await enter(gus, 'Gus');
    await reads(page, /^Gus /);
    stage.wire.cut();
    await page
      .getByRole('status')
      .getByText(/connection is lost/)
      .waitFor();
    const begin = performance.now();
    await type(page, 'say I never left.');
    await page.getByText('waiting: say I never left.').waitFor();
    const said = ['one', 'two', 'three'].map((word) => `say ${word}, while Fay is away`);
    for (const line of said) await type(gus, line);
    await pause(OFFLINE_MS - (performance.now() - begin));
    stage.wire.mend();
    await reads(page, 'You say, "I never left."');
    const lines = await page.getByRole('log').locator('p').allTextContents();
    expect(lines.filter((line) => line.includes('while Fay is away'))).toEqual([
      'Gus says, "one, while Fay is away"',
      'Gus says, "two, while Fay is away"',
      'Gus says, "three, while Fay is away"',
    ]);
    expect(lines.filter((line) => line.includes('Nothing was missed'))).toHaveLength(1);
    await reads(gus, 'Fay says, "I never left."');
    for (const one of [page, gus]) await one.context().close();
  }, 60_000);

  it('[WB11] a page that is loaded again plays on with the story so far', async () => {
    const page = await stage.open();
    await enter(page, 'Hana');
    await type(page, 'say I was here before.');
    await reads(page, 'You say, "I was here before."');
    await page.reload();
    await reads(page, 'You say, "I was here before."');
    await page.locator('#panel-self').getByText('Hana').waitFor();
    await page.context().close();
  });
});

describe('everybody', () => {
  it('[WB12] can play with the keyboard alone', async () => {
    const page = await stage.open();
    const { keyboard } = page;
    const focus = () => page.evaluate(() => document.activeElement?.id);
    expect(await focus()).toBe('name');
    await keyboard.type('Ivo');
    await keyboard.press('Enter');
    await page.locator('.room-name').waitFor();
    expect(await focus()).toBe('prompt');
    await keyboard.type('no');
    await keyboard.press('Tab');
    expect(await page.locator('#prompt').inputValue()).toMatch(/^north ?$/);
    await keyboard.press('Enter');
    await page.getByRole('banner').getByText('The Village Square').waitFor();
    await keyboard.press('ArrowUp');
    expect(await page.locator('#prompt').inputValue()).toBe('north');
    await keyboard.press('Escape');
    expect(await page.locator('#prompt').inputValue()).toBe('');
    await keyboard.press('Alt+3');
    expect(await focus()).toBe('panel-self');
    await keyboard.press('/');
    expect(await focus()).toBe('prompt');
    await page.getByRole('button', { name: 'Settings' }).focus();
    await keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Settings' }).waitFor();
    await keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Settings');
    await page.locator('.skip').first().focus();
    await keyboard.press('Enter');
    expect(await focus()).toBe('prompt');
    await page.context().close();
  });

  it('[WB13] axe finds nothing wrong with the door, the game and its sheets, in any appearance', async () => {
    const page = await stage.open();
    const inEachTheme = async () => {
      for (const theme of THEMES) {
        await page.evaluate((chosen) => {
          document.documentElement.dataset['theme'] = chosen;
        }, theme);
        expect([theme, ...(await complaintsOfAxe(page))]).toEqual([theme]);
      }
    };
    await inEachTheme();
    await enter(page, 'Kim');
    await type(page, 'north');
    await type(page, 'say Good morning.');
    await type(page, 'frobnicate');
    await reads(page, /frobnicate.+ is not a word/);
    await inEachTheme();
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('dialog').waitFor();
    await inEachTheme();
    await page.setViewportSize({ width: 390, height: 844 });
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Here', exact: true }).click();
    await page.getByRole('dialog', { name: 'Here' }).waitFor();
    await inEachTheme();
    await page.context().close();
  }, 60_000);

  it('[WB14] reads page and world in Spanish, from the browser’s language on or after a switch', async () => {
    const page = await stage.open({ ...DESKTOP, locale: 'es-ES' });
    await page.getByRole('button', { name: 'Entrar en el mundo' }).waitFor();
    await enter(page, 'Luz');
    await page.locator('#panel-place').getByRole('button', { name: /norte/ }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('es');
    await page.getByRole('button', { name: 'Ajustes' }).click();
    await page.getByRole('radio', { name: 'English' }).click();
    await page.keyboard.press('Escape');
    await page.locator('#panel-place').getByRole('button', { name: /north/ }).waitFor();
    await reads(page, 'From here on you read everything in English.');
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
    await page.context().close();
  });
});

describe('an app', () => {
  it('[WB15] can be installed: a manifest with icons that are there, and a page that opens without a network', async () => {
    const page = await stage.open();
    const icons = await page.evaluate(async () => {
      const address = document.querySelector<HTMLLinkElement>('link[rel=manifest]')?.href ?? '';
      const manifest = await (await fetch(address)).json();
      const sizes = await Promise.all(
        manifest.icons.map(async ({ src, type }: { src: string; type: string }) => {
          const image = await createImageBitmap(await (await fetch(src)).blob()).catch(() => undefined);
          return type === 'image/svg+xml' ? 'any' : `${image?.width}x${image?.height}`;
        }),
      );
      return { display: manifest.display, scope: manifest.scope, start: manifest.start_url, sizes };
    });
    expect(icons).toEqual({
      display: 'standalone',
      scope: '/play/',
      start: '/play/',
      sizes: ['any', '192x192', '512x512', '512x512'],
    });
    await page.evaluate(() => navigator.serviceWorker.ready.then(({ active }) => active?.state));
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await page.context().setOffline(true);
    stage.wire.cut();
    await page.reload();
    await page.getByRole('textbox').fill('Mia');
    await page.getByRole('textbox').press('Enter');
    await page
      .getByRole('alert')
      .getByText(/cannot be reached/)
      .waitFor();
    await page.context().setOffline(false);
    stage.wire.mend();
    await page.locator('.room-name').waitFor();
    await page.context().close();
  }, 60_000);
});

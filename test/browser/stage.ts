/** A real Chromium, and a wire from it to a server that can be cut. */
import { existsSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import axe from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const PATIENCE_MS = 15_000;

export const DESKTOP: BrowserContextOptions = { viewport: { width: 1360, height: 860 }, locale: 'en-GB' };
export const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  isMobile: true,
  hasTouch: true,
  deviceScaleFactor: 2,
  locale: 'en-GB',
};

export type Stage = {
  readonly browser: Browser;
  /** Where pages find the server: through the wire. */
  readonly url: string;
  readonly wire: Wire;
  readonly open: (options?: BrowserContextOptions) => Promise<Page>;
  readonly close: () => Promise<void>;
};

/** For a server that listens on that port of this machine. */
export async function openStage(port: number): Promise<Stage> {
  const executablePath = CHROMIUM.find((path) => existsSync(path));
  if (executablePath === undefined) throw new Error('these tests need Chromium: apt-get install chromium');
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });
  const wire = await Wire.to(port);
  const url = `http://127.0.0.1:${wire.port}/play/`;
  const open = async (options: BrowserContextOptions = DESKTOP): Promise<Page> => {
    const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    await page.goto(url);
    return page;
  };
  const close = async (): Promise<void> => {
    await browser.close();
    wire.close();
  };
  return { browser, url, wire, open, close };
}

/** Comes in under that name and waits for the first room. */
export async function enter(page: Page, name: string): Promise<void> {
  await page.getByRole('textbox').fill(name);
  await page.getByRole('textbox').press('Enter');
  await page.locator('.room-name').first().waitFor();
}

export async function type(page: Page, line: string): Promise<void> {
  await page.locator('#prompt').fill(line);
  await page.locator('#prompt').press('Enter');
}

/** Waits until the story of the page has that text. */
export const reads = (page: Page, text: string | RegExp): Promise<void> =>
  page.getByRole('log').getByText(text).last().waitFor();

/** What axe-core has against the page as it is, one line a violation. */
export async function complaintsOfAxe(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    type Axe = { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    const { violations } = await (globalThis as unknown as { axe: Axe }).axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
}

/** Hands bytes through to the server until it is cut, and takes no connection until it is mended. */
class Wire {
  readonly port: number;
  readonly close: () => void;
  readonly #sockets: Set<Socket>;
  #isCut = false;

  private constructor(port: number, sockets: Set<Socket>, close: () => void) {
    this.port = port;
    this.#sockets = sockets;
    this.close = close;
  }

  static async to(serverPort: number): Promise<Wire> {
    const sockets = new Set<Socket>();
    const listener = createServer((near) => {
      if (wire.#isCut) {
        near.destroy();
        return;
      }
      const far = connect(serverPort, '127.0.0.1');
      for (const [socket, other] of [
        [near, far],
        [far, near],
      ] as const) {
        sockets.add(socket);
        socket.on('error', () => socket.destroy());
        socket.once('close', () => {
          sockets.delete(socket);
          other.destroy();
        });
        socket.pipe(other);
      }
    });
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    const { port } = listener.address() as { port: number };
    const wire: Wire = new Wire(port, sockets, () => {
      listener.close();
      wire.cut();
    });
    return wire;
  }

  cut(): void {
    this.#isCut = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  mend(): void {
    this.#isCut = false;
  }
}

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cleanEnvironment, eventually, ROOT, SEED, seed, temporaryFolder } from './seed-process.ts';
import { ServerProcess } from './server-process.ts';
import { Traveller } from './traveller.ts';

const SLOW_MS = 120_000;
const HAS_TMUX = spawnSync('tmux', ['-V']).status === 0;

describe('seed play on a pipe', () => {
  let server: ServerProcess;
  beforeAll(async () => {
    server = await ServerProcess.start({ data: temporaryFolder() });
  });
  afterAll(async () => {
    expect(await server.stop()).toBe(0);
    expect(server.complaints()).toEqual([]);
  });

  test('[TP1] prints the room and each answer as plain lines, and leaves with exit code 0', async () => {
    const { code, stdout, stderr } = await seed(['play', '--name', 'Ann', '--url', server.url], {
      input: 'look\ntake lantern\ninventory\nfly\nquit\n',
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^\[You are Ann\./);
    const answerTo = (line: string) => stdout.slice(stdout.indexOf(`> ${line}\n`)).split(/\n> /)[0];
    expect(answerTo('look')).toContain('\nVetrellis Harbor\n');
    expect(answerTo('take lantern')).toContain('You take the storm lantern.');
    expect(answerTo('inventory')).toContain('You carry a storm lantern, and your purse holds 20 tokens.');
    expect(answerTo('fly')).toContain('fly');
    expect(stdout.trimEnd().split('\n').at(-1)).toMatch(/^Goodbye/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: escapes are what must not be there
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  });

  test('[TP1] takes the address from the environment and the name from the first line', async () => {
    const { code, stdout } = await seed(['play'], { env: { SEED_URL: server.url }, input: 'Berta\nwho\n' });
    expect(code).toBe(0);
    expect(stdout).toContain('[You are Berta.');
  });

  test('[TP2] a name that cannot be had ends it with a sentence and exit code 1', async () => {
    const guest = await Traveller.enter(server.url, 'Cleo');
    const { code, stdout } = await seed(['play', '--name', 'Cleo', '--url', server.url], { input: 'look\n' });
    guest.close();
    expect({ code, stdout }).toEqual({ code: 1, stdout: 'Cleo is playing already. Choose another name.\n' });
  });
});

/** A terminal with somebody at the keyboard. */
class Screen {
  readonly #socket = join(temporaryFolder(), 'tmux');
  readonly #env = cleanEnvironment({ TERM: 'xterm-256color' });

  open(command: readonly string[], columns = 90): void {
    const quoted = command.map((part) => `'${part}'`).join(' ');
    const size = ['-x', String(columns), '-y', '40'];
    this.#tmux('-f', '/dev/null', 'new-session', '-d', ...size, '-c', ROOT, quoted);
  }

  resize(columns: number): void {
    this.#tmux('resize-window', '-x', String(columns));
  }

  /** Whether a program has taken the screen for itself. */
  isTaken(): boolean {
    return this.#tmux('display-message', '-p', '#{alternate_on}').trim() === '1';
  }

  /** Keys by their tmux names; a text is typed as it is. */
  press(...keys: readonly string[]): void {
    this.#tmux('send-keys', ...keys);
  }

  type(text: string): void {
    this.#tmux('send-keys', '-l', text);
  }

  /** Everything on the screen and above it; with escapes for colours when asked for. */
  text({ colours = false } = {}): string {
    return this.#tmux('capture-pane', '-p', '-J', '-S', '-500', ...(colours ? ['-e'] : []));
  }

  lastLine(): string {
    return this.text().trimEnd().split('\n').at(-1) ?? '';
  }

  shows(part: string): Promise<true> {
    return eventually(
      () => (this.text().includes(part) ? true : undefined),
      () => `"${part}" on the screen:\n${this.text()}`,
    );
  }

  isOpen(): boolean {
    return spawnSync('tmux', ['-S', this.#socket, 'has-session'], { env: this.#env }).status === 0;
  }

  close(): void {
    if (this.isOpen()) this.#tmux('kill-server');
  }

  #tmux(...args: readonly string[]): string {
    const { status, stdout, stderr } = spawnSync('tmux', ['-S', this.#socket, ...args], {
      env: this.#env,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`tmux ${args.join(' ')}: ${stderr}`);
    return stdout;
  }
}

const BOLD = 1;
const CYAN = 36;
/** The text right after an escape of that number, whatever others stand between them. */
const painted = (number: number, text: string): RegExp =>
  new RegExp(`\u001b\\[${number}m(?:\u001b\\[[0-9;]*m)*${text}`);

describe('seed play in a terminal', () => {
  test(
    '[TP4] panes follow the screen and the wish of the player, and give the terminal back as it was',
    async (context) => {
      if (!HAS_TMUX) {
        if (process.env['CI']) throw new Error('tmux is not installed; .ci/run installs it');
        return context.skip('tmux is not installed');
      }
      const server = await ServerProcess.start({ data: temporaryFolder() });
      const screen = new Screen();
      const rows = () => screen.text().trimEnd().split('\n');
      const isTaken = (taken: boolean) =>
        eventually(() => (screen.isTaken() === taken ? true : undefined), `taken: ${taken}`);
      try {
        screen.open(['bash', '--norc'], 130);
        screen.type(
          `'${process.execPath}' '${SEED}' play --name Tess --url ${server.url}; echo left with $?`,
        );
        screen.press('Enter');
        await screen.shows('│ Ways out');
        await screen.shows('│   north  The Village Square');
        screen.type('take lan');
        screen.press('Tab');
        await eventually(
          () => (screen.lastLine().startsWith('> take lantern') ? true : undefined),
          'the word',
        );
        screen.press('Enter');
        await screen.shows('│ You carry');
        await screen.shows('│   a storm lantern');
        expect(rows().at(-2)).toMatch(
          /^ Vetrellis Harbor, Vetrellis Isle +Level 1 · 20 tokens · \d\d:\d\d, /,
        );
        expect(rows().at(-1)).toBe('>');
        screen.press('Up');
        await eventually(
          () => (screen.lastLine() === '> take lantern' ? true : undefined),
          'the line before',
        );

        screen.resize(99);
        await isTaken(false);
        await eventually(() => (screen.lastLine() === '> take lantern' ? true : undefined), 'the line kept');
        expect(screen.text()).toContain('You take the storm lantern.');
        screen.resize(120);
        await isTaken(true);
        await screen.shows('│   a storm lantern');
        expect(rows().at(-1)).toBe('> take lantern');

        screen.press('C-u');
        screen.type('/panes');
        screen.press('Enter');
        await screen.shows('[The panes are put away. /panes brings them back.]');
        expect(screen.isTaken()).toBe(false);
        screen.type('/panes');
        screen.press('Enter');
        await isTaken(true);

        screen.press('C-c');
        await screen.shows('left with 0');
        expect(screen.isTaken()).toBe(false);
        expect(screen.text().split('You take the storm lantern.')).toHaveLength(2);

        screen.press('C-l');
        screen.type(`'${process.execPath}' '${SEED}' play --no-panes --name Una --url ${server.url}`);
        screen.press('Enter');
        await screen.shows('[You are Una.');
        expect(screen.isTaken()).toBe(false);
      } finally {
        screen.close();
        await server.stop();
      }
    },
    SLOW_MS,
  );

  test(
    '[TP3] colours, history, a line half typed, and a server that goes and comes back',
    async (context) => {
      if (!HAS_TMUX) {
        if (process.env['CI']) throw new Error('tmux is not installed; .ci/run installs it');
        return context.skip('tmux is not installed');
      }
      const data = temporaryFolder();
      let server = await ServerProcess.start({ data });
      const { port, url } = server;
      const screen = new Screen();
      try {
        screen.open([process.execPath, SEED, 'play', '--name', 'Tess', '--url', url]);
        await screen.shows('Vetrellis Harbor');
        expect(screen.text({ colours: true })).toMatch(painted(BOLD, 'Vetrellis Harbor'));

        screen.type('say ahoy there');
        screen.press('Enter');
        await screen.shows('You say');
        expect(screen.text({ colours: true })).toMatch(painted(CYAN, 'You say'));

        screen.press('Up');
        await eventually(
          () => (screen.lastLine() === '> say ahoy there' ? true : undefined),
          'the line before',
        );
        screen.press('Enter');
        await eventually(
          () => (screen.text().split('You say').length === 3 ? true : undefined),
          'it said again',
        );

        screen.type('say half a lin');
        const other = await Traveller.enter(url, 'Otto');
        await other.do('say do not mind me');
        other.close();
        await screen.shows('do not mind me');
        expect(screen.lastLine()).toBe('> say half a lin');
        screen.press('C-u');

        expect(await server.stop()).toBe(0);
        await screen.shows('[The server is going down. The world will be as you left it.]');
        screen.type('look');
        screen.press('Enter');
        await screen.shows('[There is no connection at the moment: that was not sent.]');
        server = await ServerProcess.start({ data, port });
        await screen.shows('[The connection is back.');
        screen.type('say still here');
        screen.press('Enter');
        await screen.shows('still here');

        await server.kill();
        await screen.shows('[The connection was lost. Trying to get it back...]');
        server = await ServerProcess.start({ data, port });
        await eventually(
          () => (screen.text().split('[The connection is back.').length === 3 ? true : undefined),
          'the connection once more',
        );

        screen.press('C-c');
        await eventually(() => (screen.isOpen() ? undefined : true), 'the end of the client');
      } finally {
        screen.close();
        await server.stop();
      }
    },
    SLOW_MS,
  );
});

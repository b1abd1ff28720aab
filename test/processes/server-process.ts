/** A real server: `node src/main.ts` with its settings in the environment, as the README says. */
import type { ChildProcess } from 'node:child_process';
import { endOf, eventually, MAIN, spawnNode } from './seed-process.ts';

type LogLine = { readonly msg: string; readonly level: number; readonly [field: string]: unknown };

const WARNING = 40;

export type ServerOptions = {
  readonly data: string;
  readonly content?: string;
  /** A free one by default. */
  readonly port?: number;
  /** Flags after `src/main.ts`. */
  readonly flags?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
};

export class ServerProcess {
  readonly url: string;
  readonly #child: ChildProcess;
  readonly #stderr: () => string;

  private constructor({ url, child, stderr }: { url: string; child: ChildProcess; stderr: () => string }) {
    this.url = url;
    this.#child = child;
    this.#stderr = stderr;
  }

  /** Resolves when the server has printed its address. @throws when it ends before that */
  static async start(options: ServerOptions): Promise<ServerProcess> {
    const started = await ServerProcess.attempt(options);
    if ('code' in started) throw new Error(`the server ended with ${started.code}: ${started.stderr}`);
    return started;
  }

  /** A server, or how it refused to start. */
  static async attempt(
    options: ServerOptions,
  ): Promise<ServerProcess | { readonly code: number | null; readonly stderr: string }> {
    const { data, content, port = 0, flags = [], env = {} } = options;
    const child = spawnNode([MAIN, ...flags], {
      env: {
        PORT: String(port),
        DATA_DIR: data,
        ...(content === undefined ? {} : { CONTENT_DIR: content }),
        ...env,
      },
    });
    let stdout = '';
    let stderr = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    const url = await eventually(
      () => (child.exitCode === null ? /Open (\S+) /.exec(stdout)?.[1] : ''),
      'a server',
    );
    if (url === '') return { code: await endOf(child, 'the server'), stderr };
    return new ServerProcess({ url, child, stderr: () => stderr });
  }

  get port(): number {
    return Number(new URL(this.url).port);
  }

  /** The lines of its log so far. */
  log(): LogLine[] {
    const lines = this.#stderr().split('\n').slice(0, -1);
    return lines.map((line) => JSON.parse(line) as LogLine);
  }

  /** What the log says in earnest: no server in these tests has a reason to complain. Late ticks are no complaint. */
  complaints(): LogLine[] {
    return this.log().filter(({ level, msg }) => level >= WARNING && msg !== 'ticks come late');
  }

  /** The log line with this message. */
  logged(message: string): Promise<LogLine> {
    return eventually(() => this.log().find(({ msg }) => msg === message), `"${message}" in the log`);
  }

  /** Where games connect. */
  gamesUrl(): Promise<string> {
    return this.#sideUrl('gamesUrl');
  }

  /** Where the language bridge is. */
  bridgeUrl(): Promise<string> {
    return this.#sideUrl('bridgeUrl');
  }

  async #sideUrl(name: string): Promise<string> {
    const opened = await eventually(() => this.log().find((line) => line[name] !== undefined), name);
    return String(opened[name]);
  }

  get(path: string): Promise<Response> {
    return fetch(this.url + path);
  }

  async json<Body>(path: string): Promise<Body> {
    const response = await this.get(path);
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as Body;
  }

  /** Asks it to stop, and resolves with its exit code. */
  stop(): Promise<number | null> {
    this.#child.kill('SIGTERM');
    return endOf(this.#child, 'the server');
  }

  /** Ends it as a power cut does. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await endOf(this.#child, 'the server');
  }
}

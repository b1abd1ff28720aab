/** A server as anybody starts it, in a process of its own with data of its own, and what it uses. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Clock ticks a second in /proc, on every Linux there is. */
const CLOCK_TICKS = 100;

export type Server = {
  readonly url: string;
  readonly gamesUrl: string;
  readonly pid: number;
  readonly stop: () => Promise<void>;
};

export const fileOf = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** `profile`: a directory that the server leaves a CPU profile in. */
export async function startServer({
  profile,
}: {
  readonly profile?: string | undefined;
} = {}): Promise<Server> {
  const data = mkdtempSync(join(tmpdir(), 'seed-bench-'));
  const flags = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`];
  const child = spawn(process.execPath, [...flags, fileOf('../src/main.ts')], {
    env: { ...process.env, PORT: '0', GAMES_PORT: '0', BRIDGE_PORT: '0', DATA_DIR: data, LOG_LEVEL: 'info' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const opened = await new Promise<{ url: string; gamesUrl: string }>((resolve, reject) => {
    let text = '';
    child.stdout.resume();
    child.stderr.setEncoding('utf8').on('data', (part: string) => {
      text = (text + part).slice(-100_000);
      // The last piece may be the beginning of a line.
      const lines = text.split('\n').slice(0, -1);
      const line = lines.find((one) => one.includes('"gamesUrl"'));
      if (line !== undefined) resolve(JSON.parse(line));
    });
    child.once('close', (code) => reject(new Error(`the server ended with ${code}`)));
  });
  const stop = () =>
    new Promise<void>((resolve) => {
      child.removeAllListeners('close');
      child.once('close', () => {
        rmSync(data, { recursive: true, force: true });
        resolve();
      });
      child.kill('SIGTERM');
    });
  return { url: opened.url, gamesUrl: opened.gamesUrl, pid: child.pid as number, stop };
}

export type Usage = { readonly cpuSeconds: number; readonly residentMb: number };

/** What a process has used; undefined where there is no /proc. */
export function usageOf(pid: number): Usage | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    const cpuSeconds = (Number(fields[11]) + Number(fields[12])) / CLOCK_TICKS;
    const resident = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return { cpuSeconds, residentMb: Number(resident ?? 0) / 1024 };
  } catch {
    return undefined;
  }
}

export const at = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;

/** The program as a user runs it: as processes of their own, in a clean environment, all gone when the test file is. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const SEED = join(ROOT, 'src/cli/seed.ts');
export const MAIN = join(ROOT, 'src/main.ts');
export const SHIPPED_CONTENT = join(ROOT, 'src/content');

/** Every wait for a process ends here: far more than anything takes on a slow machine. */
export const PATIENCE_MS = 60_000;

const alive = new Set<ChildProcess>();
const folders: string[] = [];

afterAll(async () => {
  const ends = [...alive].map((child) => new Promise((resolve) => child.once('close', resolve)));
  for (const child of alive) child.kill('SIGKILL');
  await Promise.all(ends);
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Removed when the test file is done. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'seed-process-'));
  folders.push(folder);
  return folder;
}

/** Nothing of the test runner's environment, and a home of its own. */
export function cleanEnvironment(more: Readonly<Record<string, string>> = {}): Record<string, string> {
  // The ports beside PORT: any free ones, so that many servers run side by side.
  const ports = { GAMES_PORT: '0', BRIDGE_PORT: '0' };
  return { PATH: process.env['PATH'] ?? '', LANG: 'C.UTF-8', HOME: temporaryFolder(), ...ports, ...more };
}

export function spawnNode(
  args: readonly string[],
  { node = process.execPath, env = {} }: { node?: string; env?: Readonly<Record<string, string>> } = {},
): ChildProcess {
  const child = spawn(node, args, { cwd: ROOT, env: cleanEnvironment(env), stdio: ['pipe', 'pipe', 'pipe'] });
  alive.add(child);
  child.once('close', () => alive.delete(child));
  return child;
}

export type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

/** Runs `seed` to its end. @throws when it does not come to one. */
export async function seed(
  args: readonly string[],
  options: { node?: string; env?: Readonly<Record<string, string>>; input?: string } = {},
): Promise<Ended> {
  const child = spawnNode([SEED, ...args], options);
  child.stdin?.end(options.input ?? '');
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const code = await endOf(child, `seed ${args.join(' ')}`);
  return { code, stdout, stderr };
}

/** The exit code; null after a signal. */
export async function endOf(child: ChildProcess, what: string): Promise<number | null> {
  if (!alive.has(child)) return child.exitCode;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`${what} did not end`));
    }, PATIENCE_MS);
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve(code);
    });
  });
}

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Asks again and again until there is an answer. */
export async function eventually<Answer>(
  ask: () => Answer | undefined | Promise<Answer | undefined>,
  what: string | (() => string),
): Promise<Answer> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() > deadline) {
      throw new Error(`waited in vain for ${typeof what === 'string' ? what : what()}`);
    }
    await pause(20);
  }
}

/** Other versions of Node, from the npm registry: unpacked once, and kept for later runs. */
import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from './seed-process.ts';

const run = promisify(execFile);
const CACHE = join(ROOT, 'node_modules/.cache/nodes');
const DOWNLOAD_TIMEOUT_MS = 120_000;

export type NodeVersion =
  | { readonly kind: 'ready'; readonly node: string }
  /** There is none to be had: no network, or no build for this machine. */
  | { readonly kind: 'unavailable'; readonly reason: string };

/** The newest release of that major version. */
export async function nodeOfMajor(major: number): Promise<NodeVersion> {
  const build = `node-${process.platform}-${process.arch}@${major}`;
  const node = join(CACHE, build, 'bin/node');
  if (existsSync(node)) return { kind: 'ready', node };
  mkdirSync(CACHE, { recursive: true });
  const draft = mkdtempSync(join(CACHE, 'draft-'));
  try {
    const pack = ['pack', build, '--pack-destination', draft, '--json', '--loglevel', 'error'];
    const { stdout } = await run('npm', pack, { timeout: DOWNLOAD_TIMEOUT_MS, maxBuffer: 64 * 1024 * 1024 });
    const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
    const archive = join(draft, filename);
    await run('tar', ['-xzf', archive, '-C', draft, '--strip-components=1', 'package/bin/node']);
    rmSync(archive);
    chmodSync(join(draft, 'bin/node'), 0o755);
    renameSync(draft, join(CACHE, build));
  } catch (error) {
    // Another run of the tests may have been faster.
    if (existsSync(node)) return { kind: 'ready', node };
    return {
      kind: 'unavailable',
      reason: `${build} cannot be had from the registry: ${(error as Error).message}`,
    };
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return { kind: 'ready', node };
}

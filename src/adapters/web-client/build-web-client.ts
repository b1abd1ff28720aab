/**
 * Builds the pages of the web client when they are not there or older than their sources. Servers may build at the same time:
 * each builds in a folder of its own, and the first one that is ready puts its folder in place.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const SOURCES = [
  'src/clients/dashboard',
  'src/clients/web',
  'src/clients/web-public',
  'src/clients/link',
  'src/protocol',
  'package-lock.json',
];
/** Where the newest pages are, in a folder that is named after their sources. */
const BUILDS = join(ROOT, 'dist/web');
const HASH_LENGTH = 16;

export type WebClientBuild = {
  /** To be served: a folder for each page, named as its address is. */
  readonly directory: string;
  readonly isNew: boolean;
};

/** `onBuild` is called before a build that takes a few seconds. Rejects when it fails. */
export async function buildWebClient(onBuild: () => void = () => {}): Promise<WebClientBuild> {
  const name = hashSources();
  const directory = join(BUILDS, name);
  if (existsSync(directory)) return { directory, isNew: false };
  onBuild();
  mkdirSync(BUILDS, { recursive: true });
  const workshop = mkdtempSync(join(BUILDS, '.building-'));
  try {
    await bundle(join(workshop, 'pages'), name);
    putInPlace(join(workshop, 'pages'), directory);
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
  for (const other of readdirSync(BUILDS))
    if (other !== name && !other.startsWith('.'))
      rmSync(join(BUILDS, other), { recursive: true, force: true });
  return { directory, isNew: true };
}

/** Loaded only when something is to be built: the bundler is larger than the server. */
async function bundle(directory: string, name: string): Promise<void> {
  const { build } = await import('vite');
  const from = (folder: string, base: string) =>
    ({ configFile: false, root: join(ROOT, folder), base, logLevel: 'error' }) as const;
  const output = { emptyOutDir: false, assetsInlineLimit: 0, modulePreload: { polyfill: false } } as const;
  const play = from('src/clients/web', '/play/');
  const outDir = join(directory, 'play');
  await build({
    ...play,
    publicDir: join(ROOT, 'src/clients/web-public'),
    build: { ...output, outDir },
  });
  const files = filesBelow(outDir).filter((path) => path !== 'index.html' && isInShell(path));
  await build({
    ...play,
    publicDir: false,
    define: { __SHELL_FILES__: JSON.stringify(files), __SHELL_NAME__: JSON.stringify(name) },
    build: {
      outDir,
      emptyOutDir: false,
      lib: { entry: 'service-worker.ts', formats: ['es'], fileName: () => 'service-worker.js' },
    },
  });
  await build({
    ...from('src/clients/dashboard', '/dashboard/'),
    publicDir: false,
    // The library that draws in three dimensions is one large piece; it is loaded only where it is used.
    build: { ...output, outDir: join(directory, 'dashboard'), chunkSizeWarningLimit: 900 },
  });
}

/** Letters of other scripts come over the network when somebody uses them. */
function isInShell(path: string): boolean {
  return !path.endsWith('.woff2') || /literata-latin-opsz/.test(path);
}

/** Another server may have been quicker; its pages are the same. */
function putInPlace(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!existsSync(to)) throw error;
  }
}

function hashSources(): string {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    const path = join(ROOT, source);
    const files = source.includes('.') ? [''] : filesBelow(path);
    for (const file of files) hash.update(`${source}/${file}\n`).update(readFileSync(join(path, file)));
  }
  return hash.digest('hex').slice(0, HASH_LENGTH);
}

/** With `/`, sorted. */
function filesBelow(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}

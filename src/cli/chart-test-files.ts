/** From the paths that somebody gives to content directories, and to the part of each that is meant. */
import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { SHIPPED_CONTENT_DIRECTORY } from '../adapters/content-directory.ts';
import { CommandError } from './command-error.ts';
import { readSources } from './load-chart-files.ts';

export type ChartTestFiles = {
  /** Text by path below the content directory. */
  readonly sources: Readonly<Record<string, string>>;
  /** What the paths of the files that are meant begin with. */
  readonly within: string;
};

/** Without a path, the content that comes along. @throws CommandError content/unreadable, test/no-content */
export function findChartTests(paths: readonly string[]): readonly ChartTestFiles[] {
  const given = paths.length === 0 ? [SHIPPED_CONTENT_DIRECTORY] : paths.map((path) => resolve(path));
  return given.map((path) => {
    if (!existsSync(path)) throw new CommandError('content/unreadable', `there is no ${path}`);
    const directory = contentDirectoryAround(path);
    const within = relative(directory, path).split(sep).join('/');
    const isFolder = within !== '' && statSync(path).isDirectory();
    return { sources: readSources(directory), within: isFolder ? `${within}/` : within };
  });
}

/** The innermost folder that has charts, policies or worlds in it: `content` for `content/charts/keeper.chart-test.yaml`. @throws CommandError test/no-content */
export function contentDirectoryAround(path: string): string {
  for (let folder = path; ; folder = dirname(folder)) {
    const isWorld = basename(dirname(folder)) === 'worlds';
    const isContent = ['charts', 'policies', 'worlds'].some((name) => existsSync(join(folder, name)));
    if (isContent && !isWorld) return folder;
    if (folder === dirname(folder)) {
      const fix = 'give a folder that has charts/, policies/ or worlds/ in it, or a file below one';
      throw new CommandError('test/no-content', `${path} is in no content directory; ${fix}`);
    }
  }
}

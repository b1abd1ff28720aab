/** Content from disk: the YAML files below a directory, as text by relative path. Knows nothing of what they say. */
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The content that comes with the program. */
export const SHIPPED_CONTENT_DIRECTORY: string = fileURLToPath(new URL('../content', import.meta.url));

const CONTENT_FILES_MAX = 20_000;

/**
 * Text by path below the directory, with forward slashes; `.yaml` and `.yml` only, sorted, hidden files left out.
 * A linked file counts when its target lies inside the directory; linked directories are never entered.
 * @throws when the directory cannot be read, or holds more than CONTENT_FILES_MAX files.
 */
export const readContentDirectory = (directory: string): Readonly<Record<string, string>> => {
  const root = realpathSync(directory);
  const paths = listFiles(root, '').sort();
  if (paths.length > CONTENT_FILES_MAX)
    throw new Error(`more than ${CONTENT_FILES_MAX} content files in ${directory}`);
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
};

const listFiles = (root: string, below: string): string[] =>
  readdirSync(join(root, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.name.startsWith('.')) return [];
    if (entry.isDirectory()) return listFiles(root, path);
    if (!/\.ya?ml$/.test(entry.name)) return [];
    return entry.isFile() || (entry.isSymbolicLink() && linksInside(root, path)) ? [path] : [];
  });

const linksInside = (root: string, path: string): boolean => {
  const link = join(root, path);
  const target = statSync(link, { throwIfNoEntry: false });
  return target?.isFile() === true && realpathSync(link).startsWith(root + sep);
};

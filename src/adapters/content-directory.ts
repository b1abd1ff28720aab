/** Content from disk: the YAML files below a directory, as text by relative path. Knows nothing of what they say. */
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Finding } from '../content/finding.ts';
import { lendWords } from '../content/lend-words.ts';

/** The content that comes with the program. */
export const SHIPPED_CONTENT_DIRECTORY: string = fileURLToPath(new URL('../content', import.meta.url));

const CONTENT_FILES_MAX = 20_000;

/** What the program lends to a directory that has nothing of its own there: sentences, words, and charts by default. */
const LENT = ['locales/', 'lexicon/', 'charts/keeper.', 'charts/wanderer.', 'charts/citizen.'] as const;

export type WorldDirectory = {
  /** Text by path, sorted by path: the directory's own files and those lent to it. */
  readonly files: Readonly<Record<string, string>>;
  /** Beginnings of the paths of files that were lent. */
  readonly lent: readonly string[];
};

/**
 * The files of a content directory together with those that the program lends it: the folders `locales` and `lexicon`,
 * and the charts `keeper` and `wanderer`, each where the directory has none. Words for quests and choices that the directory
 * does not have stay at home.
 * @throws like readContentDirectory
 */
export const readWorldDirectory = (directory: string): WorldDirectory => {
  const own = readContentDirectory(directory);
  const lent = LENT.filter((start) => !Object.keys(own).some((path) => path.startsWith(start)));
  if (lent.length === 0) return { files: own, lent };
  const shipped = Object.entries(readContentDirectory(SHIPPED_CONTENT_DIRECTORY));
  const loans = Object.fromEntries(shipped.filter(([path]) => lent.some((start) => path.startsWith(start))));
  const all = [...Object.entries(own), ...Object.entries(lendWords(loans, own))];
  return { files: Object.fromEntries(all.sort(([left], [right]) => (left < right ? -1 : 1))), lent };
};

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

/**
 * Findings without the warnings that a writer can do nothing about: those in files that were lent, and those about
 * translations into a language that the directory's worlds have no file of.
 */
export const findingsForWriter = (
  findings: readonly Finding[],
  { files, lent }: WorldDirectory,
): readonly Finding[] => {
  if (lent.length === 0) return findings;
  const isLent = (path: string) => lent.some((start) => path.startsWith(start));
  const isTranslation = (path: string) => /^worlds\/[^/]+\/prose\/(?!en\b)/.test(path);
  const translates = Object.keys(files).some(isTranslation);
  return findings.filter(
    ({ severity, file }) => severity === 'error' || !(isLent(file) || (isTranslation(file) && !translates)),
  );
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

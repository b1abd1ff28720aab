/**
 * Checks of the shape of the code: which room imports what, how files are named, which words the deterministic
 * rooms must not use. Each check takes sources as text and answers with findings; none knows this repository.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { maskSource } from './mask-source.ts';

/** `path` is relative to src, with `/`; its first part is the room, and a file at the top is a room of its own. */
export type SourceFile = { readonly path: string; readonly text: string };

/** `imports` names other rooms; `packages` maps what else may be imported to the files of the room that may. */
export type RoomRule = {
  readonly imports: readonly string[];
  readonly packages: 'any' | Readonly<Record<string, 'everywhere' | readonly string[]>>;
};
export type RoomTable = Readonly<Record<string, RoomRule>>;

/** In `imports`: files beside src, such as package.json. */
export const OUTSIDE = '(outside src)';
/** In `packages`: a script that a browser loads from the server by an absolute address. */
export const SERVED = '(served file)';
/** In `packages`: all of Node's own modules. */
export const NODE = 'node:*';

const CODE = /\.(?:tsx?|js|mjs|css)$/;
const LINES_MAX = 320;

export function readSources(root: string): SourceFile[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && CODE.test(entry.name))
    .map((entry) => posix.join(entry.parentPath, entry.name))
    .map((path) => ({ path: posix.relative(root, path), text: readFileSync(path, 'utf8') }))
    .sort((left, right) => (left.path < right.path ? -1 : 1));
}

export const roomOf = (path: string): string => path.split('/')[0] ?? path;

type Import = { readonly specifier: string; readonly line: number };

export function importsOf(file: SourceFile): Import[] {
  const code = maskSource(file.text);
  return [...code.matchAll(/\bfrom\s*['"]|\bimport\s*\(?\s*['"`]/g)].map((match) => {
    const start = match.index + match[0].length;
    const end = code.slice(start).search(/['"`]/) + start;
    return { specifier: file.text.slice(start, end), line: lineAt(code, match.index) };
  });
}

export function findUnknownRooms(folders: readonly string[], table: RoomTable): string[] {
  return folders
    .filter((folder) => !Object.hasOwn(table, folder))
    .map((folder) => `src/${folder}: no such room; add it to the table of rooms, or move its files`);
}

export function findForbiddenEdges(file: SourceFile, table: RoomTable): string[] {
  const from = roomOf(file.path);
  const allowed = table[from]?.imports ?? [];
  return importsOf(file)
    .filter(({ specifier }) => specifier.startsWith('.'))
    .map(({ specifier, line }) => ({ to: targetRoom(file.path, specifier), line }))
    .filter(({ to }) => to !== from && !allowed.includes(to))
    .map(({ to, line }) =>
      at(file, line, `${from} must not import ${to}; it may import ${allowed.join(', ') || 'no other room'}`),
    );
}

export function findForbiddenPackages(file: SourceFile, table: RoomTable): string[] {
  const room = roomOf(file.path);
  const packages = table[room]?.packages ?? {};
  if (packages === 'any') return [];
  return importsOf(file)
    .filter(({ specifier }) => !specifier.startsWith('.'))
    .map(({ specifier, line }) => ({ name: packageOf(specifier), line }))
    .filter(({ name }) => {
      const where = packages[name] ?? (name.startsWith('node:') ? packages[NODE] : undefined);
      return where !== 'everywhere' && !where?.includes(file.path.slice(room.length + 1));
    })
    .map(({ name, line }) => at(file, line, `${file.path} must not import ${name}`));
}

export function findClimbingImports(file: SourceFile): string[] {
  return importsOf(file)
    .filter(({ specifier }) => specifier.startsWith('../../../'))
    .map(({ specifier, line }) => at(file, line, `${specifier} climbs three folders; move the code closer`));
}

export function findDefaultExports(file: SourceFile): string[] {
  return matches(file, /\bexport\s+default\b|\bas\s+default\b(?=[^;]*\})/g, 'give the export a name');
}

/** A file that hands on what others export: any `export *`, and any re-export in an index file. */
export function findBarrels(file: SourceFile): string[] {
  const pattern = /(?:^|\/)index\.\w+$/.test(file.path)
    ? /\bexport\s+(?:type\s+)?(?:\*|\{[^}]*\}\s*from\b)/g
    : /\bexport\s+(?:type\s+)?\*/g;
  return matches(file, pattern, 'import from the file that owns the name');
}

const VAGUE = /(?:^|-)(?:utils?|helpers?|types|managers?|common|misc|shared)$/;

export function findBadNames(file: SourceFile): string[] {
  return file.path.split('/').flatMap((part) => {
    const name = part.replace(/(?:\.d)?\.\w+$/, '');
    if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name)) return [at(file, 1, `${part}: write names in kebab-case`)];
    return VAGUE.test(name) ? [at(file, 1, `${part}: name it after the one noun or verb it holds`)] : [];
  });
}

export function findLongFiles(file: SourceFile): string[] {
  const lines = file.text.replace(/\n$/, '').split('\n').length;
  return lines > LINES_MAX ? [at(file, lines, `${lines} lines; split it by noun, at most ${LINES_MAX}`)] : [];
}

export function findDeepFolders(file: SourceFile): string[] {
  return file.path.split('/').length > 3 ? [at(file, 1, 'a room has one level of folders; move it up')] : [];
}

/** What a deterministic room must not say, and what to say instead. */
export const BANS = {
  math: [
    /\bMath\b(?!\s*\.\s*(?:abs|ceil|clz32|floor|imul|max|min|round|sign|trunc)\b)/g,
    'use integers or {numerator, denominator}; for luck the stream in kernel/random-stream.ts',
  ],
  power: [/\*\*/g, 'multiply, or shift, or write the constant'],
  Date: [/\bDate\b/g, 'use the tick, or the world clock'],
  performance: [/\bperformance\s*\./g, 'measure in adapters or bench'],
  setTimeout: [/\bsetTimeout\b/g, 'set a timer of kernel/timer-table.ts'],
  setInterval: [/\bsetInterval\b/g, 'set a timer of kernel/timer-table.ts again when it comes due'],
  setImmediate: [/\bsetImmediate\b/g, 'send an envelope; it is heard in the next round'],
  queueMicrotask: [/\bqueueMicrotask\b/g, 'send an envelope; it is heard in the next round'],
  async: [/\basync\b/g, 'do it in adapters and let the result enter as an input'],
  await: [/\bawait\b/g, 'do it in adapters and let the result enter as an input'],
  Promise: [/\bPromise\b/g, 'do it in adapters and let the result enter as an input'],
  dynamicImport: [/(?<!\btypeof\s+)\bimport\s*\(/g, 'import at the top of the file'],
  localeCompare: [/\blocaleCompare\b/g, 'compare with <, as compareIds() in kernel/ids.ts'],
  toLocale: [/\btoLocale\w+/g, 'hand out data; sentences are rendered at the edge'],
  Intl: [/\bIntl\b/g, 'hand out data; sentences are rendered at the edge'],
  unicodeCase: [/\bto(?:Upper|Lower)Case\b/g, 'fold ASCII only, as domain/text-fold.ts'],
  worker: [/\bnew\s+Worker\b/g, 'threads belong to adapters'],
  fetch: [/\bfetch\s*\(/g, 'do it in adapters and let the result enter as an input'],
  crypto: [/\bcrypto\s*\./g, 'hash with kernel/digest.ts; for luck the stream in kernel/random-stream.ts'],
  process: [/\bprocess\s*\./g, 'read it in main.ts or cli and pass the value in'],
  console: [/\bconsole\s*\./g, 'emit an event; adapters write the log'],
  garbage: [/\b(?:WeakRef|FinalizationRegistry)\b/g, 'say when it ends'],
} as const satisfies Record<string, readonly [RegExp, string]>;

export function findBannedWords(file: SourceFile): string[] {
  return Object.values(BANS).flatMap(([pattern, instead]) => matches(file, pattern, instead));
}

function targetRoom(path: string, specifier: string): string {
  const target = posix.normalize(posix.join(posix.dirname(path), specifier));
  return target.startsWith('..') ? OUTSIDE : roomOf(target);
}

function packageOf(specifier: string): string {
  if (specifier.startsWith('/')) return SERVED;
  const [scope = '', name = ''] = specifier.split('/');
  return scope.startsWith('@') ? `${scope}/${name}` : scope;
}

function matches(file: SourceFile, pattern: RegExp, instead: string): string[] {
  const code = maskSource(file.text);
  return [...code.matchAll(pattern)].map((match) =>
    at(file, lineAt(code, match.index), `${match[0].replace(/\s+/g, ' ')}: ${instead}`),
  );
}

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;
const at = (file: SourceFile, line: number, message: string): string => `src/${file.path}:${line} ${message}`;

/** A hash of the code that decides a run, so that a trace can say which one it was made with. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sha256Hex } from '../kernel/digest.ts';

const DECIDING_ROOMS = ['kernel', 'domain', 'content', 'machines', 'actors'];
const SOURCE = fileURLToPath(new URL('..', import.meta.url));

/** 64 hex digits over the TypeScript files of the deciding rooms, paths and texts. */
export function codeHash(): string {
  const files = DECIDING_ROOMS.flatMap((room) => sourceFiles(room));
  return sha256Hex(JSON.stringify(files.map((path) => [path, readFileSync(join(SOURCE, path), 'utf8')])));
}

function sourceFiles(folder: string): string[] {
  return readdirSync(join(SOURCE, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return sourceFiles(path);
      return entry.name.endsWith('.ts') ? [path] : [];
    })
    .sort();
}

/** A folder of content for each test of a command, and what the command prints meanwhile. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, vi } from 'vitest';

export type ContentFolder = {
  /** Adds files by their path below the folder, and returns the folder. */
  readonly write: (files: Readonly<Record<string, string>>) => string;
  /** A path below the folder. */
  readonly inFolder: (path: string) => string;
  /** Lines printed since the test began, or since it was emptied. */
  readonly said: string[];
};

/** To be called where tests are declared. */
export function useContentFolder(): ContentFolder {
  let folder = '';
  const said: string[] = [];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'seed-content-'));
    said.length = 0;
    vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line));
  });
  afterEach(() => {
    vi.restoreAllMocks();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    write: (files) => {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
      return folder;
    },
    inFolder: (path) => join(folder, path),
    said,
  };
}

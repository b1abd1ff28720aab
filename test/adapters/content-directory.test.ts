/** Which files of a directory count as content. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readContentDirectory, SHIPPED_CONTENT_DIRECTORY } from '../../src/adapters/content-directory.ts';

let base = '';
let root = '';

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'content-'));
  root = join(base, 'content');
  mkdirSync(join(root, 'worlds/isle'), { recursive: true });
  writeFileSync(join(root, 'worlds/isle/manifest.yaml'), 'name: Île\n');
});

afterEach(() => rmSync(base, { recursive: true }));

it('[CD1] YAML files are read by their path with forward slashes, sorted', () => {
  writeFileSync(join(root, 'worlds/a.yml'), 'a');
  writeFileSync(join(root, 'worlds/loader.ts'), 'code');
  writeFileSync(join(root, 'worlds/.hidden.yaml'), 'hidden');
  expect(Object.entries(readContentDirectory(root))).toEqual([
    ['worlds/a.yml', 'a'],
    ['worlds/isle/manifest.yaml', 'name: Île\n'],
  ]);
});

it('[CD2] links are followed to files inside the directory only', () => {
  writeFileSync(join(base, 'secret.yaml'), 'secret');
  symlinkSync(join(base, 'secret.yaml'), join(root, 'outside.yaml'));
  symlinkSync(join(root, 'worlds/isle/manifest.yaml'), join(root, 'inside.yaml'));
  symlinkSync(root, join(root, 'loop'));
  symlinkSync(join(root, 'nowhere.yaml'), join(root, 'dangling.yaml'));
  expect(Object.keys(readContentDirectory(root))).toEqual(['inside.yaml', 'worlds/isle/manifest.yaml']);
});

it('[CD3] a directory that is not there is an error', () => {
  expect(() => readContentDirectory(join(base, 'none'))).toThrow(/ENOENT/);
});

it('[CD4] content comes with the program', () => {
  expect(Object.keys(readContentDirectory(SHIPPED_CONTENT_DIRECTORY))).toContain('locales/en/events.yaml');
});

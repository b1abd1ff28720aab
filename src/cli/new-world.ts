/** `seed new world`: a content directory to begin with, small enough to read and playable as it is. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ID_PATTERN } from '../content/schema-parts.ts';
import { CommandError, EXIT } from './command-error.ts';

export type NewWorldOptions = {
  readonly id: string;
  readonly name?: string;
  readonly json?: boolean;
};

/** File of the starter to where it goes. */
const FILES: Readonly<Record<string, string>> = {
  'universe.yaml': 'worlds/universe.yaml',
  'manifest.yaml': 'worlds/WORLD/manifest.yaml',
  'landing.yaml': 'worlds/WORLD/locations/landing.yaml',
  'ferry_house.yaml': 'worlds/WORLD/locations/ferry_house.yaml',
  'broom.yaml': 'worlds/WORLD/items/broom.yaml',
  'ferry_key.yaml': 'worlds/WORLD/items/ferry_key.yaml',
  'ferrywoman.yaml': 'worlds/WORLD/characters/ferrywoman.yaml',
};

/** @throws CommandError world/bad-id, world/directory-in-use, world/unwritable */
export function newWorld(directory: string, { id, name, json }: NewWorldOptions): number {
  if (!ID_PATTERN.test(id)) {
    throw new CommandError(
      'world/bad-id',
      `"${id}" is no id: lower-case letters, digits and _, beginning with a letter`,
    );
  }
  const root = resolve(directory);
  if (existsSync(root) && readdirSync(root).length > 0) {
    throw new CommandError(
      'world/directory-in-use',
      `${directory} is not empty: name a directory that is not there yet`,
    );
  }
  const title = (name ?? nameFrom(id)).replaceAll(/["\n\r]/g, ' ').trim();
  const written = Object.entries(FILES).map(([file, target]) => {
    const text = readFileSync(new URL(`./starter/${file}`, import.meta.url), 'utf8')
      .replaceAll('WORLD', id)
      .replaceAll('NAME', JSON.stringify(title));
    return writeInto(root, target.replaceAll('WORLD', id), text);
  });
  if (json) console.log(JSON.stringify({ directory: root, world: id, files: written }));
  else {
    console.log(written.map((file) => join(directory, file)).join('\n'));
    console.log(`
Run it, and leave it running while you write:
    npm run seed -- start --content ${directory} --data ${directory}-data --watch
Play it in a second terminal:
    npm run play -- --name Alice
See what is wrong, and what it looks like:
    npm run seed -- validate ${directory}
    npm run seed -- map ${directory} --out map.svg
docs/content-format.md says what else there is.`);
  }
  return EXIT.ok;
}

/** `salt_marsh`: Salt Marsh. */
const nameFrom = (id: string): string =>
  id
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');

function writeInto(root: string, file: string, text: string): string {
  try {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text, { flag: 'wx' });
  } catch (error) {
    throw new CommandError('world/unwritable', `${file} can't be written: ${(error as Error).message}`);
  }
  return file;
}

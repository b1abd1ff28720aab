/** `seed map`: the worlds of a content directory as pictures. */
import { writeFileSync } from 'node:fs';
import { drawMap } from '../content/map/draw-map.ts';
import { suggestName } from '../content/nearest-name.ts';
import { SOURCE_LOCALE } from '../content/source-layout.ts';
import { CommandError, EXIT } from './command-error.ts';
import { loadWorlds } from './load-worlds.ts';

export type MapOptions = {
  readonly world?: string;
  /** With several worlds each gets a file of its own, `map-<world>.svg` for `map.svg`. */
  readonly out?: string;
};

/** @throws CommandError world/unknown, map/which, map/unwritable, and what loadWorlds throws */
export function mapWorld(directory: string | undefined, { world, out }: MapOptions): number {
  const { content } = loadWorlds(directory);
  const known = Object.keys(content.universe.worlds).sort();
  if (world !== undefined && !known.includes(world)) {
    const nearest = suggestName(world, known);
    throw new CommandError(
      'world/unknown',
      `there is no world "${world}"${nearest === undefined ? '' : `: ${nearest}`}`,
    );
  }
  const wanted = world === undefined ? known : [world];
  if (out === undefined && wanted.length > 1) {
    throw new CommandError(
      'map/which',
      `there are several worlds: add --world ${wanted.join(' or --world ')}, or --out`,
    );
  }
  for (const id of wanted) {
    const spec = content.universe.worlds[id];
    if (spec === undefined) continue;
    const picture = drawMap({
      world: spec,
      universe: content.universe,
      texts: content.texts[SOURCE_LOCALE] ?? {},
    });
    if (out === undefined) console.log(picture.trimEnd());
    else writePicture(wanted.length === 1 ? out : fileFor(out, id), picture);
  }
  return EXIT.ok;
}

const fileFor = (out: string, world: string): string =>
  /\.\w+$/.test(out) ? out.replace(/(\.\w+)$/, `-${world}$1`) : `${out}-${world}.svg`;

function writePicture(file: string, picture: string): void {
  try {
    writeFileSync(file, picture);
  } catch (error) {
    throw new CommandError('map/unwritable', `${file} can't be written: ${(error as Error).message}`);
  }
  console.log(file);
}

/** The keys that a keeper is said to have, and the ways that no condition closes to it. */
import type { KeeperSpec } from '../domain/world-spec.ts';
import type { CharacterSource } from './character-schema.ts';
import { checkReference, itemsAnywhere, type LinkContext, type WorldDocs } from './link-context.ts';
import { suggestName } from './nearest-name.ts';
import type { Doc } from './schema-check.ts';

export const linkWays = (
  { file, value }: Doc<CharacterSource>,
  world: WorldDocs,
  context: LinkContext,
): Pick<KeeperSpec, 'ways'> => {
  const { keys = [], passes = [] } = value;
  if (keys.length === 0 && passes.length === 0) return {};
  const { log } = context;
  for (const [index, name] of keys.entries())
    checkReference(log, {
      place: file.at(['keys', index]),
      kind: 'item',
      name,
      known: itemsAnywhere(context),
    });
  for (const [index, { location, direction }] of passes.entries()) {
    const place = file.at(['passes', index, 'location']);
    const known = world.known.locations;
    if (!checkReference(log, { place, kind: 'location', name: location, known })) continue;
    const from = world.locations.get(location)?.value;
    if (from === undefined) continue;
    const conditional = (from.exits ?? [])
      .filter((exit) => exit.if !== undefined)
      .map((exit) => exit.direction);
    if (conditional.includes(direction)) continue;
    log.error(
      file.at(['passes', index, 'direction']),
      'keeper/no-such-way',
      `no way that leads ${direction} from ${location} has an \`if\``,
      suggestName(direction, conditional),
    );
  }
  return { ways: { keys, passes: passes.map(({ location, direction }) => `${location}/${direction}`) } };
};

/** Places that each traveller has to themselves: nothing may be in them that only works where everybody meets. */
import type { LinkContext, WorldDocs } from './link-context.ts';
import type { LocationSource } from './location-schema.ts';
import type { Doc } from './schema-check.ts';

export const checkInstances = (world: WorldDocs, context: LinkContext): void => {
  for (const doc of world.locations.values())
    if (doc.value.instance !== undefined) checkOwn(doc, world, context);
  const isOwn = (location: string | undefined) =>
    location !== undefined && world.locations.get(location)?.value.instance !== undefined;
  const { log } = context;
  if (world.manifest !== undefined && isOwn(world.manifest.value.arrival)) {
    const message = 'travellers arrive where everybody does, and not in a place of their own';
    log.error(world.manifest.file.at(['arrival']), 'instance/arrival', message);
  }
  const message = 'keepers have no way into places that each traveller has to themselves';
  for (const { file, value } of world.characters.values()) {
    for (const [index, { location, places = [] }] of (value.schedule ?? []).entries()) {
      if (isOwn(location)) log.error(file.at(['schedule', index, 'location']), 'instance/keeper', message);
      if (places.some(isOwn)) log.error(file.at(['schedule', index, 'places']), 'instance/keeper', message);
    }
  }
  for (const { file, value } of world.locations.values()) {
    for (const [index, npc] of (value.npcs ?? []).entries()) {
      const path = ['npcs', index];
      const stands =
        npc.spawn_schedule?.some(({ location, places, zone }) =>
          zone === undefined ? (places ?? [location ?? value.id]).some(isOwn) : false,
        ) ?? isOwn(value.id);
      if (stands) log.error(file.at(path), 'instance/keeper', message);
    }
  }
};

const checkOwn = (
  { file, value }: Doc<LocationSource>,
  world: WorldDocs,
  { log }: Pick<LinkContext, 'log'>,
): void => {
  const exits = value.exits ?? [];
  for (const [index, exit] of exits.entries()) {
    const part = exit.requires === undefined ? 'door' : 'requires';
    if (exit[part] === undefined) continue;
    const message = 'a door would be the same for everybody, and this place is not';
    log.error(file.at(['exits', index, part]), 'instance/lock', message);
  }
  if (value.spawns !== undefined) {
    const message = 'what turns up by itself turns up for everybody, and this place is not everybody’s';
    log.error(file.at(['spawns'], 'key'), 'instance/spawns', message, 'list it under `items`');
  }
  const leadsOut = exits.some(
    ({ to, portal }) => portal === undefined && world.locations.get(to)?.value.instance === undefined,
  );
  if (!leadsOut) {
    const message = 'no exit leads back to a place that is everybody’s';
    log.error(file.at(['instance']), 'instance/no-way-out', message);
  }
  const here = [
    ...(value.items ?? []).map(({ id }) => id),
    ...[...world.items.values()]
      .filter((item) => item.value.at?.includes(value.id))
      .map((item) => item.value.id),
  ];
  for (const id of here) {
    const item = world.items.get(id);
    if (item?.value.transferable !== true) continue;
    const message = `each traveller finds one in "${value.id}", so it must not leave its realm`;
    log.error(
      item.file.at(['transferable']),
      'instance/transferable-item',
      message,
      'write `transferable: false`',
    );
  }
};

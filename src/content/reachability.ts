/** Looks for what no player can ever come by: locations without a way there, items that are nowhere. Warnings only. */
import type { UniverseSpec } from '../domain/world-spec.ts';
import type { FindingLog } from './finding.ts';
import type { LinkContext } from './link-context.ts';

export const checkReachability = (
  universe: Omit<UniverseSpec, 'behaviourHash'>,
  context: LinkContext,
): void => {
  const reached = reachLocations(universe);
  for (const world of context.worlds.values()) {
    for (const [id, { file }] of world.locations) {
      if (reached.has(`${world.id}/${id}`)) continue;
      context.log.warning(file.at(['id']), 'world/unreachable-location', `no way leads to "${id}"`);
    }
  }
  for (const world of context.worlds.values()) checkItems(universe, world, context.log);
};

/** Doors count as open: their keys may be found. */
const reachLocations = ({ start, worlds }: Pick<UniverseSpec, 'start' | 'worlds'>): ReadonlySet<string> => {
  const open = [start, ...Object.values(worlds).map(({ id, arrival }) => ({ world: id, location: arrival }))];
  const reached = new Set<string>();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const name = `${next.world}/${next.location}`;
    if (reached.has(name)) continue;
    reached.add(name);
    for (const exit of worlds[next.world]?.locations[next.location]?.exits ?? []) open.push(exit.to);
  }
  return reached;
};

const checkItems = (
  { worlds }: Pick<UniverseSpec, 'worlds'>,
  { id, items }: LinkContext['worlds'] extends ReadonlyMap<string, infer World> ? World : never,
  log: FindingLog,
): void => {
  const { locations = {}, keepers = {}, items: specs = {} } = worlds[id] ?? {};
  const placed = new Set([
    ...Object.values(locations).flatMap(({ items: lying, spawns = [] }) =>
      [...lying, ...spawns.flatMap(({ table }) => table)].map(({ item }) => item),
    ),
    ...Object.values(keepers).flatMap((keeper) => keeper.carries),
    ...Object.values(specs).flatMap(({ contents = [] }) => contents),
  ]);
  for (const [item, { file }] of items) {
    if (placed.has(item)) continue;
    const fix = 'add `at` or `in`, list it in a location or its `spawns`, or let a keeper carry it';
    log.warning(file.at(['id']), 'world/unplaced-item', `"${item}" is nowhere in the world`, fix);
  }
};

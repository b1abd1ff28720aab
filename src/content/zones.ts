/** The zones of a world: what its locations say that they belong to. */
import type { WorldDocs } from './link-context.ts';

/** Undefined when a location cannot be read, since that may be the one that has the zone. */
export const zonesOf = (world: WorldDocs): ReadonlySet<string> | undefined =>
  world.locations.size < world.known.locations.size
    ? undefined
    : new Set([...world.locations.values()].map((location) => location.value.zone));

/** Which realms lie close to each other: those between which one can walk, in any number of steps, in either direction. */
import type { RealmRef } from '../../domain/rule.ts';
import { counterpart } from '../../domain/rules/travel.ts';
import { clusterName } from '../../domain/stat7/line-of.ts';
import type { UniverseSpec } from '../../domain/world-spec.ts';
import type { RealmId } from '../../kernel/ids.ts';

/** `cluster_0` is the one that the first realm belongs to. `realms`: sorted by id. */
export function clustersOf(spec: UniverseSpec, realms: readonly RealmRef[]): ReadonlyMap<RealmId, string> {
  const ways = new Map<RealmId, RealmId[]>(realms.map(({ realm }) => [realm, []]));
  for (const { realm, world } of realms) {
    for (const there of worldsBeside(spec, world)) {
      const target = counterpart({ realm, realms }, there);
      if (target === undefined) continue;
      ways.get(realm)?.push(target);
      ways.get(target)?.push(realm);
    }
  }
  const clusters = new Map<RealmId, string>();
  let count = 0;
  for (const { realm } of realms) {
    if (clusters.has(realm)) continue;
    const reached = [realm];
    for (let next = reached.pop(); next !== undefined; next = reached.pop()) {
      if (clusters.has(next)) continue;
      clusters.set(next, clusterName(count));
      reached.push(...(ways.get(next) ?? []));
    }
    count += 1;
  }
  return clusters;
}

/** Where the portals of a world lead. */
function worldsBeside({ worlds }: UniverseSpec, world: string): Set<string> {
  const locations = Object.values(worlds[world]?.locations ?? {});
  const portals = locations.flatMap(({ exits }) => exits.filter(({ portal }) => portal !== undefined));
  return new Set(portals.map(({ to }) => to.world));
}

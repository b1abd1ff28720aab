/** What spawners draw during an exploration: things that matter, where their tables have any. */

import type { SpawnRow } from '../../domain/spawn-spec.ts';
import { spawnersOf, spawnTimer } from '../../domain/spawning.ts';
import { entityId } from '../../kernel/ids.ts';
import type { ExploredRealm } from './explored-realm.ts';
import { drawName } from './luck.ts';
import type { Relevance } from './relevance.ts';

/** By the name of who draws, for each row that matters a number that draws it. */
export function spawnDraws(
  realms: readonly ExploredRealm[],
  has: Relevance['has'],
): ReadonlyMap<string, readonly number[]> {
  return new Map(
    realms.flatMap(({ setting: { realm, world } }) =>
      spawnersOf(world)
        .map(
          (spawner) =>
            [
              drawName(entityId('realm', realm), spawnTimer(spawner)),
              drawsOf(spawner.spec.table, has),
            ] as const,
        )
        .filter(([, draws]) => draws.length > 0),
    ),
  );
}

function drawsOf(table: readonly SpawnRow[], has: Relevance['has']): readonly number[] {
  const draws: number[] = [];
  let reached = 0;
  for (const { item, weight } of table) {
    if (has(`item:${item}`)) draws.push(reached);
    reached += weight;
  }
  return draws;
}

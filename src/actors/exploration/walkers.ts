/** Keepers who go where their schedule wants them and nowhere else, so that whoever waits can meet them anywhere on it. */
import type { UniverseSpec } from '../../domain/world-spec.ts';
import { partsOf } from './chart-parts.ts';
import type { Relevance } from './relevance.ts';

const LEADING: readonly string[] = ['lead', 'follow', 'move toward'];

/** Ids of those whose place matters. */
export function walkersIn({ worlds, charts }: UniverseSpec, relevance: Relevance): ReadonlySet<string> {
  const leads = (id: string): boolean => {
    const chart = charts[id];
    return chart !== undefined && partsOf(chart).actions.some(({ name }) => LEADING.includes(name));
  };
  const keepers = Object.values(worlds).flatMap((world) => Object.values(world.keepers));
  return new Set(
    keepers
      .filter(
        ({ id, chart, schedule }) => schedule.length > 1 && relevance.has(`keeper:${id}`) && !leads(chart),
      )
      .map(({ id }) => id),
  );
}

/**
 * What matters for one chart: all facets on which it depends, directly or by way of other charts, replies and gifts, and
 * those among them that are worth doing. Everything else is played all the same, but situations that differ only in
 * that count as one.
 */
import type { ChartSpec } from '../../domain/chart.ts';
import type { UniverseSpec, WorldSpec } from '../../domain/world-spec.ts';
import type { Facet } from './facets.ts';
import { type Author, type Influence, influencesIn } from './influences.ts';
import { roomsReached } from './rooms.ts';

export type Relevance = {
  readonly has: (facet: Facet) => boolean;
  readonly facets: readonly Facet[];
  /** What is worth being asked, given, greeted or heard. */
  readonly authors: readonly Author[];
  /** Charts whose state matters, by id. */
  readonly charts: ReadonlyMap<string, Extract<Author, { type: 'chart' }>>;
};

export function relevanceFor(universe: UniverseSpec, chart: ChartSpec): Relevance {
  const influences = influencesIn(universe);
  const facets = new Set<Facet>([`chart:${chart.id}`]);
  const chosen = new Set<Influence>();
  for (;;) {
    const before = facets.size;
    for (const influence of influences) {
      if (chosen.has(influence) || !influence.changes.some((facet) => facets.has(facet))) continue;
      chosen.add(influence);
      for (const facet of influence.needs) facets.add(facet);
    }
    if (facets.size > before) continue;
    const keys = keysOnTheWay(universe, facets, [...chosen]);
    for (const key of keys) facets.add(`item:${key}`);
    if (facets.size === before) break;
  }
  const authors = [...chosen].map(({ by }) => by);
  const charts = authors.flatMap((by) => (by.type === 'chart' ? [[by.chart.id, by] as const] : []));
  return {
    has: (facet) => facets.has(facet),
    facets: [...facets].sort(),
    authors,
    charts: new Map(charts),
  };
}

/** Keys of the doors that stand between the start and what matters: of the nearest ones first, then of those behind. */
function keysOnTheWay(
  universe: UniverseSpec,
  facets: ReadonlySet<Facet>,
  chosen: readonly Influence[],
): readonly string[] {
  const wanted = roomsWanted(universe, facets, chosen);
  const held = new Set<string>();
  for (;;) {
    const { rooms, doors } = roomsReached(universe, held);
    if (wanted.every((room) => rooms.has(room))) return [...held];
    const keys = doors.map(({ key }) => key).filter((key) => !held.has(key));
    if (keys.length === 0) return [...held];
    for (const key of keys) held.add(key);
  }
}

/** `world/location` of what matters, as far as content says where it is. */
function roomsWanted(
  { worlds }: UniverseSpec,
  facets: ReadonlySet<Facet>,
  chosen: readonly Influence[],
): readonly string[] {
  const named = chosen.flatMap(({ by }) =>
    by.type === 'chart'
      ? [...by.parts.guards, ...by.parts.actions].flatMap(({ params }) => params['location'] ?? [])
      : [],
  );
  return Object.values(worlds).flatMap((world) => [
    ...Object.values(world.locations)
      .filter(
        ({ id, items, exits }) =>
          named.includes(id) ||
          items.some(({ item }) => facets.has(`item:${item}`)) ||
          exits.some(({ direction }) => facets.has(`door:${id}/${direction}`)),
      )
      .map(({ id }) => `${world.id}/${id}`),
    ...Object.values(world.keepers)
      .filter(
        ({ id, carries }) => facets.has(`keeper:${id}`) || carries.some((item) => facets.has(`item:${item}`)),
      )
      .flatMap((keeper) => postsOf(world, keeper.id)),
    ...(facets.has(`visited:${world.id}`) ? [`${world.id}/${world.arrival}`] : []),
  ]);
}

const postsOf = (world: WorldSpec, keeper: string): readonly string[] => {
  const schedule = world.keepers[keeper]?.schedule ?? [];
  return schedule.length === 0
    ? [`${world.id}/${world.arrival}`]
    : schedule.map(({ location }) => `${world.id}/${location}`);
};

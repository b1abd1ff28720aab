/**
 * What matters for one chart: all facets on which it depends, directly or by way of other charts, replies and gifts, and
 * those parts of content that are worth trying. Everything else is played all the same, but situations that differ only
 * in that count as one.
 */
import type { ChartSpec } from '../../domain/chart.ts';
import { placesOf } from '../../domain/schedule.ts';
import { spawnersOf } from '../../domain/spawning.ts';
import type { UniverseSpec, WorldSpec } from '../../domain/world-spec.ts';
import { type ChartSlice, type ChartUnit, sliceOf, type Width } from './chart-slice.ts';
import { type Facet, facetsOfCondition } from './facets.ts';
import { type Influence, type Reply, repliesIn, unitsIn } from './influences.ts';
import { roomsBetween, roomsReached } from './rooms.ts';

export type Relevance = {
  readonly has: (facet: Facet) => boolean;
  /** Sorted. */
  readonly facets: readonly Facet[];
  readonly replies: readonly Reply[];
  readonly slices: readonly ChartSlice[];
  readonly width: Width;
  /** Rooms worth going to, as `world/location`; undefined when all are. */
  readonly rooms: ReadonlySet<string> | undefined;
  /** Of the chart as it moves that keeper, or, without one, a story. */
  readonly sliceOf: (chart: string, keeper?: string) => ChartSlice | undefined;
};

export function relevanceFor(universe: UniverseSpec, target: ChartSpec, width: Width): Relevance {
  const influences = repliesIn(universe);
  const units = unitsIn(universe);
  const facets = new Set<Facet>([
    ...(target.vocabulary === 'quest' ? [`quest:${target.id}`] : []),
    `start:${target.id}`,
  ]);
  const chosen = new Set<Influence>();
  let slices = new Map<ChartUnit, ChartSlice>();
  for (let before = -1; before !== facets.size; ) {
    before = facets.size;
    for (const influence of influences) {
      const { changes, losses } = influence;
      const counts = width === 'wide' ? [...changes, ...losses] : changes;
      if (chosen.has(influence) || !counts.some((facet) => facets.has(facet))) continue;
      chosen.add(influence);
      for (const facet of influence.needs) facets.add(facet);
      if (width === 'wide') for (const facet of influence.hindrances) facets.add(facet);
    }
    for (const facet of facetsOfSpawners(universe, facets)) facets.add(facet);
    slices = slicesOf(units, { target, facets, width });
    for (const { needs } of slices.values()) for (const facet of needs) facets.add(facet);
    for (const behind of otherSides(universe, facets)) facets.add(behind);
    for (const means of meansFor(universe, facets)) facets.add(means);
    if (facets.size === before)
      for (const key of keysOnTheWay(universe, facets, [...slices.values()])) facets.add(`item:${key}`);
  }
  const named = new Map(
    [...slices.values()].map((slice) => [nameOf(slice.unit.chart, slice.unit.owners[0]), slice] as const),
  );
  return {
    has: (facet) => facets.has(facet),
    facets: [...facets].sort(),
    width,
    rooms: width === 'wide' ? undefined : roomsWorthwhile(universe, facets, [...slices.values()]),
    replies: distinct([...chosen].map(({ by }) => by)),
    slices: [...slices.values()],
    sliceOf: (chart, keeper) => {
      const spec = universe.charts[chart];
      return spec === undefined ? undefined : named.get(nameOf(spec, keeper));
    },
  };
}

/** What decides whether things that matter turn up. */
const facetsOfSpawners = ({ worlds }: UniverseSpec, facets: ReadonlySet<Facet>): readonly Facet[] =>
  Object.values(worlds)
    .flatMap(spawnersOf)
    .filter(({ spec }) => spec.table.some(({ item }) => facets.has(`item:${item}`)))
    .flatMap(({ spec }) => facetsOfCondition(spec.when));

/** Whoever asks for one side of a door asks for the other. */
const otherSides = ({ worlds }: UniverseSpec, facets: ReadonlySet<Facet>): readonly Facet[] =>
  Object.values(worlds)
    .flatMap(({ locations }) => Object.values(locations))
    .flatMap(({ id, exits }) =>
      exits.flatMap(({ direction, door, to }) =>
        door?.beyond !== undefined && facets.has(`door:${id}/${direction}`)
          ? [`door:${to.location}/${door.beyond}`]
          : [],
      ),
    );

/** Whoever asks for a lid asks for what unlocks it, and whoever asks for a light for what it burns. */
const meansFor = ({ worlds }: UniverseSpec, facets: ReadonlySet<Facet>): readonly Facet[] => {
  const items = Object.values(worlds).flatMap((world) => Object.values(world.items));
  return items.flatMap(({ id, holder, light }) => {
    const key = facets.has(`lid:${id}`) ? holder?.lid?.key : undefined;
    const fuel = facets.has(`flame:${id}`) ? light?.fuel?.kind : undefined;
    const cans = items.filter(({ refill }) => fuel !== undefined && refill?.kind === fuel);
    return [...(key === undefined ? [] : [key]), ...cans.map((can) => can.id)].map((item) => `item:${item}`);
  });
};

const distinct = (replies: readonly Reply[]): readonly Reply[] => [
  ...new Map(replies.map((reply) => [reply.type === 'topic' ? reply.topic : reply.gift, reply])).values(),
];

/** Only a keeper's chart is told apart by whom it moves. */
const nameOf = ({ id, vocabulary }: ChartSpec, keeper: string | undefined): string =>
  vocabulary === 'keeper' ? `${id} ${keeper}` : id;

function slicesOf(
  units: readonly ChartUnit[],
  {
    target,
    facets,
    width,
  }: { readonly target: ChartSpec; readonly facets: ReadonlySet<Facet>; readonly width: Width },
): Map<ChartUnit, ChartSlice> {
  const slices = new Map<ChartUnit, ChartSlice>();
  for (const unit of units) {
    const slice = sliceOf(unit, {
      has: (facet) => facets.has(facet),
      width,
      isTarget: unit.chart.id === target.id,
    });
    if (slice !== undefined) slices.set(unit, slice);
  }
  return slices;
}

/** Keys of the doors that stand between the start and what matters: of the nearest ones first, then of those behind. */
function keysOnTheWay(
  universe: UniverseSpec,
  facets: ReadonlySet<Facet>,
  slices: readonly ChartSlice[],
): readonly string[] {
  const wanted = roomsWanted(universe, facets, slices);
  const held = new Set<string>();
  for (;;) {
    const { rooms, doors } = roomsReached(universe, held);
    if (wanted.every((room) => rooms.has(room))) return [...held];
    const keys = doors.map(({ key }) => key).filter((key) => !held.has(key));
    if (keys.length === 0) return [...held];
    for (const key of keys) held.add(key);
  }
}

/** Undefined when somebody notices the player wherever they come. */
function roomsWorthwhile(
  universe: UniverseSpec,
  facets: ReadonlySet<Facet>,
  slices: readonly ChartSlice[],
): ReadonlySet<string> | undefined {
  const isAnywhere = slices.some(({ heard }) =>
    heard.some(
      ({ event, guards }) => event === 'player came' && !guards.some(({ name }) => name === 'player is at'),
    ),
  );
  return isAnywhere ? undefined : roomsBetween(universe, roomsWanted(universe, facets, slices));
}

/** `world/location` of what matters, as far as content says where it is. */
function roomsWanted(
  { worlds }: UniverseSpec,
  facets: ReadonlySet<Facet>,
  slices: readonly ChartSlice[],
): readonly string[] {
  const named = slices.flatMap(({ guards, actions }) =>
    [...guards, ...actions.filter(({ name }) => name !== 'narrate')].flatMap(
      ({ params }) => params['location'] ?? [],
    ),
  );
  return Object.values(worlds).flatMap((world) => [
    ...Object.values(world.locations)
      .filter(
        ({ id, items, spawns = [], exits }) =>
          named.includes(id) ||
          [...items, ...spawns.flatMap(({ table }) => table)].some(({ item }) =>
            facets.has(`item:${item}`),
          ) ||
          exits.some(({ direction }) => facets.has(`door:${id}/${direction}`)),
      )
      .map(({ id }) => `${world.id}/${id}`),
    ...Object.values(world.keepers)
      .filter(({ id }) => facets.has(`keeper:${id}`))
      .flatMap((keeper) => postsOf(world, keeper.id)),
    ...(facets.has(`visited:${world.id}`) ? [`${world.id}/${world.arrival}`] : []),
  ]);
}

const postsOf = (world: WorldSpec, keeper: string): readonly string[] => {
  const schedule = world.keepers[keeper]?.schedule ?? [];
  return schedule.length === 0
    ? [`${world.id}/${world.arrival}`]
    : schedule.flatMap(placesOf).map((location) => `${world.id}/${location}`);
};

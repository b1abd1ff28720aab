/**
 * Things that turn up by themselves and go away again: what a spawner does when its turn has come, and what becomes of
 * what nobody took. Knows no clock; the realm's timers say when.
 */
import { compareIds, type EntityId, entityId, roomId } from '../kernel/ids.ts';
import { holds } from './condition-holds.ts';
import type { ItemFact } from './entity.ts';
import { newItem } from './new-item.ts';
import { moved } from './reach.ts';
import { type Approval, approve, type RuleContext } from './rule.ts';
import { itemParam } from './sentence.ts';
import type { SpawnRow, SpawnSpec } from './spawn-spec.ts';
import { ticksOfDelay } from './world-clock.ts';
import type { WorldSpec } from './world-spec.ts';

export type Spawner = { readonly location: string; readonly spec: SpawnSpec };

/** Of a thing that nobody has taken yet. */
export const VANISH_TIMER = 'vanish';
const PREFIX = 'spawn ';

/** `tide_pools/wrack`, by which things remember where they turned up. */
const spawnerName = ({ location, spec }: Spawner): string => `${location}/${spec.id}`;
/** Of the realm's timer for its next turn. */
export const spawnTimer = (spawner: Spawner): string => `${PREFIX}${spawnerName(spawner)}`;
export const isSpawnTimer = (timer: string): boolean => timer.startsWith(PREFIX);

/** All of a world, by location and in the order in which they are written there. */
export function spawnersOf({ locations }: Pick<WorldSpec, 'locations'>): readonly Spawner[] {
  return Object.keys(locations)
    .sort(compareIds)
    .flatMap((location) => (locations[location]?.spawns ?? []).map((spec) => ({ location, spec })));
}

/** Undefined when the world has none of that name, or has it no longer. */
export function spawnerNamed(
  { locations }: Pick<WorldSpec, 'locations'>,
  name: string | undefined,
): Spawner | undefined {
  const [location = '', id] = name?.split('/') ?? [];
  const spec = locations[location]?.spawns?.find((one) => one.id === id);
  return spec === undefined ? undefined : { location, spec };
}

export const spawnerOfTimer = (world: Pick<WorldSpec, 'locations'>, timer: string): Spawner | undefined =>
  isSpawnTimer(timer) ? spawnerNamed(world, timer.slice(PREFIX.length)) : undefined;

/** Its turn has come: one thing of its table, unless the time is wrong or enough of its own lie there. */
export function spawnThing(context: RuleContext, spawner: Spawner): Approval {
  const { facts, settings, tick } = context;
  const { location, spec } = spawner;
  const room = roomId(location);
  if (spec.when !== undefined && !holds(context, undefined, spec.when)) return approve({});
  if (facts.itemsIn(room).filter((item) => isOwn(context, spawner, item)).length >= spec.atMost)
    return approve({});
  const row = chosenRow(context, spawner);
  const ordinal = `${ordinalStart(spawner)}${tick}`;
  const item: ItemFact = {
    ...newItem(context, { spec: row.item, place: room, ordinal }),
    spawned: spawnerName(spawner),
  };
  if (facts.get(item.id) !== undefined) return approve({});
  return approve({
    changes: [item],
    happenings: [
      {
        type: 'item.spawned',
        room,
        params: {
          item: itemParam(item),
          itemId: item.id,
          spawner: spawnerName(spawner),
          line: { text: row.appears ?? 'item.spawned.other' },
        },
      },
    ],
    demands: vanishDemands({ settings }, spawner, item.id),
  });
}

/** That the thing is looked after when its time is over. */
export function vanishDemands(
  { settings }: Pick<RuleContext, 'settings'>,
  { spec }: Spawner,
  owner: EntityId,
): Extract<Approval['demands'][number], { readonly type: 'set timer' }>[] {
  if (spec.vanish === undefined) return [];
  return [{ type: 'set timer', owner, name: VANISH_TIMER, ticks: ticksOfDelay(settings, spec.vanish) }];
}

/** Its time is over: it goes, unless somebody has moved it or it may stay by now. What was put into it stays. */
export function vanishUntaken({ facts, world }: RuleContext, item: ItemFact): Approval {
  const spawner = spawnerNamed(world, item.spawned);
  if (spawner?.spec.vanish === undefined) return approve({});
  const row = spawner.spec.table.find((one) => one.item === item.spec);
  const room = roomId(spawner.location);
  return approve({
    changes: facts.itemsIn(item.id).map((inner) => moved(inner, item.place)),
    removals: [item.id],
    happenings: [
      {
        type: 'item.vanished',
        room,
        params: {
          item: itemParam(item),
          count: 1,
          itemIds: { list: [item.id] },
          line: { text: row?.vanishes ?? 'item.vanished.other' },
        },
      },
    ],
  });
}

const ordinalStart = ({ location, spec }: Spawner): string => `${location}.${spec.id}.`;

/** Wherever it has been meanwhile. */
const isOwn = ({ realm }: RuleContext, spawner: Spawner, { id, spec }: ItemFact): boolean =>
  id.startsWith(entityId('item', `${realm}/${spec}/${ordinalStart(spawner)}`));

function chosenRow({ realm, random }: RuleContext, spawner: Spawner): SpawnRow {
  const { table } = spawner.spec;
  const total = table.reduce((sum, { weight }) => sum + weight, 0);
  const drawn = random(entityId('realm', realm), spawnTimer(spawner)).below(total);
  let reached = 0;
  for (const row of table) {
    reached += row.weight;
    if (drawn < reached) return row;
  }
  throw new Error(`${spawnerName(spawner)} has nothing in its table`);
}

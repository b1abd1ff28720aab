/** The facts a realm begins with, from its world's specification. */
import { compareIds, entityId, type PlaceId, roomId } from '../kernel/ids.ts';
import { doorId } from './door-leaf.ts';
import { citizensAtHome } from './city/register.ts';
import { percentRatio } from './economy.ts';
import type { DoorFact, Entity, ItemFact, KeeperFact, RealmFact } from './entity.ts';
import { postOf } from './keeper-post.ts';
import { keeperId } from './named-keeper.ts';
import { newItem } from './new-item.ts';
import type { RuleContext } from './rule.ts';
import { newWorldStory } from './story.ts';
import type { LocationSpec } from './world-spec.ts';

/** `crowd` copies of the world's wandering keepers are spread over its rooms. */
export function realmGenesis(context: RuleContext, crowd: number): Entity[] {
  const { world } = context;
  const locations = Object.keys(world.locations)
    .sort(compareIds)
    .map((id) => world.locations[id] as LocationSpec);
  const realm: RealmFact = {
    id: entityId('realm', context.realm),
    kind: 'realm',
    realm: context.realm,
    world: world.id,
    treasury: world.treasury,
    rewardMultiplier: percentRatio(100),
    flags: [],
  };
  const doors = locations.flatMap((location) =>
    location.exits.flatMap(({ direction, door }): readonly DoorFact[] =>
      door === undefined
        ? []
        : [
            {
              id: doorId(location.id, direction),
              kind: 'door',
              place: roomId(location.id),
              direction,
              state: door.start,
            },
          ],
    ),
  );
  const makeItem = itemMaker(context);
  const shared = locations.filter(({ instance }) => instance === undefined);
  const lying = shared.flatMap((location) =>
    location.items
      .filter(({ item, chance }) =>
        context.random(entityId('item', item), `spawn in ${location.id}`).chance(chance),
      )
      .flatMap(({ item }) => makeItem(item, roomId(location.id))),
  );
  const keepers = namedKeepers(context);
  const carried = keepers.flatMap((keeper) =>
    (world.keepers[keeper.spec]?.carries ?? []).flatMap((item) => makeItem(item, keeper.id)),
  );
  return [
    realm,
    ...doors,
    ...lying,
    ...keepers,
    ...carried,
    ...citizensAtHome(context),
    ...crowdKeepers(context, shared, crowd),
    ...world.events.map(newWorldStory),
  ];
}

/** Makes an item with all that is in it or on it, and numbers items of one kind as they are made. */
function itemMaker({ realm, world, settings }: Pick<RuleContext, 'realm' | 'world' | 'settings'>) {
  const counts = new Map<string, number>();
  const make = (spec: string, place: PlaceId): ItemFact[] => {
    const ordinal = (counts.get(spec) ?? 0) + 1;
    counts.set(spec, ordinal);
    const item = newItem({ realm, world, settings }, { spec, place, ordinal: String(ordinal) });
    return [item, ...(world.items[spec]?.contents ?? []).flatMap((inner) => make(inner, item.id))];
  };
  return make;
}

function namedKeepers(context: RuleContext): KeeperFact[] {
  const { world } = context;
  return Object.keys(world.keepers)
    .sort(compareIds)
    .filter((id) => world.keepers[id]?.wanders === undefined && world.keepers[id]?.citizen === undefined)
    .map((id) => {
      const unplaced: KeeperFact = {
        id: keeperId(id),
        kind: 'keeper',
        spec: id,
        place: roomId(world.arrival),
        crowd: false,
        greeted: [],
      };
      const post = postOf(context, unplaced);
      return post === undefined ? unplaced : { ...unplaced, place: roomId(post) };
    });
}

function crowdKeepers(context: RuleContext, locations: readonly LocationSpec[], crowd: number): KeeperFact[] {
  const { world } = context;
  const kinds = Object.keys(world.keepers)
    .sort(compareIds)
    .filter((id) => world.keepers[id]?.wanders !== undefined);
  if (kinds.length === 0) return [];
  return Array.from({ length: crowd }, (_, index) => {
    const spec = kinds[index % kinds.length] as string;
    const id = entityId('keeper', `${spec}-${String(index + 1).padStart(5, '0')}`);
    const zones = world.keepers[spec]?.wanders?.zones ?? [];
    const rooms = locations.filter((location) => zones.includes(location.zone));
    const home = context.random(id, 'home').pick(rooms.length === 0 ? locations : rooms);
    return { id, kind: 'keeper', spec, place: roomId(home.id), crowd: true, greeted: [] };
  });
}

/** What a player sees of the room they are in. */
import { locationOf, type RoomId } from '../kernel/ids.ts';
import type { ConditionalText } from './ambience-spec.ts';
import { holds } from './condition-holds.ts';
import { leafOf } from './door-leaf.ts';
import type { DoorFact, ItemFact, KeeperFact, PlayerFact } from './entity.ts';
import { holdingsIn, listedItem } from './holdings.ts';
import type { Percept, RoomView } from './percept.ts';
import type { RuleContext } from './rule.ts';
import { itemParam, keeperParam } from './sentence.ts';
import { canSee } from './sight.ts';
import { exitsSeen } from './ways.ts';
import type { Direction, ExitSpec, LocationSpec } from './world-spec.ts';

export function locationSpecOf(context: RuleContext, player: { readonly place: string }): LocationSpec {
  const location = locationOf(player.place as PlayerFact['place']);
  const spec = context.world.locations[location];
  if (spec === undefined) throw new Error(`no location ${location} in world ${context.world.id}`);
  return spec;
}

export function textsThatHold(context: RuleContext, player: PlayerFact, text: ConditionalText): string[] {
  const added = text.conditions.filter(({ when }) => holds(context, player, when)).map(({ add }) => add);
  return [text.base, ...added];
}

/** The ways out of the player's room, or only one of them. */
export function viewExits(context: RuleContext, player: PlayerFact, only?: Direction): Percept {
  const percept = viewRoom(context, player);
  if (percept.kind !== 'room' || percept.view.dark) return percept;
  const exits = percept.view.exits.filter(({ direction }) => only === undefined || direction === only);
  return {
    kind: 'room',
    view: { ...percept.view, exits, paragraphs: [], items: [], holdings: [], keepers: [], people: [] },
  };
}

function doorSeen(
  context: RuleContext,
  location: string,
  { exit, coming }: { readonly exit: ExitSpec; readonly coming: readonly (ItemFact | DoorFact)[] },
): DoorFact['state'] | 'none' {
  const now = leafOf(context, location, exit)?.door;
  const door = coming.find((entity) => entity.kind === 'door' && entity.id === now?.id) ?? now;
  return door?.kind === 'door' ? door.state : 'none';
}

/** What somebody reads who comes in: as much of it as they want to. `coming` is what their coming makes of things and doors there. */
export function viewArrival(
  context: RuleContext,
  { player, isNew }: { readonly player: PlayerFact; readonly isNew: boolean },
  coming: readonly (ItemFact | DoorFact)[] = [],
): Percept {
  const percept = viewRoom(context, player, coming);
  const { verbosity } = player;
  const isFull = verbosity === 'verbose' || (verbosity === 'brief' && isNew);
  return percept.kind === 'room' && !isFull
    ? { kind: 'room', view: { ...percept.view, paragraphs: [] } }
    : percept;
}

export function viewRoom(
  context: RuleContext,
  player: PlayerFact,
  coming: readonly (ItemFact | DoorFact)[] = [],
): Percept {
  const added = coming.filter((entity) => entity.kind === 'item');
  const spec = locationSpecOf(context, player);
  const room = player.place;
  const { facts, world } = context;
  if (!canSee(context, player)) return viewDarkness(context, player);
  const view: RoomView = {
    realm: context.realm,
    world: world.id,
    room,
    name: spec.name,
    paragraphs: textsThatHold(context, player, spec.description),
    exits: exitsSeen(context, player, spec.exits).map((exit) => {
      const target = context.universe.worlds[exit.to.world]?.locations[exit.to.location];
      return {
        direction: exit.direction,
        to:
          exit.portal === undefined
            ? (target?.name ?? '')
            : (context.universe.worlds[exit.to.world]?.name ?? ''),
        ...(exit.description === undefined ? {} : { description: exit.description }),
        door: doorSeen(context, spec.id, { exit, coming }),
        ...(exit.portal === undefined ? {} : { portal: exit.portal.name }),
      };
    }),
    items: [...facts.itemsIn(room), ...added].filter((item) => !item.fixed).map(listedItem),
    holdings: holdingsIn(context, room),
    ...othersSeen(context, room),
    keepers: keepersSeen(context, room).map((keeper) => ({
      id: keeper.id,
      name: keeperParam(world.id, keeper).text,
    })),
    people: facts
      .presentIn(room)
      .filter((other) => other.id !== player.id)
      .map((other) => ({ id: other.id, name: other.name, ...seatSeen(context, other) })),
  };
  return { kind: 'room', view };
}

/** What can be told without light: that it is dark, and whether anybody else is there. */
function viewDarkness(context: RuleContext, player: PlayerFact): Percept {
  const { facts, world, realm } = context;
  const room = player.place;
  const isAlone = facts.presentIn(room).length <= 1 && facts.keepersIn(room).length === 0;
  return {
    kind: 'room',
    view: {
      realm,
      world: world.id,
      room,
      name: 'view.dark-name',
      paragraphs: isAlone ? ['view.dark'] : ['view.dark', 'view.dark-company'],
      exits: [],
      items: [],
      holdings: [],
      dark: true,
      keepers: [],
      people: [],
    },
  };
}

function seatSeen({ facts }: RuleContext, { seat }: PlayerFact): Pick<RoomView['people'][number], 'seat'> {
  const item = seat === undefined ? undefined : facts.item(seat.item);
  return seat === undefined || item === undefined ? {} : { seat: { item: itemParam(item), how: seat.how } };
}

/** Those who have a part of their own, then a few of the town and a few of the crowd. */
function keepersSeen({ facts }: RuleContext, room: RoomId): KeeperFact[] {
  const keepers = facts.keepersIn(room);
  return [
    ...keepers.filter(({ citizen }) => citizen === undefined),
    ...keepers.filter(({ citizen }) => citizen !== undefined).slice(0, CROWD_SHOWN_MAX),
    ...facts.crowdIn(room).slice(0, CROWD_SHOWN_MAX),
  ];
}

/** How many of the town are there besides; absent when all of them are named. */
function othersSeen({ facts }: RuleContext, room: RoomId): Pick<RoomView, 'others'> {
  const others =
    facts.keepersIn(room).filter(({ citizen }) => citizen !== undefined).length - CROWD_SHOWN_MAX;
  return others > 0 ? { others } : {};
}

/** More of a crowd than this is not told apart. */
const CROWD_SHOWN_MAX = 5;

/** What it takes to unlock a door, and what happens when it is: it locks itself again after a while. */
import { locationOf } from '../kernel/ids.ts';
import type { DoorFact, Entity, PlayerFact } from './entity.ts';
import type { Happening } from './game-event.ts';
import { touchable } from './reach.ts';
import { doorOf, locationSpecOf } from './room-view.ts';
import { localExits, oppositeOf } from './routes.ts';
import type { Demand, Refusal, RuleContext } from './rule.ts';
import { itemParam } from './sentence.ts';
import { exitsSeen } from './ways.ts';
import { ticksOfSeconds } from './world-clock.ts';
import type { Direction, ExitSpec } from './world-spec.ts';

/** Played seconds after which an unlocked door falls shut and locks. */
const RELOCK_SECONDS = 120;
/** Timers of a door carry this name. */
export const RELOCK_TIMER = 'relock';

export type DoorChange = {
  readonly changes: readonly Entity[];
  readonly happenings: readonly Happening[];
  readonly demands: readonly Demand[];
};

/** Undefined when the player does not hold the key. */
export function unlockDoor(
  context: RuleContext,
  {
    player,
    exit,
    door,
    state,
  }: { player: PlayerFact; exit: ExitSpec; door: DoorFact; state: 'open' | 'closed' },
): DoorChange | undefined {
  const key = touchable(context, player.id).find((item) => item.spec === exit.key);
  if (key === undefined) return undefined;
  return {
    changes: [{ ...door, state }],
    happenings: [
      {
        type: 'player.unlocked',
        actor: player.id,
        room: player.place,
        params: { actor: player.name, direction: door.direction, item: itemParam(key) },
      },
    ],
    demands: [
      {
        type: 'set timer',
        owner: door.id,
        name: RELOCK_TIMER,
        ticks: ticksOfSeconds(context.settings.tickMs, RELOCK_SECONDS),
      },
    ],
  };
}

/** What a refusal for want of the key is told with; a door's own words go before the engine's. */
export function lockedParams({ direction, lockedMessage }: ExitSpec): Refusal['params'] {
  return { direction, ...(lockedMessage === undefined ? {} : { message: { text: lockedMessage } }) };
}

/** It falls shut, unless it is locked already. */
export function relockDoor(door: DoorFact): DoorChange {
  if (door.state === 'locked') return { changes: [], happenings: [], demands: [] };
  const params = { direction: door.direction };
  return {
    changes: [{ ...door, state: 'locked' }],
    happenings: [{ type: 'door.relocked', room: door.place, params }],
    demands: [],
  };
}

/** Both leaves of a passage that has a door on either side. */
export function doorsBetween(context: RuleContext, location: string, direction: Direction): DoorFact[] {
  const exit = context.world.locations[location]?.exits.find((way) => way.direction === direction);
  if (exit === undefined) return [];
  const near = doorOf(context, location, exit);
  if (near === undefined) return [];
  const back = localExits(context.world, exit.to.location).find(
    (way) => way.to.location === location && way.direction === oppositeOf(direction),
  );
  const far = back === undefined ? undefined : doorOf(context, exit.to.location, back);
  return far === undefined ? [near] : [near, far];
}

/** Opened by no player's hand: it stays open until somebody sees to it. */
export function openDoor(door: DoorFact): DoorChange {
  if (door.state === 'open') return { changes: [], happenings: [], demands: [] };
  const params = { direction: door.direction };
  return {
    changes: [{ ...door, state: 'open' }],
    happenings: [{ type: 'door.opened', room: door.place, params }],
    demands: [{ type: 'cancel timer', owner: door.id, name: RELOCK_TIMER }],
  };
}

/** The exits of the player's room that have doors, with their doors. */
export function doorsHere(context: RuleContext, player: PlayerFact): { exit: ExitSpec; door: DoorFact }[] {
  const location = locationOf(player.place);
  return exitsSeen(context, player, locationSpecOf(context, player).exits).flatMap((exit) => {
    const door = context.facts.get(`door:${location}/${exit.direction}` as DoorFact['id']);
    return door?.kind === 'door' ? [{ exit, door }] : [];
  });
}

/** What becomes of a door, on both its sides in one ruling: by a hand, a key, a chart, or its own timer. */
import { locationOf } from '../kernel/ids.ts';
import { type Leaf, leafOf, leafOfDoor, otherLeaf, timerOwner } from './door-leaf.ts';
import type { DoorFact, PlayerFact } from './entity.ts';
import type { Happening } from './game-event.ts';
import type { PerceptParam } from './percept.ts';
import { touchable } from './reach.ts';
import { locationSpecOf } from './room-view.ts';
import type { Demand, Refusal, RuleContext } from './rule.ts';
import { itemParam } from './sentence.ts';
import { exitsSeen } from './ways.ts';
import { ticksOfSeconds } from './world-clock.ts';
import type { ExitSpec } from './world-spec.ts';

/** Timers of a door carry this name. */
export const RELOCK_TIMER = 'relock';

export type DoorChange = {
  readonly changes: readonly DoorFact[];
  readonly happenings: readonly Happening[];
  readonly demands: readonly Demand[];
};

const NO_CHANGE: DoorChange = { changes: [], happenings: [], demands: [] };

const LATCH: PerceptParam = { text: 'door.latch' };

type Hand = { readonly player: PlayerFact; readonly leaf: Leaf };

/** Opened or closed by a player; `how` says whether that was what they were about, or only on their way. */
export function moveByHand(
  context: RuleContext,
  { player, leaf, state, how = 'meant' }: Hand & { state: 'open' | 'closed'; how?: 'meant' | 'passing' },
): DoorChange {
  const type = state === 'open' ? 'opened' : 'closed';
  const params = { actor: player.name, direction: leaf.door.direction, how };
  return {
    changes: leavesIn(context, leaf, state),
    happenings: [
      { type: `player.${type}`, actor: player.id, room: player.place, params },
      ...heardBehind(context, { player, leaf }, `door.${type}`),
    ],
    demands: [],
  };
}

/** Undefined when the player neither holds the key nor stands where no key is needed. */
export function unlockDoor(
  context: RuleContext,
  { player, leaf, state }: Hand & { state: 'open' | 'closed' },
): DoorChange | undefined {
  const means = meansOf(context, { player, leaf });
  if (means === undefined) return undefined;
  const { relockSeconds } = leaf.spec;
  const lasts = relockSeconds === undefined ? 'lasting' : 'brief';
  const params = { actor: player.name, direction: leaf.door.direction, ...means, lasts };
  const owner = timerOwner(bothLeaves(context, leaf));
  return {
    changes: leavesIn(context, leaf, state),
    happenings: [
      { type: 'player.unlocked', actor: player.id, room: player.place, params },
      ...heardBehind(context, { player, leaf }, state === 'open' ? 'door.opened' : 'door.unlocked'),
    ],
    demands:
      relockSeconds === undefined
        ? []
        : [
            {
              type: 'set timer',
              owner,
              name: RELOCK_TIMER,
              ticks: ticksOfSeconds(context.settings.tickMs, relockSeconds),
            },
          ],
  };
}

/** Undefined as with unlocking. What is locked by hand has no need of its timer. */
export function lockDoor(context: RuleContext, hand: Hand): DoorChange | undefined {
  const { player, leaf } = hand;
  const means = meansOf(context, hand);
  if (means === undefined) return undefined;
  const params = { actor: player.name, direction: leaf.door.direction, ...means };
  return {
    changes: leavesIn(context, leaf, 'locked'),
    happenings: [
      { type: 'player.locked', actor: player.id, room: player.place, params },
      ...heardBehind(context, hand, 'door.locked'),
    ],
    demands: untimed(context, leaf),
  };
}

/** What a player has to work the lock with from their side. */
function meansOf(context: RuleContext, { player, leaf }: Hand): Happening['params'] | undefined {
  if (leaf.spec.latch === true) return { item: LATCH };
  const key = keyOf(context, { player, leaf });
  return key === undefined ? undefined : { item: itemParam(key) };
}

/** The key of the door, when it is at hand. */
export const keyOf = (context: RuleContext, { player, leaf }: Hand) =>
  touchable(context, player.id).find((item) => item.spec === leaf.spec.key && item.called === undefined);

/** What a refusal for want of the key is told with; a door's own words go before the engine's. */
export function lockedParams({ direction, lockedMessage }: ExitSpec): Refusal['params'] {
  return { direction, ...(lockedMessage === undefined ? {} : { message: { text: lockedMessage } }) };
}

/** Its timer is due. Content may have taken the lock away meanwhile. */
export function relockInTime(context: RuleContext, door: DoorFact): DoorChange {
  return leafOfDoor(context, door)?.spec.relockSeconds === undefined ? NO_CHANGE : relockDoor(context, door);
}

/** It falls shut, unless it is locked already. */
export function relockDoor(context: RuleContext, door: DoorFact): DoorChange {
  return movedByItself(context, door, 'locked', 'door.relocked');
}

/** Opened by no player's hand: it stays open until somebody sees to it. */
export function openDoor(context: RuleContext, door: DoorFact): DoorChange {
  return movedByItself(context, door, 'open', 'door.opened');
}

function movedByItself(
  context: RuleContext,
  door: DoorFact,
  state: 'open' | 'locked',
  type: string,
): DoorChange {
  const leaf = leafOfDoor(context, door);
  if (leaf === undefined || door.state === state) return NO_CHANGE;
  return {
    changes: leavesIn(context, leaf, state),
    happenings: bothLeaves(context, leaf).map((side) => ({
      type,
      room: side.door.place,
      params: { direction: side.door.direction, from: 'itself', was: door.state },
    })),
    demands: untimed(context, leaf),
  };
}

const bothLeaves = (context: RuleContext, leaf: Leaf): readonly Leaf[] => {
  const behind = otherLeaf(context, leaf);
  return behind === undefined ? [leaf] : [leaf, behind];
};

const leavesIn = (context: RuleContext, leaf: Leaf, state: DoorFact['state']): readonly DoorFact[] =>
  bothLeaves(context, leaf).map(({ door }) => ({ ...door, state }));

/** A timer may be left with either leaf when the world was written anew. */
const untimed = (context: RuleContext, leaf: Leaf): readonly Demand[] =>
  bothLeaves(context, leaf).map(({ door }) => ({
    type: 'cancel timer',
    owner: door.id,
    name: RELOCK_TIMER,
  }));

/** Whoever is behind the door perceives it, unless nobody there knows that there is a way. */
function heardBehind(context: RuleContext, { player, leaf }: Hand, type: string): readonly Happening[] {
  const behind = otherLeaf(context, leaf);
  if (behind === undefined || behind.exit.hidden === true) return [];
  const { place, direction } = behind.door;
  return [
    { type, actor: player.id, room: place, params: { direction, from: 'behind', was: leaf.door.state } },
  ];
}

/** The exits of the player's room that have doors, with their doors. */
export function doorsHere(context: RuleContext, player: PlayerFact): readonly Leaf[] {
  const location = locationOf(player.place);
  return exitsSeen(context, player, locationSpecOf(context, player).exits).flatMap((exit) => {
    const leaf = leafOf(context, location, exit);
    return leaf === undefined ? [] : [leaf];
  });
}

/** go: through an exit of the room, opening its door on the way, and unlocking it when the key is at hand. */
import { actingPlayer } from '../acting-player.ts';
import { withoutConversation } from '../conversation.ts';
import { discover } from '../discover.ts';
import { type DoorChange, lockedParams, moveByHand, unlockDoor } from '../door-change.ts';
import { leafOf } from '../door-leaf.ts';
import type { Entity, PlayerFact } from '../entity.ts';
import type { Happening } from '../game-event.ts';
import { changeRooms } from '../own-room.ts';
import { standing } from '../posture.ts';
import { locationSpecOf, viewArrival } from '../room-view.ts';
import { oppositeOf } from '../routes.ts';
import { type Approval, approve, type Refusal, type Rule, type RuleContext, refuse } from '../rule.ts';
import { line } from '../sentence.ts';
import { canSee } from '../sight.ts';
import { withoutLeader } from '../social/social-record.ts';
import { blockedWay, exitsSeen, isPassable, namedExit } from '../ways.ts';
import type { Direction, ExitSpec } from '../world-spec.ts';
import { travelThrough } from './travel.ts';

export const go: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const { direction, noun } = intent;
  const exits = exitsSeen(context, player, locationSpecOf(context, player).exits);
  if (direction === undefined) {
    const place = noun === undefined ? undefined : namedExit(context, exits, noun);
    if (place === undefined) return refuse('go/where');
    return goThrough(context, player, place);
  }
  const exit = exits.find((candidate) => candidate.direction === direction) ?? onlyWayOut(exits, direction);
  if (exit === undefined) return refuse('go/no-exit', { direction });
  return goThrough(context, player, exit);
};

/** Who wants out of a room with one way leaves by that way; stairs don’t count where there is a door. */
function onlyWayOut(exits: readonly ExitSpec[], direction: Direction): ExitSpec | undefined {
  const level = exits.filter((exit) => exit.direction !== 'up' && exit.direction !== 'down');
  const [only, ...others] = level.length > 0 ? level : exits;
  return direction === 'out' && others.length === 0 && only?.portal === undefined ? only : undefined;
}

/** Through that exit of the player's room. */
export function goThrough(
  context: RuleContext,
  player: PlayerFact,
  exit: ExitSpec,
  how: 'on their own' | 'behind somebody' = 'on their own',
): Approval | Refusal {
  if (!isPassable(context, player, exit)) return blockedWay(exit);
  if (exit.portal !== undefined) return travelThrough(context, player, exit);
  const through = openOnTheWay(context, player, exit);
  if ('ok' in through) return through;
  const changes: Entity[] = [...through.changes];
  const happenings: Happening[] = [...through.happenings];
  const { demands } = through;
  const { room, items, removals, ...change } = changeRooms(context, player, {
    from: player.place,
    to: exit.to.location,
  });
  happenings.push({
    type: 'player.left',
    actor: player.id,
    room: player.place,
    params: { actor: player.name, direction: exit.direction },
  });
  const walker = how === 'on their own' ? withoutLeader(player) : player;
  if (walker !== player)
    happenings.push({ type: 'player.strayed', actor: player.id, params: { actor: player.name } });
  const found = discover(context, { ...standing(withoutConversation(walker)), place: room });
  happenings.push(
    {
      type: 'player.arrived',
      actor: player.id,
      room,
      params: { actor: player.name, direction: oppositeOf(exit.direction) },
    },
    ...change.happenings,
    ...found.happenings,
  );
  return approve({
    changes: [...changes, ...found.changes, ...items],
    removals,
    happenings,
    percepts: [
      ...(canSee(context, player)
        ? []
        : [{ player: player.id, percept: line('dark.stumbled', { direction: exit.direction }, 'action') }]),
      { player: player.id, percept: viewArrival(context, found, [...items, ...through.changes]) },
    ],
    demands,
  });
}

const NO_DOOR: DoorChange = { changes: [], happenings: [], demands: [] };

/** What stands in the way is opened first: by its handle, or with the key that is at hand. */
function openOnTheWay(context: RuleContext, player: PlayerFact, exit: ExitSpec): DoorChange | Refusal {
  const leaf = leafOf(context, locationSpecOf(context, player).id, exit);
  if (leaf === undefined || leaf.door.state === 'open') return NO_DOOR;
  if (leaf.door.state === 'closed')
    return moveByHand(context, { player, leaf, state: 'open', how: 'passing' });
  return unlockDoor(context, { player, leaf, state: 'open' }) ?? refuse('go/locked', lockedParams(exit));
}

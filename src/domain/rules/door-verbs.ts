/** open, close, unlock and lock: what a player does to a door, named by its direction or as "door". */
import { actingPlayer } from '../acting-player.ts';
import { doorsHere, lockedParams, unlockDoor } from '../door-change.ts';
import type { DoorFact, PlayerFact } from '../entity.ts';
import { findItem } from '../find-items.ts';
import type { Intent } from '../intent.ts';
import { means } from '../noun-phrase.ts';
import { touchable } from '../reach.ts';
import { approve, type Refusal, type Rule, type RuleContext, type Ruling, refuse } from '../rule.ts';
import { itemParam } from '../sentence.ts';
import { canSee, inReach, TOO_DARK } from '../sight.ts';
import type { ExitSpec } from '../world-spec.ts';
import { workLid } from './lid-verbs.ts';

type Way = { readonly ok: true; readonly exit: ExitSpec; readonly door: DoorFact };

/** The door meant by a direction, by a door word, or by being the only one. */
function findDoor(context: RuleContext, player: PlayerFact, intent: Intent): Way | Refusal {
  const doors = doorsHere(context, player);
  const { direction, noun } = intent;
  if (direction !== undefined) {
    const door = doors.find((candidate) => candidate.exit.direction === direction);
    return door === undefined ? refuse('open/no-door', { direction }) : { ok: true, ...door };
  }
  if (noun !== undefined && !noun.some((word) => means(context.universe.lexicon, word, 'door'))) {
    const item = findItem(context, inReach(context, player), noun);
    if (item.ok) return refuse('open/no-door', { direction: 'none' });
    return item.code === 'noun/unknown' && !canSee(context, player) ? TOO_DARK : item;
  }
  const only = doors[0];
  if (only === undefined) return refuse('open/no-door', { direction: 'none' });
  return { ok: true, ...only };
}

function happened(player: PlayerFact, type: string, door: DoorFact): Ruling {
  const params = { actor: player.name, direction: door.direction };
  const state = type === 'player.opened' ? 'open' : 'closed';
  return approve({
    changes: [{ ...door, state }],
    happenings: [{ type, actor: player.id, room: player.place, params }],
  });
}

export const open: Rule = (context, intent) => {
  const thing = workLid(context, intent, 'open');
  if (thing !== undefined) return thing;
  const player = actingPlayer(context, intent);
  const way = findDoor(context, player, intent);
  if (!way.ok) return way;
  if (way.door.state === 'open') return refuse('open/open');
  if (way.door.state === 'closed') return happened(player, 'player.opened', way.door);
  const unlocked = unlockDoor(context, { player, exit: way.exit, door: way.door, state: 'open' });
  if (unlocked === undefined) return refuse('open/locked', lockedParams(way.exit));
  return approve(unlocked);
};

export const close: Rule = (context, intent) => {
  const thing = workLid(context, intent, 'close');
  if (thing !== undefined) return thing;
  const player = actingPlayer(context, intent);
  const way = findDoor(context, player, intent);
  if (!way.ok) return way;
  if (way.door.state !== 'open') return refuse('close/closed');
  return happened(player, 'player.closed', way.door);
};

export const unlock: Rule = (context, intent) => {
  const thing = workLid(context, intent, 'unlock');
  if (thing !== undefined) return thing;
  const player = actingPlayer(context, intent);
  const way = findDoor(context, player, intent);
  if (!way.ok) return way;
  if (way.door.state !== 'locked') return refuse('unlock/unlocked');
  const wrong = wrongKey(context, { player, exit: way.exit, words: intent.second });
  if (wrong !== undefined) return wrong;
  const unlocked = unlockDoor(context, { player, exit: way.exit, door: way.door, state: 'closed' });
  return unlocked === undefined ? refuse('unlock/no-key') : approve(unlocked);
};

export const lock: Rule = (context, intent) => {
  const thing = workLid(context, intent, 'lock');
  if (thing !== undefined) return thing;
  const player = actingPlayer(context, intent);
  const way = findDoor(context, player, intent);
  if (!way.ok) return way;
  if (way.door.state === 'locked') return refuse('lock/locked');
  const wrong = wrongKey(context, { player, exit: way.exit, words: intent.second });
  if (wrong !== undefined) return wrong;
  const key = touchable(context, player.id).find((item) => item.spec === way.exit.key);
  if (key === undefined) return refuse('unlock/no-key');
  const params = { actor: player.name, direction: way.door.direction, item: itemParam(key) };
  return approve({
    changes: [{ ...way.door, state: 'locked' }],
    happenings: [{ type: 'player.locked', actor: player.id, room: player.place, params }],
  });
};

/** A refusal when the player names a key that does not fit, or that they do not hold. */
function wrongKey(
  context: RuleContext,
  { player, exit, words }: { player: PlayerFact; exit: ExitSpec; words: readonly string[] | undefined },
): Refusal | undefined {
  if (words === undefined) return undefined;
  const held = touchable(context, player.id);
  const fits = held.filter((item) => item.spec === exit.key);
  if (findItem(context, fits, words).ok) return undefined;
  const named = findItem(context, held, words);
  if (!named.ok)
    return named.code === 'noun/unknown' ? refuse('drop/not-held', { text: words.join(' ') }) : named;
  return refuse('unlock/wrong-key', { item: itemParam(named.found) });
}

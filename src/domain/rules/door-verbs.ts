/** open, close, unlock and lock: what a player does to a door, named by its direction or as "door". */
import { actingPlayer } from '../acting-player.ts';
import { doorsHere, keyOf, lockDoor, lockedParams, moveByHand, unlockDoor } from '../door-change.ts';
import type { Leaf } from '../door-leaf.ts';
import type { PlayerFact } from '../entity.ts';
import { findItem } from '../find-items.ts';
import type { Intent } from '../intent.ts';
import { means } from '../noun-phrase.ts';
import { touchable } from '../reach.ts';
import { approve, type Refusal, type Rule, type RuleContext, type Ruling, refuse } from '../rule.ts';
import { itemParam } from '../sentence.ts';
import { canSee, inReach, TOO_DARK } from '../sight.ts';
import { workLid } from './lid-verbs.ts';

type DoorVerb = 'open' | 'close' | 'unlock' | 'lock';
type Work = { readonly player: PlayerFact; readonly leaf: Leaf; readonly words: Intent['second'] };

const doorVerb =
  (verb: DoorVerb): Rule =>
  (context, intent) => {
    const thing = workLid(context, intent, verb);
    if (thing !== undefined) return thing;
    const player = actingPlayer(context, intent);
    const way = findDoor(context, player, { intent, verb });
    return way.ok ? DOOR_RULES[verb](context, { player, leaf: way.leaf, words: intent.second }) : way;
  };

export const open = doorVerb('open');
export const close = doorVerb('close');
export const unlock = doorVerb('unlock');
export const lock = doorVerb('lock');

const DOOR_RULES: Readonly<Record<DoorVerb, (context: RuleContext, work: Work) => Ruling>> = {
  open: (context, { player, leaf }) => {
    const { state } = leaf.door;
    if (state === 'open') return refuse('open/open');
    if (state === 'closed') return approve(moveByHand(context, { player, leaf, state: 'open' }));
    const unlocked = unlockDoor(context, { player, leaf, state: 'open' });
    return unlocked === undefined ? refuse('open/locked', lockedParams(leaf.exit)) : approve(unlocked);
  },
  close: (context, { player, leaf }) =>
    leaf.door.state === 'open'
      ? approve(moveByHand(context, { player, leaf, state: 'closed' }))
      : refuse('close/closed'),
  unlock: (context, work) => {
    if (work.leaf.door.state !== 'locked' && !isLockable(work.leaf)) return refuse('unlock/no-lock');
    if (work.leaf.door.state !== 'locked') return refuse('unlock/unlocked');
    const wrong = wrongKey(context, work);
    if (wrong !== undefined) return wrong;
    const unlocked = unlockDoor(context, { ...work, state: 'closed' });
    return unlocked === undefined ? refuse('unlock/no-key') : approve(unlocked);
  },
  lock: (context, work) => {
    if (work.leaf.door.state === 'locked') return refuse('lock/locked');
    if (!isLockable(work.leaf)) return refuse('lock/no-door-lock');
    const wrong = wrongKey(context, work);
    if (wrong !== undefined) return wrong;
    const locked = lockDoor(context, work);
    return locked === undefined ? refuse('unlock/no-key') : approve(locked);
  },
};

/** Whether it has a lock that a key turns. */
const isLockable = ({ spec }: Leaf): boolean => spec.key !== undefined;

/** Whether the verb would come to anything with a door in that state. */
const WORTH: Readonly<Record<DoorVerb, (leaf: Leaf) => boolean>> = {
  open: ({ door }) => door.state !== 'open',
  close: ({ door }) => door.state === 'open',
  unlock: ({ door }) => door.state === 'locked',
  lock: (leaf) => isLockable(leaf) && leaf.door.state !== 'locked',
};

/** The door meant by a direction, or by a door word: the only one, or the only one with which something can be done. */
function findDoor(
  context: RuleContext,
  player: PlayerFact,
  { intent, verb }: { readonly intent: Intent; readonly verb: DoorVerb },
): { readonly ok: true; readonly leaf: Leaf } | Refusal {
  const doors = doorsHere(context, player);
  const { direction, noun } = intent;
  if (direction !== undefined) {
    const leaf = doors.find(({ exit }) => exit.direction === direction);
    return leaf === undefined ? refuse('open/no-door', { direction }) : { ok: true, leaf };
  }
  if (noun !== undefined && !noun.some((word) => means(context.universe.lexicon, word, 'door'))) {
    const item = findItem(context, inReach(context, player), noun);
    if (item.ok) return refuse('open/no-door', { direction: 'none' });
    return item.code === 'noun/unknown' && !canSee(context, player) ? TOO_DARK : item;
  }
  const [first, ...others] = doors;
  if (first === undefined) return refuse('open/no-door', { direction: 'none' });
  if (others.length === 0) return { ok: true, leaf: first };
  const [worth, ...more] = doors.filter(WORTH[verb]);
  if (more.length === 0) return { ok: true, leaf: worth ?? first };
  const choices = doors.filter(WORTH[verb]).map(({ exit }) => ({ text: `direction.${exit.direction}` }));
  return refuse('open/which-door', { choices: { either: choices } });
}

/** A refusal when the player names a key that does not fit, or that they do not hold. */
function wrongKey(context: RuleContext, { player, leaf, words }: Work): Refusal | undefined {
  if (words === undefined) return undefined;
  const held = touchable(context, player.id);
  const key = keyOf(context, { player, leaf });
  if (key !== undefined && findItem(context, [key], words).ok) return undefined;
  const named = findItem(context, held, words);
  if (!named.ok)
    return named.code === 'noun/unknown' ? refuse('drop/not-held', { text: words.join(' ') }) : named;
  return named.found.spec === leaf.spec.key && named.found.called === undefined
    ? undefined
    : refuse('unlock/wrong-key', { item: itemParam(named.found) });
}

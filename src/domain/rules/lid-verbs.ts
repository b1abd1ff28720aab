/** open, close, unlock and lock for things that have a lid; doors are seen to in door-verbs.ts. */
import { actingPlayer } from '../acting-player.ts';
import type { ItemFact, PlayerFact } from '../entity.ts';
import { findItem } from '../find-items.ts';
import { holdingLine, holdingOf } from '../holdings.ts';
import type { Intent } from '../intent.ts';
import { means } from '../noun-phrase.ts';
import { holderOf, touchable } from '../reach.ts';
import { type Approval, approve, type Refusal, type RuleContext, type Ruling, refuse } from '../rule.ts';
import { itemParam, line } from '../sentence.ts';
import { inReach } from '../sight.ts';

type LidVerb = 'open' | 'close' | 'unlock' | 'lock';

/** The ruling for the thing that the words mean; undefined when they mean none, so that a door may be meant. */
export function workLid(context: RuleContext, intent: Intent, verb: LidVerb): Ruling | undefined {
  const { noun, direction } = intent;
  if (noun === undefined || direction !== undefined) return undefined;
  const player = actingPlayer(context, intent);
  const found = findItem(context, inReach(context, player), noun);
  if (!found.ok) {
    const isDoor = noun.some((word) => means(context.universe.lexicon, word, 'door'));
    return found.code === 'noun/unknown' || isDoor ? undefined : found;
  }
  const item = found.found;
  if (item.lid === undefined) return undefined;
  return LID_RULES[verb](context, { player, item, words: intent.second });
}

type Work = {
  readonly player: PlayerFact;
  readonly item: ItemFact;
  readonly words: readonly string[] | undefined;
};

const LID_RULES: Readonly<Record<LidVerb, (context: RuleContext, work: Work) => Ruling>> = {
  open: (context, work) => {
    const { item, player } = work;
    if (item.lid === 'open') return refuse('open/lid-open', { item: itemParam(item) });
    const key = item.lid === 'locked' ? keyFor(context, work) : undefined;
    if (item.lid === 'locked' && key === undefined)
      return refuse('open/lid-locked', { item: itemParam(item) });
    const opened: ItemFact = { ...item, lid: 'open' };
    const inside = holdingOf(context, opened);
    const seen =
      inside === undefined
        ? line('thing.empty', emptyParams(context, opened), 'action')
        : holdingLine(inside, 'action');
    const ruling = happened({ ...work, item: opened }, 'player.opened-thing', key);
    return { ...ruling, percepts: [{ player: player.id, percept: seen }] };
  },
  close: (_, work) => {
    const { item } = work;
    if (item.lid !== 'open') return refuse('close/lid-closed', { item: itemParam(item) });
    return happened({ ...work, item: { ...item, lid: 'closed' } }, 'player.closed-thing');
  },
  unlock: (context, work) => {
    const { item } = work;
    if (item.lid !== 'locked') return refuse('unlock/lid-unlocked', { item: itemParam(item) });
    const key = fittingKey(context, work);
    if ('ok' in key) return key;
    return happened({ ...work, item: { ...item, lid: 'closed' } }, 'player.unlocked-thing', key);
  },
  lock: (context, work) => {
    const { item } = work;
    if (item.lid === 'locked') return refuse('lock/lid-locked', { item: itemParam(item) });
    if (holderOf(context, item)?.lid?.key === undefined)
      return refuse('lock/no-lock', { item: itemParam(item) });
    if (item.lid === 'open') return refuse('lock/lid-open', { item: itemParam(item) });
    const key = fittingKey(context, work);
    if ('ok' in key) return key;
    return happened({ ...work, item: { ...item, lid: 'locked' } }, 'player.locked-thing', key);
  },
};

export function emptyParams(context: RuleContext, item: ItemFact): Approval['happenings'][number]['params'] {
  return { holder: itemParam(item), how: holderOf(context, item)?.how ?? 'in' };
}

function keyFor(context: RuleContext, { player, item }: Work): ItemFact | undefined {
  const key = holderOf(context, item)?.lid?.key;
  return touchable(context, player.id).find((held) => held.spec === key && held.called === undefined);
}

/** The key that is named, or the one at hand. */
function fittingKey(context: RuleContext, work: Work): ItemFact | Refusal {
  const key = keyFor(context, work);
  const { words, player } = work;
  if (words === undefined) return key ?? refuse('unlock/no-key');
  const named = findItem(context, touchable(context, player.id), words);
  if (!named.ok) {
    if (key !== undefined && findItem(context, [key], words).ok) return key;
    return named.code === 'noun/unknown' ? refuse('drop/not-held', { text: words.join(' ') }) : named;
  }
  return key !== undefined && named.found.spec === key.spec
    ? named.found
    : refuse('unlock/wrong-key', { item: itemParam(named.found) });
}

function happened({ player, item }: Work, type: string, key?: ItemFact): Approval {
  const params = {
    actor: player.name,
    item: itemParam(item),
    itemId: item.id,
    how: key === undefined ? 'none' : 'key',
    holder: key === undefined ? '' : itemParam(key),
  };
  return approve({
    changes: [item],
    happenings: [{ type, actor: player.id, room: player.place, params }],
  });
}

/** put: what somebody holds into or onto another thing; empty: everything out of it. */
import { actingPlayer } from '../acting-player.ts';
import type { ItemFact, PlayerFact } from '../entity.ts';
import { findItem, findItems, ITEMS_MAX } from '../find-items.ts';
import { bulkOf, holderOf, isOpen, isWithin, moved, roomLeft } from '../reach.ts';
import { type Approval, approve, type Refusal, type Rule, type RuleContext, refuse } from '../rule.ts';
import { itemParam } from '../sentence.ts';
import { canSee, inReach, TOO_DARK } from '../sight.ts';
import { sourceOf } from './take.ts';
import { wear } from './wear.ts';

export const put: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const { noun, second } = intent;
  if (noun === undefined) return refuse('noun/missing', { verb: 'put' });
  if (second === undefined) {
    const dressed = wear(context, intent);
    return dressed.ok ? dressed : refuse('put/where', { text: noun.join(' ') });
  }
  const target = findItem(context, inReach(context, player), second);
  if (!target.ok) return target.code === 'noun/unknown' && !canSee(context, player) ? TOO_DARK : target;
  const holder = target.found;
  if (holderOf(context, holder) === undefined) return refuse('put/not-holder', { holder: itemParam(holder) });
  if (!isOpen(holder)) return refuse('put/closed', { holder: itemParam(holder) });
  const isAmongAll = ({ id, worn }: ItemFact) => worn !== true && !isWithin(context.facts, holder.id, id);
  const held = findItems(context, context.facts.itemsIn(player.id), noun, { isAmongAll });
  if (!held.ok)
    return held.code === 'noun/unknown' ? refuse('drop/not-held', { text: noun.join(' ') }) : held;
  return putAll(context, player, { holder, items: held.found });
};

type Move = { readonly holder: ItemFact; readonly items: readonly ItemFact[] };

/** Why that thing can't go there. */
function obstacle(context: RuleContext, holder: ItemFact, item: ItemFact): Refusal | undefined {
  const params = { item: itemParam(item), holder: itemParam(holder) };
  if (item.worn === true) return refuse('drop/worn', params);
  if (isWithin(context.facts, holder.id, item.id)) return refuse('put/inside-itself', params);
  if (bulkOf(context, item) > roomLeft(context, holder)) return refuse('put/no-room', params);
  return undefined;
}

/** What fits, one after the other; when nothing does, the first says why. */
function putAll(context: RuleContext, player: PlayerFact, { holder, items }: Move): Approval | Refusal {
  let left = roomLeft(context, holder);
  const fitting = items.filter((item) => {
    if (obstacle(context, holder, item) !== undefined || bulkOf(context, item) > left) return false;
    left -= bulkOf(context, item);
    return true;
  });
  if (fitting.length > 0) return done(context, player, { holder, items: fitting });
  const first = items[0] as ItemFact;
  return obstacle(context, holder, first) ?? refuse('put/no-room', { holder: itemParam(holder) });
}

function done(context: RuleContext, player: PlayerFact, { holder, items }: Move): Approval {
  const how = holderOf(context, holder)?.how ?? 'in';
  return approve({
    changes: items.map((item) => moved(item, holder.id)),
    happenings: items.map((item) => ({
      type: 'player.put',
      actor: player.id,
      room: player.place,
      params: { actor: player.name, item: itemParam(item), itemId: item.id, holder: itemParam(holder), how },
    })),
  });
}

/** Onto the ground, or into the other thing that is named. */
export const empty: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const { noun, second } = intent;
  if (noun === undefined) return refuse('noun/missing', { verb: 'empty' });
  const source = sourceOf(context, player, noun);
  if (!source.ok) return source;
  const items = context.facts.itemsIn(source.holder.id).filter(({ fixed }) => !fixed);
  if (items.length === 0) return refuse('take/nothing-in', { holder: itemParam(source.holder) });
  if (second !== undefined) {
    const target = findItem(context, inReach(context, player), second);
    if (!target.ok) return target;
    const holder = target.found;
    if (holderOf(context, holder) === undefined)
      return refuse('put/not-holder', { holder: itemParam(holder) });
    if (!isOpen(holder)) return refuse('put/closed', { holder: itemParam(holder) });
    return putAll(context, player, { holder, items });
  }
  const poured = items.slice(0, ITEMS_MAX);
  return approve({
    changes: poured.map((item) => moved(item, player.place)),
    happenings: [
      {
        type: 'player.emptied',
        actor: player.id,
        room: player.place,
        params: {
          actor: player.name,
          holder: itemParam(source.holder),
          items: { list: poured.map(itemParam) },
          count: poured.length,
        },
      },
    ],
  });
};

/** give: an item or some tokens to somebody in the room. A keeper takes only what it has a use for. */
import { actingPlayer } from '../acting-player.ts';
import type { Entity, ItemFact, PlayerFact } from '../entity.ts';
import { findItems } from '../find-items.ts';
import { giftOf } from '../gift.ts';
import { portable } from '../load.ts';
import { means, numberOf } from '../noun-phrase.ts';
import { moved, touchable } from '../reach.ts';
import { approve, type Rule, type RuleContext, type Ruling, refuse } from '../rule.ts';
import { findPerson, type Person, splitPerson } from '../scope.ts';
import { itemParam, keeperParam, personParam } from '../sentence.ts';

export const give: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const { noun, second } = intent;
  if (noun === undefined) return refuse('noun/missing', { verb: 'give' });
  const deal = second === undefined ? dealWithout(context, player, noun) : { gift: noun, to: second };
  if (deal === undefined) return refuse('give/what', { text: noun.join(' ') });
  const { gift, to } = deal;
  if (gift.length === 0) return refuse('noun/missing', { verb: 'give' });
  const target = findPerson(context, { room: player.place, except: player.id, words: to });
  if (target === undefined) return refuse('give/nobody', { text: to.join(' ') });
  if (target.id === player.id) return refuse('give/self');
  const amount = amountOf(context, gift);
  if (amount !== undefined) {
    return pay(context, { player, target, amount });
  }
  return hand(context, { player, target, noun: gift });
};

/** `give bob 5 tokens`: the receiver comes first. */
function dealWithout(
  context: RuleContext,
  player: PlayerFact,
  words: readonly string[],
): { gift: readonly string[]; to: readonly string[] } | undefined {
  const split = splitPerson(context, { room: player.place, except: player.id, words });
  if (split === undefined) return undefined;
  return { gift: split.rest, to: words.slice(0, words.length - split.rest.length) };
}

/** The number of tokens: `5`, `5 tokens`, `two coins`; undefined when something else is to be given. */
function amountOf({ universe }: RuleContext, [first = '', second]: readonly string[]): number | undefined {
  const { lexicon } = universe;
  const isMoney = second === undefined ? /^\d/.test(first) : means(lexicon, second, 'token');
  return isMoney ? numberOf(lexicon, first) : undefined;
}

function pay(
  context: RuleContext,
  { player, target, amount }: { player: PlayerFact; target: Person; amount: number },
): Ruling {
  if (amount === 0) return refuse('pay/nothing');
  if (amount > player.tokens) return refuse('pay/not-enough', { amount, purse: player.tokens });
  const payer: Entity = { ...player, tokens: player.tokens - amount };
  const realm = context.facts.realm();
  const payee: Entity =
    target.kind === 'player'
      ? { ...target, tokens: target.tokens + amount }
      : { ...realm, treasury: realm.treasury + amount };
  return approve({
    changes: [payer, payee],
    happenings: [
      {
        type: 'player.paid',
        actor: player.id,
        target: target.id,
        room: player.place,
        params: { actor: player.name, target: personParam(context.world.id, target), amount },
      },
    ],
  });
}

function hand(
  context: RuleContext,
  { player, target, noun }: { player: PlayerFact; target: Person; noun: readonly string[] },
): Ruling {
  const isAmongAll = ({ place, worn }: ItemFact) => place === player.id && worn !== true;
  const held = findItems(context, touchable(context, player.id), noun, { isAmongAll });
  if (!held.ok)
    return held.code === 'noun/unknown' ? refuse('drop/not-held', { text: noun.join(' ') }) : held;
  const first = held.found[0] as ItemFact;
  const loose = held.found.filter(({ worn }) => worn !== true);
  if (loose.length === 0) return refuse('drop/worn', { item: itemParam(first) });
  const wanted =
    target.kind === 'player'
      ? portable(context, target, loose)
      : loose.filter((item) => giftOf(context, { keeper: target, player, item }) !== undefined);
  if (wanted.length === 0) {
    const item = itemParam(first);
    return target.kind === 'player'
      ? refuse('give/overloaded', { target: target.name, item })
      : refuse('give/unwanted', { keeper: keeperParam(context.world.id, target), item });
  }
  return approve({
    changes: wanted.map((item) => moved(item, target.id)),
    happenings: wanted.map((item) => ({
      type: 'player.gave',
      actor: player.id,
      target: target.id,
      room: player.place,
      params: {
        actor: player.name,
        target: personParam(context.world.id, target),
        item: itemParam(item),
        itemId: item.id,
      },
    })),
  });
}

/** take: things from the room, or out of or off other things, into the hands. */
import { actingPlayer } from '../acting-player.ts';
import type { ItemFact, PlayerFact } from '../entity.ts';
import { findItem, findItems } from '../find-items.ts';
import type { Intent } from '../intent.ts';
import { loadOf, overload, portable } from '../load.ts';
import type { PerceptParam } from '../percept.ts';
import { occupants } from '../posture.ts';
import { holderOf, isOpen, moved, touchable } from '../reach.ts';
import { approve, type Refusal, type Rule, type RuleContext, type Ruling, refuse } from '../rule.ts';
import { findPerson } from '../scope.ts';
import { itemParam } from '../sentence.ts';
import { canSee, inReach, TOO_DARK } from '../sight.ts';

export const take: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const { noun, second } = intent;
  if (noun === undefined) return refuse('noun/missing', { verb: 'take' });
  if (second !== undefined) return takeFrom(context, player, { ...intent, noun, second });
  const sees = canSee(context, player);
  const here = sees ? touchable(context, player.place) : [];
  const packed = touchable(context, player.id).filter((item) => item.place !== player.id);
  const isAmongAll = ({ fixed, place }: ItemFact) => !fixed && place === player.place;
  const found = findItems(context, [...here, ...packed], noun, { isAmongAll });
  if (found.ok) return takeThem(context, player, found.found);
  if (found.code !== 'noun/unknown') return sees ? found : TOO_DARK;
  const held = findItems(context, context.facts.itemsIn(player.id), noun);
  if (held.ok) return refuse('take/held', { item: inOneWord(held.found) });
  if (held.code === 'noun/too-few') return refuse('take/no-more', { count: held.params['count'] ?? 0 });
  if (!sees) return TOO_DARK;
  const person = findPerson(context, { room: player.place, except: player.id, words: noun });
  return person === undefined ? found : refuse('take/somebody');
};

/** "the cockle", or "three cockles". */
function inOneWord(items: readonly ItemFact[]): PerceptParam {
  const [first, second] = items.map(itemParam);
  return second === undefined ? (first as PerceptParam) : { list: items.map(itemParam) };
}

type From = Intent & { readonly noun: readonly string[]; readonly second: readonly string[] };

/** Out of or off a thing in reach. */
function takeFrom(context: RuleContext, player: PlayerFact, { noun, second }: From): Ruling {
  const source = sourceOf(context, player, second);
  if (!source.ok) return source;
  const named = { holder: itemParam(source.holder) };
  const inside = context.facts.itemsIn(source.holder.id);
  const isAmongAll = ({ fixed }: ItemFact) => !fixed;
  const found = findItems(context, inside, noun, { isAmongAll });
  if (found.ok) return takeThem(context, player, found.found);
  if (inside.length === 0) return refuse('take/nothing-in', named);
  return found.code === 'noun/unknown' ? refuse('take/not-there', { text: noun.join(' '), ...named }) : found;
}

/** The thing that the words mean, when things can be taken from it. */
export function sourceOf(
  context: RuleContext,
  player: PlayerFact,
  words: readonly string[],
): { readonly ok: true; readonly holder: ItemFact } | Refusal {
  const found = findItem(context, inReach(context, player), words);
  if (!found.ok) {
    if (found.code !== 'noun/unknown') return found;
    const person = findPerson(context, { room: player.place, except: player.id, words });
    if (person !== undefined) return refuse('take/from-somebody');
    return canSee(context, player) ? found : TOO_DARK;
  }
  const holder = found.found;
  if (holderOf(context, holder) === undefined)
    return refuse('take/not-holder', { holder: itemParam(holder) });
  return isOpen(holder) ? { ok: true, holder } : refuse('take/closed', { holder: itemParam(holder) });
}

/** As many as can be carried; when that is none, the first says why. */
function takeThem(context: RuleContext, player: PlayerFact, items: readonly ItemFact[]): Ruling {
  const free = items.filter((item) => !item.fixed && occupants(context.facts, item).length === 0);
  const some = portable(context, player, free);
  if (some.length > 0) return taken(context, player, some);
  const item = items[0] as ItemFact;
  if (item.fixed) return refuse('take/fixed', { item: itemParam(item) });
  const load = loadOf(context, player);
  return overload(context, { player, item, load }) ?? refuse('take/occupied', { item: itemParam(item) });
}

function taken(context: RuleContext, player: PlayerFact, items: readonly ItemFact[]): Ruling {
  return approve({
    changes: items.map((item) => moved(item, player.id)),
    happenings: items.map((item) => {
      const holder = context.facts.item(item.place as ItemFact['id']);
      const how = holder === undefined ? undefined : holderOf(context, holder)?.how;
      return {
        type: 'player.took',
        actor: player.id,
        room: player.place,
        params: {
          actor: player.name,
          item: itemParam(item),
          itemId: item.id,
          how: how ?? 'none',
          holder: holder === undefined ? '' : itemParam(holder),
        },
      };
    }),
  });
}

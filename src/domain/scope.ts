/** Which things and people a player's words mean, among those that the player can reach. */
import type { EntityId, RoomId } from '../kernel/ids.ts';
import type { ItemFact, KeeperFact, PlayerFact } from './entity.ts';
import { type Refusal, type RuleContext, refuse } from './rule.ts';
import { itemParam } from './sentence.ts';
import { wordsOf } from './text-fold.ts';

export type Found<T> = { readonly ok: true; readonly found: T } | Refusal;

/** The items a player can reach: in the room and in their hands. */
export function reachableItems(context: RuleContext, player: PlayerFact): ItemFact[] {
  return [...context.facts.itemsIn(player.id), ...context.facts.itemsIn(player.place)];
}

/** The one item among the candidates that the words mean; items that are alike count as one. */
export function findItem(
  context: RuleContext,
  candidates: readonly ItemFact[],
  words: readonly string[] | undefined,
): Found<ItemFact> {
  if (words === undefined) return refuse('noun/missing', { verb: '' });
  const matches = candidates.filter((item) => itemMatches(context, item, words));
  const first = matches[0];
  if (first === undefined) return refuse('noun/unknown', { text: words.join(' ') });
  const others = matches.filter((item) => item.spec !== first.spec || item.called !== first.called);
  if (others.length > 0) {
    const kinds = [
      ...new Map([first, ...others].map((item) => [`${item.world}/${item.spec}`, item])).values(),
    ];
    return refuse('noun/ambiguous', { text: words.join(' '), items: { list: kinds.map(itemParam) } });
  }
  return { ok: true, found: first };
}

function itemMatches(context: RuleContext, item: ItemFact, words: readonly string[]): boolean {
  const spec = context.universe.worlds[item.world]?.items[item.spec];
  const known = item.called === undefined ? (spec?.words ?? [item.spec]) : wordsOf(item.called);
  return words.every((word) => known.includes(word));
}

export type Person = PlayerFact | KeeperFact;

/** The person in the room that the words mean; a talkative keeper goes before one of the crowd. */
export function findPerson(
  context: RuleContext,
  { room, except, words }: { room: RoomId; except: EntityId; words: readonly string[] },
): Person | undefined {
  const { facts, world } = context;
  const people: Person[] = [...facts.presentIn(room), ...facts.keepersIn(room), ...facts.crowdIn(room)];
  const matches = people.filter((person) => {
    const known = person.kind === 'player' ? wordsOf(person.name) : (world.keepers[person.spec]?.words ?? []);
    return words.every((word) => known.includes(word));
  });
  return matches.find((person) => person.id !== except) ?? matches[0];
}

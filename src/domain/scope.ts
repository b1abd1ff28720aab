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

/** `bob 5 tokens`, `archon light`: somebody in the room by as many leading words as fit, and the words left over. */
export function splitPerson(
  context: RuleContext,
  { room, except, words }: { room: RoomId; except: EntityId; words: readonly string[] },
): { person: Person; rest: readonly string[] } | undefined {
  for (let length = words.length; length > 0; length -= 1) {
    const person = findPerson(context, { room, except, words: words.slice(0, length) });
    if (person !== undefined) return { person, rest: words.slice(length) };
  }
  return undefined;
}

/** The person in the room that the words mean; a talkative keeper goes before one of the crowd. */
export function findPerson(
  context: RuleContext,
  { room, except, words }: { room: RoomId; except: EntityId; words: readonly string[] },
): Person | undefined {
  const { facts, world } = context;
  const people: Person[] = [...facts.presentIn(room), ...facts.keepersIn(room), ...facts.crowdIn(room)];
  const matches = people.filter((person) => {
    if (person.id === except && words.length === 1 && SELF_WORDS.includes(words[0] as string)) return true;
    const known = person.kind === 'player' ? wordsOf(person.name) : (world.keepers[person.spec]?.words ?? []);
    return words.every((word) => known.includes(word));
  });
  return matches.find((person) => person.id !== except) ?? matches[0];
}

/** What players call themselves. */
export const SELF_WORDS: readonly string[] = ['me', 'myself', 'self'];

/** Said instead of a name for everything that there is. */
export function meansAll(words: readonly string[]): boolean {
  return words.length === 1 && ALL_WORDS.includes(words[0] as string);
}

const ALL_WORDS: readonly string[] = ['all', 'everything'];

/** Things that one `take all` or `drop all` moves. */
export const ALL_MAX = 50;

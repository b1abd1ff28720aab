/** What and whom a player can reach, and which person their words mean. */
import type { EntityId, RoomId } from '../kernel/ids.ts';
import type { KeeperFact, PlayerFact } from './entity.ts';
import { wordFor } from './find-items.ts';
import { means } from './noun-phrase.ts';
import type { RuleContext } from './rule.ts';
import { wordsOf } from './text-fold.ts';

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
  const matches = peopleIn(context, room).filter((person) => {
    if (person.id === except && meansSelf(context, words)) return true;
    const known = wordsForPerson(context, person);
    return words.every((word) => known.includes(word) || word === wordFor(person.id));
  });
  return matches.find((person) => person.id !== except) ?? matches[0];
}

export const peopleIn = ({ facts }: RuleContext, room: RoomId): readonly Person[] => [
  ...facts.presentIn(room),
  ...facts.keepersIn(room),
  ...facts.crowdIn(room),
];

export const wordsForPerson = ({ world }: RuleContext, person: Person): readonly string[] =>
  person.kind === 'player' ? wordsOf(person.name) : (world.keepers[person.spec]?.words ?? []);

/** The words are what players call themselves. */
export const meansSelf = ({ universe }: RuleContext, words: readonly string[]): boolean =>
  words.length === 1 && means(universe.lexicon, words[0] as string, 'self');

/** What and whom a player can reach, and which person their words mean. */
import type { EntityId, RoomId } from '../kernel/ids.ts';
import type { KeeperFact, PlayerFact } from './entity.ts';
import { wordFor } from './find-items.ts';
import { means } from './noun-phrase.ts';
import { type Refusal, type RuleContext, refuse } from './rule.ts';
import { personParam } from './sentence.ts';
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
  const matches = peopleIn(context, room).filter(
    (person) => (person.id === except && meansSelf(context, words)) || answersTo(context, person, words),
  );
  return matches.find((person) => person.id !== except) ?? matches[0];
}

/** The words are all the person's own. */
export function answersTo(context: RuleContext, person: Person, words: readonly string[]): boolean {
  const known = wordsForPerson(context, person);
  return words.every((word) => known.includes(word) || word === wordFor(person.id));
}

/** Asks which of those that answer to the words is meant, unless it is one alone; the crowd does not count. */
export function whichPerson(
  context: RuleContext,
  { room, except, words }: { room: RoomId; except: EntityId; words: readonly string[] },
): Refusal | undefined {
  const meant = peopleIn(context, room).filter(
    (person) =>
      person.id !== except &&
      !(person.kind === 'keeper' && person.crowd) &&
      answersTo(context, person, words),
  );
  if (words.length === 0 || meant.length < 2) return undefined;
  const items = { either: meant.map((person) => personParam(context.world.id, person)) };
  return {
    ...refuse('noun/ambiguous', { text: words.join(' '), items }),
    question: { words, choices: meant.map(({ id }) => id) },
  };
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

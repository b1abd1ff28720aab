/** Foreign games that take travellers: what the realms know of them, and how a player names one. */
import type { GameFact } from '../games/game.ts';
import { foldLetters } from '../text-fold.ts';

export type Destination = {
  readonly game: GameFact['id'];
  /** What its developer calls the realm. */
  readonly name: string;
  /** Which game of that id it is: the id may have been somebody else's before. */
  readonly generation: number;
  /** Control ticks after which a traveller is brought home, come what may. */
  readonly visit: number;
};

/** Undefined when it takes nobody, or is not to be counted on at the moment. */
export function destinationOf(game: GameFact): Destination | undefined {
  const { id, realm: name, generation, travellers = 'none', state } = game;
  if (travellers === 'none' || state === 'left' || state === 'suspended') return undefined;
  return { game: id, name, generation, visit: travellers.visit };
}

/** By its id, or by some words of its name. */
export function destinationNamed(
  destinations: readonly Destination[],
  words: readonly string[],
): Destination | undefined {
  const wanted = words.join(' ');
  const byId = destinations.find(({ game }) => wordsIn(game).join(' ') === wordsIn(wanted).join(' '));
  if (byId !== undefined || words.length === 0) return byId;
  return destinations.find(({ name }) => {
    const known = wordsIn(name);
    return wordsIn(wanted).every((word) => known.includes(word));
  });
}

const wordsIn = (text: string): string[] => foldLetters(text).match(/[a-z0-9ñ]+/g) ?? [];

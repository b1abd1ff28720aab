/** Which exit of a room a player's words mean when they name no direction. */
import type { ExitSpec } from './world-spec.ts';

/** What a door may be called, whatever it looks like. */
export const DOOR_WORDS: readonly string[] = ['door', 'doors', 'hatch', 'gate', 'stairs', 'lock'];

/** A portal by its own words, a neighbouring place by words of its id, a door as such; the first that fits. */
export function namedExit(exits: readonly ExitSpec[], words: readonly string[]): ExitSpec | undefined {
  const isAll = (known: readonly string[]) => words.every((word) => known.includes(word));
  return (
    exits.find((exit) => exit.portal !== undefined && isAll(exit.portal.words)) ??
    exits.find((exit) => exit.portal === undefined && isAll(exit.to.location.split('_'))) ??
    exits.find((exit) => exit.key !== undefined && isAll(DOOR_WORDS))
  );
}

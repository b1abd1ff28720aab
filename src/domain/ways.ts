/** Which exit of a room a player's words mean when they name no direction. */
import { holds } from './condition-holds.ts';
import type { PlayerFact } from './entity.ts';
import { means } from './noun-phrase.ts';
import { type Refusal, type RuleContext, refuse } from './rule.ts';
import type { ExitSpec } from './world-spec.ts';

/** Nothing that a condition keeps closed. */
export function isPassable(context: RuleContext, player: PlayerFact, { when }: ExitSpec): boolean {
  return when === undefined || holds(context, player, when);
}

/** A door that takes a key, or a chart, to be opened from this side. */
export const hasLock = ({ door }: ExitSpec): boolean =>
  door !== undefined && door.latch !== true && (door.key !== undefined || door.start === 'locked');

/** The exits that the player is aware of, in the order of content. */
export const exitsSeen = (
  context: RuleContext,
  player: PlayerFact,
  exits: readonly ExitSpec[],
): readonly ExitSpec[] =>
  exits.filter((exit) => exit.hidden === undefined || isPassable(context, player, exit));

/** A way's own words go before the engine's. */
export function blockedWay({ direction, blockedMessage }: ExitSpec): Refusal {
  return refuse('go/blocked', {
    direction,
    ...(blockedMessage === undefined ? {} : { message: { text: blockedMessage } }),
  });
}

/** A portal by its own words, a neighbouring place by words of its id and others, a door as such, one with a lock before others; the first that fits. */
export function namedExit(
  { universe }: RuleContext,
  exits: readonly ExitSpec[],
  words: readonly string[],
): ExitSpec | undefined {
  const isAll = (known: readonly string[]) => words.every((word) => known.includes(word));
  return (
    exits.find((exit) => exit.portal !== undefined && isAll(exit.portal.words)) ??
    exits.find(
      (exit) => exit.portal === undefined && isAll([...exit.to.location.split('_'), ...(exit.words ?? [])]),
    ) ??
    (words.every((word) => means(universe.lexicon, word, 'door'))
      ? (exits.find(hasLock) ?? exits.find(({ door }) => door !== undefined))
      : undefined)
  );
}

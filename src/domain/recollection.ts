/** What content may ask about a keeper's memory of a player, and what the keeper thinks of them altogether. */
import { type AcquaintanceFact, acquaintanceOf, OPINION_MAX, type PromiseStatus } from './acquaintance.ts';
import type { PlayerFact } from './entity.ts';
import { keeperId } from './named-keeper.ts';
import { reputationWith } from './reputation.ts';
import type { RuleContext } from './rule.ts';
import { worldMinutes } from './world-clock.ts';

export type MemoryQuestion =
  | { readonly about: 'opinion'; readonly atLeast: number }
  | { readonly about: 'meetings'; readonly atLeast: number }
  /** World hours since they last had to do with each other. */
  | { readonly about: 'hours apart'; readonly atLeast: number }
  | { readonly about: 'topic'; readonly topic: string }
  | { readonly about: 'promise'; readonly promise: string; readonly status: PromiseStatus }
  /** Seen with own eyes, or told. */
  | { readonly about: 'deed'; readonly deed: string }
  | { readonly about: 'gift'; readonly item: string };

/** So many points of reputation with the keeper's faction count as one of opinion. */
const REPUTATION_PER_OPINION = 10;

/** `keeper`: its specification. Nobody is kept in mind in another realm than the keeper's own. */
export function recalls(
  context: RuleContext,
  player: PlayerFact,
  { keeper, asks }: { readonly keeper: string; readonly asks: MemoryQuestion },
): boolean {
  const known = acquaintanceOf(context, { keeper: keeperId(keeper), player: player.id });
  switch (asks.about) {
    case 'opinion':
      return opinionOf(context, player, { keeper, known }) >= asks.atLeast;
    case 'meetings':
      return known.meetings >= asks.atLeast;
    case 'hours apart': {
      const minutes = worldMinutes(context.settings, context.tick) - known.seenMinute;
      return known.meetings > 0 && minutes >= asks.atLeast * 60;
    }
    case 'topic':
      return known.topic === asks.topic;
    case 'promise':
      return known.promises.some(({ promise, status }) => promise === asks.promise && status === asks.status);
    case 'deed':
      return known.deeds.some(({ deed }) => deed === asks.deed);
    case 'gift':
      return known.gifts.includes(asks.item);
  }
}

/** [-OPINION_MAX, OPINION_MAX]: the keeper's own, and what its people say. */
function opinionOf(
  { world }: RuleContext,
  player: PlayerFact,
  { keeper, known }: { readonly keeper: string; readonly known: AcquaintanceFact },
): number {
  const faction = world.keepers[keeper]?.faction;
  const score = faction === undefined ? 0 : reputationWith(player, faction);
  const hearsay =
    score < 0 ? -Math.floor(-score / REPUTATION_PER_OPINION) : Math.floor(score / REPUTATION_PER_OPINION);
  return Math.max(-OPINION_MAX, Math.min(OPINION_MAX, known.opinion + hearsay));
}

/** Answers a content condition for one player at one time. */
import { attributeOf, skillLevelOf } from './ability.ts';
import type { Condition, Standing } from './condition.ts';
import { STANDINGS } from './condition.ts';
import type { PlayerFact } from './entity.ts';
import { experienceOf } from './level.ts';
import { recalls } from './recollection.ts';
import { reputationWith, standingOf } from './reputation.ts';
import type { RuleContext } from './rule.ts';
import { worldTimeAt } from './world-clock.ts';

export function holds(context: RuleContext, player: PlayerFact, condition: Condition): boolean {
  switch (condition.type) {
    case 'flag':
      return player.flags.includes(condition.flag);
    case 'time':
      return worldTimeAt(context.settings, context.tick).phase === condition.phase;
    case 'has':
      return context.facts.holdsItem(player.id, condition.item);
    case 'visited':
      return hasVisited(player, condition.world);
    case 'standing':
      return standsAtLeast(context, player, condition);
    case 'skill':
      return skillLevelOf(player, condition.skill) >= condition.atLeast;
    case 'attribute':
      return attributeOf(context.universe.progress, player, condition.attribute) >= condition.atLeast;
    case 'level':
      return player.experience >= experienceOf(condition.atLeast);
    case 'memory':
      return recalls(context, player, condition);
    case 'not':
      return !holds(context, player, condition.condition);
    case 'all':
      return condition.conditions.every((part) => holds(context, player, part));
    case 'any':
      return condition.conditions.some((part) => holds(context, player, part));
  }
}

export const hasVisited = (player: PlayerFact, world: string): boolean => {
  const start = `${world}/`;
  return player.visitedPlaces.some((place) => place.startsWith(start));
};

export function standsAtLeast(
  { universe }: RuleContext,
  player: PlayerFact,
  { faction, atLeast }: { readonly faction: string; readonly atLeast: Standing },
): boolean {
  const standing = standingOf(universe.standings, reputationWith(player, faction));
  return STANDINGS.indexOf(standing) >= STANDINGS.indexOf(atLeast);
}

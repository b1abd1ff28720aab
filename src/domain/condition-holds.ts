/** Answers a content condition for one player at one time. */
import type { Condition, Standing } from './condition.ts';
import { STANDINGS } from './condition.ts';
import type { PlayerFact } from './entity.ts';
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
      return context.facts.itemsIn(player.id).some((item) => item.spec === condition.item);
    case 'visited':
      return player.visitedPlaces.some((place) => place.startsWith(`${condition.world}/`));
    case 'standing':
      return isAtLeast(
        standingOf(context.universe.standings, reputationWith(player, condition.faction)),
        condition.atLeast,
      );
    case 'not':
      return !holds(context, player, condition.condition);
    case 'all':
      return condition.conditions.every((part) => holds(context, player, part));
    case 'any':
      return condition.conditions.some((part) => holds(context, player, part));
  }
}

function isAtLeast(standing: Standing, floor: Standing): boolean {
  return STANDINGS.indexOf(standing) >= STANDINGS.indexOf(floor);
}

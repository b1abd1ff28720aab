/** Answers a content condition, for one player or for the world alone, at one time. */
import { entityId, type PlayerId } from '../kernel/ids.ts';
import { attributeOf, skillLevelOf } from './ability.ts';
import { dateOf, dayAt, holidaysOn, weekdayOf } from './calendar.ts';
import type { Condition, Standing, WorldlyType } from './condition.ts';
import { STANDINGS } from './condition.ts';
import type { PlayerFact } from './entity.ts';
import { eventFlag } from './event-flag.ts';
import type { ReadonlyFacts } from './facts.ts';
import { lampIn } from './lamp.ts';
import { experienceOf } from './level.ts';
import { inSight } from './reach.ts';
import { recalls } from './recollection.ts';
import { reputationWith, standingOf } from './reputation.ts';
import type { RuleContext } from './rule.ts';
import { seasonAt, tideAt, weatherAt } from './sky.ts';
import { questStatus } from './story.ts';
import { isBetweenHours, minuteOfDay, worldTimeAt } from './world-clock.ts';

/** What asks about a player does not hold where there is none. */
export function holds(context: RuleContext, player: PlayerFact | undefined, condition: Condition): boolean {
  switch (condition.type) {
    case 'not':
      return !holds(context, player, condition.condition);
    case 'all':
      return condition.conditions.every((part) => holds(context, player, part));
    case 'any':
      return condition.conditions.some((part) => holds(context, player, part));
    case 'time':
    case 'season':
    case 'weather':
    case 'tide':
    case 'hour':
    case 'weekday':
    case 'date':
    case 'holiday':
    case 'realm flag':
    case 'event':
      return holdsInWorld(context, condition);
    default:
      return player !== undefined && holdsForPlayer(context, player, condition);
  }
}

type About<Types extends Condition['type']> = Extract<Condition, { type: Types }>;

function holdsInWorld(context: RuleContext, condition: About<WorldlyType>): boolean {
  const { settings, tick, universe, world } = context;
  const day = () => dayAt(settings, tick);
  switch (condition.type) {
    case 'time':
      return worldTimeAt(settings, tick).phase === condition.phase;
    case 'season':
      return seasonAt(settings, tick) === condition.season;
    case 'weather':
      return weatherAt(context) === condition.weather;
    case 'tide':
      return tideAt(settings, tick) === condition.tide;
    case 'hour':
      return isBetweenHours(minuteOfDay(settings, tick), condition);
    case 'weekday':
      return weekdayOf(universe.calendar, day()) === condition.weekday;
    case 'date': {
      const date = dateOf(universe.calendar, day());
      return date?.month === condition.month && date.dayOfMonth === condition.day;
    }
    case 'holiday':
      return holidaysOn(universe.calendar, world.id, day()).some(({ id }) => id === condition.holiday);
    case 'realm flag':
      return realmHasFlag(context, condition.flag);
    case 'event':
      return realmHasFlag(context, eventFlag(condition.event));
  }
}

function holdsForPlayer(
  context: RuleContext,
  player: PlayerFact,
  condition: About<Exclude<Condition['type'], WorldlyType | 'not' | 'all' | 'any'>>,
): boolean {
  switch (condition.type) {
    case 'flag':
      return player.flags.includes(condition.flag);
    case 'has':
      return context.facts.holdsItem(player.id, condition.item);
    case 'visited':
      return hasVisited(player, condition.world);
    case 'been':
      return player.visitedPlaces.includes(condition.place);
    case 'met':
      return player.met.includes(condition.keeper);
    case 'lore':
      return player.lore.includes(condition.lore);
    case 'standing':
      return standsAtLeast(context, player, condition);
    case 'quest':
      return questStatus(context.facts, condition.quest, player.id) === condition.status;
    case 'skill':
      return skillLevelOf(player, condition.skill) >= condition.atLeast;
    case 'attribute':
      return attributeOf(context.universe.progress, player, condition.attribute) >= condition.atLeast;
    case 'memory':
      return recalls(context, player, condition);
    case 'light':
      return lampIn(context, player.place);
    case 'wears':
      return wears(context.facts, player.id, condition.item);
    case 'open':
      return [...inSight(context, player.place), ...inSight(context, player.id)].some(
        ({ spec, lid }) => lid === 'open' && spec === condition.item,
      );
    case 'level':
      return player.experience >= experienceOf(condition.atLeast);
  }
}

/** Also before the realm has begun, when nothing is remembered. */
export function realmHasFlag({ facts, realm }: Pick<RuleContext, 'facts' | 'realm'>, flag: string) {
  const record = facts.get(entityId('realm', realm));
  return record?.kind === 'realm' && record.flags.includes(flag);
}

export const wears = (facts: ReadonlyFacts, player: PlayerId, item: string): boolean =>
  facts.itemsIn(player).some(({ spec, worn }) => worn === true && spec === item);

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

/**
 * Facets: the things of a world that content can ask about and change, as names such as `flag:key_given`. Which of them a
 * guard, a condition, an action or a consequence is about.
 */
import type { Condition } from '../../domain/condition.ts';
import type { Consequence } from '../../domain/consequence.ts';
import { eventFlag } from '../../domain/event-flag.ts';
import { GUARDS, type GuardName } from '../../domain/vocabulary/guards.ts';
import type { ParamTypes } from '../../domain/vocabulary/param-type.ts';
import type { FactName } from '../../domain/vocabulary/vocabulary-entry.ts';
import type { Named } from './chart-parts.ts';
import { facetsOfCitizenAction, facetsOfCitizenGuard } from './citizen-facets.ts';
import {
  facetOfQuestion,
  facetsOfChange,
  facetsOfMemoryAction,
  facetsOfMemoryGuard,
} from './memory-facets.ts';

export type Facet = string;

/** Ids of keepers that a chart is about. */
export type Owners = readonly string[];

const params = ({ params: given }: Named) => given as Readonly<Record<string, string>>;

export function facetsOfGuard(guard: Named, owners: Owners): readonly Facet[] {
  const { keeper, item, flag, faction, quest, world, location, direction, skill, attribute, event, lore } =
    params(guard);
  switch (guard.name as GuardName) {
    case 'hour is between':
      return ['hour'];
    case 'season is':
      return ['season'];
    case 'tide is':
      return ['tide'];
    case 'weekday is':
    case 'date is':
    case 'holiday is':
      return ['calendar'];
    case 'player has been to':
      return [`been:${location}`];
    case 'player met':
      return [`met:${keeper}`];
    case 'player knows lore':
      return [`lore:${lore}`];
    case 'realm has flag':
      return [`realm:${flag}`];
    case 'event is on':
      return [`realm:${eventFlag(`${event}`)}`];
    case 'is elsewhere':
      return owners.map((owner) => `keeper:${owner}`);
    case 'thing is':
      return [`item:${item}`, `handed:${item}`];
    case 'listener is':
      return [`keeper:${keeper}`];
    default:
      return (
        facetsOfMemoryGuard(guard, owners) ??
        facetsOfCitizenGuard(guard, owners) ??
        readsOf(guard.name).flatMap((fact): readonly Facet[] => {
          switch (fact) {
            case 'keeper.place':
              return [...owners, ...(keeper === undefined ? [] : [keeper])].map((id) => `keeper:${id}`);
            case 'keeper.greeted':
              return owners.map((owner) => `greeted:${owner}`);
            case 'player.met':
              return owners.map((owner) => `met:${owner}`);
            case 'player.flags':
              return [`flag:${flag}`];
            case 'player.visitedPlaces':
              return [`visited:${world}`];
            case 'player.reputation':
              return [`standing:${faction}`];
            case 'player.tokens':
              return ['tokens'];
            case 'player.experience':
              return ['experience'];
            case 'player.practice':
              return [`skill:${skill}`];
            case 'player.attributes':
              return [`attribute:${attribute}`];
            case 'item.place':
              return [`item:${item}`];
            case 'item.lid':
              return [`lid:${item}`];
            case 'item.flame':
              return [`flame:${item}`];
            case 'item.worn':
              return [`worn:${item}`];
            case 'door.state':
              return [`door:${location}/${direction}`];
            case 'quest.status':
              return [`quest:${quest}`];
            case 'clock':
              return ['phase'];
            case 'weather':
              return ['weather'];
            default:
              return [];
          }
        })
      );
  }
}

const readsOf = (guard: string): readonly FactName[] =>
  (GUARDS as Readonly<Record<string, { readonly reads: readonly FactName[]; readonly params: ParamTypes }>>)[
    guard
  ]?.reads ?? [];

export function facetsOfCondition(condition: Condition | undefined): readonly Facet[] {
  switch (condition?.type) {
    case undefined:
      return [];
    case 'flag':
      return [`flag:${condition.flag}`];
    case 'time':
      return ['phase'];
    case 'has':
      return [`item:${condition.item}`];
    case 'visited':
      return [`visited:${condition.world}`];
    case 'standing':
      return [`standing:${condition.faction}`];
    case 'skill':
      return [`skill:${condition.skill}`];
    case 'attribute':
      return [`attribute:${condition.attribute}`];
    case 'lore':
      return [`lore:${nameIn(condition.lore)}`];
    case 'been':
      return [`been:${nameIn(condition.place)}`];
    case 'met':
      return [`met:${nameIn(condition.keeper)}`];
    case 'quest':
      return [`quest:${condition.quest}`];
    case 'level':
      return ['experience'];
    case 'memory':
      return [facetOfQuestion(condition.keeper, condition.asks)];
    case 'season':
    case 'weather':
    case 'tide':
    case 'hour':
      return [condition.type];
    case 'weekday':
    case 'date':
    case 'holiday':
      return ['calendar'];
    case 'realm flag':
      return [`realm:${condition.flag}`];
    case 'event':
      return [`realm:${eventFlag(condition.event)}`];
    case 'light':
      return ['light'];
    case 'wears':
      return [`worn:${condition.item}`, `item:${condition.item}`];
    case 'open':
      return [`lid:${condition.item}`, `item:${condition.item}`];
    case 'not':
      return facetsOfCondition(condition.condition);
    case 'all':
    case 'any':
      return condition.conditions.flatMap(facetsOfCondition);
  }
}

/** Of `world/name`. */
const nameIn = (place: string): string => place.slice(place.indexOf('/') + 1);

/** Only of what has to be so: what must not be so is mostly not so at the beginning. */
export function facetsWanted(condition: Condition | undefined): readonly Facet[] {
  if (condition?.type === 'not') return [];
  if (condition?.type === 'all' || condition?.type === 'any')
    return condition.conditions.flatMap(facetsWanted);
  return facetsOfCondition(condition);
}

export function facetsOfConsequence(consequence: Consequence): readonly Facet[] {
  switch (consequence.type) {
    case 'memory':
      return facetsOfChange(consequence.keeper, consequence.change);
    case 'set flag':
      return [`flag:${consequence.flag}`];
    case 'adjust reputation':
      return [`standing:${consequence.faction}`];
    case 'give item':
      return [`item:${consequence.item}`];
    case 'award tokens':
      return ['tokens'];
    case 'award experience':
      return ['experience'];
    case 'award practice':
      return [`skill:${consequence.skill}`];
    case 'start quest':
      return [`quest:${consequence.quest}`, `start:${consequence.quest}`];
  }
}

/** What an action of a chart may change; empty for what only shows. */
export function facetsOfAction(action: Named, owners: Owners): readonly Facet[] {
  const { flag, faction, item, quest, dialogue, message, location, direction, skill, event, lore } =
    params(action);
  switch (action.name) {
    case 'set flag':
    case 'clear flag':
      return [`flag:${flag}`];
    case 'set realm flag':
    case 'clear realm flag':
      return [`realm:${flag}`];
    case 'begin event':
    case 'end event':
      return [`realm:${eventFlag(`${event}`)}`];
    case 'adjust reputation':
      return [`standing:${faction}`];
    case 'award experience':
      return ['experience'];
    case 'learn lore':
      return ['experience', `lore:${lore}`];
    case 'award tokens':
      return ['tokens'];
    case 'award practice':
      return [`skill:${skill}`];
    case 'give item':
    case 'take item':
    case 'spawn':
    case 'despawn':
      return [`item:${item}`];
    case 'start quest':
      return [`quest:${quest}`, `start:${quest}`];
    case 'complete quest':
    case 'fail quest':
      return [`quest:${quest}`];
    case 'advance quest':
    case 'send to keeper':
    case 'emit to realm':
    case 'emit across realms':
      return [`message:${message}`];
    case 'start dialogue':
      return [`start:${dialogue}`];
    case 'open door':
    case 'lock door':
      return [`door:${location}/${direction}`];
    case 'greet':
      return owners.flatMap((owner) => [`met:${owner}`, `flag:met_${owner}`, `meetings:${owner}`]);
    case 'remember greeting':
    case 'forget greetings':
      return owners.map((owner) => `greeted:${owner}`);
    case 'answer':
      return owners.map((owner) => `answers:${owner}`);
    case 'thank':
    case 'hand back':
      return owners.map((owner) => `thanks:${owner}`);
    case 'move toward':
    case 'follow':
    case 'lead':
      return owners.map((owner) => `keeper:${owner}`);
    default:
      return facetsOfMemoryAction(action, owners) ?? facetsOfCitizenAction(action, owners) ?? [];
  }
}

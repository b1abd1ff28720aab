/**
 * The answers to the guards of charts: pure questions to the facts, and to what the chart remembers. A guard without an
 * answer here does not compile.
 */
import { entityId, locationOf, roomId } from '../../kernel/ids.ts';
import { attributeOf, chanceOf, skillLevelOf } from '../ability.ts';
import { hasVisited, holds, realmHasFlag, standsAtLeast, wears } from '../condition-holds.ts';
import { isLit } from '../flame.ts';
import { postOf } from '../keeper-post.ts';
import { experienceOf } from '../level.ts';
import { namedKeeper } from '../named-keeper.ts';
import type { RuleContext } from '../rule.ts';
import { seasonAt, tideAt, weatherAt } from '../sky.ts';
import { questStatus } from '../story.ts';
import { wordsOf } from '../text-fold.ts';
import { isBetweenHours, minuteOfDay, phaseAt } from '../world-clock.ts';
import { isSeenAtHand, keeperAtHand, playerAtHand } from './at-hand.ts';
import type { GuardName, GuardParams } from './guards.ts';
import { CITIZEN_GUARD_RULES } from './citizen-guard-rules.ts';
import { MEMORY_GUARD_RULES } from './memory-guard-rules.ts';
import type { Moment } from './moment.ts';

type GuardRule<Name extends GuardName> = (
  context: RuleContext,
  moment: Moment,
  params: GuardParams<Name>,
) => boolean;

/** A guard about somebody or something that is not there is false. */
export const GUARD_RULES: { readonly [Name in GuardName]: GuardRule<Name> } = {
  'has audience': (context, moment) => {
    const keeper = keeperAtHand(context, moment);
    return keeper !== undefined && context.facts.hasPresent(keeper.place);
  },
  'is with': (context, moment, { keeper: spec }) => {
    const keeper = keeperAtHand(context, moment);
    return keeper !== undefined && namedKeeper(context.facts, spec)?.place === keeper.place;
  },
  'keeper is at': ({ facts }, _, { keeper: spec, location }) => {
    const keeper = namedKeeper(facts, spec);
    return keeper !== undefined && locationOf(keeper.place) === location;
  },
  'player is here': (context, moment) => {
    const player = playerAtHand(context, moment);
    return player?.present === true && player.place === keeperAtHand(context, moment)?.place;
  },
  'player is at': (context, moment, { location }) => {
    const player = playerAtHand(context, moment);
    return player !== undefined && locationOf(player.place) === location;
  },
  'met before': (context, moment) => {
    const keeper = keeperAtHand(context, moment);
    const player = playerAtHand(context, moment);
    if (keeper === undefined || player === undefined) return false;
    return player.met.includes(`${context.world.id}/${keeper.spec}`);
  },
  'greeted lately': (context, moment) => {
    const { player } = moment;
    return player !== undefined && keeperAtHand(context, moment)?.greeted.includes(player) === true;
  },
  'player has flag': (context, moment, { flag }) =>
    playerAtHand(context, moment)?.flags.includes(flag) === true,
  'player visited': (context, moment, { world }) => {
    const player = playerAtHand(context, moment);
    return player !== undefined && hasVisited(player, world);
  },
  'player has been to': (context, moment, { location }) =>
    playerAtHand(context, moment)?.visitedPlaces.includes(`${context.world.id}/${location}`) === true,
  'player met': (context, moment, { keeper }) =>
    playerAtHand(context, moment)?.met.includes(`${context.world.id}/${keeper}`) === true,
  'player knows lore': (context, moment, { lore }) =>
    playerAtHand(context, moment)?.lore.includes(`${context.world.id}/${lore}`) === true,
  'standing at least': (context, moment, { faction, standing }) => {
    const player = playerAtHand(context, moment);
    return player !== undefined && standsAtLeast(context, player, { faction, atLeast: standing });
  },
  'level at least': (context, moment, { level }) => {
    const player = playerAtHand(context, moment);
    return player !== undefined && player.experience >= experienceOf(level);
  },
  'skill at least': (context, moment, { skill, level }) => {
    const player = playerAtHand(context, moment);
    return player !== undefined && skillLevelOf(player, skill) >= level;
  },
  'attribute at least': (context, moment, { attribute, amount }) => {
    const player = playerAtHand(context, moment);
    return player !== undefined && attributeOf(context.universe.progress, player, attribute) >= amount;
  },
  /** One throw a player, skill and tick, whoever asks. */
  'skill check': (context, moment, attempt) => {
    const player = playerAtHand(context, moment);
    if (player === undefined) return false;
    return context
      .random(player.id, `skill check ${attempt.skill}`)
      .chance(chanceOf(context.universe.progress, player, attempt));
  },
  ...MEMORY_GUARD_RULES,
  ...CITIZEN_GUARD_RULES,
  'asked about': (_, { words }, { word }) => words !== undefined && hasWords(words, word),
  'listener is': ({ facts }, { listener }, { keeper: spec }) =>
    listener !== undefined && facts.keeper(listener)?.spec === spec,
  'is elsewhere': (context, moment) => {
    const keeper = keeperAtHand(context, moment);
    const post = keeper === undefined ? undefined : postOf(context, keeper);
    return keeper !== undefined && post !== undefined && post !== locationOf(keeper.place);
  },
  'is at': (context, moment, { location }) => {
    const keeper = keeperAtHand(context, moment);
    return keeper !== undefined && locationOf(keeper.place) === location;
  },
  'door is open': ({ facts }, _, { location, direction }) => {
    const door = facts.get(entityId('door', `${location}/${direction}`));
    return door?.kind === 'door' && door.state === 'open';
  },
  'player has': (context, moment, { item }) => {
    const player = playerAtHand(context, moment);
    return player !== undefined && context.facts.holdsItem(player.id, item);
  },
  carries: ({ facts }, { keeper }, { item }) => keeper !== undefined && facts.holdsItem(keeper, item),
  'item is at': ({ facts }, _, { item, location }) => facts.holdsItem(roomId(location), item),
  'item is open': (context, moment, sought) =>
    isSeenAtHand(context, moment, { ...sought, isSo: ({ lid }) => lid === 'open' }),
  'item is lit': (context, moment, sought) => isSeenAtHand(context, moment, { ...sought, isSo: isLit }),
  'item is worn': (context, moment, { item }) => {
    const player = playerAtHand(context, moment);
    return player !== undefined && wears(context.facts, player.id, item);
  },
  'thing is': ({ facts }, { item }, { item: spec }) => item !== undefined && facts.item(item)?.spec === spec,
  'player has tokens': (context, moment, { amount }) => {
    const player = playerAtHand(context, moment);
    return player !== undefined && player.tokens >= amount;
  },
  'quest is': (context, moment, { quest, status }) => {
    const player = playerAtHand(context, moment);
    return player !== undefined && questStatus(context.facts, quest, player.id) === status;
  },
  'time is': ({ settings, tick }, _, { phase }) =>
    phaseAt(settings.clock, minuteOfDay(settings, tick)) === phase,
  'hour is between': ({ settings, tick }, _, hours) => isBetweenHours(minuteOfDay(settings, tick), hours),
  'weekday is': (context, _, { weekday }) => holds(context, undefined, { type: 'weekday', weekday }),
  'date is': (context, _, { month, day }) => holds(context, undefined, { type: 'date', month, day }),
  'holiday is': (context, _, { holiday }) => holds(context, undefined, { type: 'holiday', holiday }),
  'realm has flag': (context, _, { flag }) => realmHasFlag(context, flag),
  'event is on': (context, _, { event }) => holds(context, undefined, { type: 'event', event }),
  'season is': ({ settings, tick }, _, { season }) => seasonAt(settings, tick) === season,
  'weather is': (context, _, { weather }) => weatherAt(context) === weather,
  'tide is': ({ settings, tick }, _, { tide }) => tideAt(settings, tick) === tide,
  /** All chances that an actor asks about in one tick are one throw: 30, then 60, then nothing are 30 : 30 : 40. */
  chance: (context, { self }, { percent }) => context.random(self, 'chart chance').below(100) < percent,
  'counted at least': (_, { memory }, { field, count }) => {
    const counted = memory[field];
    return typeof counted === 'number' && counted >= count;
  },
  remembers: (_, { memory }, { field }) => memory[field] === true,
  'remembers text': (_, { memory }, { field, text }) => memory[field] === text,
};

/** All words of `wanted`, in any order. */
function hasWords(words: readonly string[], wanted: string): boolean {
  const parts = wordsOf(wanted);
  if (parts.length === 0) return false;
  const said = wordsOf(words.join(' '));
  return parts.every((part) => said.includes(part));
}

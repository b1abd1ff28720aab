/**
 * The answers to the guards of a keeper's chart: pure questions to the facts, and to what the chart remembers. A guard
 * without an answer here does not compile.
 */
import { type EntityId, locationOf, type PlayerId, roomId } from '../../kernel/ids.ts';
import type { ChartContext } from '../chart.ts';
import type { Condition } from '../condition.ts';
import { holds } from '../condition-holds.ts';
import type { KeeperFact, PlayerFact } from '../entity.ts';
import { postOf } from '../keeper-post.ts';
import type { RuleContext } from '../rule.ts';
import { wordsOf } from '../text-fold.ts';
import { worldTimeAt } from '../world-clock.ts';
import type { KeeperGuardName, KeeperGuardParams } from './keeper-guards.ts';

/** Who asks, and what brought the question up. */
export type KeeperMoment = {
  readonly keeper: EntityId;
  /** What the event at hand brought along. */
  readonly player?: PlayerId;
  readonly words?: readonly string[];
  readonly item?: EntityId;
  /** The chart's own context. */
  readonly memory: ChartContext;
  /** Whom the keeper greeted lately. */
  readonly greeted: readonly PlayerId[];
};

type GuardRule<Name extends KeeperGuardName> = (
  context: RuleContext,
  moment: KeeperMoment,
  params: KeeperGuardParams<Name>,
) => boolean;

/** A guard about somebody or something that is not there is false. */
export const KEEPER_GUARD_RULES: { readonly [Name in KeeperGuardName]: GuardRule<Name> } = {
  'has audience': (context, moment) =>
    ofKeeper(context, moment, (keeper) => context.facts.hasPresent(keeper.place)),
  'is with': (context, moment, { keeper: other }) =>
    ofKeeper(context, moment, (keeper) =>
      context.facts.keepersIn(keeper.place).some(({ spec }) => spec === other),
    ),
  'met before': (context, moment) =>
    ofKeeper(context, moment, (keeper) =>
      ofPlayer(context, moment, (player) => player.met.includes(`${context.world.id}/${keeper.spec}`)),
    ),
  'greeted lately': (_, { player, greeted }) => player !== undefined && greeted.includes(player),
  'asked about': (_, { words = [] }, { word }) => {
    const asked = words.flatMap(wordsOf);
    const wanted = wordsOf(word);
    return wanted.length > 0 && wanted.every((part) => asked.includes(part));
  },
  'player has flag': (context, moment, { flag }) => suits(context, moment, { type: 'flag', flag }),
  'player visited': (context, moment, { world }) => suits(context, moment, { type: 'visited', world }),
  'standing at least': (context, moment, { faction, standing }) =>
    suits(context, moment, { type: 'standing', faction, atLeast: standing }),
  'is elsewhere': (context, moment) =>
    ofKeeper(context, moment, (keeper) => {
      const post = postOf(context, keeper);
      return post !== undefined && post !== locationOf(keeper.place);
    }),
  'is at': (context, moment, { location }) =>
    ofKeeper(context, moment, (keeper) => locationOf(keeper.place) === location),
  'player has': (context, moment, { item }) => suits(context, moment, { type: 'has', item }),
  carries: (context, { keeper }, { item }) => context.facts.itemsIn(keeper).some(({ spec }) => spec === item),
  'item is at': (context, _, { item, location }) =>
    context.facts.itemsIn(roomId(location)).some(({ spec }) => spec === item),
  'was given': (context, { item }, { item: wanted }) =>
    item !== undefined && context.facts.item(item)?.spec === wanted,
  'player has tokens': (context, moment, { amount }) =>
    ofPlayer(context, moment, ({ tokens }) => tokens >= amount),
  'time is': (context, _, { phase }) => worldTimeAt(context.settings, context.tick).phase === phase,
  'hour is between': (context, _, { from, to }) => {
    const { minute } = worldTimeAt(context.settings, context.tick);
    const [start, end] = [from * 60, to * 60];
    return start < end ? minute >= start && minute < end : minute >= start || minute < end;
  },
  /** All chances that a keeper asks about in one tick are one throw: 30, then 60, then nothing are 30 : 30 : 40. */
  chance: (context, { keeper }, { percent }) => context.random(keeper, 'chart chance').below(100) < percent,
  'counted at least': (_, { memory }, { field, count }) => {
    const counted = memory[field];
    return typeof counted === 'number' && counted >= count;
  },
  remembers: (_, { memory }, { field }) => memory[field] === true,
  'remembers text': (_, { memory }, { field, text }) => memory[field] === text,
};

function ofKeeper(
  { facts }: RuleContext,
  { keeper: id }: KeeperMoment,
  question: (keeper: KeeperFact) => boolean,
): boolean {
  const keeper = facts.keeper(id);
  return keeper !== undefined && question(keeper);
}

function ofPlayer(
  { facts }: RuleContext,
  { player: id }: KeeperMoment,
  question: (player: PlayerFact) => boolean,
): boolean {
  const player = id === undefined ? undefined : facts.player(id);
  return player !== undefined && question(player);
}

function suits(context: RuleContext, moment: KeeperMoment, condition: Condition): boolean {
  return ofPlayer(context, moment, (player) => holds(context, player, condition));
}

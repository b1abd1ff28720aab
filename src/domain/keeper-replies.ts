/** What content has a keeper say to a player who comes, asks or gives, and what comes of it. */
import type { EntityId } from '../kernel/ids.ts';
import {
  type AcquaintanceFact,
  acquaintanceOf,
  metAgain,
  remembered,
  withChange,
  withGift,
  withTopic,
} from './acquaintance.ts';
import { holds } from './condition-holds.ts';
import { applyConsequences } from './consequences.ts';
import { type Encounter, encounterOf, type Pair } from './encounter.ts';
import type { Entity, ItemFact, KeeperFact, PlayerFact } from './entity.ts';
import { giftOf } from './gift.ts';
import { voiced } from './narration.ts';
import { moved } from './reach.ts';
import { type Approval, approve, type RuleContext } from './rule.ts';
import { itemParam, keeperParam } from './sentence.ts';
import { withMember } from './sorted-set.ts';
import { type Spoken, spokenTo } from './spoken-line.ts';
import { wordsOf } from './text-fold.ts';
import type { KeeperSpec, LineSpec, ReplySpec, TopicSpec } from './world-spec.ts';

export function greetPlayer(context: RuleContext, pair: Pair): Approval {
  const met = encounterOf(context, pair);
  if (met?.spec.greeting === undefined) return approve({});
  const { player, spec } = met;
  const known = player.met.includes(`${context.world.id}/${spec.id}`);
  const recalled = met.spec.greeting.recalls?.find(({ when }) => holds(context, player, when));
  const { first, again } = met.spec.greeting;
  const changes = known ? (recalled?.changes ?? []) : [];
  const greeting = changes.reduce(
    (acquaintance, change) => withChange(context, acquaintance, change),
    metAgain(context, memoryOf(context, met)),
  );
  const acquainted: PlayerFact = {
    ...player,
    met: withMember(player.met, `${context.world.id}/${spec.id}`),
    flags: withMember(player.flags, `met_${spec.id}`),
  };
  const listener = { keeper: met.keeper, player, acquaintance: greeting };
  const wanted = known ? [...(recalled === undefined ? [] : [recalled.line]), again] : [first];
  const spoken = firstSpoken(context, listener, wanted);
  const memory = remembered(context, spoken?.acquaintance ?? greeting);
  const voice = voiced(context, met, spoken);
  return approve({
    ...voice,
    changes: [...(known ? [] : [acquainted]), ...memory.changes, ...voice.changes],
    removals: memory.removals,
  });
}

/** The first of them that there is something to say of. */
function firstSpoken(
  context: RuleContext,
  listener: Parameters<typeof spokenTo>[1],
  lines: readonly LineSpec[],
): Spoken | undefined {
  for (const line of lines) {
    const spoken = spokenTo(context, listener, line);
    if (spoken !== undefined) return spoken;
  }
  return undefined;
}

/** What the keeper keeps in mind of the player. */
const memoryOf = (context: RuleContext, { keeper, player }: Pick<Encounter, 'keeper' | 'player'>) =>
  acquaintanceOf(context, { keeper: keeper.id, player: player.id });

export function answerPlayer(context: RuleContext, pair: Pair, words: readonly string[]): Approval {
  const met = encounterOf(context, pair);
  if (met === undefined) return approve({});
  const { player, spec } = met;
  const topic = topicOf(spec, tellingOf(context, words.flatMap(wordsOf)));
  const reply = topic?.replies.find(({ when }) => when === undefined || holds(context, player, when));
  const listening = metAgain(context, memoryOf(context, met));
  if (topic !== undefined && reply !== undefined)
    return replied(context, met, { reply, acquaintance: withTopic(listening, topic.id) });
  const lines = [spec.puzzled, spec.greeting?.again].filter((line) => line !== undefined);
  const spoken = firstSpoken(context, { keeper: met.keeper, player, acquaintance: listening }, lines);
  const memory = remembered(context, spoken?.acquaintance ?? listening);
  const voice = voiced(context, met, spoken);
  return approve({ ...memory, ...voice, changes: [...memory.changes, ...voice.changes] });
}

/** Without articles, unless there is nothing else: in Spanish `el` is one, and `él` is somebody. */
function tellingOf({ universe }: RuleContext, words: readonly string[]): readonly string[] {
  const telling = words.filter((word) => !universe.lexicon.articles.includes(word));
  return telling.length === 0 ? words : telling;
}

/** The topic that most of the words belong to; of several, the one that content names first. */
function topicOf({ topics }: KeeperSpec, words: readonly string[]): TopicSpec | undefined {
  let best: TopicSpec | undefined;
  let most = 0;
  for (const topic of topics) {
    const count = words.filter((word) => topic.words.includes(word)).length;
    if (count > most) [best, most] = [topic, count];
  }
  return best;
}

type Handover = { readonly keeper: KeeperFact; readonly player: PlayerFact; readonly item: ItemFact };

/** What is in the keeper's hands and came from the player; wherever they are by now, so that nothing gets lost. */
export function handoverOf(
  { facts }: RuleContext,
  pair: Pair & { readonly item?: EntityId | undefined },
): Handover | undefined {
  const keeper = pair.keeper === undefined ? undefined : facts.keeper(pair.keeper);
  const player = pair.player === undefined ? undefined : facts.player(pair.player);
  const item = pair.item === undefined ? undefined : facts.item(pair.item);
  if (keeper === undefined || player === undefined || item?.place !== keeper.id) return undefined;
  return { keeper, player, item };
}

export function handBack({ world }: RuleContext, { keeper, player, item }: Handover): Approval {
  const params = { keeper: keeperParam(world.id, keeper), item: itemParam(item), target: player.name };
  return approve({
    changes: [moved(item, player.id)],
    happenings: [
      { type: 'keeper.returned', actor: keeper.id, target: player.id, room: keeper.place, params },
    ],
  });
}

/** What was wanted while it was still in the player's hands may not be any more, and goes back. */
export function thankPlayer(context: RuleContext, handover: Handover): Approval {
  const gift = giftOf(context, handover);
  if (gift === undefined) return handBack(context, handover);
  const receiving = metAgain(context, memoryOf(context, handover));
  const acquaintance = gift.returns ? receiving : withGift(context, receiving, gift.item);
  const answer = replied(context, handover, { reply: gift, acquaintance });
  if (!gift.returns) return answer;
  const back = handBack(context, handover);
  return {
    ...answer,
    changes: [...answer.changes, ...back.changes],
    happenings: [...answer.happenings, ...back.happenings],
  };
}

/** The line, and its consequences unless they are for once only and have happened. */
function replied(
  context: RuleContext,
  { keeper, player }: Pick<Encounter, 'keeper' | 'player'>,
  { reply, acquaintance: known }: { readonly reply: ReplySpec; readonly acquaintance: AcquaintanceFact },
): Approval {
  const spoken = spokenTo(context, { keeper, player, acquaintance: known }, reply.line);
  const voice = voiced(context, { keeper, player }, spoken);
  const acquaintance = spoken?.acquaintance ?? known;
  if (reply.onceFlag !== undefined && player.flags.includes(reply.onceFlag)) {
    const { changes, removals } = remembered(context, acquaintance);
    return approve({ ...voice, changes: [...changes, ...voice.changes], removals });
  }
  const marked: PlayerFact =
    reply.onceFlag === undefined ? player : { ...player, flags: withMember(player.flags, reply.onceFlag) };
  const outcome = applyConsequences(context, { player: marked, keeper, acquaintance }, reply.consequences);
  const memory = remembered(context, outcome.acquaintance);
  const others = outcome.changes.filter((change) => change.id !== player.id);
  const own: Entity[] = outcome.player === player ? others : [outcome.player, ...others];
  const changes = [...own, ...memory.changes, ...voice.changes];
  const { removals } = memory;
  return approve({
    changes,
    removals,
    happenings: [...voice.happenings, ...outcome.happenings],
    demands: [...voice.demands, ...outcome.demands],
  });
}

/** keeper.greet, keeper.answer and keeper.thank: what a keeper says to a player and what comes of it. */
import type { PlayerId } from '../../kernel/ids.ts';
import { holds } from '../condition-holds.ts';
import { applyConsequences } from '../consequences.ts';
import type { Entity, KeeperFact, PlayerFact } from '../entity.ts';
import type { Happening } from '../game-event.ts';
import { giftOf } from '../gift.ts';
import type { KeeperIntent } from '../intent.ts';
import { type Approval, approve, type Rule, type RuleContext } from '../rule.ts';
import { itemParam, keeperParam } from '../sentence.ts';
import { withMember } from '../sorted-set.ts';
import { wordsOf } from '../text-fold.ts';
import type { KeeperSpec, ReplySpec, TextKey, TopicSpec } from '../world-spec.ts';

/** Both are still in one room; otherwise the keeper keeps silent. */
function encounter(
  context: RuleContext,
  intent: { readonly actor: KeeperFact['id']; readonly player: PlayerId },
): { keeper: KeeperFact; player: PlayerFact; spec: KeeperSpec } | undefined {
  const keeper = context.facts.keeper(intent.actor);
  const player = context.facts.player(intent.player);
  const spec = keeper === undefined ? undefined : context.world.keepers[keeper.spec];
  if (keeper === undefined || player === undefined || spec === undefined) return undefined;
  return player.present && player.place === keeper.place ? { keeper, player, spec } : undefined;
}

function said(context: RuleContext, keeper: KeeperFact, player: PlayerFact, text: TextKey): Happening {
  return {
    type: 'keeper.said',
    actor: keeper.id,
    target: player.id,
    room: keeper.place,
    params: { keeper: keeperParam(context.world.id, keeper), line: { text }, player: player.name },
  };
}

export const keeperGreet: Rule = (context, intent) => {
  const met = encounter(context, intent as KeeperIntent & { verb: 'keeper.greet' });
  if (met?.spec.greeting === undefined) return approve({});
  const { keeper, player, spec } = met;
  const known = player.met.includes(`${context.world.id}/${spec.id}`);
  const text = known ? met.spec.greeting.again : met.spec.greeting.first;
  const acquainted: PlayerFact = known
    ? player
    : {
        ...player,
        met: withMember(player.met, `${context.world.id}/${spec.id}`),
        flags: withMember(player.flags, `met_${spec.id}`),
      };
  return approve({ changes: known ? [] : [acquainted], happenings: [said(context, keeper, player, text)] });
};

export const keeperAnswer: Rule = (context, intent) => {
  const asked = intent as KeeperIntent & { verb: 'keeper.answer' };
  const met = encounter(context, asked);
  if (met === undefined) return approve({});
  const { keeper, player, spec } = met;
  const topic = topicOf(spec, asked.words.flatMap(wordsOf));
  const reply = topic?.replies.find(({ when }) => when === undefined || holds(context, player, when));
  if (reply === undefined) {
    const text = spec.puzzled ?? spec.greeting?.again;
    return text === undefined ? approve({}) : approve({ happenings: [said(context, keeper, player, text)] });
  }
  return replied(context, { keeper, player }, reply);
};

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

export const keeperThank: Rule = (context, intent) => {
  const given = intent as KeeperIntent & { verb: 'keeper.thank' };
  const keeper = context.facts.keeper(given.actor);
  const player = context.facts.player(given.player);
  const item = context.facts.item(given.item);
  if (keeper === undefined || player === undefined || item?.place !== keeper.id) return approve({});
  const params = {
    keeper: keeperParam(context.world.id, keeper),
    item: itemParam(item),
    target: player.name,
  };
  const handedBack = {
    changes: [{ ...item, place: player.id }],
    happenings: [
      { type: 'keeper.returned', actor: keeper.id, target: player.id, room: keeper.place, params },
    ],
  };
  const gift = giftOf(context, { keeper, player, item });
  // What was wanted while it was still in the player's hands may not be any more: nothing is lost over that.
  if (gift === undefined) return approve(handedBack);
  const answer = replied(context, { keeper, player }, gift);
  if (!gift.returns) return answer;
  return approve({
    ...answer,
    changes: [...answer.changes, ...handedBack.changes],
    happenings: [...answer.happenings, ...handedBack.happenings],
  });
};

/** The line, and its consequences unless they are for once only and have happened. */
function replied(
  context: RuleContext,
  { keeper, player }: { keeper: KeeperFact; player: PlayerFact },
  reply: ReplySpec,
): Approval {
  const line = said(context, keeper, player, reply.line);
  if (reply.onceFlag !== undefined && player.flags.includes(reply.onceFlag))
    return approve({ happenings: [line] });
  const marked: PlayerFact =
    reply.onceFlag === undefined ? player : { ...player, flags: withMember(player.flags, reply.onceFlag) };
  const outcome = applyConsequences(context, { player: marked, keeper }, reply.consequences);
  const others = outcome.changes.filter((change) => change.id !== player.id);
  const changes: Entity[] = outcome.player === player ? others : [outcome.player, ...others];
  return approve({ changes, happenings: [line, ...outcome.happenings] });
}

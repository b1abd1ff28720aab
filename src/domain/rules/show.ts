/** show: a keeper is asked about the thing, or would rather have it, or makes nothing of it; a player sees it. */
import { actingPlayer } from '../acting-player.ts';
import type { ItemFact, KeeperFact, PlayerFact } from '../entity.ts';
import { findItem, wordsFor } from '../find-items.ts';
import { giftOf } from '../gift.ts';
import { approve, type Rule, type RuleContext, type Ruling, refuse } from '../rule.ts';
import { findPerson, splitPerson } from '../scope.ts';
import { itemParam, keeperParam, line, personParam } from '../sentence.ts';
import { inReach } from '../sight.ts';

export const show: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const { noun, second, verb } = intent;
  if (noun === undefined) return refuse('noun/missing', { verb });
  const shown = second === undefined ? shownTo(context, player, noun) : { thing: noun, to: second };
  if (shown === undefined || shown.thing.length === 0) return refuse('show/whom', { text: noun.join(' ') });
  const item = findItem(context, inReach(context, player), shown.thing);
  if (!item.ok) return item;
  const person = findPerson(context, { room: player.place, except: player.id, words: shown.to });
  if (person === undefined) return refuse('give/nobody', { text: shown.to.join(' ') });
  if (person.id === player.id) return refuse('gesture/self');
  const params = {
    actor: player.name,
    target: personParam(context.world.id, person),
    item: itemParam(item.found),
  };
  const showing = {
    type: 'player.showed',
    actor: player.id,
    target: person.id,
    room: player.place,
    params,
  };
  if (person.kind === 'player') return approve({ happenings: [showing] });
  const asked = person.crowd ? undefined : askedAbout(context, player, person, item.found);
  if (asked !== undefined) return { ...asked, happenings: [showing, ...asked.happenings] };
  const wants = giftOf(context, { keeper: person, player, item: item.found }) !== undefined;
  const key = wants ? 'show.wanted' : 'show.nothing';
  return approve({
    happenings: [showing],
    percepts: [{ player: player.id, percept: line(key, params, 'action') }],
  });
};

/** `show archon the lantern`: whom it is shown to comes first. */
function shownTo(
  context: RuleContext,
  player: PlayerFact,
  words: readonly string[],
): { readonly thing: readonly string[]; readonly to: readonly string[] } | undefined {
  const split = splitPerson(context, { room: player.place, except: player.id, words });
  if (split === undefined) return undefined;
  return { thing: split.rest, to: words.slice(0, words.length - split.rest.length) };
}

/** As if the player had asked about the first topic that the thing could be called by. */
function askedAbout(
  context: RuleContext,
  player: PlayerFact,
  keeper: KeeperFact,
  item: ItemFact,
): (Ruling & { readonly ok: true }) | undefined {
  const words = wordsFor(context, item);
  const topics = context.world.keepers[keeper.spec]?.topics ?? [];
  const word = topics.flatMap((topic) => topic.words).find((candidate) => words.includes(candidate));
  if (word === undefined) return undefined;
  return approve({
    happenings: [
      {
        type: 'player.asked',
        actor: player.id,
        target: keeper.id,
        room: player.place,
        params: { actor: player.name, keeper: keeperParam(context.world.id, keeper), text: word },
      },
    ],
  });
}

/** examine: a thing in reach, a person in the room, or an exit. */
import { actingPlayer } from '../acting-player.ts';
import type { PlayerFact } from '../entity.ts';
import type { PlayerIntent } from '../intent.ts';
import type { Percept } from '../percept.ts';
import { locationSpecOf, textsThatHold } from '../room-view.ts';
import { approve, type Rule, type RuleContext, refuse } from '../rule.ts';
import { findItem, findPerson, reachableItems } from '../scope.ts';
import { line, personParam } from '../sentence.ts';
import type { TextKey } from '../world-spec.ts';

export const examine: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const { noun, direction } = intent as PlayerIntent;
  if (noun === undefined) return refuse('noun/missing', { verb: intent.verb });
  const show = (keys: readonly TextKey[]) =>
    approve({ percepts: keys.map((key) => ({ player: player.id, percept: line(key, {}, 'action') })) });
  if (direction !== undefined) {
    const exit = locationSpecOf(context, player).exits.find((candidate) => candidate.direction === direction);
    if (exit === undefined) return refuse('go/no-exit', { direction });
    if (exit.description !== undefined) return show([exit.description]);
  }
  if (noun.length === 1 && SELF_WORDS.includes(noun[0] as string)) return approve(selfView(player));
  const portal = locationSpecOf(context, player).exits.find(
    (exit) => exit.portal !== undefined && noun.every((word) => exit.portal?.words.includes(word)),
  );
  const item = findItem(context, reachableItems(context, player), noun);
  if (!item.ok && item.code === 'noun/unknown' && portal?.description !== undefined)
    return show([portal.description]);
  if (item.ok) {
    const spec = context.universe.worlds[item.found.world]?.items[item.found.spec];
    if (item.found.called !== undefined || spec === undefined)
      return approve(grantedItemView(player, item.found.rarity));
    return show(textsThatHold(context, player, spec.description));
  }
  if (item.code !== 'noun/unknown') return item;
  const person = findPerson(context, { room: player.place, except: player.id, words: noun });
  if (person === undefined) return item;
  if (person.kind === 'player') return approve(personView(context, player, person));
  const keeper = context.world.keepers[person.spec];
  return keeper === undefined ? item : show(textsThatHold(context, player, keeper.description));
};

const SELF_WORDS = ['me', 'myself', 'self'];

type View = { percepts: { player: PlayerFact['id']; percept: Percept }[] };

function selfView(player: PlayerFact): View {
  return {
    percepts: [{ player: player.id, percept: line('examine.self', { actor: player.name }, 'action') }],
  };
}

function grantedItemView(player: PlayerFact, rarity: string): View {
  return { percepts: [{ player: player.id, percept: line('examine.granted', { rarity }, 'action') }] };
}

function personView(context: RuleContext, player: PlayerFact, other: PlayerFact): View {
  const params = {
    target: personParam(context.world.id, other),
    count: context.facts.itemsIn(other.id).length,
  };
  return { percepts: [{ player: player.id, percept: line('examine.person', params, 'action') }] };
}

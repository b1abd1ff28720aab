/** examine: a thing in reach, a person in the room, or an exit. */
import { actingPlayer } from '../acting-player.ts';
import type { ItemFact, PlayerFact } from '../entity.ts';
import { findItems } from '../find-items.ts';
import { locationSpecOf, textsThatHold, viewExits } from '../room-view.ts';
import { type Approval, approve, type Rule, type RuleContext, refuse } from '../rule.ts';
import { findPerson, meansSelf, reachableItems } from '../scope.ts';
import { line, personParam } from '../sentence.ts';
import { socialOf } from '../social/social-record.ts';
import { exitsSeen, namedExit } from '../ways.ts';
import type { ExitSpec, TextKey } from '../world-spec.ts';

export const examine: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const { noun, direction } = intent;
  if (noun === undefined) return refuse('noun/missing', { verb: intent.verb });
  const exits = exitsSeen(context, player, locationSpecOf(context, player).exits);
  if (direction !== undefined) {
    const exit = exits.find((candidate) => candidate.direction === direction);
    return exit === undefined ? refuse('go/no-exit', { direction }) : exitView(context, player, exit);
  }
  if (meansSelf(context, noun)) return selfView(player);
  const isAmongAll = (item: ItemFact) => !item.fixed;
  const items = findItems(context, reachableItems(context, player), noun, { isAmongAll });
  if (items.ok) {
    const views = items.found.map((item) => itemView(context, player, item));
    return approve({
      percepts: views.flatMap(({ percepts }) => percepts),
      happenings: views.flatMap(({ happenings }) => happenings),
    });
  }
  if (items.code !== 'noun/unknown') return items;
  const person = findPerson(context, { room: player.place, except: player.id, words: noun });
  if (person?.kind === 'player') return personView(context, player, person);
  const keeper = person === undefined ? undefined : context.world.keepers[person.spec];
  if (keeper !== undefined) return shown(player, textsThatHold(context, player, keeper.description));
  const exit = namedExit(context, exits, noun);
  return exit === undefined ? items : exitView(context, player, exit);
};

function shown(player: PlayerFact, keys: readonly TextKey[]): Approval {
  return approve({ percepts: keys.map((key) => ({ player: player.id, percept: line(key, {}, 'action') })) });
}

/** What content says of the way, or else how the room's view puts it. */
function exitView(context: RuleContext, player: PlayerFact, exit: ExitSpec): Approval {
  if (exit.description !== undefined) return shown(player, [exit.description]);
  return approve({ percepts: [{ player: player.id, percept: viewExits(context, player, exit.direction) }] });
}

function itemView(context: RuleContext, player: PlayerFact, item: ItemFact): Approval {
  const spec = context.universe.worlds[item.world]?.items[item.spec];
  if (item.called === undefined && spec !== undefined) {
    const view = shown(player, textsThatHold(context, player, spec.description));
    const params = { actor: player.name, itemId: item.id };
    return { ...view, happenings: [{ type: 'player.examined', actor: player.id, params }] };
  }
  const params = { rarity: item.rarity };
  return approve({ percepts: [{ player: player.id, percept: line('examine.granted', params, 'action') }] });
}

function selfView(player: PlayerFact): Approval {
  return approve({
    percepts: [{ player: player.id, percept: line('examine.self', { actor: player.name }, 'action') }],
  });
}

function personView(context: RuleContext, player: PlayerFact, other: PlayerFact): Approval {
  const params = {
    target: personParam(context.world.id, other),
    count: context.facts.itemsIn(other.id).length,
  };
  const { title, pronouns, description } = socialOf(other);
  const percepts = [
    line('examine.person', { ...params, title: title || 'none', pronouns: pronouns || 'none' }, 'action'),
    ...(description === '' ? [] : [line('examine.description', { text: description }, 'action')]),
  ];
  return approve({ percepts: percepts.map((percept) => ({ player: player.id, percept })) });
}

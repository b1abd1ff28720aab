/** examine: a thing in reach, a person in the room, or an exit. */
import { encodeCanonical } from '../../kernel/canonical.ts';
import { actingPlayer } from '../acting-player.ts';
import type { ItemFact, PlayerFact } from '../entity.ts';
import { findItems } from '../find-items.ts';
import type { Percept } from '../percept.ts';
import { locationSpecOf, textsThatHold, viewExits } from '../room-view.ts';
import { type Approval, approve, type Rule, type RuleContext, refuse } from '../rule.ts';
import { findPerson, meansSelf } from '../scope.ts';
import { line, personParam } from '../sentence.ts';
import { canSee, inView, TOO_DARK } from '../sight.ts';
import { socialOf } from '../social/social-record.ts';
import { outfitLines, thingLines } from '../thing-lines.ts';
import { exitsSeen, namedExit } from '../ways.ts';
import type { ExitSpec, TextKey } from '../world-spec.ts';

export const examine: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const { noun, direction } = intent;
  if (noun === undefined) return refuse('noun/missing', { verb: intent.verb });
  const exits = exitsSeen(context, player, locationSpecOf(context, player).exits);
  const isSelf = meansSelf(context, noun);
  if (!canSee(context, player) && !isSelf) return TOO_DARK;
  if (direction !== undefined) {
    const exit = exits.find((candidate) => candidate.direction === direction);
    return exit === undefined ? refuse('go/no-exit', { direction }) : exitView(context, player, exit);
  }
  if (isSelf) return selfView(context, player);
  const isAmongAll = (item: ItemFact) => !item.fixed;
  const items = findItems(context, inView(context, player), noun, { isAmongAll });
  if (items.ok) {
    const views = items.found.map((item) => itemView(context, player, item));
    return approve({
      percepts: distinct(views).flatMap(({ percepts }) => percepts),
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

/** Of several things that look alike one is described. */
const distinct = (views: readonly Approval[]): readonly Approval[] => [
  ...new Map(views.map((view) => [encodeCanonical(view.percepts), view])).values(),
];

const told = (player: PlayerFact, percepts: readonly Percept[]) =>
  percepts.map((percept) => ({ player: player.id, percept }));

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
    const { percepts } = shown(player, textsThatHold(context, player, spec.description));
    const params = { actor: player.name, itemId: item.id };
    return approve({
      percepts: [...percepts, ...told(player, thingLines(context, item))],
      happenings: [{ type: 'player.examined', actor: player.id, params }],
    });
  }
  const params = { rarity: item.rarity };
  return approve({ percepts: [{ player: player.id, percept: line('examine.granted', params, 'action') }] });
}

function selfView(context: RuleContext, player: PlayerFact): Approval {
  return approve({
    percepts: told(player, [
      line('examine.self', { actor: player.name }, 'action'),
      ...outfitLines(context, player, player),
    ]),
  });
}

function personView(context: RuleContext, player: PlayerFact, other: PlayerFact): Approval {
  const params = {
    target: personParam(context.world.id, other),
    count: context.facts.itemsIn(other.id).filter(({ worn }) => worn !== true).length,
  };
  const { title, pronouns, description } = socialOf(other);
  const percepts = [
    line('examine.person', { ...params, title: title || 'none', pronouns: pronouns || 'none' }, 'action'),
    ...(description === '' ? [] : [line('examine.description', { text: description }, 'action')]),
    ...outfitLines(context, player, other),
  ];
  return approve({ percepts: told(player, percepts) });
}

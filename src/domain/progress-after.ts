/** What a player has become by what they did: skills practised, lore found, achievements earned. */
import { type EntityId, locationOf } from '../kernel/ids.ts';
import { PRACTICE_LEVEL_MAX, practise } from './ability.ts';
import { achieve } from './achieve.ts';
import type { Entity, PlayerFact } from './entity.ts';
import type { GameEvent, Happening } from './game-event.ts';
import { learnBy } from './learn-lore.ts';
import type { LoreTrigger } from './lore-spec.ts';
import type { RuleContext } from './rule.ts';

export type Advance = { readonly changes: readonly Entity[]; readonly happenings: readonly Happening[] };

export function progressAfter(context: RuleContext, player: PlayerFact, event: GameEvent): Advance {
  const { universe } = context;
  const { type } = event;
  let now = player;
  const happenings: Happening[] = [];
  for (const { id, practisedBy } of universe.progress.skills) {
    if (!practisedBy.includes(type)) continue;
    const practised = practise(now, { skill: id, points: 1, most: PRACTICE_LEVEL_MAX });
    now = practised.player;
    happenings.push(...practised.happenings);
  }
  const found = foundBy(context, now, event);
  if (found !== undefined) {
    const learned = learnBy(context, now, found);
    now = learned.player;
    happenings.push(...learned.happenings);
  }
  const achieved = achieve(context, now, event);
  now = achieved.player;
  happenings.push(...achieved.happenings);
  return { changes: now === player ? [] : [now], happenings };
}

/** Where lore may lie in what was done. Things of another world teach nothing here. */
function foundBy(
  { facts, world }: RuleContext,
  player: PlayerFact,
  { type, params }: GameEvent,
): { readonly by: LoreTrigger; readonly what: string } | undefined {
  if (type === 'player.discovered') return { by: 'visit', what: locationOf(player.place) };
  const by = type === 'player.read' ? 'read' : type === 'player.examined' ? 'examine' : undefined;
  const { itemId } = params;
  const item = by === undefined || typeof itemId !== 'string' ? undefined : facts.item(itemId as EntityId);
  return by === undefined || item?.world !== world.id ? undefined : { by, what: item.spec };
}

/** What a player has become by what they did: every skill that content says is practised by that event. */
import { PRACTICE_LEVEL_MAX, practise } from './ability.ts';
import type { Entity, PlayerFact } from './entity.ts';
import type { GameEvent, Happening } from './game-event.ts';
import type { RuleContext } from './rule.ts';

export type Advance = { readonly changes: readonly Entity[]; readonly happenings: readonly Happening[] };

export function progressAfter({ universe }: RuleContext, player: PlayerFact, { type }: GameEvent): Advance {
  let now = player;
  const happenings: Happening[] = [];
  for (const { id, practisedBy } of universe.progress.skills) {
    if (!practisedBy.includes(type)) continue;
    const practised = practise(now, { skill: id, points: 1, most: PRACTICE_LEVEL_MAX });
    now = practised.player;
    happenings.push(...practised.happenings);
  }
  return { changes: now === player ? [] : [now], happenings };
}

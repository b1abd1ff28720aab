/** How a player comes to know a piece of lore, which is told once and kept. */
import type { PlayerFact } from './entity.ts';
import type { Happening } from './game-event.ts';
import { awardExperience } from './level.ts';
import type { LoreSpec, LoreTrigger } from './lore-spec.ts';
import type { RuleContext } from './rule.ts';

type Learning = { readonly player: PlayerFact; readonly happenings: readonly Happening[] };

export function learnLore(
  { universe, world }: RuleContext,
  player: PlayerFact,
  { id, title }: LoreSpec,
): Learning {
  const entry = `${world.id}/${id}`;
  if (player.lore.includes(entry)) return { player, happenings: [] };
  const learned = { ...player, lore: [...player.lore, entry] };
  const wiser = awardExperience(learned, universe.progress.experience.lore);
  const told: Happening = { type: 'lore.learned', actor: player.id, params: { title: { text: title } } };
  return { player: wiser.player, happenings: [told, ...wiser.happenings] };
}

/** All that is found in that way in this world. */
export function learnBy(
  context: RuleContext,
  player: PlayerFact,
  found: { readonly by: LoreTrigger; readonly what: string },
): Learning {
  let now = player;
  const happenings: Happening[] = [];
  for (const entry of context.world.lore) {
    if (!entry.foundBy.some(({ by, what }) => by === found.by && what === found.what)) continue;
    const learned = learnLore(context, now, entry);
    now = learned.player;
    happenings.push(...learned.happenings);
  }
  return { player: now, happenings };
}

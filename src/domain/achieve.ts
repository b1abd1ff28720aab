/** Which achievements a player has earned by an event, and how often they did what some of them count. */
import { holds } from './condition-holds.ts';
import type { PlayerFact } from './entity.ts';
import type { GameEvent, Happening } from './game-event.ts';
import type { AchievementSpec, Need } from './lore-spec.ts';
import type { RuleContext } from './rule.ts';

export function achieve(
  context: RuleContext,
  player: PlayerFact,
  event: GameEvent,
): { readonly player: PlayerFact; readonly happenings: readonly Happening[] } {
  let now = player;
  const happenings: Happening[] = [];
  for (const achievement of context.universe.achievements) {
    if (now.achievements.includes(achievement.id)) continue;
    now = counted(now, achievement, event);
    if (!achievement.needs.every((need) => isMet(context, now, { need, id: achievement.id }))) continue;
    now = { ...now, achievements: [...now.achievements, achievement.id] };
    const params = {
      actor: player.name,
      title: { text: achievement.name },
      line: { text: achievement.text },
    };
    happenings.push({ type: 'player.achieved', actor: player.id, room: player.place, params });
  }
  return { player: now, happenings };
}

/** Nothing is counted further than it has to be. */
function counted(player: PlayerFact, { id, needs }: AchievementSpec, event: GameEvent): PlayerFact {
  const need = needs.find((one) => one.type === 'count' && one.event === event.type);
  if (need?.type !== 'count') return player;
  const amount = need.sum === undefined ? 1 : event.params[need.sum];
  if (typeof amount !== 'number') return player;
  const count = Math.min(need.atLeast, (player.counts[id] ?? 0) + amount);
  return { ...player, counts: { ...player.counts, [id]: count } };
}

function isMet(
  context: RuleContext,
  player: PlayerFact,
  { need, id }: { readonly need: Need; readonly id: string },
): boolean {
  switch (need.type) {
    case 'condition':
      return holds(context, player, need.condition);
    case 'count':
      return (player.counts[id] ?? 0) >= need.atLeast;
    case 'lore':
      return player.lore.length >= need.atLeast;
    case 'every place':
      return knowsAll(context, need.world, 'locations', player.visitedPlaces);
    case 'every keeper':
      return knowsAll(context, need.world, 'keepers', player.met);
    case 'every lore': {
      const { lore } = context.universe.worlds[need.world] ?? { lore: [] };
      return lore.length > 0 && lore.every((entry) => player.lore.includes(`${need.world}/${entry.id}`));
    }
  }
}

function knowsAll(
  { universe }: RuleContext,
  world: string,
  kind: 'locations' | 'keepers',
  known: readonly string[],
): boolean {
  const spec = universe.worlds[world];
  if (spec === undefined) return false;
  const ids =
    kind === 'locations'
      ? Object.keys(spec.locations)
      : Object.keys(spec.keepers).filter((id) => spec.keepers[id]?.greeting !== undefined);
  return ids.length > 0 && ids.every((id) => known.includes(`${world}/${id}`));
}

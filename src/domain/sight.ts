/** Who can see: darkness of a place, and the lights that lift it. */
import { locationOf } from '../kernel/ids.ts';
import { holds } from './condition-holds.ts';
import type { ItemFact, PlayerFact } from './entity.ts';
import { isLit } from './flame.ts';
import { lampIn } from './lamp.ts';
import { inSight, touchable } from './reach.ts';
import { type Refusal, type RuleContext, refuse } from './rule.ts';

/** True where it is light, or somebody has brought a light along: the player too, who may be only about to arrive. */
export function canSee(context: RuleContext, player: PlayerFact): boolean {
  const dark = context.world.locations[locationOf(player.place)]?.dark;
  if (dark === undefined) return true;
  if (dark.when !== undefined && !holds(context, player, dark.when)) return true;
  return inSight(context, player.id).some(isLit) || lampIn(context, player.place);
}

export const TOO_DARK: Refusal = refuse('dark/too-dark');

/** What a player can lay hands on: carried, and, where they can see it, in the room. */
export function inReach(context: RuleContext, player: PlayerFact): ItemFact[] {
  const held = touchable(context, player.id);
  return canSee(context, player) ? [...held, ...touchable(context, player.place)] : held;
}

/** What a player can look at. */
export function inView(context: RuleContext, player: PlayerFact): ItemFact[] {
  return [...inSight(context, player.id), ...inSight(context, player.place)];
}

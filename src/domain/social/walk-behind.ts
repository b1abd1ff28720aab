/** One step behind somebody who has just left the room, by the way that they took. */
import type { EntityId, PlayerId, RealmId, RoomId } from '../../kernel/ids.ts';
import { leafOf } from '../door-leaf.ts';
import { locationSpecOf } from '../room-view.ts';
import { approve, type RuleContext, type Ruling, refuse } from '../rule.ts';
import { goThrough } from '../rules/go.ts';
import { depart } from '../rules/travel.ts';
import { personParam } from '../sentence.ts';
import type { Direction } from '../world-spec.ts';

export type Step = {
  readonly leader: EntityId;
  readonly from: RoomId;
  readonly way:
    | { readonly kind: 'exit'; readonly direction: Direction }
    | { readonly kind: 'portal'; readonly to: RealmId; readonly location: string };
};

/** Nothing comes of it for somebody who is not there any more, or who walks alone by now. */
export function walkBehind(context: RuleContext, follower: PlayerId, { leader, from, way }: Step): Ruling {
  const player = context.facts.player(follower);
  if (player?.present !== true || player.place !== from || player.social?.follows !== leader)
    return approve({});
  const { exits, id } = locationSpecOf(context, player);
  const ahead = context.facts.player(leader) ?? context.facts.keeper(leader);
  const target = ahead === undefined ? 'none' : personParam(context.world.id, ahead);
  if (way.kind === 'portal') {
    const portal = exits.find((exit) => exit.portal !== undefined && exit.to.location === way.location);
    if (portal === undefined) return approve({});
    const journey = { ...way, portal: portal.portal?.name, context: 'portal' };
    return depart(context, player, journey);
  }
  const exit = exits.find((candidate) => candidate.direction === way.direction);
  if (exit === undefined || exit.portal !== undefined) return approve({});
  const leaf = leafOf(context, id, exit);
  if (leaf?.door.state === 'locked' && leaf.spec.latch !== true) return refuse('follow/locked', { target });
  const walked = goThrough(context, player, exit, 'behind somebody');
  if (!walked.ok) return walked;
  const trailed = { type: 'player.trailed', actor: player.id, params: { actor: player.name, target } };
  return { ...walked, happenings: [trailed, ...walked.happenings] };
}

/** travel and enter: through a portal into another realm. The journey itself takes until the next control tick. */

import { locationOf, type PlaceId, type RealmId } from '../../kernel/ids.ts';
import { actingPlayer } from '../acting-player.ts';
import { withoutConversation } from '../conversation.ts';
import type { ItemFact, PlayerFact } from '../entity.ts';
import type { ReadonlyFacts } from '../facts.ts';
import { means } from '../noun-phrase.ts';
import { changeRooms, outsideOf } from '../own-room.ts';
import { standing } from '../posture.ts';
import { moved } from '../reach.ts';
import { locationSpecOf } from '../room-view.ts';
import { approve, type Rule, type RuleContext, type Ruling, refuse } from '../rule.ts';
import { itemParam, worldParam } from '../sentence.ts';
import { foldText } from '../text-fold.ts';
import { destinationNamed } from '../voyages/destination.ts';
import { embark } from '../voyages/embark.ts';
import { blockedWay, exitsSeen, isPassable } from '../ways.ts';
import type { ExitSpec } from '../world-spec.ts';

export const travel: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const { noun, direction } = intent;
  const portals = exitsSeen(context, player, locationSpecOf(context, player).exits).filter(
    (exit) => exit.portal !== undefined,
  );
  if (direction !== undefined) {
    const way = portals.find((exit) => exit.direction === direction);
    return way === undefined ? refuse('travel/no-portal') : travelThrough(context, player, way);
  }
  const isGeneric = (word: string) => means(context.universe.lexicon, word, 'portal');
  const first = portals[0];
  if (first === undefined) return refuse('travel/no-portal');
  if (noun === undefined || noun.every(isGeneric)) {
    return travelThrough(context, player, first);
  }
  const words = noun.filter((word) => !isGeneric(word));
  const named = portals.find((exit) => words.every((word) => exit.portal?.words.includes(word)));
  if (named !== undefined) return travelThrough(context, player, named);
  const target = context.realms.find(({ realm }) => foldText(realm) === words.join('-'));
  const leading = portals.find((exit) => exit.to.world === (target?.world ?? words.join('_')));
  if (leading === undefined) return travelToGame(context, player, { words, portal: first });
  return travelThrough(context, player, leading, target?.realm);
};

/** Any portal leads there, if it is open. */
function travelToGame(
  context: RuleContext,
  player: PlayerFact,
  { words, portal }: { readonly words: readonly string[]; readonly portal: ExitSpec },
): Ruling {
  const { destinations = [] } = context.facts.realm();
  const destination = destinationNamed(destinations, words);
  if (destination === undefined) {
    const games = destinations.length === 0 ? 'none' : { list: destinations.map(({ name }) => name) };
    return refuse('travel/unreachable', { realm: words.join(' '), games });
  }
  if (!isPassable(context, player, portal)) return blockedWay(portal);
  return embark(context, player, { destination, portal: portal.portal?.name });
}

/** `to` picks one of several realms of the portal's world; by default the copy that belongs to this realm. */
export function travelThrough(
  context: RuleContext,
  player: PlayerFact,
  exit: ExitSpec,
  to?: RealmId,
): Ruling {
  if (!isPassable(context, player, exit)) return blockedWay(exit);
  const target = to ?? counterpart(context, exit.to.world);
  if (target === undefined || target === context.realm) {
    return refuse('travel/unreachable', { realm: worldParam(exit.to.world), games: 'none' });
  }
  return depart(context, player, {
    to: target,
    location: exit.to.location,
    portal: exit.portal?.name,
    context: 'portal',
  });
}

/** `vetrellis-2` leads to `meridian-2` when there is one, else to the first realm of that world. */
export function counterpart(
  { realm, realms }: Pick<RuleContext, 'realm' | 'realms'>,
  world: string,
): RealmId | undefined {
  const ordinal = /-(\d+)$/.exec(realm)?.[0] ?? '';
  const candidates = realms.filter((candidate) => candidate.world === world);
  return (candidates.find((candidate) => candidate.realm === `${world}${ordinal}`) ?? candidates[0])?.realm;
}

/**
 * Sets out; what may not leave the realm stays behind where the traveller stood, and outside of it when they have that
 * place to themselves.
 */
export function depart(
  context: RuleContext,
  player: PlayerFact,
  journey: { to: RealmId; location: string; portal: string | undefined; context: string },
): Ruling {
  const { facts, realms } = context;
  const world = realms.find(({ realm }) => realm === journey.to)?.world ?? '';
  const staying = stayBehind(facts, player.id);
  const portal = journey.portal === undefined ? 'none' : { text: journey.portal };
  const location = locationOf(player.place);
  const outside = outsideOf(context, player.place, location);
  const { room, items, removals, ...change } =
    outside === location
      ? { ...STAYS, room: player.place }
      : changeRooms(context, player, { from: player.place, to: outside });
  const silent = standing(withoutConversation(player));
  const stands = room === player.place ? silent : { ...silent, place: room };
  return approve({
    changes: [...(stands === player ? [] : [stands]), ...staying.map((item) => moved(item, room)), ...items],
    removals,
    happenings: [
      ...change.happenings,
      ...staying.map((item) => ({
        type: 'item.left-behind',
        actor: player.id,
        params: { item: itemParam(item) },
      })),
      {
        type: 'player.departed',
        actor: player.id,
        room: player.place,
        params: { actor: player.name, portal, realm: worldParam(world) },
      },
    ],
    demands: [
      {
        type: 'depart',
        player: player.id,
        to: journey.to,
        location: journey.location,
        context: journey.context,
      },
    ],
  });
}

/** What may not leave the realm, with all that is in it; out of what may, it is taken. */
function stayBehind(facts: ReadonlyFacts, holder: PlaceId): ItemFact[] {
  return facts.itemsIn(holder).flatMap((item) => (item.transferable ? stayBehind(facts, item.id) : [item]));
}

/** Who leaves a place that is everybody's leaves it as it is. */
const STAYS = { items: [], removals: [], happenings: [] };

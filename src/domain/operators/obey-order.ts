/** An operator's order carried out on a player who is in this realm, present or asleep. */
import { locationOf } from '../../kernel/ids.ts';
import { withoutConversation } from '../conversation.ts';
import { discover } from '../discover.ts';
import type { PlayerFact } from '../entity.ts';
import type { Happening } from '../game-event.ts';
import { changeRooms } from '../own-room.ts';
import { standing } from '../posture.ts';
import { viewArrival } from '../room-view.ts';
import { type Approval, approve, type RealmRef, type RuleContext, type Ruling, refuse } from '../rule.ts';
import { depart } from '../rules/travel.ts';
import { worldParam } from '../sentence.ts';
import { withoutLeader } from '../social/social-record.ts';
import type { OperatorOrder, OperatorRefusalCode } from './operator-order.ts';
import { SILENCE_TIMER, silenceTicks, withoutSilence } from './silence.ts';

/** Params that every event of the order carries: who asked, and under which name the answer is waited for. */
export type Signature = { readonly request: string; readonly operator: string };

type Order<K extends OperatorOrder['kind']> = OperatorOrder & { readonly kind: K };

export function obeyOrder(
  context: RuleContext,
  player: PlayerFact,
  { order, signature }: { readonly order: OperatorOrder; readonly signature: Signature },
): Ruling {
  const params = { ...signature, player: player.id, name: player.name };
  switch (order.kind) {
    case 'kick':
      return player.present ? sendAway(player, order, params) : no('operator/not-present');
    case 'ban':
      return player.present ? sendAway(player, order, params) : approve({});
    case 'mute':
      return mute(context, player, { order, params });
    case 'unmute':
      return player.silencedUntil === undefined ? no('operator/not-muted') : unmute(player, params);
    case 'message':
      return player.present
        ? approve({
            happenings: [
              { type: 'operator.messaged', target: player.id, params: { ...params, text: order.text } },
            ],
          })
        : no('operator/not-present');
    case 'teleport':
      return teleport(context, player, { order, params });
  }
}

const no = (code: OperatorRefusalCode): Ruling => refuse(code);

/** Others see the player fade, as of anybody whose connection ends. */
function sendAway(
  player: PlayerFact,
  { kind, reason }: Order<'kick' | 'ban'>,
  params: Happening['params'],
): Approval {
  const type = kind === 'kick' ? 'operator.kicked' : 'player.shut-out';
  return approve({
    changes: [{ ...withoutLeader(standing(withoutConversation(player))), present: false }],
    happenings: [
      { type, target: player.id, params: { ...params, reason } },
      { type: 'player.faded', actor: player.id, room: player.place, params: { actor: player.name } },
    ],
    demands: [{ type: 'farewell', player: player.id, reason: kind === 'kick' ? 'kicked' : 'banned' }],
  });
}

function mute(
  { tick, settings }: RuleContext,
  player: PlayerFact,
  { order: { reason, seconds }, params }: { order: Order<'mute'>; params: Happening['params'] },
): Approval {
  const ticks = silenceTicks(settings, seconds);
  return approve({
    changes: [{ ...player, silencedUntil: tick + ticks }],
    happenings: [{ type: 'operator.muted', target: player.id, params: { ...params, reason, seconds } }],
    demands: [{ type: 'set timer', owner: player.id, name: SILENCE_TIMER, ticks }],
  });
}

function unmute(player: PlayerFact, params: Happening['params']): Approval {
  return approve({
    changes: [withoutSilence(player)],
    happenings: [{ type: 'operator.unmuted', target: player.id, params }],
    demands: [{ type: 'cancel timer', owner: player.id, name: SILENCE_TIMER }],
  });
}

/** Undefined when there is such a place. */
export function destinationFault(
  { realms, universe }: Pick<RuleContext, 'realms' | 'universe'>,
  { realm: to, location }: Pick<Order<'teleport'>, 'realm' | 'location'>,
): OperatorRefusalCode | undefined {
  const world = universe.worlds[realms.find(({ realm }) => realm === to)?.world ?? ''];
  if (world === undefined) return 'operator/unknown-realm';
  return Object.hasOwn(world.locations, location) ? undefined : 'operator/unknown-location';
}

/** Into another realm by the envelope in which everybody travels; within this one at once. */
function teleport(
  context: RuleContext,
  player: PlayerFact,
  { order: { realm: to, location }, params }: { order: Order<'teleport'>; params: Happening['params'] },
): Ruling {
  const fault = destinationFault(context, { realm: to, location });
  if (fault !== undefined) return no(fault);
  const target = context.realms.find(({ realm }) => realm === to) as RealmRef;
  const { world } = target;
  const moved: Happening = {
    type: 'operator.teleported',
    target: player.id,
    params: {
      ...params,
      realm: worldParam(world),
      place: { text: `${world}.location.${location}.name` },
      to: `${to}/${location}`,
    },
  };
  if (to !== context.realm) {
    const departed = depart(context, player, {
      to: target.realm,
      location,
      portal: undefined,
      context: 'operator',
    });
    return departed.ok ? { ...departed, happenings: [moved, ...departed.happenings] } : departed;
  }
  if (locationOf(player.place) === location) return no('operator/already-there');
  return moveWithin(context, player, { location, moved });
}

function moveWithin(
  context: RuleContext,
  player: PlayerFact,
  { location, moved }: { location: string; moved: Happening },
): Approval {
  const change = changeRooms(context, player, { from: player.place, to: location });
  const { room } = change;
  const found = discover(context, { ...withoutLeader(standing(withoutConversation(player))), place: room });
  const params = { actor: player.name };
  return approve({
    changes: [...found.changes, ...change.items],
    removals: change.removals,
    happenings: [
      moved,
      { type: 'player.taken-away', actor: player.id, room: player.place, params },
      { type: 'player.set-down', actor: player.id, room, params },
      ...change.happenings,
      ...found.happenings,
    ],
    percepts: player.present
      ? [{ player: player.id, percept: viewArrival(context, found, change.items) }]
      : [],
  });
}

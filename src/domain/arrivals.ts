/** How players come into a realm and fall asleep in it: creation, return, landing from another realm, absence. */
import { type PlayerId, type RealmId, roomId } from '../kernel/ids.ts';
import { beginnings } from './ability.ts';
import { adjustReputation } from './consequences.ts';
import { withoutConversation } from './conversation.ts';
import { discover } from './discover.ts';
import { type ItemFact, JOURNEY_LENGTH_MAX, type PlayerFact } from './entity.ts';
import { burnDemand } from './flame.ts';
import type { Happening } from './game-event.ts';
import { changeRooms } from './own-room.ts';
import { standing } from './posture.ts';
import { NEW_PROGRESS } from './progress.ts';
import { viewArrival, viewRoom } from './room-view.ts';
import { type Approval, approve, type RuleContext } from './rule.ts';
import { line, worldParam } from './sentence.ts';
import { knows, socialOf, withoutLeader, withSocial } from './social/social-record.ts';
import { clockFace, worldTimeAt } from './world-clock.ts';

export type Newcomer = {
  readonly id: PlayerId;
  readonly name: string;
  readonly race: string;
  readonly characterClass: string;
  readonly locale: string;
  readonly present: boolean;
};

/** A new player at the world's arrival, or at the universe's start when this is its world. The purse is the realm's. */
export function createPlayer(context: RuleContext, newcomer: Newcomer): Approval {
  const { universe, world } = context;
  const location = universe.start.world === world.id ? universe.start.location : world.arrival;
  const realm = context.facts.realm();
  const purse = Math.min(universe.economy.purse, realm.treasury);
  const player: PlayerFact = {
    ...NEW_PROGRESS,
    ...beginnings(universe.progress, newcomer),
    ...newcomer,
    kind: 'player',
    place: roomId(location),
    tokens: purse,
    reputation: {},
    flags: [],
    visitedPlaces: [`${world.id}/${location}`],
    met: [],
    visitedRealms: [context.realm],
    journey: [],
    transitions: 0,
    suggested: '',
    experience: 0,
  };
  const params = { actor: player.name };
  return approve({
    changes: [player, { ...realm, treasury: realm.treasury - purse }],
    happenings: [{ type: 'player.joined', actor: player.id, room: player.place, params }],
    percepts: player.present
      ? [
          { player: player.id, percept: line('universe.welcome', { player: player.name }, 'system') },
          { player: player.id, percept: viewRoom(context, player) },
        ]
      : [],
  });
}

/** A known player is back, where they fell asleep; `player` may differ from the record in its language. */
export function wakePlayer(context: RuleContext, player: PlayerFact): Approval {
  if (player.present)
    return approve({
      changes: [player],
      percepts: [{ player: player.id, percept: viewRoom(context, player) }],
    });
  const { mailbox } = socialOf(player);
  const emptied = mailbox.length === 0 ? player : withSocial(player, { mailbox: [] });
  const awake: PlayerFact = { ...emptied, present: true };
  return approve({
    changes: [awake],
    happenings: [
      { type: 'player.returned', actor: player.id, room: player.place, params: { actor: player.name } },
    ],
    percepts: [{ player: player.id, percept: viewRoom(context, awake) }, ...whileAsleep(context, player)],
  });
}

/** What others told the player meanwhile, without what people say whom they keep away by now. */
function whileAsleep({ settings }: RuleContext, player: PlayerFact): Approval['percepts'] {
  const { mailbox, blocked } = socialOf(player);
  const kept = mailbox.filter(({ from }) => !knows(blocked, from.id));
  if (kept.length === 0) return [];
  const rows = kept.map(({ from, text, tick }) => {
    const { day, minute } = worldTimeAt(settings, tick);
    return line('mailbox.row', { actor: from.name, text, day: day + 1, clock: clockFace(minute) }, 'speech');
  });
  return [line('mailbox.self', { count: kept.length }, 'system'), ...rows].map((percept) => ({
    player: player.id,
    percept,
  }));
}

/** The connection is gone; body and belongings stay. */
export function absentPlayer(player: PlayerFact): Approval {
  if (!player.present) return approve({});
  return approve({
    changes: [{ ...withoutLeader(standing(withoutConversation(player))), present: false }],
    happenings: [
      { type: 'player.faded', actor: player.id, room: player.place, params: { actor: player.name } },
    ],
  });
}

export type Landing = {
  readonly player: PlayerFact;
  readonly items: readonly ItemFact[];
  readonly from: RealmId;
  readonly location: string;
  readonly context: string;
};

/** A traveller steps out of a portal with all they carried. The first time in a realm makes them known there. */
export function landPlayer(context: RuleContext, landing: Landing): Approval {
  const { world, realm } = context;
  const location = world.locations[landing.location] === undefined ? world.arrival : landing.location;
  const isNew = !landing.player.visitedRealms.includes(realm);
  const journey = { from: landing.from, to: realm, tick: context.tick, context: landing.context };
  const change = changeRooms(context, landing.player, { to: location });
  const travelled: PlayerFact = {
    ...landing.player,
    place: change.room,
    visitedRealms: isNew ? [...landing.player.visitedRealms, realm] : landing.player.visitedRealms,
    journey: [...landing.player.journey, journey].slice(-JOURNEY_LENGTH_MAX),
    transitions: landing.player.transitions + 1,
  };
  const welcomed = isNew
    ? adjustReputation(context, travelled, world.welcome)
    : { player: travelled, happenings: [] as Happening[] };
  const found = discover(context, welcomed.player);
  return approve({
    changes: [...found.changes, ...change.items],
    demands: landing.items.flatMap((item) => burnDemand(context, item)),
    happenings: [
      {
        type: 'player.landed',
        actor: travelled.id,
        room: travelled.place,
        params: { actor: travelled.name, realm: worldParam(world.id) },
      },
      ...change.happenings,
      ...found.happenings,
      ...welcomed.happenings,
    ],
    percepts: found.player.present
      ? [{ player: travelled.id, percept: viewArrival(context, found, change.items) }]
      : [],
  });
}

/** How a player leaves a realm: facts, belongings and behaviour go into one envelope, and nothing of them stays. */
import { allWithin } from '../../domain/reach.ts';
import type { Demand } from '../../domain/rule.ts';
import type { CauseId, EntityId, PlayerId, RealmId } from '../../kernel/ids.ts';
import { callFollowers } from './followers.ts';
import type { PlayerInput } from '../universe/input.ts';
import type { Envelope, Mail, Traveller, TravellingQuest } from './mail.ts';
import type { RealmState } from './realm-state.ts';
import type { RealmTick } from './realm-tick.ts';
import { setTimer } from './set-timer.ts';

/** Queues mail for another realm; it is delivered at the next control tick. */
export function sendAbroad(
  state: RealmState,
  { to, mail, cause }: { to: RealmId; mail: Mail; cause: CauseId },
): void {
  const depth = state.depths.get(cause);
  const envelope = { from: state.setting.realm, to, seq: state.sent, cause, mail };
  state.outbox.push(depth === undefined ? envelope : { ...envelope, depth });
  state.sent += 1;
}

export function dispatchTraveller(run: RealmTick, demand: Demand & { type: 'depart' }, cause: CauseId): void {
  const { to, location, context } = demand;
  const from = run.state.facts.player(demand.player)?.place;
  const packed = packUp(run, demand.player, cause);
  if (packed === undefined || from === undefined) return;
  if (context === 'portal') {
    const way = { kind: 'portal', to, location } as const;
    callFollowers(run, { leader: demand.player, from, way }, cause);
  }
  sendAbroad(run.state, {
    to,
    cause,
    mail: { kind: 'traveller', ...packed, from: run.context.realm, location, context, returned: false },
  });
}

/** Takes a player out of the realm with all that is theirs; undefined when they are not there, or broken. */
export function packUp(
  run: RealmTick,
  id: PlayerId,
  cause: CauseId,
): Pick<Traveller, 'player' | 'items' | 'behaviour' | 'quests'> | undefined {
  const { facts, roster, timers } = run.state;
  const player = facts.player(id);
  if (player === undefined) return undefined;
  if (!roster.has(id)) run.startActor(id, cause);
  run.react(id, roster.send(id, { type: 'depart' }), cause);
  const behaviour = roster.behaviour(id);
  if (behaviour === undefined) return undefined;
  const items = allWithin(facts, id);
  const quests = takeStories(run, id);
  roster.dismiss(id);
  timers.removeOwner(id);
  for (const item of items) run.forget(item.id);
  facts.remove(id);
  return { player, items, behaviour, quests };
}

/** Quests go along, timers and all; dialogues end here. */
function takeStories(run: RealmTick, player: PlayerId): TravellingQuest[] {
  const { facts, roster } = run.state;
  return facts.storiesOf(player).flatMap((story) => {
    const behaviour = roster.behaviour(story.id);
    const left = timersLeft(run, story.id);
    run.forget(story.id);
    if (story.role !== 'quest') return [];
    return [{ story, ...(behaviour === undefined ? {} : { behaviour }), timers: left }];
  });
}

/** As they are taken along: how many ticks each has still to run. */
export const timersLeft = ({ state, tick }: RealmTick, owner: EntityId): TravellingQuest['timers'] =>
  state.timers.of(owner).map(({ name, dueTick, cause }) => ({ name, ticks: dueTick - tick, cause }));

/** Puts a traveller's quests back to work. */
export function receiveQuests(run: RealmTick, quests: readonly TravellingQuest[]): void {
  const { facts, roster } = run.state;
  for (const { story, behaviour, timers } of quests) {
    facts.put(story);
    const machine = run.state.machineOf(story);
    if (behaviour === undefined || machine === undefined) continue;
    roster.resume(story.id, machine, behaviour);
    for (const { name, ticks, cause } of timers) setTimer(run, { owner: story.id, name, ticks }, cause);
  }
}

/** The realm a player left for in this interval; undefined when they did not leave. */
export function destinationOf(state: RealmState, player: PlayerId): RealmId | undefined {
  return state.outbox.find(({ mail }) => mail.kind === 'traveller' && mail.player.id === player)?.to;
}

/** What was meant for somebody who has just left follows them; for anybody else there is nobody to hear it. */
export function forwardToTraveller(run: RealmTick, { to, event, cause }: Envelope): void {
  const destination = destinationOf(run.state, to as PlayerId);
  const input = asInput(to as PlayerId, event);
  if (destination === undefined || input === undefined) return;
  sendAbroad(run.state, { to: destination, mail: { kind: 'input', input }, cause });
}

function asInput(player: PlayerId, event: { readonly type: string }): PlayerInput | undefined {
  if (event.type === 'command') {
    return { kind: 'player.command', player, text: (event as unknown as { text: string }).text };
  }
  if (event.type === 'disconnect') return { kind: 'player.leave', player };
  return undefined;
}

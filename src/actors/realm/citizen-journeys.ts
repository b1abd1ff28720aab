/**
 * How a citizen goes from realm to realm: record, belongings, behaviour, timers and what they keep in mind leave in one
 * envelope and arrive at the control tick. While it is under way they are in it and nowhere else.
 */
import type { CitizenFact } from '../../domain/city/citizen.ts';
import type { KeeperFact } from '../../domain/entity.ts';
import { allWithin } from '../../domain/reach.ts';
import { keeperParam } from '../../domain/sentence.ts';
import { worldMinutes } from '../../domain/world-clock.ts';
import { type CauseId, locationOf, roomId } from '../../kernel/ids.ts';
import { settleDebts } from '../live-content/chart-debt.ts';
import { sendAbroad, timersLeft } from './departures.ts';
import type { RealmTick } from './realm-tick.ts';
import { setTimer } from './set-timer.ts';
import type { TravellingCitizen } from './travelling-citizen.ts';

/** Their moment at the gate is over: they step through. */
export function dispatchCitizen(run: RealmTick, keeper: KeeperFact, cause: CauseId): void {
  const { facts, roster, timers } = run.state;
  const { citizen } = keeper;
  if (citizen?.crossing === undefined) return;
  const { to, location, portal } = citizen.crossing;
  const { crossing: _, ...about } = citizen;
  const from = run.context.realm;
  const params = { keeper: keeperParam(run.context.world.id, keeper), portal: { text: portal }, from, to };
  run.happen({ type: 'citizen.departed', actor: keeper.id, room: keeper.place, params }, cause);
  const behaviour = roster.behaviour(keeper.id);
  const mail: TravellingCitizen = {
    kind: 'citizen',
    keeper: { ...keeper, citizen: about },
    items: allWithin(facts, keeper.id),
    acquaintances: facts.acquaintancesOf(keeper.id),
    ...(behaviour === undefined ? {} : { behaviour }),
    timers: timersLeft(run, keeper.id),
    from,
    location,
    returned: false,
  };
  roster.dismiss(keeper.id);
  timers.removeOwner(keeper.id);
  for (const { id } of [...mail.items, ...mail.acquaintances]) run.forget(id);
  for (const story of facts.stories()) if (story.keeper === keeper.id) run.forget(story.id);
  facts.remove(keeper.id);
  sendAbroad(run.state, { to, cause, mail });
}

/** They come in at the gate, or stand again where they stood. */
export function receiveCitizen(run: RealmTick, traveller: TravellingCitizen, cause: CauseId): void {
  const { keeper, items, acquaintances, behaviour, timers, from, returned, owed } = traveller;
  const { facts, roster } = run.state;
  const { world, settings, tick, realm } = run.context;
  if (keeper.citizen === undefined) return;
  const place = roomId(gateIn(run, traveller));
  const citizen: CitizenFact = {
    ...keeper.citizen,
    heading: 'gate',
    post: locationOf(place),
    landed: worldMinutes(settings, tick),
  };
  const landed: KeeperFact = { ...keeper, place, citizen };
  facts.put(landed);
  for (const record of [...items, ...acquaintances]) facts.put(record);
  const machine = run.state.machineOf(landed);
  if (behaviour !== undefined && machine !== undefined) {
    roster.resume(landed.id, machine, behaviour);
    for (const { name, ticks, cause: set } of timers) setTimer(run, { owner: landed.id, name, ticks }, set);
  }
  const params = { keeper: keeperParam(world.id, landed), from, to: realm };
  run.happen(
    { type: returned ? 'citizen.turned-back' : 'citizen.arrived', actor: landed.id, room: place, params },
    cause,
  );
  if (owed !== undefined) settleDebts(run, [{ actor: landed.id, debt: owed }]);
}

function gateIn(
  { context: { world } }: RealmTick,
  { keeper, location, returned }: TravellingCitizen,
): string {
  const wanted = returned ? locationOf(keeper.place) : location;
  return world.locations[wanted] === undefined ? world.arrival : wanted;
}

/** Sees to what rulings demand besides changed facts: timers, messages between charts, stories, journeys. */
import type { Demand } from '../../domain/rule.ts';
import { type CauseId, HUB } from '../../kernel/ids.ts';
import { dispatchTraveller, sendAbroad } from './departures.ts';
import type { RealmTick } from './realm-tick.ts';
import { cancelTimer, setTimer } from './set-timer.ts';
import { setOut } from '../voyages/set-out.ts';

export function meetDemand(run: RealmTick, demand: Demand, cause: CauseId): void {
  switch (demand.type) {
    case 'set timer':
      setTimer(run, demand, cause);
      return;
    case 'cancel timer':
      cancelTimer(run, demand);
      return;
    case 'send message':
      run.post({ to: demand.to, event: { type: `message ${demand.message}` }, cause });
      return;
    case 'spread message':
      if (demand.reach === 'realm') spreadMessage(run, demand.message, cause);
      else spreadAbroad(run, demand.message, cause);
      return;
    case 'post':
      sendAbroad(run.state, { to: HUB, mail: demand.mail, cause });
      return;
    case 'ask narrator':
      run.requests.push(demand.request);
      return;
    case 'start story':
      run.startActor(demand.story, cause);
      return;
    case 'farewell':
      run.output.farewell(demand.player, demand.reason);
      run.deliver({ to: demand.player, event: { type: 'disconnect' }, cause });
      return;
    case 'depart':
      dispatchTraveller(run, demand, cause);
      return;
    case 'embark':
      setOut(run, demand, cause);
  }
}

/** Every chart of the realm that listens for it hears it in the next round. */
export function spreadMessage(run: RealmTick, message: string, cause: CauseId): void {
  const { facts, charts } = run.state;
  const type = `message ${message}`;
  for (const actor of [...facts.namedKeepers(), ...facts.stories()]) {
    if (charts.of(actor)?.hears.has(type)) run.post({ to: actor.id, event: { type }, cause });
  }
}

function spreadAbroad(run: RealmTick, message: string, cause: CauseId): void {
  for (const { realm } of run.context.realms) {
    if (realm !== run.context.realm)
      sendAbroad(run.state, { to: realm, mail: { kind: 'message', message }, cause });
  }
}

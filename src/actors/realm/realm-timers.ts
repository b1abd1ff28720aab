/** A realm's timers at work: those of its own, and what happens when any is due. */
import {
  ambienceOf,
  ambienceTimer,
  ambientLine,
  roomOfTimer,
  ticksUntilAmbience,
} from '../../domain/ambience.ts';
import { CROSS_TIMER } from '../../domain/city/citizen-acts.ts';
import { DAY_PHASES } from '../../domain/condition.ts';
import { RELOCK_TIMER, relockInTime } from '../../domain/door-change.ts';
import type { RealmFact } from '../../domain/entity.ts';
import { continueExchange } from '../../domain/exchange.ts';
import { burnDown } from '../../domain/flame.ts';
import type { GameEvent } from '../../domain/game-event.ts';
import { endSilence, SILENCE_TIMER } from '../../domain/operators/silence.ts';
import { approve } from '../../domain/rule.ts';
import { ticksUntilSkyTurns } from '../../domain/sky.ts';
import { skyTurns } from '../../domain/sky-turns.ts';
import { isSpawnTimer, VANISH_TIMER } from '../../domain/spawning.ts';
import { ticksUntilMinute, worldTimeAt } from '../../domain/world-clock.ts';
import type { CauseId, EntityId, RoomId } from '../../kernel/ids.ts';
import type { Timer } from '../../kernel/timer-table.ts';
import { dispatchCitizen } from './citizen-journeys.ts';
import { narrationIsLate } from './narration-mail.ts';
import { CAME, WENT } from './output-collector.ts';
import type { RealmTick } from './realm-tick.ts';
import { cancelTimer, setTimer } from './set-timer.ts';
import { itemVanishes, spawnerTurn, startSpawners } from './spawner-timers.ts';

/** At the next minute at which the day goes on to another phase. */
function setClockTimer(
  run: RealmTick,
  { owner, name }: { owner: EntityId; name: string },
  cause: CauseId,
): void {
  const { settings } = run.context;
  const minutes = DAY_PHASES.map((phase) => settings.clock.phases[phase]);
  const ticks = Math.min(...minutes.map((minute) => ticksUntilMinute(settings, run.tick, minute)));
  setTimer(run, { owner, name, ticks }, cause);
}

export const SKY_TIMER = 'sky';

/** At the next minute at which tide, weather or date may be otherwise. */
function setSkyTimer(run: RealmTick, owner: EntityId, cause: CauseId): void {
  const ticks = ticksUntilSkyTurns(run.context.settings, run.tick);
  setTimer(run, { owner, name: SKY_TIMER, ticks }, cause);
}

/** A realm's own timers, for as long as it lasts: one for the phases of the day, one for the sky and the date, one for each spawner. */
export function startClocks(run: RealmTick, owner: EntityId, cause: CauseId): void {
  setClockTimer(run, { owner, name: 'clock' }, cause);
  setSkyTimer(run, owner, cause);
  startSpawners(run, owner, cause);
}

/** The room takes its turn, and waits for the next; with nobody there it does neither. */
function stir(run: RealmTick, realm: RealmFact, room: RoomId, cause: CauseId): void {
  if (!run.context.facts.hasPresent(room)) return;
  run.settle(realm.id, () => ambientLine(run.context, realm, room), { cause, what: 'place.stir' });
  awaitAmbience(run, room, cause);
}

function awaitAmbience(run: RealmTick, room: RoomId, cause: CauseId): void {
  const owner = run.context.facts.realm().id;
  const ticks = ticksUntilAmbience(run.context, owner, room);
  if (ticks !== undefined) setTimer(run, { owner, name: ambienceTimer(room), ticks }, cause);
}

/** A room begins to wait when the first one comes, and stops when the last one has gone. */
export function attendRoom(run: RealmTick, { room, type, actor }: GameEvent, cause: CauseId): void {
  if (room === undefined || ambienceOf(run.context, room) === undefined) return;
  const { facts } = run.context;
  if (CAME.includes(type) && facts.presentIn(room).every(({ id }) => id === actor))
    awaitAmbience(run, room, cause);
  if (WENT.includes(type) && !facts.hasPresent(room)) {
    cancelTimer(run, { owner: facts.realm().id, name: ambienceTimer(room) });
  }
}

/** `index` numbers the timers that are due in this tick. */
export function timerEnvelope(run: RealmTick, timer: Timer, index: number): void {
  run.state.facts.store.touch(timer.owner);
  const cause = `t${run.tick}.${run.context.realm}.${index + 1}` as CauseId;
  const owner = run.state.facts.get(timer.owner);
  if (owner?.kind === 'realm' && timer.name === SKY_TIMER) {
    for (const happening of skyTurns(run.context)) run.happen(happening, cause);
    setSkyTimer(run, timer.owner, cause);
  } else if (owner?.kind === 'realm' && roomOfTimer(timer.name) !== undefined) {
    stir(run, owner, roomOfTimer(timer.name) as RoomId, cause);
  } else if (owner?.kind === 'realm' && isSpawnTimer(timer.name)) {
    spawnerTurn(run, owner, timer.name, cause);
  } else if (owner?.kind === 'realm') {
    const { phase } = worldTimeAt(run.context.settings, run.tick);
    run.happen({ type: `clock.${phase}`, params: {} }, cause);
    setClockTimer(run, timer, cause);
  } else if (owner?.kind === 'door') {
    if (timer.name === RELOCK_TIMER) {
      run.settle(owner.id, () => approve(relockInTime(run.context, owner)), { cause, what: 'door.relock' });
    }
  } else if (owner?.kind === 'item' && timer.name === VANISH_TIMER) {
    itemVanishes(run, owner, cause);
  } else if (owner?.kind === 'item') {
    run.settle(owner.id, () => burnDown(run.context, owner), { cause, what: 'item.burn' });
  } else if (owner?.kind === 'exchange') {
    run.settle(owner.id, () => continueExchange(run.context, owner), { cause, what: 'exchange' });
  } else if (owner?.kind === 'player' && timer.name === SILENCE_TIMER) {
    run.settle(owner.id, () => endSilence(owner), { cause, what: 'silence.end' });
  } else if (owner?.kind === 'keeper' && timer.name === CROSS_TIMER) {
    dispatchCitizen(run, owner, cause);
  } else if (owner?.kind === 'narration') {
    narrationIsLate(run, owner, cause);
  } else {
    run.post({ to: timer.owner, event: { type: `timer ${timer.name}` }, cause });
  }
}

/** A realm's timers at work: setting them in ticks, and what happens when they are due. */
import { DAY_PHASES } from '../domain/condition.ts';
import { RELOCK_TIMER, relockDoor } from '../domain/door-change.ts';
import { approve } from '../domain/rule.ts';
import { ticksUntilMinute, worldTimeAt } from '../domain/world-clock.ts';
import type { CauseId, EntityId } from '../kernel/ids.ts';
import type { Timer } from '../kernel/timer-table.ts';
import type { RealmTick } from './realm-tick.ts';

export function setTimer(
  run: RealmTick,
  { owner, name, ticks }: { owner: EntityId; name: string; ticks: number },
  cause: CauseId,
): void {
  run.state.timers.set({ owner, name, dueTick: run.tick + ticks, cause });
  run.state.facts.store.touch(owner);
}

/** At the next minute at which the owner's day changes: a keeper's schedule, or for the realm the phase of the day. */
export function setScheduleTimer(
  run: RealmTick,
  { owner, name }: { owner: EntityId; name: string },
  cause: CauseId,
): void {
  const { settings, world } = run.context;
  const keeper = run.state.facts.keeper(owner);
  const minutes =
    keeper === undefined
      ? DAY_PHASES.map((phase) => settings.clock.phases[phase])
      : (world.keepers[keeper.spec]?.schedule ?? []).map((entry) => entry.fromMinute);
  if (minutes.length === 0) return;
  const ticks = Math.min(...minutes.map((minute) => ticksUntilMinute(settings, run.tick, minute)));
  setTimer(run, { owner, name, ticks }, cause);
}

/** `index` numbers the timers that are due in this tick. */
export function timerEnvelope(run: RealmTick, timer: Timer, index: number): void {
  run.state.facts.store.touch(timer.owner);
  const cause = `t${run.tick}.${run.context.realm}.${index + 1}` as CauseId;
  const owner = run.state.facts.get(timer.owner);
  if (owner?.kind === 'realm') {
    const { phase } = worldTimeAt(run.context.settings, run.tick);
    run.happen({ type: `clock.${phase}`, params: {} }, cause);
    setScheduleTimer(run, timer, cause);
  } else if (owner?.kind === 'door') {
    if (timer.name === RELOCK_TIMER) {
      run.settle(owner.id, () => approve(relockDoor(owner)), { cause, what: 'door.relock' });
    }
  } else {
    run.post({ to: timer.owner, event: { type: `timer ${timer.name}` }, cause });
  }
}

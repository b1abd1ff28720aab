/** Timers of a realm, set in ticks from now, so that the hash of their owner knows of it. */
import type { CauseId, EntityId } from '../../kernel/ids.ts';
import type { RealmTick } from './realm-tick.ts';

export function setTimer(
  run: RealmTick,
  { owner, name, ticks }: { owner: EntityId; name: string; ticks: number },
  cause: CauseId,
): void {
  run.state.timers.set({ owner, name, dueTick: run.tick + ticks, cause });
  run.state.facts.store.touch(owner);
}

export function cancelTimer(run: RealmTick, { owner, name }: { owner: EntityId; name: string }): void {
  run.state.timers.cancel(owner, name);
  run.state.facts.store.touch(owner);
}

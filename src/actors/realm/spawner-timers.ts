/** When spawners have their turns, in a realm at work and in one whose world has just been written anew. */
import type { ItemFact, RealmFact } from '../../domain/entity.ts';
import {
  isSpawnTimer,
  type Spawner,
  spawnerNamed,
  spawnerOfTimer,
  spawnersOf,
  spawnThing,
  spawnTimer,
  VANISH_TIMER,
  vanishDemands,
  vanishUntaken,
} from '../../domain/spawning.ts';
import { ticksOfDelay } from '../../domain/world-clock.ts';
import type { CauseId, EntityId } from '../../kernel/ids.ts';
import type { RealmState } from './realm-state.ts';
import type { RealmTick } from './realm-tick.ts';
import { setTimer } from './set-timer.ts';

/** In a realm's first tick each has its first turn. */
export function startSpawners(run: RealmTick, owner: EntityId, cause: CauseId): void {
  for (const spawner of spawnersOf(run.context.world)) takeTurn(run, spawner, { owner, cause });
}

/** Its timer is due; that of a spawner which is no more has nothing to follow. */
export function spawnerTurn(run: RealmTick, { id }: RealmFact, timer: string, cause: CauseId): void {
  const spawner = spawnerOfTimer(run.context.world, timer);
  if (spawner !== undefined) takeTurn(run, spawner, { owner: id, cause });
}

function takeTurn(
  run: RealmTick,
  spawner: Spawner,
  { owner, cause }: { readonly owner: EntityId; readonly cause: CauseId },
): void {
  const ticks = ticksOfDelay(run.context.settings, spawner.spec.every);
  setTimer(run, { owner, name: spawnTimer(spawner), ticks }, cause);
  const what = 'place.spawn';
  run.settle(owner, () => spawnThing(run.context, spawner), { cause, what, mayCreateItems: true });
}

export function itemVanishes(run: RealmTick, item: ItemFact, cause: CauseId): void {
  const what = 'place.vanish';
  run.settle(item.id, () => vanishUntaken(run.context, item), { cause, what, mayRemoveItems: true });
}

/**
 * A spawner that is new has its turn in the next tick, one that has become quicker no later than it would by now, and what
 * lies untaken begins to wait for its end where nothing had put one to it.
 */
export function alignSpawners(
  realm: RealmState,
  { tick, cause }: { readonly tick: number; readonly cause: CauseId },
): void {
  const { facts, timers } = realm;
  const { world, settings } = realm.ruleContext(tick);
  const owner = facts.realm().id;
  const spawners = spawnersOf(world);
  const names = new Set(spawners.map(spawnTimer));
  const due = new Map(timers.of(owner).map(({ name, dueTick }) => [name, dueTick]));
  for (const name of due.keys()) if (isSpawnTimer(name) && !names.has(name)) timers.cancel(owner, name);
  for (const spawner of spawners) {
    const name = spawnTimer(spawner);
    const before = due.get(name);
    const latest = before === undefined ? tick + 1 : tick + ticksOfDelay(settings, spawner.spec.every);
    if (before === undefined || before > latest) timers.set({ owner, name, dueTick: latest, cause });
  }
  facts.store.touch(owner);
  for (const item of facts.store.values()) {
    if (item.kind !== 'item' || timers.of(item.id).some(({ name }) => name === VANISH_TIMER)) continue;
    const spawner = spawnerNamed(world, item.spawned);
    if (spawner === undefined) continue;
    for (const { name, ticks } of vanishDemands({ settings }, spawner, item.id))
      timers.set({ owner: item.id, name, dueTick: tick + ticks, cause });
    facts.store.touch(item.id);
  }
}

/**
 * Keeps what a realm is between two ticks and brings it back, at the cost of what differs: situations share the records,
 * behaviours and timers that are the same in both. Knows nothing of what any of it means.
 */
import type { Entity } from '../../domain/entity.ts';
import type { EntityId } from '../../kernel/ids.ts';
import { type Timer, TimerTable } from '../../kernel/timer-table.ts';
import type { Behaviour } from '../../machines/behaviour.ts';
import type { ExploredRealm } from './explored-realm.ts';

/** One entity with all that hangs on it. */
export type Cell = {
  readonly entity: Entity;
  readonly behaviour: Behaviour | undefined;
  readonly timers: readonly Timer[];
  /** What counts of it when situations are compared. */
  readonly fragments: readonly string[];
};

export type RealmSituation = {
  /** By slot; every id has one of its own for good. */
  readonly cells: readonly (Cell | undefined)[];
  readonly nextSeq: number;
};

export type CellReader = (cell: Omit<Cell, 'fragments'>) => readonly string[];

export class RealmMemory {
  readonly realm: ExploredRealm;
  readonly #read: CellReader;
  readonly #slots = new Map<string, number>();
  readonly #ids: EntityId[] = [];
  #current: RealmSituation = { cells: [], nextSeq: 0 };

  constructor(realm: ExploredRealm, read: CellReader) {
    this.realm = realm;
    this.#read = read;
  }

  /** The realm as it is now; the same object as long as nothing changes. */
  keep(): RealmSituation {
    const { realm } = this;
    const { nextSeq } = realm.timers;
    const dirty = realm.facts.store.takeDirty();
    if (dirty.size === 0 && nextSeq === this.#current.nextSeq) return this.#current;
    const cells = [...this.#current.cells];
    for (const id of dirty) {
      const slot = this.#slotOf(id);
      while (cells.length <= slot) cells.push(undefined);
      cells[slot] = this.#cellOf(id as EntityId, cells[slot]);
    }
    this.#current = { cells, nextSeq };
    return this.#current;
  }

  #slotOf(id: string): number {
    const known = this.#slots.get(id);
    if (known !== undefined) return known;
    const slot = this.#ids.length;
    this.#slots.set(id, slot);
    this.#ids.push(id as EntityId);
    return slot;
  }

  #cellOf(id: EntityId, before: Cell | undefined): Cell | undefined {
    const { facts, roster, timers } = this.realm;
    const entity = facts.get(id);
    if (entity === undefined) return undefined;
    const parts = { entity, behaviour: roster.behaviour(id), timers: timers.of(id) };
    if (before !== undefined && isSame(before, parts)) return before;
    return { ...parts, fragments: this.#read(parts) };
  }

  /** The realm is from now on as it was then. Nothing may be on its way in it. */
  recall(situation: RealmSituation): void {
    const { cells } = this.#current;
    const slots = Math.max(cells.length, situation.cells.length);
    let timersDiffer = this.#current.nextSeq !== situation.nextSeq;
    for (let slot = 0; slot < slots; slot += 1) {
      const now = cells[slot];
      const then = situation.cells[slot];
      if (now === then) continue;
      this.#replace(this.#ids[slot] as EntityId, now, then);
      timersDiffer ||= !areSame(now?.timers ?? [], then?.timers ?? []);
    }
    this.#current = situation;
    const { realm } = this;
    if (timersDiffer) this.#setTimers(situation);
    realm.facts.store.takeDirty();
    realm.queue.takeRound();
    realm.inbox = [];
    realm.outbox = [];
    realm.quarantined = [];
    realm.deeds = {};
    realm.volume = 0;
  }

  #replace(id: EntityId, now: Cell | undefined, then: Cell | undefined): void {
    const { facts, roster } = this.realm;
    if (then === undefined) {
      roster.dismiss(id);
      facts.remove(id);
      return;
    }
    facts.put(then.entity);
    if (isSameBehaviour(now?.behaviour, then.behaviour)) return;
    const machine = then.behaviour === undefined ? undefined : this.realm.machineOf(then.entity);
    if (machine === undefined || then.behaviour === undefined) roster.dismiss(id);
    else roster.replace(id, machine, then.behaviour);
  }

  #setTimers({ cells, nextSeq }: RealmSituation): void {
    const entries = cells.flatMap((cell) => cell?.timers ?? []);
    this.realm.timers = TimerTable.restore({ entries, nextSeq });
  }

  /** All timers come due that much later. */
  postpone(ticks: number): void {
    const { realm } = this;
    const entries = realm.timers.entries().map((timer) => ({ ...timer, dueTick: timer.dueTick + ticks }));
    for (const { owner } of entries) realm.facts.store.touch(owner);
    realm.timers = TimerTable.restore({ entries, nextSeq: realm.timers.nextSeq });
  }
}

const isSame = (left: Cell, right: Omit<Cell, 'fragments'>): boolean =>
  left.entity === right.entity &&
  isSameBehaviour(left.behaviour, right.behaviour) &&
  areSame(left.timers, right.timers);

const isSameBehaviour = (left: Behaviour | undefined, right: Behaviour | undefined): boolean =>
  left === right ||
  (left !== undefined &&
    right !== undefined &&
    left.value === right.value &&
    left.context === right.context &&
    JSON.stringify(left.history) === JSON.stringify(right.history));

const areSame = (left: readonly Timer[], right: readonly Timer[]): boolean =>
  left.length === right.length && left.every((timer, index) => timer === right[index]);

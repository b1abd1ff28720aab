/**
 * Timers as data: what will wake whom, and when. Nothing here measures time; the realm asks each tick what is due.
 */
import { type CauseId, compareIds, type EntityId } from './ids.ts';

export type Timer = {
  readonly owner: EntityId;
  /** Unique for its owner. */
  readonly name: string;
  /** The tick in which it fires, > 0. */
  readonly dueTick: number;
  /** Place among the timers that fire in the same tick; grows by one with each set(). */
  readonly seq: number;
  readonly cause: CauseId;
};

/** Everything a TimerTable is restored from; plain data. */
export type TimerTableState = { readonly entries: readonly Timer[]; readonly nextSeq: number };

const NONE: readonly Timer[] = [];

export class TimerTable {
  readonly #byOwner = new Map<string, Map<string, Timer>>();
  readonly #byTick = new Map<number, Set<Timer>>();
  #size = 0;
  #nextSeq = 0;
  /** No timer is due before this tick. */
  #floorTick = 0;

  /** @throws RangeError when seqs or owner and name repeat, a seq is not below nextSeq, or a dueTick is not valid. */
  static restore({ entries, nextSeq }: TimerTableState): TimerTable {
    const table = new TimerTable();
    for (const { owner, name, dueTick, seq, cause } of [...entries].sort(bySeq)) {
      if (!Number.isSafeInteger(seq) || seq < table.#nextSeq || seq >= nextSeq) {
        throw new RangeError(`timer ${owner}/${name}: seq ${seq} is taken or not below ${nextSeq}`);
      }
      if (table.#find(owner, name)) throw new RangeError(`timer ${owner}/${name} is set twice`);
      table.#add({ owner, name, dueTick, seq, cause });
      table.#nextSeq = seq + 1;
    }
    table.#nextSeq = nextSeq;
    return table;
  }

  /** Replaces the timer of the same owner and name. @throws RangeError unless dueTick is an integer > 0. */
  set({ owner, name, dueTick, cause }: Omit<Timer, 'seq'>): Timer {
    assertDueTick(dueTick);
    const former = this.#find(owner, name);
    if (former) this.#remove(former);
    const timer = { owner, name, dueTick, seq: this.#nextSeq, cause };
    this.#nextSeq += 1;
    this.#add(timer);
    return timer;
  }

  /** False when there is no such timer. */
  cancel(owner: EntityId, name: string): boolean {
    const entry = this.#find(owner, name);
    if (entry) this.#remove(entry);
    return entry !== undefined;
  }

  /** Removes and returns the timers due at this tick or before, by (dueTick, seq). */
  takeDue(tick: number): Timer[] {
    const due: Timer[] = [];
    for (const dueTick of this.#dueTicks(tick)) {
      // A set iterates in order of insertion, which within one tick is the order of seq.
      for (const entry of this.#byTick.get(dueTick) ?? []) {
        due.push(entry);
        this.#removeFromOwner(entry);
      }
      this.#byTick.delete(dueTick);
    }
    this.#floorTick = Math.max(this.#floorTick, tick + 1);
    return due;
  }

  /** The first tick in which a timer fires; undefined when there is no timer. */
  nextDue(): number | undefined {
    let next: number | undefined;
    for (const dueTick of this.#byTick.keys()) if (next === undefined || dueTick < next) next = dueTick;
    return next;
  }

  /** Removes and returns the timers of one owner, by seq: a traveller takes them along. */
  removeOwner(owner: EntityId): Timer[] {
    const entries = [...(this.#byOwner.get(owner)?.values() ?? [])];
    for (const entry of entries) this.#remove(entry);
    this.#byOwner.delete(owner);
    return entries.sort(bySeq);
  }

  /** The timers of one owner by name; what the owner's leaf in the hash holds of them. */
  of(owner: EntityId): readonly Timer[] {
    const names = this.#byOwner.get(owner);
    if (names === undefined || names.size === 0) return NONE;
    const timers = [...names.values()];
    return timers.length === 1 ? timers : timers.sort((left, right) => compareIds(left.name, right.name));
  }

  /** All timers by seq. */
  entries(): Timer[] {
    const timers: Timer[] = [];
    for (const names of this.#byOwner.values()) for (const timer of names.values()) timers.push(timer);
    return timers.sort(bySeq);
  }

  /** The seq of the next set(). */
  get nextSeq(): number {
    return this.#nextSeq;
  }

  get size(): number {
    return this.#size;
  }

  #find(owner: EntityId, name: string): Timer | undefined {
    return this.#byOwner.get(owner)?.get(name);
  }

  #add(entry: Timer): void {
    const { owner, name, dueTick } = entry;
    assertDueTick(dueTick);
    Object.freeze(entry);
    const names = this.#byOwner.get(owner);
    if (names) names.set(name, entry);
    else this.#byOwner.set(owner, new Map([[name, entry]]));
    const bucket = this.#byTick.get(dueTick);
    if (bucket) bucket.add(entry);
    else this.#byTick.set(dueTick, new Set([entry]));
    this.#floorTick = Math.min(this.#floorTick, dueTick);
    this.#size += 1;
  }

  #remove(entry: Timer): void {
    this.#removeFromOwner(entry);
    const { dueTick } = entry;
    const bucket = this.#byTick.get(dueTick);
    bucket?.delete(entry);
    if (bucket?.size === 0) this.#byTick.delete(dueTick);
  }

  /** Everything but the bucket of the tick, which takeDue() drops as a whole. */
  #removeFromOwner({ owner, name }: Timer): void {
    // The map stays when it is empty: whoever had a timer soon has another.
    this.#byOwner.get(owner)?.delete(name);
    this.#size -= 1;
  }

  /** The ticks up to this one that have timers, ascending; walks the ticks or the buckets, whichever are fewer. */
  #dueTicks(tick: number): number[] {
    const ticks: number[] = [];
    if (tick - this.#floorTick < this.#byTick.size) {
      for (let dueTick = this.#floorTick; dueTick <= tick; dueTick += 1) {
        if (this.#byTick.has(dueTick)) ticks.push(dueTick);
      }
      return ticks;
    }
    for (const dueTick of this.#byTick.keys()) if (dueTick <= tick) ticks.push(dueTick);
    return ticks.sort((left, right) => left - right);
  }
}

function bySeq(left: Timer, right: Timer): number {
  return left.seq - right.seq;
}

function assertDueTick(dueTick: number): void {
  if (!Number.isSafeInteger(dueTick) || dueTick <= 0)
    throw new RangeError(`due tick ${dueTick} is no integer > 0`);
}

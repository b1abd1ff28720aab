/**
 * The facts of one realm: immutable records by id. A record that did not change is the same object, and what changed
 * since the last look is known by id.
 */
import { compareIds } from './ids.ts';

export class FactStore<R extends { readonly id: string }> {
  readonly #records = new Map<string, R>();
  #dirty = new Set<string>();
  /** Rebuilt after an id came or went, never changed in place. */
  #sortedIds: readonly string[] | undefined = [];

  get(id: string): R | undefined {
    return this.#records.get(id);
  }

  has(id: string): boolean {
    return this.#records.has(id);
  }

  /** Freezes the record and keeps it in place of the one of the same id; the same object again changes nothing. */
  put(record: R): void {
    const former = this.#records.get(record.id);
    if (former === record) return;
    if (former === undefined) this.#sortedIds = undefined;
    this.#records.set(record.id, Object.freeze(record));
    this.#dirty.add(record.id);
  }

  /** False when there is no such record. */
  delete(id: string): boolean {
    if (!this.#records.delete(id)) return false;
    this.#sortedIds = undefined;
    this.#dirty.add(id);
    return true;
  }

  /** Ascending. The list stays as it is when the store changes later. */
  ids(): readonly string[] {
    this.#sortedIds ??= [...this.#records.keys()].sort(compareIds);
    return this.#sortedIds;
  }

  /** By id, ascending. */
  values(): R[] {
    return this.ids().map((id) => this.#records.get(id) as R);
  }

  get size(): number {
    return this.#records.size;
  }

  /** Notes that what hangs on a record (behaviour, timers) changed, though the record did not. */
  touch(id: string): void {
    this.#dirty.add(id);
  }

  /** Ids that the next takeDirty() will give, in the order of change. */
  dirtyIds(): readonly string[] {
    return [...this.#dirty];
  }

  /**
   * Ids that were put, deleted or touched since the last call; a deleted one has no record any more. In the order of
   * change: for use by what does not depend on order, such as a sum.
   */
  takeDirty(): ReadonlySet<string> {
    const dirty = this.#dirty;
    this.#dirty = new Set();
    return dirty;
  }
}

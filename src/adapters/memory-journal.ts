/** A journal that lives as long as its process: for tests, simulations and universes that nobody needs to keep. */
import type { ChronicleEntry } from '../actors/chronicle/chronicle.ts';
import type { Journal, JournaledTick, JournalHeader, StoredSnapshot } from '../actors/universe/journal.ts';
import { JournalError } from './journal-error.ts';
import { MemoryChronicle } from './memory-chronicle.ts';
import { SNAPSHOTS_KEPT } from './snapshot-retention.ts';

export class MemoryJournal implements Journal {
  readonly chronicle = new MemoryChronicle();
  /** Texts, so that nothing kept here can be changed by whoever appended it. */
  readonly #ticks: { readonly tick: number; readonly text: string }[] = [];
  #snapshots: StoredSnapshot[] = [];
  #header: string | undefined;
  #closed = false;

  append(ticks: readonly JournaledTick[], entries: readonly ChronicleEntry[] = []): void {
    this.#assertWritable();
    let last = this.#ticks.at(-1)?.tick ?? -1;
    for (const { record } of ticks) {
      if (record.tick <= last) throw outOfOrder(record.tick, last);
      last = record.tick;
    }
    if (entries.length > 0) this.chronicle.append(entries);
    for (const tick of ticks) this.#ticks.push({ tick: tick.record.tick, text: JSON.stringify(tick) });
  }

  *ticksAfter(tick: number): Iterable<JournaledTick> {
    this.#assertOpen();
    for (const entry of this.#ticks) if (entry.tick > tick) yield JSON.parse(entry.text) as JournaledTick;
  }

  saveSnapshot(snapshot: StoredSnapshot, entries: readonly ChronicleEntry[] = []): void {
    this.#assertWritable();
    if (entries.length > 0) this.chronicle.append(entries);
    const others = this.#snapshots.filter(({ tick }) => tick !== snapshot.tick);
    const all = [...others, { ...snapshot }].sort((left, right) => left.tick - right.tick);
    const [first, ...rest] = all;
    this.#snapshots = first === undefined ? [] : [first, ...rest.slice(-SNAPSHOTS_KEPT)];
  }

  newestSnapshot(atOrBefore: number = Number.MAX_SAFE_INTEGER): StoredSnapshot | undefined {
    this.#assertOpen();
    return this.#snapshots.findLast(({ tick }) => tick <= atOrBefore);
  }

  header(): JournalHeader | undefined {
    this.#assertOpen();
    return this.#header === undefined ? undefined : (JSON.parse(this.#header) as JournalHeader);
  }

  begin(header: JournalHeader): void {
    this.#assertOpen();
    if (this.#header !== undefined)
      throw new JournalError('journal/already-begun', 'this journal has a header');
    this.#header = JSON.stringify(header);
  }

  close(): void {
    this.#closed = true;
  }

  #assertOpen(): void {
    if (this.#closed) throw new JournalError('journal/closed', 'this journal was closed');
  }

  #assertWritable(): void {
    this.#assertOpen();
    if (this.#header === undefined)
      throw new JournalError('journal/not-begun', 'this journal has no header yet');
  }
}

export function outOfOrder(tick: number, last: number): JournalError {
  return new JournalError('journal/out-of-order', `tick ${tick} does not come after tick ${last}`);
}

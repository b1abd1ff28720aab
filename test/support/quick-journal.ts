/** A journal in memory that says what happened to it in which order, survives being closed, and fails on demand. */
import type { Chronicle, ChronicleEntry } from '../../src/actors/chronicle/chronicle.ts';
import type {
  Journal,
  JournaledTick,
  JournalHeader,
  StoredSnapshot,
} from '../../src/actors/universe/journal.ts';
import { MemoryJournal } from '../../src/adapters/memory-journal.ts';

export class QuickJournal implements Journal {
  readonly log: string[] = [];
  readonly kept: JournaledTick[] = [];
  /** The next append throws this. */
  fault: Error | undefined;
  readonly #inner = new MemoryJournal();

  get chronicle(): Chronicle {
    return this.#inner.chronicle;
  }

  append(ticks: readonly JournaledTick[], entries?: readonly ChronicleEntry[]): void {
    if (this.fault !== undefined) throw this.fault;
    this.log.push(...ticks.map(({ record }) => `append ${record.tick}`));
    this.kept.push(...ticks);
    this.#inner.append(ticks, entries);
  }

  ticksAfter(tick: number): Iterable<JournaledTick> {
    return this.#inner.ticksAfter(tick);
  }

  saveSnapshot(snapshot: StoredSnapshot, entries?: readonly ChronicleEntry[]): void {
    this.log.push(`snapshot ${snapshot.tick}`);
    this.#inner.saveSnapshot(snapshot, entries);
  }

  newestSnapshot(atOrBefore?: number): StoredSnapshot | undefined {
    return this.#inner.newestSnapshot(atOrBefore);
  }

  header(): JournalHeader | undefined {
    return this.#inner.header();
  }

  begin(header: JournalHeader): void {
    this.#inner.begin(header);
  }

  /** The next process opens it again. */
  close(): void {
    this.log.push('close');
  }
}

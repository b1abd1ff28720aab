/**
 * The port through which a live universe outlives its process. A journal keeps, in order, the inputs of every
 * tick whose effects left the process, and now and then a whole snapshot; and beside them the chronicle of what happened.
 */
import type { TickRecord } from '../../kernel/tick-record.ts';
import type { Chronicle, ChronicleEntry } from '../chronicle/chronicle.ts';
import type { Input } from './input.ts';

export type JournaledTick = { readonly record: TickRecord; readonly inputs: readonly Input[] };

export interface Journal {
  /** Written in the same transactions as the ticks. */
  readonly chronicle: Chronicle;
  /** Appends the given ticks, oldest first, and what is to be chronicled, in one transaction that is on disk when this returns. */
  append(ticks: readonly JournaledTick[], entries?: readonly ChronicleEntry[]): void;
  /** All ticks after the given one, oldest first. Ticks in between that are missing had no inputs. */
  ticksAfter(tick: number): Iterable<JournaledTick>;
  /** With what is to be chronicled up to that tick, which will not be run again. */
  saveSnapshot(snapshot: StoredSnapshot, entries?: readonly ChronicleEntry[]): void;
  /** The newest snapshot at or before the given tick (default: any). */
  newestSnapshot(atOrBefore?: number): StoredSnapshot | undefined;
  /** What this journal was begun with; undefined while it is new. */
  header(): JournalHeader | undefined;
  begin(header: JournalHeader): void;
  close(): void;
}

/** `text` is the canonical encoding of a universe snapshot. */
export type StoredSnapshot = { readonly tick: number; readonly text: string };

/** What the run's hashes depend on besides the inputs. `universe` holds the options of the universe as plain JSON. */
export type JournalHeader = {
  readonly format: 'the-seed/journal@1';
  readonly contentHash: string;
  readonly universe: Readonly<Record<string, unknown>>;
  /** The content files the run began with, path to text. */
  readonly content: Readonly<Record<string, string>>;
};

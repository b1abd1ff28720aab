/**
 * The port of the chronicle: every input, event and decision of a live universe, append-only, in one order, each record
 * bound by its hash to all before it. Written with the journal, in its transaction; read by operators and researchers.
 */

/** A decision is an event of governance: what a policy said of something that was asked. */
export type RecordKind = 'input' | 'event' | 'decision';

/** A record before it has its place. */
export type ChronicleEntry = {
  /** Whom or what it is about: `player:<id>`, `keeper:<id>` of a citizen, `game:<id>`, `realm:<id>` or `hub`. */
  readonly stream: string;
  readonly tick: number;
  readonly kind: RecordKind;
  /** `i<tick>.<n>` of an input, `e<tick>.<realm>.<n>` of an event. */
  readonly id: string;
  readonly type: string;
  /** The first cause: id of the input or of the timer that began it all. */
  readonly correlation: string;
  /** What brought it about directly: input, timer or event; null for an input. */
  readonly causation: string | null;
  /** Canonical text of the input or the event. Texts of activated content are named by their hashes. */
  readonly body: string;
};

export type ChronicleRecord = ChronicleEntry & {
  /** 1, 2, 3 and so on through the whole chronicle. */
  readonly position: number;
  /** 1, 2, 3 and so on within its stream. */
  readonly version: number;
  /** 64 hex digits, see chronicle-chain.ts. */
  readonly hash: string;
};

/** Where a chronicle begins: tick and chain of its universe before the first tick that it holds. */
export type ChronicleGenesis = { readonly tick: number; readonly chain: string };

/** The last record, or the genesis as position 0. */
export type ChronicleHead = { readonly position: number; readonly tick: number; readonly hash: string };

/** What is asked must hold all together. */
export type ChronicleQuery = {
  readonly stream?: string | undefined;
  /** Only of a stream: the lowest version. */
  readonly fromVersion?: number | undefined;
  readonly type?: string | undefined;
  readonly kind?: RecordKind | undefined;
  readonly correlation?: string | undefined;
  /** As the chronicle was after this tick. */
  readonly asOf?: number | undefined;
  /** The cursor: only records after this position. */
  readonly after?: number | undefined;
  /** At most PAGE_LENGTH_MAX. */
  readonly limit: number;
};

/** `next` is the `after` of the next page and null when there is none. A page may be short, even empty, and go on. */
export type ChroniclePage = { readonly records: readonly ChronicleRecord[]; readonly next: number | null };

export const PAGE_LENGTH_MAX = 1000;

/** Optimistic concurrency: what the writer believes that a stream ends with; 0 for a stream that is not there yet. */
export type ExpectedVersion = { readonly stream: string; readonly version: number };

export interface Chronicle {
  /** Undefined while nothing was ever chronicled. */
  genesis(): ChronicleGenesis | undefined;
  begin(genesis: ChronicleGenesis): void;
  head(): ChronicleHead;
  /** 0 for a stream that is not there. */
  versionOf(stream: string): number;
  /**
   * Whole ticks, in order, all of them or none; on disk when this returns. A tick of which there are records is closed.
   * @throws ChronicleError chronicle/out-of-order, chronicle/version-conflict
   */
  append(entries: readonly ChronicleEntry[], expected?: ExpectedVersion): void;
  /** By the id of an input or an event. */
  record(id: string): ChronicleRecord | undefined;
  page(query: ChronicleQuery): ChroniclePage;
  /** All after a position as they are kept, whatever state they are in. */
  records(after?: number): Iterable<ChronicleRecord>;
}

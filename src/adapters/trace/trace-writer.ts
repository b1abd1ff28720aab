/** Writes the trace of one run into a directory of its own. The ticks are kept in memory for a moment and written in batches. */
import { mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type ActivatedText, takeTextsOut } from '../../actors/live-content/named-texts.ts';
import { encodeCanonical } from '../../kernel/canonical.ts';
import { sha256Hex } from '../../kernel/digest.ts';
import { encodeTickRecord, TICKS_FILE_MAGIC, type TickRecord } from '../../kernel/tick-record.ts';
import { DigestedFile, type FileDigest, writeDigestedFile } from './digested-file.ts';
import { type EndRecord, formatEnd } from './end-record.ts';
import { encodeMember } from './gzip-member.ts';
import { SegmentWriter } from './segment-writer.ts';
import { formatSnapshotEntry } from './snapshot-index.ts';
import { TraceError } from './trace-error.ts';
import {
  formatHeader,
  TRACE_FORMAT,
  TRACE_VERSION,
  type TraceDescription,
  type TraceHeader,
} from './trace-header.ts';
import {
  activatedTextFile,
  CONTENT_FILE,
  END_FILE,
  HEADER_FILE,
  SEGMENT_TICKS,
  SNAPSHOT_INDEX_FILE,
  snapshotFile,
  TICKS_FILE,
} from './trace-layout.ts';

/** Ticks that a crash may cost: a trace is for study, durability is the journal's. */
const FLUSH_TICKS = 100;

export type TraceTick = {
  readonly record: TickRecord;
  readonly inputs: readonly unknown[];
  readonly events: readonly unknown[];
};

export type TraceWriterOptions = {
  /** Made when it does not exist; must be empty. */
  readonly directory: string;
  readonly header: TraceDescription;
  /** The content source files, path to text. */
  readonly content: Readonly<Record<string, string>>;
  /** Whether events are written too; without them a replay still checks their digests. */
  readonly keepEvents: boolean;
  readonly segmentTicks?: number;
  readonly flushTicks?: number;
};

/** @throws TraceError trace/directory-not-empty, trace/write-failed */
export function openTraceWriter(options: TraceWriterOptions): TraceWriter {
  return failing(options.directory, () => {
    mkdirSync(options.directory, { recursive: true });
    if (readdirSync(options.directory).length > 0) {
      throw new TraceError('trace/directory-not-empty', `${options.directory} is not empty`);
    }
    return new TraceWriter(options);
  });
}

export class TraceWriter {
  readonly #directory: string;
  readonly #firstTick: number;
  readonly #flushTicks: number;
  readonly #inputs: SegmentWriter;
  readonly #events: SegmentWriter | undefined;
  readonly #ticks: DigestedFile;
  readonly #index: DigestedFile;
  /** Files that are complete. */
  readonly #files: FileDigest[] = [];
  #records: Uint8Array[] = [];
  #tickCount = 0;
  #chain: string;
  #end: EndRecord | undefined;
  #failure: TraceError | undefined;

  /** Called by openTraceWriter(), which has made sure of the directory. */
  constructor({ directory, header, content, keepEvents, segmentTicks, flushTicks }: TraceWriterOptions) {
    this.#directory = directory;
    this.#firstTick = header.firstTick;
    this.#chain = header.genesisChain;
    this.#flushTicks = flushTicks ?? FLUSH_TICKS;
    const whole: TraceHeader = {
      format: TRACE_FORMAT,
      version: TRACE_VERSION,
      ...header,
      segmentTicks: segmentTicks ?? SEGMENT_TICKS,
      keepsEvents: keepEvents,
    };
    const segmentOf = (tick: number) => Math.floor((tick - header.firstTick) / whole.segmentTicks);
    const contentText = encodeCanonical(content);
    for (const folder of keepEvents ? ['inputs', 'events', 'snapshots'] : ['inputs', 'snapshots']) {
      mkdirSync(join(directory, folder));
    }
    this.#files.push(writeDigestedFile(directory, HEADER_FILE, Buffer.from(formatHeader(whole))));
    this.#files.push(
      writeDigestedFile(
        directory,
        CONTENT_FILE,
        encodeMember({ firstTick: 0, lastTick: 0, text: contentText }),
      ),
    );
    this.#inputs = new SegmentWriter({ directory, log: 'inputs', segmentOf });
    this.#events = keepEvents ? new SegmentWriter({ directory, log: 'events', segmentOf }) : undefined;
    this.#ticks = new DigestedFile(directory, TICKS_FILE);
    this.#ticks.append(TICKS_FILE_MAGIC);
    this.#index = new DigestedFile(directory, SNAPSHOT_INDEX_FILE);
  }

  /**
   * Adds the next tick.
   * @throws RangeError when it is not the next one or its counts are not those of the lists; CanonicalError for inputs
   * or events that are no plain data; TraceError trace/write-failed, trace/closed
   */
  append({ record, inputs, events }: TraceTick): void {
    this.#assertOpen();
    const tick = this.#firstTick + this.#tickCount;
    if (record.tick !== tick) throw new RangeError(`tick ${record.tick} is not the next one, ${tick}`);
    if (record.inputCount !== inputs.length) throw new RangeError(`tick ${tick}: ${inputs.length} inputs`);
    if (this.#events && record.eventCount !== events.length)
      throw new RangeError(`tick ${tick}: ${events.length} events`);
    const bytes = encodeTickRecord(record);
    const { inputs: kept, texts } = takeTextsOut(inputs);
    const inputText = encodeCanonical(kept);
    const eventText = this.#events ? encodeCanonical(events) : '[]';
    this.#attempt(() => {
      this.#keepTexts(texts);
      if (inputs.length > 0) this.#inputs.append(tick, inputText);
      if (events.length > 0) this.#events?.append(tick, eventText);
      this.#records.push(bytes);
      this.#tickCount += 1;
      this.#chain = record.chain;
      if (this.#records.length >= this.#flushTicks) this.#flush();
    });
  }

  /**
   * Keeps the universe as it is after that tick, which must be the last one appended, or the one before the first.
   * @throws RangeError for another tick; TraceError trace/write-failed, trace/closed
   */
  snapshot(tick: number, text: string): void {
    this.#assertOpen();
    const last = this.#firstTick + this.#tickCount - 1;
    if (tick !== last || tick < 0)
      throw new RangeError(`a snapshot of tick ${tick} while the last tick is ${last}`);
    if (!text.isWellFormed()) throw new RangeError('the snapshot is no well-formed text');
    this.#attempt(() => {
      this.#flush();
      const member = encodeMember({ firstTick: tick, lastTick: tick, text });
      this.#files.push(writeDigestedFile(this.#directory, snapshotFile(tick), member));
      this.#index.append(Buffer.from(formatSnapshotEntry({ tick, sha256: sha256Hex(text) })));
    });
  }

  /** Completes the trace with its end record, which it returns; a second call changes nothing. @throws TraceError trace/write-failed */
  close(): EndRecord {
    this.#end ??= this.#attempt(() => this.#complete());
    return this.#end;
  }

  #complete(): EndRecord {
    this.#flush();
    const files = [
      ...this.#files,
      ...this.#inputs.close(),
      ...(this.#events?.close() ?? []),
      this.#ticks.close(),
      this.#index.close(),
    ].sort((left, right) => (left.path < right.path ? -1 : 1));
    const end = { ticks: this.#tickCount, finalChain: this.#chain, files };
    const draft = join(this.#directory, `${END_FILE}.draft`);
    writeFileSync(draft, formatEnd(end), { flush: true });
    renameSync(draft, join(this.#directory, END_FILE));
    return end;
  }

  /** Each once, and before any input that names it. */
  #keepTexts(texts: readonly ActivatedText[]): void {
    for (const { kind, hash, text } of texts) {
      const file = activatedTextFile(kind, hash);
      if (this.#files.some(({ path }) => path === file)) continue;
      mkdirSync(join(this.#directory, dirname(file)), { recursive: true });
      this.#files.push(writeDigestedFile(this.#directory, file, Buffer.from(text)));
    }
  }

  /** Inputs go first, so that every whole tick record finds its inputs. */
  #flush(): void {
    this.#inputs.flush();
    this.#events?.flush();
    if (this.#records.length > 0) this.#ticks.append(Buffer.concat(this.#records));
    this.#records = [];
  }

  /** What failed once is given up: a trace with a hole must not be sealed as a whole one. */
  #attempt<T>(write: () => T): T {
    if (this.#failure) throw this.#failure;
    try {
      return failing(this.#directory, write);
    } catch (error) {
      this.#failure = error as TraceError;
      throw error;
    }
  }

  #assertOpen(): void {
    if (this.#end) throw new TraceError('trace/closed', `${this.#directory} is complete`);
  }
}

function failing<T>(directory: string, write: () => T): T {
  try {
    return write();
  } catch (error) {
    if (error instanceof TraceError) throw error;
    throw new TraceError('trace/write-failed', `${directory}: ${(error as Error).message}`, { cause: error });
  }
}

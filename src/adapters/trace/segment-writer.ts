/**
 * Writes the inputs or the events of a run: one line for each tick that has any, in files that each cover the same number
 * of ticks. Lines are kept until flush(), which writes them as one gzip member.
 */
import { DigestedFile, type FileDigest } from './digested-file.ts';
import { encodeMember } from './gzip-member.ts';
import { type LogName, segmentFile } from './trace-layout.ts';

type OpenSegment = { readonly segment: number; readonly file: DigestedFile };
type Line = { readonly tick: number; readonly text: string };

export class SegmentWriter {
  readonly #directory: string;
  readonly #log: LogName;
  readonly #segmentOf: (tick: number) => number;
  readonly #closed: FileDigest[] = [];
  #open: OpenSegment | undefined;
  #lines: Line[] = [];

  constructor(options: {
    readonly directory: string;
    readonly log: LogName;
    readonly segmentOf: (tick: number) => number;
  }) {
    this.#directory = options.directory;
    this.#log = options.log;
    this.#segmentOf = options.segmentOf;
  }

  /** @param canonical the canonical text of a list that is not empty; ticks ascend. */
  append(tick: number, canonical: string): void {
    const last = this.#lines.at(-1);
    if (last && this.#segmentOf(last.tick) !== this.#segmentOf(tick)) this.flush();
    this.#lines.push({ tick, text: `{"tick":${tick},"${this.#log}":${canonical}}\n` });
  }

  flush(): void {
    const first = this.#lines[0];
    const last = this.#lines.at(-1);
    if (!first || !last) return;
    const text = this.#lines.map((line) => line.text).join('');
    this.#lines = [];
    this.#fileOf(first.tick).append(encodeMember({ firstTick: first.tick, lastTick: last.tick, text }));
  }

  /** Flushes, and returns the digests of all segments. */
  close(): readonly FileDigest[] {
    this.flush();
    this.#closeSegment();
    return this.#closed;
  }

  #fileOf(tick: number): DigestedFile {
    const segment = this.#segmentOf(tick);
    if (this.#open?.segment === segment) return this.#open.file;
    this.#closeSegment();
    this.#open = { segment, file: new DigestedFile(this.#directory, segmentFile(this.#log, segment)) };
    return this.#open.file;
  }

  #closeSegment(): void {
    if (this.#open) this.#closed.push(this.#open.file.close());
    this.#open = undefined;
  }
}

/** Reads the inputs or the events of a trace by tick, holding one segment in memory at a time. */
import { readMember } from './gzip-member.ts';
import { type LogName, segmentFile } from './trace-layout.ts';

export type LogReading =
  /** The canonical text of the list; `[]` for a tick without a line. */
  | { readonly kind: 'list'; readonly text: string; readonly file: string }
  /** Nobody can tell any more what the list was. */
  | { readonly kind: 'corrupt'; readonly file: string; readonly reason: string }
  /** The file ends before the line. */
  | { readonly kind: 'cut'; readonly file: string };

type Fault =
  | { readonly kind: 'cut' }
  /** `firstTick` is unknown when the damage hides it. */
  | { readonly kind: 'corrupt'; readonly reason: string; readonly firstTick?: number };

type Segment = {
  readonly number: number;
  readonly file: string;
  readonly lines: ReadonlyMap<number, string>;
  /** The tick of the last line that could be read; -1 for none. */
  readonly throughTick: number;
  /** What ended the reading before the end of the file. */
  readonly fault?: Fault;
};

export class SegmentLog {
  readonly #log: LogName;
  readonly #firstTick: number;
  readonly #segmentTicks: number;
  readonly #read: (file: string) => Buffer | undefined;
  readonly #mayEndEarly: (file: string) => boolean;
  #current: Segment | undefined;

  constructor(options: {
    readonly log: LogName;
    readonly firstTick: number;
    readonly segmentTicks: number;
    /** The bytes of a file of the trace; undefined when there is no such file. */
    readonly read: (file: string) => Buffer | undefined;
    /** Whether lines may be missing at the end of the file because it was never completed, or was cut off. */
    readonly mayEndEarly: (file: string) => boolean;
  }) {
    this.#log = options.log;
    this.#firstTick = options.firstTick;
    this.#segmentTicks = options.segmentTicks;
    this.#read = options.read;
    this.#mayEndEarly = options.mayEndEarly;
  }

  /** @param expected whether the record of that tick says that there is a line. */
  at(tick: number, expected: boolean): LogReading {
    const { file, lines, throughTick, fault } = this.#segmentAt(tick);
    const text = lines.get(tick);
    if (text !== undefined) return { kind: 'list', text, file };
    if (tick > throughTick) {
      if (
        fault?.kind === 'corrupt' &&
        tick >= (fault.firstTick ?? (expected ? tick : Number.POSITIVE_INFINITY))
      ) {
        return { kind: 'corrupt', file, reason: fault.reason };
      }
      if (expected && fault?.kind !== 'corrupt' && this.#mayEndEarly(file)) return { kind: 'cut', file };
    }
    return { kind: 'list', text: '[]', file };
  }

  #segmentAt(tick: number): Segment {
    const number = Math.floor((tick - this.#firstTick) / this.#segmentTicks);
    if (this.#current?.number === number) return this.#current;
    const file = segmentFile(this.#log, number);
    const bytes = this.#read(file) ?? Buffer.alloc(0);
    this.#current = { number, file, ...readSegment(bytes, this.#log) };
    return this.#current;
  }
}

function readSegment(bytes: Buffer, log: LogName): Omit<Segment, 'number' | 'file'> {
  const lines = new Map<number, string>();
  let throughTick = -1;
  for (let offset = 0; offset < bytes.length; ) {
    const member = readMember(bytes, offset);
    if (member.kind !== 'whole') return { lines, throughTick, fault: member };
    for (const line of member.text.split('\n').slice(0, -1)) {
      const parsed = parseLine(line, log);
      if (!parsed || parsed.tick <= throughTick) {
        return {
          lines,
          throughTick,
          fault: { kind: 'corrupt', reason: `no line of ${log}: ${line.slice(0, 80)}` },
        };
      }
      lines.set(parsed.tick, parsed.text);
      throughTick = parsed.tick;
    }
    offset = member.nextOffset;
  }
  return { lines, throughTick };
}

function parseLine(line: string, log: LogName): { readonly tick: number; readonly text: string } | undefined {
  const parts = /^\{"tick":(0|[1-9]\d{0,15}),"(inputs|events)":(\[.*\])\}$/s.exec(line);
  if (!parts || parts[2] !== log) return undefined;
  return { tick: Number(parts[1]), text: parts[3] as string };
}

/** The tick records of a trace, decoded one at a time. */
import {
  decodeTickRecord,
  TICK_RECORD_BYTES,
  TICKS_FILE_MAGIC,
  type TickRecord,
} from '../../kernel/tick-record.ts';

export class TicksFile {
  readonly #bytes: Buffer;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** `cut` when even the magic is not complete. */
  get magic(): 'whole' | 'cut' | 'corrupt' {
    const start = this.#bytes.subarray(0, TICKS_FILE_MAGIC.length);
    if (!start.equals(TICKS_FILE_MAGIC.subarray(0, start.length))) return 'corrupt';
    return start.length === TICKS_FILE_MAGIC.length ? 'whole' : 'cut';
  }

  /** How many whole records there are. */
  get count(): number {
    return Math.max(0, Math.floor((this.#bytes.length - TICKS_FILE_MAGIC.length) / TICK_RECORD_BYTES));
  }

  /** The file ends inside a record. */
  get endsInside(): boolean {
    return this.#bytes.length !== TICKS_FILE_MAGIC.length + this.count * TICK_RECORD_BYTES;
  }

  /** The record at that place, counted from 0; undefined when there is none or its bytes are no record. */
  at(index: number): TickRecord | undefined {
    return decodeTickRecord(this.#bytes, TICKS_FILE_MAGIC.length + index * TICK_RECORD_BYTES);
  }
}

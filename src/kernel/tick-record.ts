/**
 * What a trace keeps of every tick, in 128 bytes, so that the record of any tick is found by its number alone.
 * Little-endian layout, offsets in bytes:
 *   0 tick, low 32 bits      4 tick, high 21 bits     8 chain, 32 bytes       40 universe, 32 bytes
 *  72 inputs, 16 bytes      88 events, 16 bytes     104 inputCount           108 eventCount
 * 112 envelopeCount        116 roundCount           120 awakeCount           124 zero
 */

export type TickRecord = {
  readonly tick: number;
  /** 64 hex digits: the chain after this tick. */
  readonly chain: string;
  /** 64 hex digits: the hash of the whole universe after this tick. */
  readonly universe: string;
  /** 32 hex digits: digest of the canonical inputs. */
  readonly inputs: string;
  /** 32 hex digits: digest of the canonical events. */
  readonly events: string;
  readonly inputCount: number;
  readonly eventCount: number;
  readonly envelopeCount: number;
  readonly roundCount: number;
  readonly awakeCount: number;
};

export const TICK_RECORD_BYTES = 128;
/** The first 16 bytes of a file of tick records: `the-seed ticks 1` in ASCII. */
export const TICKS_FILE_MAGIC: Uint8Array = new TextEncoder().encode('the-seed ticks 1');

const TWO_32 = 0x1_0000_0000;
const RESERVED_OFFSET = 124;
/** Name, offset and length in bytes. */
const HASHES = [
  ['chain', 8, 32],
  ['universe', 40, 32],
  ['inputs', 72, 16],
  ['events', 88, 16],
] as const;
/** Name and offset of each number of 32 bits. */
const COUNTS = [
  ['inputCount', 104],
  ['eventCount', 108],
  ['envelopeCount', 112],
  ['roundCount', 116],
  ['awakeCount', 120],
] as const;

/** @throws RangeError when the tick is no safe integer, a count no 32-bit integer, or a hash not of its length. */
export function encodeTickRecord(record: TickRecord): Uint8Array {
  const bytes = new Uint8Array(TICK_RECORD_BYTES);
  const view = new DataView(bytes.buffer);
  if (!Number.isSafeInteger(record.tick) || record.tick < 0) throw new RangeError(`tick ${record.tick}`);
  view.setUint32(0, record.tick % TWO_32, true);
  view.setUint32(4, Math.floor(record.tick / TWO_32), true);
  for (const [name, offset, length] of HASHES) bytes.set(bytesOfHex(record[name], length), offset);
  for (const [name, offset] of COUNTS) {
    const count = record[name];
    if (!Number.isInteger(count) || count < 0 || count >= TWO_32) throw new RangeError(`${name} ${count}`);
    view.setUint32(offset, count, true);
  }
  return bytes;
}

/** Undefined when the 128 bytes from the offset on are cut off or hold no record. */
export function decodeTickRecord(bytes: Uint8Array, offset = 0): TickRecord | undefined {
  if (bytes.length < offset + TICK_RECORD_BYTES) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset + offset, TICK_RECORD_BYTES);
  const tick = view.getUint32(4, true) * TWO_32 + view.getUint32(0, true);
  if (!Number.isSafeInteger(tick) || view.getUint32(RESERVED_OFFSET, true) !== 0) return undefined;
  const [chain, universe, inputs, events] = HASHES.map(([, at, length]) => hexOfBytes(view, at, length));
  const [inputCount, eventCount, envelopeCount, roundCount, awakeCount] = COUNTS.map(([, at]) =>
    view.getUint32(at, true),
  );
  return {
    tick,
    chain,
    universe,
    inputs,
    events,
    inputCount,
    eventCount,
    envelopeCount,
    roundCount,
    awakeCount,
  } as TickRecord;
}

function bytesOfHex(text: string, length: number): Uint8Array {
  if (text.length !== length * 2 || !/^[0-9a-f]*$/.test(text))
    throw new RangeError(`no hash of ${length} bytes: ${text}`);
  const bytes = new Uint8Array(length);
  for (let index = 0; index < length; index += 1) {
    bytes[index] = Number.parseInt(text.slice(index * 2, index * 2 + 2), 16);
  }
  return bytes;
}

function hexOfBytes(view: DataView, offset: number, length: number): string {
  let text = '';
  for (let index = offset; index < offset + length; index += 1) {
    text += view.getUint8(index).toString(16).padStart(2, '0');
  }
  return text;
}

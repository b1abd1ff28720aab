import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeTickRecord,
  encodeTickRecord,
  TICK_RECORD_BYTES,
  TICKS_FILE_MAGIC,
  type TickRecord,
} from '../../src/kernel/tick-record.ts';

const hex = (bytes: number) =>
  fc.uint8Array({ minLength: bytes, maxLength: bytes }).map((array) => Buffer.from(array).toString('hex'));
const count = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const record: fc.Arbitrary<TickRecord> = fc.record({
  tick: fc.maxSafeNat(),
  chain: hex(32),
  universe: hex(32),
  inputs: hex(16),
  events: hex(16),
  inputCount: count,
  eventCount: count,
  envelopeCount: count,
  roundCount: count,
  awakeCount: count,
});
const plain: TickRecord = {
  tick: 1,
  chain: '01'.repeat(32),
  universe: '02'.repeat(32),
  inputs: '03'.repeat(16),
  events: '04'.repeat(16),
  inputCount: 5,
  eventCount: 6,
  envelopeCount: 7,
  roundCount: 8,
  awakeCount: 9,
};

describe('a tick record', () => {
  it('[KN14] comes back from its 128 bytes, wherever they are', () => {
    fc.assert(
      fc.property(record, fc.nat({ max: 40 }), (original, offset) => {
        const bytes = Buffer.concat([Buffer.alloc(offset, 0xff), encodeTickRecord(original)]);
        expect(bytes.length).toBe(offset + TICK_RECORD_BYTES);
        expect(decodeTickRecord(bytes, offset)).toEqual(original);
        expect(decodeTickRecord(bytes.subarray(0, -1), offset)).toBeUndefined();
      }),
    );
  });

  it('[KN14] has its layout', () => {
    const expected = [
      '0100000000000000',
      '01'.repeat(32),
      '02'.repeat(32),
      '03'.repeat(16),
      '04'.repeat(16),
      '05000000',
      '06000000',
      '07000000',
      '08000000',
      '09000000',
      '00000000',
    ];
    expect(Buffer.from(encodeTickRecord(plain)).toString('hex')).toBe(expected.join(''));
    expect(Buffer.from(TICKS_FILE_MAGIC).toString()).toBe('the-seed ticks 1');
  });

  it.each([
    { tick: -1 },
    { tick: 2 ** 53 },
    { chain: '' },
    { universe: 'x'.repeat(64) },
    { inputs: 'AB'.repeat(16) },
    { roundCount: 2 ** 32 },
    { awakeCount: 0.5 },
  ])('[KN14] refuses %j', (change) => {
    expect(() => encodeTickRecord({ ...plain, ...change })).toThrow(RangeError);
  });

  it('[KN14] is not read from bytes that are none', () => {
    expect(decodeTickRecord(new Uint8Array(TICK_RECORD_BYTES).fill(0xff))).toBeUndefined();
    const bytes = encodeTickRecord(plain);
    bytes[127] = 1;
    expect(decodeTickRecord(bytes)).toBeUndefined();
  });
});

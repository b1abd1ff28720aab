/**
 * A piece of a gzip file that can be read on its own. Any gunzip reads the whole file; an extra field of the gzip header
 * (RFC 1952, subfield "SD") says how long the piece is and which ticks it covers, so that a piece that was cut off is
 * told from one that was changed.
 */
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

/**
 * Header, little-endian, offsets in bytes: 0 gzip's fixed ten, 10 length of the extra field, 12 "SD", 14 length of the
 * subfield, 16 length of the member, 20 first tick, 28 last tick, 36 lower half of the CRC-32 of all before.
 */
const HEADER_BYTES = 38;
const TRAILER_BYTES = 8;
const FLAGS_CRC_AND_EXTRA = 0x06;
const OS_UNKNOWN = 0xff;
/** A trace from elsewhere must not fill the memory. */
const TEXT_BYTES_MAX = 0x4000_0000;

export type MemberText = { readonly firstTick: number; readonly lastTick: number; readonly text: string };

export type MemberReading =
  | ({ readonly kind: 'whole'; readonly nextOffset: number } & MemberText)
  /** The file ends inside the member. */
  | { readonly kind: 'cut' }
  /** The member is there and is not what was written; `firstTick` when its header is intact. */
  | { readonly kind: 'corrupt'; readonly reason: string; readonly firstTick?: number };

export function encodeMember({ firstTick, lastTick, text }: MemberText): Buffer {
  const content = Buffer.from(text, 'utf8');
  const body = deflateRawSync(content);
  const member = Buffer.alloc(HEADER_BYTES + body.length + TRAILER_BYTES);
  member.set([0x1f, 0x8b, 8, FLAGS_CRC_AND_EXTRA, 0, 0, 0, 0, 0, OS_UNKNOWN]);
  member.writeUInt16LE(HEADER_BYTES - 14, 10);
  member.write('SD', 12, 'latin1');
  member.writeUInt16LE(HEADER_BYTES - 18, 14);
  member.writeUInt32LE(member.length, 16);
  member.writeBigUInt64LE(BigInt(firstTick), 20);
  member.writeBigUInt64LE(BigInt(lastTick), 28);
  member.writeUInt16LE(headerCheck(member), HEADER_BYTES - 2);
  member.set(body, HEADER_BYTES);
  member.writeUInt32LE(crc32(content), member.length - 8);
  member.writeUInt32LE(content.length % 0x1_0000_0000, member.length - 4);
  return member;
}

/** Reads the member that starts at the offset, which must be inside the file. */
export function readMember(file: Buffer, offset: number): MemberReading {
  const rest = file.subarray(offset);
  if (rest.length < HEADER_BYTES) return { kind: 'cut' };
  if (rest.readUInt16LE(HEADER_BYTES - 2) !== headerCheck(rest) || rest.readUInt16BE(0) !== 0x1f8b) {
    return { kind: 'corrupt', reason: 'the gzip header does not match its checksum' };
  }
  const memberBytes = rest.readUInt32LE(16);
  if (memberBytes < HEADER_BYTES + TRAILER_BYTES)
    return { kind: 'corrupt', reason: 'the gzip header is none of a trace' };
  const firstTick = Number(rest.readBigUInt64LE(20));
  if (rest.length < memberBytes) return { kind: 'cut' };
  const content = inflate(rest.subarray(HEADER_BYTES, memberBytes - TRAILER_BYTES));
  if (content === undefined) return { kind: 'corrupt', reason: 'the compressed data are damaged', firstTick };
  const trailer = rest.subarray(memberBytes - TRAILER_BYTES, memberBytes);
  if (
    trailer.readUInt32LE(0) !== crc32(content) ||
    trailer.readUInt32LE(4) !== content.length % 0x1_0000_0000
  ) {
    return { kind: 'corrupt', reason: 'the data do not match their checksum', firstTick };
  }
  return {
    kind: 'whole',
    firstTick,
    lastTick: Number(rest.readBigUInt64LE(28)),
    text: content.toString('utf8'),
    nextOffset: offset + memberBytes,
  };
}

/** Reads a file that is one member and nothing else. */
export function readSingleMember(file: Buffer): MemberReading {
  if (file.length === 0) return { kind: 'cut' };
  const member = readMember(file, 0);
  if (member.kind !== 'whole' || member.nextOffset === file.length) return member;
  return { kind: 'corrupt', reason: 'there is more after the end of the data', firstTick: member.firstTick };
}

function headerCheck(member: Buffer): number {
  return crc32(member.subarray(0, HEADER_BYTES - 2)) & 0xffff;
}

function inflate(body: Buffer): Buffer | undefined {
  try {
    return inflateRawSync(body, { maxOutputLength: TEXT_BYTES_MAX });
  } catch {
    // zlib tells many kinds of damage apart; to a reader of the trace they are one.
    return undefined;
  }
}

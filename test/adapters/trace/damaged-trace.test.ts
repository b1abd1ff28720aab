/** Every way in which a byte of a trace can be wrong or missing. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { segmentOfFile, tickOfSnapshotFile } from '../../../src/adapters/trace/trace-layout.ts';
import { listFiles, verifyToyTrace, withBytes, writeToyTrace } from './toy-trace.ts';

const TICKS = 8;
const FIRST_TICK = 1;
const SEGMENT_TICKS = 5;
const MAGIC_BYTES = 16;
const RECORD_BYTES = 128;
const INDEX_LINE_BYTES = 87;
const LAST_TICK = FIRST_TICK + TICKS - 1;

const made: string[] = [];
function makeTrace(options: { readonly abandoned?: boolean } = {}) {
  const trace = writeToyTrace({
    ticks: TICKS,
    firstTick: FIRST_TICK,
    segmentTicks: SEGMENT_TICKS,
    ...options,
  });
  made.push(trace.directory);
  return trace;
}
afterAll(() => {
  for (const directory of made) rmSync(directory, { recursive: true });
});

/** The ticks that a change of this byte may be reported for. */
function ticksOf(file: string, offset: number): readonly [low: number, high: number] {
  const segment = segmentOfFile('inputs', file) ?? segmentOfFile('events', file);
  if (segment !== undefined) {
    const first = FIRST_TICK + segment * SEGMENT_TICKS;
    return [first, Math.min(LAST_TICK, first + SEGMENT_TICKS - 1)];
  }
  const snapshot = tickOfSnapshotFile(file);
  if (snapshot !== undefined) return [snapshot, snapshot];
  if (file === 'ticks.bin') {
    const tick = FIRST_TICK + Math.max(0, Math.floor((offset - MAGIC_BYTES) / RECORD_BYTES));
    return [tick, tick];
  }
  if (file === 'end.json') return [LAST_TICK, LAST_TICK];
  // Each line of the index has a snapshot: after ticks 0, 4 and 8.
  if (file === 'snapshots/index.ndjson') {
    const tick = Math.floor(offset / INDEX_LINE_BYTES) * 4;
    return [tick, tick];
  }
  return [0, 0];
}

describe('a trace with one changed byte', () => {
  const { directory } = makeTrace();

  it.each(listFiles(directory))('[TR4] diverges, with file and tick, at any byte of %s', (file) => {
    const original = readFileSync(join(directory, file));
    for (let offset = 0; offset < original.length; offset += 1) {
      const bytes = Buffer.from(original);
      bytes[offset] = (bytes[offset] as number) ^ (1 << (offset % 8));
      const result = withBytes(directory, file, bytes, () => verifyToyTrace(directory));
      const [low, high] = ticksOf(file, offset);
      if (result.outcome !== 'diverged' || result.file !== file || result.tick < low || result.tick > high) {
        expect.fail(`byte ${offset}: ${JSON.stringify(result)}`);
      }
    }
  });

  it('[TR4] names the very tick of a changed line of inputs', () => {
    const file = 'inputs/000001.ndjson.gz';
    const original = readFileSync(join(directory, file));
    const ticks = new Set<number>();
    for (let offset = 0; offset < original.length; offset += 1) {
      const bytes = Buffer.from(original);
      bytes[offset] = (bytes[offset] as number) ^ 0xff;
      const result = withBytes(directory, file, bytes, () => verifyToyTrace(directory));
      if (result.outcome === 'diverged') ticks.add(result.tick);
    }
    // The segment covers the ticks from 6 on; 6 is quiet, so its only member holds 7 and 8.
    expect([...ticks]).toEqual([7]);
  });
});

describe('an abandoned trace with one changed byte', () => {
  const { directory } = makeTrace({ abandoned: true });

  it.each(['ticks.bin', 'inputs/000001.ndjson.gz'])('[TR4] diverges at any byte of %s', (file) => {
    const original = readFileSync(join(directory, file));
    for (let offset = 0; offset < original.length; offset += 1) {
      const bytes = Buffer.from(original);
      bytes[offset] = (bytes[offset] as number) ^ 0xff;
      const result = withBytes(directory, file, bytes, () => verifyToyTrace(directory));
      if (result.outcome !== 'diverged') expect.fail(`byte ${offset}: ${JSON.stringify(result)}`);
    }
  });
});

describe('a trace with a file that ends early', () => {
  const sealed = makeTrace();
  const abandoned = makeTrace({ abandoned: true });

  it.each([
    ['completed', sealed],
    ['abandoned', abandoned],
  ] as const)('[TR5] a %s one replays to the last whole record, wherever ticks.bin ends', (_, trace) => {
    const original = readFileSync(join(trace.directory, 'ticks.bin'));
    for (let length = 0; length < original.length; length += 1) {
      const result = withBytes(trace.directory, 'ticks.bin', original.subarray(0, length), () =>
        verifyToyTrace(trace.directory),
      );
      const ticks = Math.max(0, Math.floor((length - MAGIC_BYTES) / RECORD_BYTES));
      expect(result).toMatchObject({ outcome: 'truncated', lastWholeTick: ticks });
      if (ticks > 0) expect(result).toMatchObject({ chain: trace.chains[ticks - 1] });
    }
  });

  it.each([
    ['completed', sealed],
    ['abandoned', abandoned],
  ] as const)('[TR5] a %s one replays to the last whole line, wherever the last inputs end', (_, trace) => {
    const file = 'inputs/000001.ndjson.gz';
    const original = readFileSync(join(trace.directory, file));
    for (let length = 0; length < original.length; length += 1) {
      const result = withBytes(trace.directory, file, original.subarray(0, length), () =>
        verifyToyTrace(trace.directory),
      );
      expect(result).toEqual({ outcome: 'truncated', lastWholeTick: 6, chain: trace.chains[5], file });
    }
    expect(withBytes(trace.directory, file, undefined, () => verifyToyTrace(trace.directory))).toMatchObject({
      outcome: 'truncated',
      lastWholeTick: 6,
    });
  });

  it.each(['inputs/000000.ndjson.gz', 'events/000000.ndjson.gz', 'snapshots/index.ndjson'])(
    '[TR5] wherever %s ends',
    (file) => {
      const original = readFileSync(join(sealed.directory, file));
      for (let length = 0; length < original.length; length += 1) {
        const result = withBytes(sealed.directory, file, original.subarray(0, length), () =>
          verifyToyTrace(sealed.directory),
        );
        expect(result).toMatchObject({ outcome: 'truncated', file });
      }
    },
  );

  it('[TR5] wherever end.json ends, and without it', () => {
    const original = readFileSync(join(sealed.directory, 'end.json'));
    const expected = {
      outcome: 'truncated',
      lastWholeTick: LAST_TICK,
      chain: sealed.chains.at(-1),
      file: 'end.json',
    };
    for (let length = 0; length < original.length; length += 1) {
      const result = withBytes(sealed.directory, 'end.json', original.subarray(0, length), () =>
        verifyToyTrace(sealed.directory),
      );
      expect(result).toEqual(expected);
    }
    expect(
      withBytes(sealed.directory, 'end.json', undefined, () => verifyToyTrace(sealed.directory)),
    ).toEqual(expected);
    expect(verifyToyTrace(abandoned.directory)).toEqual(expected);
  });

  it.each([4, 5])(
    '[TR5] a crash of the writer after tick %i leaves a trace up to the last batch',
    (ticks) => {
      const trace = writeToyTrace({ ticks, snapshotEvery: 0, flushTicks: 4, abandoned: true });
      made.push(trace.directory);
      expect(verifyToyTrace(trace.directory)).toEqual({
        outcome: 'truncated',
        lastWholeTick: 4,
        chain: trace.chains[3],
        file: 'end.json',
      });
    },
  );
});

describe('a trace with a file more or less', () => {
  const { directory } = makeTrace();

  it.each([
    ['snapshots/4.json.gz', 4],
    ['content.json.gz', 0],
  ])('[TR4] diverges without %s', (file, tick) => {
    const result = withBytes(directory, file, undefined, () => verifyToyTrace(directory));
    expect(result).toMatchObject({ outcome: 'diverged', tick });
  });

  it('[TR4] diverges with a segment that the run did not write, and ignores notes', () => {
    writeFileSync(join(directory, 'notes.txt'), 'read me');
    expect(verifyToyTrace(directory).outcome).toBe('verified');
    const extra = join(directory, 'inputs/000002.ndjson.gz');
    writeFileSync(extra, readFileSync(join(directory, 'inputs/000001.ndjson.gz')));
    expect(verifyToyTrace(directory)).toMatchObject({
      outcome: 'diverged',
      file: 'inputs/000002.ndjson.gz',
      tick: 11,
    });
    rmSync(extra);
  });
});

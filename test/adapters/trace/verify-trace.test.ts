import { rmSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { readTrace } from '../../../src/adapters/trace/read-trace.ts';
import {
  PROGRESS_TICKS,
  type ReplayerFactory,
  verifyTrace,
} from '../../../src/adapters/trace/verify-trace.ts';
import { verifyTraceCommand } from '../../../src/cli/trace-verify.ts';
import {
  createToyReplayer,
  type ToyUniverse,
  verifyToyTrace,
  withBytes,
  writeToyTrace,
} from './toy-trace.ts';

const made: string[] = [];
function makeTrace(options: Parameters<typeof writeToyTrace>[0]) {
  const trace = writeToyTrace(options);
  made.push(trace.directory);
  return trace;
}
afterAll(() => {
  for (const directory of made) rmSync(directory, { recursive: true });
});

/** A toy universe of other code: from that tick on it does something else. */
const otherwise =
  (
    from: number,
    change: (outcome: ReturnType<ToyUniverse['step']>) => ReturnType<ToyUniverse['step']>,
  ): ReplayerFactory =>
  (opening) => {
    const universe = createToyReplayer(opening);
    return {
      step: (inputs) => {
        const outcome = universe.step(inputs);
        return outcome.record.tick < from ? outcome : change(outcome);
      },
      snapshot: () => universe.snapshot(),
    };
  };

describe('a whole trace', () => {
  it('[TR3] verifies, with ticks and final chain', () => {
    const { directory, chains } = makeTrace({ ticks: 40 });
    expect(verifyToyTrace(directory)).toEqual({ outcome: 'verified', ticks: 40, finalChain: chains[39] });
  });

  it.each([
    ['no tick', { ticks: 0 }],
    ['no snapshot', { ticks: 7, snapshotEvery: 0 }],
    ['a first tick of its own', { ticks: 30, firstTick: 1000 }],
    ['one tick a segment and a batch', { ticks: 7, segmentTicks: 1, flushTicks: 1 }],
  ])('[TR3] verifies with %s', (_, options) => {
    const { directory } = makeTrace(options);
    expect(verifyToyTrace(directory)).toMatchObject({ outcome: 'verified', ticks: options.ticks });
  });

  it('[TR3] tells how far it is', () => {
    const ticks = 2 * PROGRESS_TICKS + 5;
    const { directory } = makeTrace({ ticks, snapshotEvery: 0, segmentTicks: 500, flushTicks: 100 });
    const seen: number[] = [];
    const onProgress = ({ ticksDone }: { readonly ticksDone: number }) => seen.push(ticksDone);
    verifyTrace({ trace: readTrace(directory), replay: createToyReplayer, onProgress });
    expect(seen).toEqual([0, PROGRESS_TICKS, 2 * PROGRESS_TICKS, ticks]);
  });
});

describe('a replay that does something else', () => {
  const { directory } = makeTrace({ ticks: 20 });
  const verifyWith = (replay: ReplayerFactory) => verifyTrace({ trace: readTrace(directory), replay });

  it.each(['inputs', 'events', 'universe', 'chain'] as const)(
    '[TR6] diverges at the tick whose %s differ',
    (field) => {
      const replay = otherwise(13, (outcome) => {
        const value = outcome.record[field].replaceAll(/./g, '0');
        return { ...outcome, record: { ...outcome.record, [field]: value } };
      });
      expect(verifyWith(replay)).toMatchObject({ outcome: 'diverged', tick: 13, what: field });
    },
  );

  it.each(['inputCount', 'eventCount', 'envelopeCount', 'roundCount', 'awakeCount'] as const)(
    '[TR6] diverges at the tick whose %s differs',
    (field) => {
      const replay = otherwise(13, (outcome) => ({ ...outcome, record: { ...outcome.record, [field]: 99 } }));
      expect(verifyWith(replay)).toMatchObject({ outcome: 'diverged', tick: 13, what: field, found: '99' });
    },
  );

  it('[TR6] diverges at the tick whose events are others', () => {
    const replay = otherwise(13, (outcome) => ({ ...outcome, events: [{ kind: 'other' }] }));
    expect(verifyWith(replay)).toMatchObject({ outcome: 'diverged', tick: 13, what: 'events' });
  });

  it('[TR6] diverges at the snapshot whose text is another', () => {
    const replay: ReplayerFactory = (opening) => {
      const universe = createToyReplayer(opening);
      return {
        step: (inputs) => universe.step(inputs),
        snapshot: () => universe.snapshot().replace('12', '13'),
      };
    };
    expect(verifyWith(replay)).toMatchObject({ outcome: 'diverged', tick: 12, file: 'snapshots/12.json.gz' });
  });

  it('[TR6] diverges at the tick that throws', () => {
    const replay = otherwise(13, () => {
      throw new TypeError('no such rule');
    });
    expect(verifyWith(replay)).toMatchObject({ tick: 13, what: 'step', found: 'TypeError: no such rule' });
  });

  it('[TR6] cannot begin when the universe cannot be built', () => {
    const replay = () => {
      throw new Error('no such world');
    };
    expect(() => verifyWith(replay)).toThrow(expect.objectContaining({ code: 'trace/replay-impossible' }));
  });
});

describe('the command', () => {
  const { directory, chains } = makeTrace({ ticks: 20 });
  const run = (json: boolean, options: { directory?: string; createReplayer?: ReplayerFactory } = {}) => {
    const lines: string[] = [];
    const print = (line: string) => lines.push(line);
    const code = verifyTraceCommand({
      directory,
      json,
      createReplayer: createToyReplayer,
      ...options,
      print,
    });
    return { code, text: lines.join('\n') };
  };

  it('[TR7] exits with 0 and the final chain', () => {
    expect(run(false)).toEqual({ code: 0, text: `verified: 20 ticks, final chain ${chains[19]}` });
    const { code, text } = run(true);
    expect([code, JSON.parse(text)]).toEqual([0, { outcome: 'verified', ticks: 20, finalChain: chains[19] }]);
  });

  it('[TR7] exits with 3 and the tick that diverged', () => {
    const createReplayer = otherwise(13, (outcome) => ({
      ...outcome,
      record: { ...outcome.record, awakeCount: 99 },
    }));
    expect(run(false, { createReplayer })).toEqual({
      code: 3,
      text: 'diverged at tick 13 in ticks.bin: awakeCount\n  expected 3\n  found    99',
    });
    expect(JSON.parse(run(true, { createReplayer }).text)).toMatchObject({ outcome: 'diverged', tick: 13 });
  });

  it('[TR7] exits with 4 and the last whole tick', () => {
    const { code, text } = withBytes(directory, 'end.json', undefined, () => run(false));
    expect(code).toBe(4);
    expect(text).toBe(`truncated: end.json ends early; whole through tick 20, chain ${chains[19]}`);
  });

  it('[TR7] exits with 2 and a code for what is no trace', () => {
    expect(run(false, { directory: '/nowhere' })).toMatchObject({
      code: 2,
      text: expect.stringContaining('trace/unreadable: '),
    });
    expect(JSON.parse(run(true, { directory: '/nowhere' }).text)).toMatchObject({
      outcome: 'unusable',
      code: 'trace/unreadable',
    });
  });
});

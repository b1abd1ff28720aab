/** Runs a trace from one of its snapshots on, and compares the chain of every later tick with the straight run's. */
import { sha256Hex } from '../../kernel/digest.ts';
import { putTextsIn } from './activated-texts.ts';
import { readSingleMember } from './gzip-member.ts';
import type { Trace, TraceOpening } from './read-trace.ts';
import { TraceError } from './trace-error.ts';
import { snapshotFile } from './trace-layout.ts';
import type { Replayer } from './verify-trace.ts';

export type ResumedRun =
  | {
      readonly outcome: 'resumed';
      readonly snapshotTick: number;
      readonly ticks: number;
      readonly finalChain: string;
    }
  | {
      readonly outcome: 'diverged';
      readonly snapshotTick: number;
      readonly tick: number;
      readonly expected: string;
      readonly found: string;
    };

/**
 * Starts from the newest snapshot at or before `fromTick`.
 * @throws TraceError trace/unreadable when header or content are damaged, trace/no-snapshot
 */
export function resumeTrace(options: {
  readonly trace: Trace;
  readonly fromTick: number;
  readonly restore: (opening: TraceOpening, snapshotText: string) => Replayer;
}): ResumedRun {
  const { trace, fromTick, restore } = options;
  const { run } = trace;
  if (!run) throw new TraceError('trace/unreadable', `${trace.directory}: header or content are damaged`);
  const candidates = run.snapshots.filter(({ tick }) => tick <= fromTick);
  const newest = candidates.reduce((best, entry) => (entry.tick > best ? entry.tick : best), -1);
  const entry = candidates.find(({ tick }) => tick === newest);
  if (!entry) {
    const known = run.snapshots.map(({ tick }) => tick).join(', ') || 'none at all';
    throw new TraceError(
      'trace/no-snapshot',
      `no snapshot at or before tick ${fromTick}; there are: ${known}`,
    );
  }
  const member = readSingleMember(trace.files.read(snapshotFile(newest)) ?? Buffer.alloc(0));
  if (member.kind !== 'whole' || sha256Hex(member.text) !== entry.sha256) {
    throw new TraceError('trace/unreadable', `${snapshotFile(newest)} is not what was written`);
  }
  const replayer = restore(run.opening, member.text);
  const { firstTick } = run.opening.header;
  let finalChain = '';
  for (let tick = newest + 1; tick < firstTick + run.ticks.count; tick += 1) {
    const recorded = run.ticks.at(tick - firstTick);
    const inputs = run.inputs.at(tick, (recorded?.inputCount ?? 0) > 0);
    if (!recorded || inputs.kind !== 'list') {
      throw new TraceError('trace/unreadable', `tick ${tick} is damaged; verify the trace first`);
    }
    const whole = putTextsIn(JSON.parse(inputs.text) as readonly unknown[], trace.files.read);
    if (whole.kind === 'damaged')
      throw new TraceError('trace/unreadable', `${whole.file} is not what was written`);
    const { record } = replayer.step(whole.inputs);
    if (record.chain !== recorded.chain) {
      return {
        outcome: 'diverged',
        snapshotTick: newest,
        tick,
        expected: recorded.chain,
        found: record.chain,
      };
    }
    finalChain = record.chain;
  }
  return {
    outcome: 'resumed',
    snapshotTick: newest,
    ticks: firstTick + run.ticks.count - 1 - newest,
    finalChain,
  };
}

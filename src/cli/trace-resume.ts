/** `trace resume`: goes on from a snapshot of a trace and says whether that ends on the chain of the straight run. */
import { readTrace } from '../adapters/trace/read-trace.ts';
import { resumeTrace } from '../adapters/trace/resume-trace.ts';
import { CommandError, EXIT } from './command-error.ts';
import { restoreReplayer } from './replay.ts';

export function resumeTraceCommand(directory: string, { at, json }: { at: number; json?: boolean }): number {
  try {
    const result = resumeTrace({ trace: readTrace(directory), fromTick: at, restore: restoreReplayer });
    if (json) console.log(JSON.stringify(result));
    else if (result.outcome === 'resumed') {
      console.log(`resumed at tick ${result.snapshotTick}, ${result.ticks} ticks on the recorded chain`);
      console.log(`final chain ${result.finalChain}`);
    } else {
      console.log(`resumed at tick ${result.snapshotTick}, diverged at tick ${result.tick}`);
      console.log(`  expected ${result.expected}\n  found    ${result.found}`);
    }
    return result.outcome === 'resumed' ? EXIT.ok : EXIT.diverged;
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    if (code?.startsWith('trace/')) throw new CommandError(code, message);
    throw error;
  }
}

/** A universe small enough to be seen through, and a trace of it for the tests of traces to damage. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTrace, type TraceOpening } from '../../../src/adapters/trace/read-trace.ts';
import { openTraceWriter, type TraceTick } from '../../../src/adapters/trace/trace-writer.ts';
import { type Replayer, type Verification, verifyTrace } from '../../../src/adapters/trace/verify-trace.ts';
import { encodeCanonical } from '../../../src/kernel/canonical.ts';
import { genesisChain, nextChain } from '../../../src/kernel/chain.ts';
import { digest128Hex, sha256Hex } from '../../../src/kernel/digest.ts';

export type ToyInput = { readonly who: string; readonly add: number };

export const CONTENT = { 'worlds/toy.yaml': 'name: Toy\n', 'prose/es.yaml': 'hola: ¡hola!\n' };

export const genesisOf = (seed: string) => genesisChain({ seed, contentHash: 'toy', universe: { start: 7 } });

/** Totals by name; an input is an event when the total passes a multiple of ten. */
export class ToyUniverse implements Replayer {
  readonly #totals: Record<string, number> = {};
  #tick: number;
  #chain: string;

  constructor(seed: string, firstTick: number) {
    this.#totals['start'] = sha256Hex(seed).length;
    this.#tick = firstTick - 1;
    this.#chain = genesisOf(seed);
  }

  step(inputs: readonly unknown[]): TraceTick {
    this.#tick += 1;
    const events: unknown[] = [];
    for (const { who, add } of inputs as readonly ToyInput[]) {
      if (!Number.isInteger(add)) throw new TypeError('add is no integer');
      const total = (this.#totals[who] ?? 0) + add;
      this.#totals[who] = total;
      if (total % 10 < add)
        events.push({ id: `e${this.#tick}.toy.${events.length}`, kind: 'passed', who, total });
    }
    const digests = {
      inputs: digest128Hex(encodeCanonical(inputs)),
      events: digest128Hex(encodeCanonical(events)),
      universe: sha256Hex(this.snapshot()),
    };
    this.#chain = nextChain({ previous: this.#chain, ...digests });
    const counts = {
      inputCount: inputs.length,
      eventCount: events.length,
      envelopeCount: inputs.length + events.length,
      roundCount: 1,
      awakeCount: Object.keys(this.#totals).length,
    };
    return { record: { tick: this.#tick, chain: this.#chain, ...digests, ...counts }, inputs, events };
  }

  snapshot(): string {
    return encodeCanonical({ tick: this.#tick, totals: this.#totals });
  }
}

export const createToyReplayer = ({ header }: TraceOpening): ToyUniverse =>
  new ToyUniverse(header.seed, header.firstTick);

/** Every third tick is quiet. */
export const toyInputs = (tick: number): ToyInput[] =>
  tick % 3 === 0
    ? []
    : Array.from({ length: 1 + (tick % 2) }, (_, index) => ({ who: `player:${index}`, add: 1 + (tick % 7) }));

export type ToyTraceOptions = {
  readonly ticks: number;
  readonly firstTick?: number;
  readonly keepEvents?: boolean;
  readonly snapshotEvery?: number;
  readonly segmentTicks?: number;
  readonly flushTicks?: number;
  /** A run that was never completed. */
  readonly abandoned?: boolean;
};

export const newDirectory = () => mkdtempSync(join(tmpdir(), 'toy-trace-'));

export const headerOf = (firstTick: number) => ({
  seed: 'toy',
  tickLengthMs: 100,
  controlIntervalTicks: 10,
  realms: ['toy'],
  npcs: 0,
  contentHash: 'toy',
  codeHash: 'none',
  nodeVersion: 'v24.0.0',
  firstTick,
  genesisChain: genesisOf('toy'),
  universe: { start: 7 },
});

/** Runs the toy universe and returns the directory of its trace and its chains, by place. */
export function writeToyTrace(options: ToyTraceOptions): { directory: string; chains: readonly string[] } {
  const {
    ticks,
    firstTick = 1,
    keepEvents = true,
    snapshotEvery = 4,
    segmentTicks = 5,
    flushTicks = 2,
  } = options;
  const directory = newDirectory();
  const header = headerOf(firstTick);
  const writer = openTraceWriter({
    directory,
    header,
    content: CONTENT,
    keepEvents,
    segmentTicks,
    flushTicks,
  });
  const universe = new ToyUniverse('toy', firstTick);
  const chains: string[] = [];
  if (snapshotEvery) writer.snapshot(firstTick - 1, universe.snapshot());
  for (let tick = firstTick; tick < firstTick + ticks; tick += 1) {
    const outcome = universe.step(toyInputs(tick));
    writer.append(outcome);
    chains.push(outcome.record.chain);
    if (snapshotEvery && tick % snapshotEvery === 0) writer.snapshot(tick, universe.snapshot());
  }
  if (!options.abandoned) writer.close();
  return { directory, chains };
}

export function verifyToyTrace(directory: string): Verification {
  return verifyTrace({ trace: readTrace(directory), replay: createToyReplayer });
}

export function listFiles(directory: string): string[] {
  return (readdirSync(directory, { recursive: true, encoding: 'utf8' }) as string[])
    .filter((path) => statSync(join(directory, path)).isFile())
    .sort();
}

/** Puts other bytes into a file for as long as the callback runs; undefined takes the file away. */
export function withBytes<T>(
  directory: string,
  file: string,
  bytes: Uint8Array | undefined,
  run: () => T,
): T {
  const path = join(directory, file);
  const original = readFileSync(path);
  if (bytes) writeFileSync(path, bytes);
  else rmSync(path);
  try {
    return run();
  } finally {
    writeFileSync(path, original);
  }
}

/** Charts that were activated in a run, as its trace keeps them. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Universe } from '../../../src/actors/universe/universe.ts';
import { Universe as Runner } from '../../../src/actors/universe/universe.ts';
import { decodeSnapshot, encodeSnapshot } from '../../../src/actors/universe/universe-snapshot.ts';
import { readTrace } from '../../../src/adapters/trace/read-trace.ts';
import { resumeTrace } from '../../../src/adapters/trace/resume-trace.ts';
import { type Replayer, verifyTrace } from '../../../src/adapters/trace/verify-trace.ts';
import { recordTrace } from '../../../src/cli/trace-recording.ts';
import { sha256Hex } from '../../../src/kernel/digest.ts';
import { ALICE, command, join as joins } from '../../support/scripted-run.ts';
import { activation, edit, LAMP, LAMP_PATH, swapMaking, swapUniverse } from '../../support/swap-world.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const V2 = edit(LAMP, ['version: 1', 'version: 2'], ['3s:', '5s:']);
const HASH = sha256Hex(V2);
const FILE = `charts/${HASH}.chart.yaml`;

const replayer = (universe: Universe): Replayer => ({
  step: (inputs) => universe.step(inputs as never),
  snapshot: () => encodeSnapshot(universe.snapshot()),
});
const verify = (directory: string) =>
  verifyTrace({ trace: readTrace(directory), replay: () => replayer(swapUniverse()) });

/** Forty ticks, with the same chart activated twice and the old one in between. */
function record(): string {
  const folder = mkdtempSync(join(tmpdir(), 'seed-trace-'));
  folders.push(folder);
  const directory = join(folder, 'trace');
  const universe = swapUniverse();
  const writer = recordTrace(universe, { directory, content: {}, keepEvents: true });
  while (universe.tick < 40) {
    const tick = universe.tick + 1;
    const inputs = [
      ...(tick === 1 ? [joins(ALICE, 'Alice')] : []),
      ...(tick % 7 === 2 ? [command(ALICE, 'talk to warden')] : []),
      ...(tick === 10 || tick === 30 ? [activation({ [LAMP_PATH]: V2 })] : []),
      ...(tick === 20 ? [activation({ [LAMP_PATH]: LAMP }, 'request')] : []),
    ];
    writer.append(universe.step(inputs));
    if (tick % 15 === 0) writer.snapshot(tick, encodeSnapshot(universe.snapshot()));
  }
  writer.close();
  return directory;
}

describe('the trace of a run in which charts were replaced', () => {
  it('[HS15] keeps each text once, under its hash, and verifies', () => {
    const directory = record();
    expect(readdirSync(join(directory, 'charts')).sort()).toEqual(
      [FILE, `charts/${sha256Hex(LAMP)}.chart.yaml`].map((file) => file.slice('charts/'.length)).sort(),
    );
    expect(readFileSync(join(directory, FILE), 'utf8')).toBe(V2);
    const [line] = [readTrace(directory).run?.inputs.at(10, true)];
    expect(line).toMatchObject({ kind: 'list', text: expect.stringContaining(`"hash":"${HASH}","path"`) });
    expect(line).not.toMatchObject({ text: expect.stringContaining('Old light') });
    // What is written there is what was hashed.
    const text = line?.kind === 'list' ? line.text : '';
    expect(sha256Hex(text).slice(0, 32)).toBe(readTrace(directory).run?.ticks.at(9)?.inputs);
    expect(verify(directory)).toMatchObject({ outcome: 'verified', ticks: 40 });
  });

  it.each([1, 15, 30, 39])('[HS15] resumes at tick %i on the recorded chain', (tick) => {
    const directory = record();
    const resume = () =>
      resumeTrace({
        trace: readTrace(directory),
        fromTick: tick,
        restore: (_, text) => replayer(Runner.restore(swapMaking(), decodeSnapshot(text))),
      });
    if (tick < 15) expect(resume).toThrow(expect.objectContaining({ code: 'trace/no-snapshot' }));
    else expect(resume()).toMatchObject({ outcome: 'resumed', ticks: 40 - (tick < 30 ? 15 : 30) });
  });

  it('[HS15] names the chart that is not what was written, and the first tick that needs it', () => {
    const directory = record();
    writeFileSync(join(directory, FILE), LAMP);
    expect(verify(directory)).toMatchObject({
      outcome: 'diverged',
      tick: 10,
      file: FILE,
      what: 'sha256',
      expected: HASH,
      found: sha256Hex(LAMP),
    });
    rmSync(join(directory, FILE));
    expect(existsSync(join(directory, FILE))).toBe(false);
    expect(verify(directory)).toMatchObject({
      outcome: 'diverged',
      tick: 10,
      file: FILE,
      found: 'no such file',
    });
  });
});

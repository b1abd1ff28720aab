import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { readTrace } from '../../../src/adapters/trace/read-trace.ts';
import { openTraceWriter, type TraceWriter } from '../../../src/adapters/trace/trace-writer.ts';
import {
  CONTENT,
  headerOf,
  newDirectory,
  ToyUniverse,
  toyInputs,
  verifyToyTrace,
  writeToyTrace,
} from './toy-trace.ts';

const made: string[] = [];
const fresh = () => {
  const directory = newDirectory();
  made.push(directory);
  return directory;
};
afterAll(() => {
  for (const directory of made) rmSync(directory, { recursive: true });
});

function openToyWriter(directory: string): TraceWriter {
  return openTraceWriter({ directory, header: headerOf(1), content: CONTENT, keepEvents: true });
}

describe('a trace writer', () => {
  it('[TR1] makes its directory, and refuses one that holds anything', () => {
    const directory = join(fresh(), 'new', 'run');
    openToyWriter(directory).close();
    expect(() => openToyWriter(directory)).toThrow(
      expect.objectContaining({ code: 'trace/directory-not-empty' }),
    );
  });

  it('[TR1] says with a code that it cannot write', () => {
    const directory = join(fresh(), 'file');
    writeFileSync(directory, '');
    expect(() => openToyWriter(directory)).toThrow(expect.objectContaining({ code: 'trace/write-failed' }));
  });

  it('[TR2] writes inputs and events that any gunzip reads, one line for each tick that has some', () => {
    const { directory } = writeToyTrace({ ticks: 12 });
    made.push(directory);
    const text = ['0', '1', '2'].map((segment) =>
      gunzipSync(readFileSync(join(directory, `inputs/00000${segment}.ndjson.gz`))).toString(),
    );
    const lines = text
      .join('')
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line));
    const busy = [1, 2, 4, 5, 7, 8, 10, 11];
    expect(lines).toEqual(busy.map((tick) => ({ tick, inputs: toyInputs(tick) })));
    expect(text.map((part) => part.split('\n').length - 1)).toEqual([4, 3, 1]);
  });

  it('[TR2] keeps no events unless asked to', () => {
    const { directory } = writeToyTrace({ ticks: 12, keepEvents: false });
    made.push(directory);
    expect(existsSync(join(directory, 'events'))).toBe(false);
    expect(verifyToyTrace(directory).outcome).toBe('verified');
  });

  it('[TR2] keeps the content sources, the header and what is asked of the universe', () => {
    const { directory } = writeToyTrace({ ticks: 3 });
    made.push(directory);
    const opening = readTrace(directory).run?.opening;
    expect(opening?.content).toEqual(CONTENT);
    expect(opening?.header).toMatchObject({
      ...headerOf(1),
      format: 'the-seed/trace',
      version: 1,
      keepsEvents: true,
    });
  });

  it('[TR2] takes the next tick only, with as many inputs and events as its record counts', () => {
    const writer = openToyWriter(fresh());
    const universe = new ToyUniverse('toy', 1);
    const first = universe.step(toyInputs(1));
    const second = universe.step(toyInputs(2));
    expect(() => writer.append(second)).toThrow(RangeError);
    expect(() => writer.append({ ...first, inputs: [] })).toThrow(RangeError);
    expect(() => writer.append({ ...first, events: [1, 2, 3] })).toThrow(RangeError);
    expect(() => writer.append({ ...first, inputs: first.inputs.map(() => undefined) })).toThrow('undefined');
    writer.append(first);
    expect(() => writer.snapshot(0, '{}')).toThrow(RangeError);
    expect(() => writer.snapshot(1, '\ud800')).toThrow(RangeError);
    expect(writer.close().ticks).toBe(1);
  });

  it('[TR3] seals all files with the end record, once; nothing follows', () => {
    const directory = fresh();
    const writer = openToyWriter(directory);
    const outcome = new ToyUniverse('toy', 1).step(toyInputs(1));
    writer.append(outcome);
    const end = writer.close();
    expect(writer.close()).toBe(end);
    expect(end).toMatchObject({ ticks: 1, finalChain: outcome.record.chain });
    expect(end.files.map((file) => file.path)).toEqual([
      'content.json.gz',
      'header.json',
      'inputs/000000.ndjson.gz',
      'snapshots/index.ndjson',
      'ticks.bin',
    ]);
    const closed = expect.objectContaining({ code: 'trace/closed' });
    expect(() => writer.append(outcome)).toThrow(closed);
    expect(() => writer.snapshot(1, '{}')).toThrow(closed);
  });
});

describe('a trace writer that could not write', () => {
  it('[TR3] never seals what it has', () => {
    const directory = fresh();
    const writer = openToyWriter(directory);
    const universe = new ToyUniverse('toy', 1);
    writer.append(universe.step(toyInputs(1)));
    rmSync(join(directory, 'inputs'), { recursive: true });
    const failed = expect.objectContaining({ code: 'trace/write-failed' });
    expect(() => writer.snapshot(1, '{}')).toThrow(failed);
    expect(() => writer.append(universe.step(toyInputs(2)))).toThrow(failed);
    expect(() => writer.close()).toThrow(failed);
    expect(existsSync(join(directory, 'end.json'))).toBe(false);
  });
});

describe('a trace reader', () => {
  it('[TR1] says with a code why a directory is no trace', () => {
    const directory = fresh();
    const refusal = (code: string) => expect.objectContaining({ code });
    expect(() => readTrace(join(directory, 'nowhere'))).toThrow(refusal('trace/unreadable'));
    expect(() => readTrace(directory)).toThrow(refusal('trace/no-header'));
    writeFileSync(join(directory, 'header.json'), '{"format":"the-seed/trace","version":9}');
    expect(() => readTrace(directory)).toThrow(refusal('trace/unsupported-format'));
    rmSync(join(directory, 'header.json'));
    mkdirSync(join(directory, 'header.json'));
    expect(() => readTrace(directory)).toThrow(refusal('trace/unreadable'));
  });

  it('[TR4] takes a header that is none for a change before the first tick', () => {
    const directory = fresh();
    writeFileSync(join(directory, 'header.json'), '{"format":"the-seed/trace","version":1}');
    expect(verifyToyTrace(directory)).toMatchObject({ outcome: 'diverged', tick: 0, file: 'header.json' });
  });
});

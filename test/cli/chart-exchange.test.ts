/** seed chart export, import and diff, as the functions that the commands call. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { diffChartFiles } from '../../src/cli/chart-diff.ts';
import { exportChartFile } from '../../src/cli/chart-export.ts';
import { importChartFile } from '../../src/cli/chart-import.ts';
import { CommandError } from '../../src/cli/command-error.ts';
import { EXPORT_FORMATS } from '../../src/content/exchange/export-chart.ts';

const KEEPER = readFileSync(new URL('../../src/content/charts/keeper.chart.yaml', import.meta.url), 'utf8');

let folder = '';
let said: string[] = [];
let complained: string[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'seed-exchange-'));
  content = join(folder, 'content');
  mkdirSync(join(content, 'charts'), { recursive: true });
  writeFileSync(join(content, 'charts/keeper.chart.yaml'), KEEPER);
  said = [];
  complained = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line));
  vi.spyOn(console, 'error').mockImplementation((line: string) => void complained.push(line));
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

/** A content directory with nothing but the keeper that comes along. */
let content = '';

const at = (name: string): string => join(folder, name);

describe('seed chart export and import', () => {
  it.each(EXPORT_FORMATS)('[EX9] export prints %s, or writes it to a file', async (format) => {
    expect(await exportChartFile('keeper', { format, content })).toBe(0);
    expect(await exportChartFile('keeper', { format, out: at('out'), content })).toBe(0);
    expect(readFileSync(at('out'), 'utf8')).toBe(`${said[0]}\n`);
    expect(said[1]).toBe(at('out'));
    await expect(exportChartFile('keper', { format, content })).rejects.toThrow('did you mean "keeper"?');
    await expect(exportChartFile('keeper', { format, out: at('no/where'), content })).rejects.toThrow(
      CommandError,
    );
  });

  it.each([
    ['scxml', 'keeper.scxml'],
    ['xstate-json', 'keeper.json'],
  ] as const)('[EX9] import takes %s back, prints it or writes it once', async (format, name) => {
    await exportChartFile('keeper', { format, out: at(name), content });
    said = [];
    expect(importChartFile(at(name), {})).toBe(0);
    expect(said[0]).toMatch(/^schema: the-seed\/chart@1\nid: keeper\n/);
    const file = at('charts/keeper.chart.yaml');
    expect(importChartFile(at(name), { out: folder })).toBe(0);
    expect(said[1]).toBe(file);
    expect(readFileSync(file, 'utf8')).toBe(`${said[0]}\n`);
    expect(() => importChartFile(at(name), { out: folder })).toThrow('--force writes over it');
    expect(importChartFile(at(name), { out: folder, force: true, json: true })).toBe(0);
    expect(JSON.parse(said[2] ?? '')).toEqual({ ok: true, id: 'keeper', file, findings: [] });
    expect(complained).toEqual([]);
    expect(diffChartFiles('keeper', file, { content })).toBe(0);
  });

  it('[EX9] import says what is wrong, gives what it can, and ends with 1', () => {
    writeFileSync(at('odd.json'), '{ "initial": "a", "states": { "a": { "invoke": "x" } } }');
    expect(importChartFile(at('odd.json'), {})).toBe(1);
    expect(complained.join('\n')).toContain('odd.json:1:38 error exchange/not-carried');
    expect(said[0]).toContain('id: odd\n');
    writeFileSync(at('odd.machine'), '{');
    expect(() => importChartFile(at('odd.machine'), {})).toThrow('--format');
    expect(importChartFile(at('odd.machine'), { format: 'xstate-json', json: true })).toBe(1);
    expect(JSON.parse(said[1] ?? '')).toMatchObject({ ok: false, findings: [{ code: 'exchange/syntax' }] });
    expect(() => importChartFile(at('nothing.json'), {})).toThrow(CommandError);
  });
});

describe('seed chart diff', () => {
  const write = (name: string, edit: (text: string) => string): string => {
    writeFileSync(at(name), edit(KEEPER));
    return at(name);
  };

  it('[DF4] says what has changed since, part by part, and ends with 1', () => {
    const later = write('later.yaml', (text) =>
      text.replace('45s', '1m').replace('version: 1', 'version: 2'),
    );
    expect(diffChartFiles('keeper', later, { content })).toBe(1);
    expect(said).toEqual([
      '[keeper] the version of the chart is 2 and was 1',
      `[walk-on] the transition "walk-on" happens after 1 minute, the state's timer 1, and happened after 45 seconds, the state's timer 1`,
      `[turn-back] the transition "turn-back" happens after 1 minute, the state's timer 1, and happened after 45 seconds, the state's timer 1`,
      '3 changes in what it does, 0 in what it says',
    ]);
  });

  it('[DF4] ends with 0 when only the wording or nothing has changed', () => {
    const loud = (line: string) => (text: string) =>
      text.replace('{ type: thank }', `{ type: thank }, { type: say, params: { line: ${line} } }`);
    const [before, after] = [write('a.yaml', loud('Thanks.')), write('b.yaml', loud('Thank you.'))];
    expect(diffChartFiles(before, after, {})).toBe(0);
    expect(said).toEqual([
      '[chart.keeper.attend-gift.1] "Thanks." -> "Thank you."',
      '0 changes in what it does, 1 in what it says',
    ]);
    expect(diffChartFiles(before, before, { json: true })).toBe(0);
    expect(JSON.parse(said[2] ?? '')).toMatchObject({
      same: true,
      changes: [],
      prose: [],
      before: { id: 'keeper' },
    });
  });

  it('[DF4] refuses what it cannot read', () => {
    const broken = write('broken.yaml', (text) => text.replace('is elsewhere', 'is elswhere'));
    expect(() => diffChartFiles('keeper', broken, { content })).toThrow('did you mean "is elsewhere"?');
    expect(() => diffChartFiles('keeper', at('none.yaml'), { content })).toThrow(CommandError);
    expect(() => diffChartFiles('keper', 'keeper', { content })).toThrow('did you mean "keeper"?');
  });
});

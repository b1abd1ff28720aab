/** Chart files that are watched, with the universe's answers given. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ContentAnswer } from '../../src/actors/live-content/live-content.ts';
import { watchContent } from '../../src/adapters/content-watch.ts';

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

const TAKEN: ContentAnswer = { ok: true, tick: 1, charts: [], warnings: [] };

function watching(answer: ContentAnswer, more: { pollMs?: number; settleMs?: number } = {}) {
  const directory = mkdtempSync(join(tmpdir(), 'seed-watch-'));
  mkdirSync(join(directory, 'charts'));
  const save = (file: string, text: string) => writeFileSync(join(directory, file), text);
  save('charts/lamp.chart.yaml', 'one');
  const told: string[] = [];
  const log = pino({ level: 'info', base: null }, { write: (text) => told.push(JSON.parse(text).msg) });
  const takeUp = vi.fn((_content: Readonly<Record<string, string>>) => answer);
  const watch = watchContent({ directory, content: { takeUp }, log, ...more });
  ends.push(() => {
    watch.close();
    rmSync(directory, { recursive: true });
  });
  return { save, told, takeUp, directory };
}

describe('a watched content directory', () => {
  it.each([
    ['told by the system', { settleMs: 20, pollMs: 1_000_000 }],
    ['looked at from time to time', { settleMs: 1_000_000, pollMs: 20 }],
  ])('[HS18] are taken up when one is saved, %s', async (_how, times) => {
    const { save, takeUp } = watching(TAKEN, times);
    // Nothing has changed since the start.
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(takeUp).not.toHaveBeenCalled();
    save('charts/lamp.chart.yaml', 'two');
    await vi.waitFor(() =>
      expect(takeUp).toHaveBeenCalledWith(expect.objectContaining({ 'charts/lamp.chart.yaml': 'two' })),
    );
  });

  it('[HS18] that are saved together come in together, and other files call for nothing', async () => {
    const { save, takeUp } = watching(TAKEN, { settleMs: 60, pollMs: 1_000_000 });
    save('notes.txt', 'nothing');
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(takeUp).not.toHaveBeenCalled();
    save('charts/lamp.chart.yaml', 'two');
    save('charts/torch.chart.yaml', 'one');
    await vi.waitFor(() => expect(takeUp).toHaveBeenCalledTimes(1));
    expect(Object.keys(takeUp.mock.calls[0]?.[0] ?? {})).toContain('charts/torch.chart.yaml');
  });

  it('[HS18] that cannot be taken up are said to whoever reads the log, every time they are saved', async () => {
    const actor = {
      realm: 'isle',
      actor: 'keeper:warden',
      chart: 'lamp',
      state: 'bright',
      reason: 'it is gone',
    };
    const refusal = { chart: 'lamp', code: 'chart/actors-in-the-way', reason: 'it is gone', actors: [actor] };
    const { save, told } = watching({ ok: false, code: 'chart/refused', refusals: [refusal] } as never, {
      settleMs: 10,
    });
    for (const [times, text] of ['two', 'three'].entries()) {
      save('charts/lamp.chart.yaml', text);
      await vi.waitFor(() => expect(told).toHaveLength(2 * (times + 1)));
    }
    expect(told.slice(0, 2)).toEqual([
      'lamp: it is gone [isle/keeper:warden]',
      'the universe runs on as it was',
    ]);
  });

  it('[HS18] that have errors are told with file and line', async () => {
    const finding = {
      code: 'yaml/syntax',
      severity: 'error',
      file: 'charts/lamp.chart.yaml',
      line: 3,
      column: 7,
      message: 'no',
    } as const;
    const { save, told } = watching(
      { ok: false, code: 'chart/invalid', findings: [finding] },
      { settleMs: 10 },
    );
    save('charts/lamp.chart.yaml', 'two');
    await vi.waitFor(() => expect(told).toHaveLength(2));
    expect(told[0]).toBe('charts/lamp.chart.yaml:3:7 error yaml/syntax: no');
  });
});

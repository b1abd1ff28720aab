/** seed chart explore, as the function that the command calls. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { exploreCharts } from '../../src/cli/chart-explore.ts';
import { type Changes, isleWith } from '../actors/exploration/small-isle.ts';
import { GIVEN_AWAY, GIVEN_ON_REQUEST } from '../actors/exploration/stories.ts';

let folder = '';
let said: string[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'seed-explore-'));
  said = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line));
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

function written(changes: Changes) {
  for (const [path, text] of Object.entries(isleWith(changes))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return { content: folder, bound: 1000, pace: 1 };
}

describe('seed chart explore', () => {
  it('[NX12] says how each ending is reached, and ends with 0 when nothing is found', () => {
    expect(exploreCharts([], written(GIVEN_ON_REQUEST))).toBe(0);
    expect(said[0]).toMatch(/^errand \(quest\): \d+ situations, all visited$/);
    expect(said).toContain('  begins: 1 step: ask warden about errand');
    expect(said).toContain(
      '  the ending "brought": 5 steps: ask warden about errand; go north; take shell; go south; give shell to warden',
    );
    expect(said.at(-1)).toBe('1 chart, 0 findings');
  });

  it('[NX10] and [NX12] prints findings with place, code, uid and route, and ends with 1', () => {
    expect(exploreCharts(['errand'], written(GIVEN_AWAY))).toBe(1);
    expect(said.find((line) => line.includes('quest/soft-lock'))).toMatch(
      /^worlds\/isle\/charts\/errand\.chart\.yaml:1:1 error quest\/soft-lock: after "give shell to warden" .* \[errand\]$/,
    );
    expect(said).toContain('  4. give shell to warden');
    expect(said.at(-1)).toBe('1 chart, 1 finding');
  });

  it('[NX12] says it in one line of JSON', () => {
    expect(exploreCharts([], { ...written(GIVEN_AWAY), json: true })).toBe(1);
    expect(said).toHaveLength(1);
    expect(JSON.parse(said[0] ?? '')).toMatchObject({
      ok: false,
      charts: [
        {
          chart: 'errand',
          exhausted: true,
          findings: [{ code: 'quest/soft-lock', line: 1, column: 1, uid: 'errand', witness: { length: 4 } }],
        },
      ],
    });
  });

  it('[NX12] knows no other charts', () => {
    const options = written(GIVEN_AWAY);
    expect(() => exploreCharts(['erand'], options)).toThrow('did you mean "errand"?');
  });
});

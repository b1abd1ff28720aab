import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SHIPPED_CONTENT, seed, temporaryFolder } from '../processes/seed-process.ts';

const HARBOR = 'worlds/vetrellis/locations/harbor.yaml';

function brokenCopy(): { content: string; line: number } {
  const content = join(temporaryFolder(), 'content');
  cpSync(SHIPPED_CONTENT, content, { recursive: true });
  const path = join(content, HARBOR);
  const text = readFileSync(path, 'utf8').replace('to: village', 'to: vilage');
  writeFileSync(path, text);
  return { content, line: text.split('\n').findIndex((line) => line.includes('to: vilage')) + 1 };
}

describe('seed validate', () => {
  test('[VL1] the worlds that come along have nothing wrong with them', async () => {
    const plain = await seed(['validate']);
    expect(plain).toMatchObject({ code: 0, stderr: '' });
    expect(plain.stdout).toMatch(
      /^\d+ files, 0 errors, 0 warnings, worlds: vetrellis, meridian, aldermouth, hethering\n$/,
    );
    const { ok, errors, findings, behaviourHash, proseHash } = JSON.parse(
      (await seed(['validate', '--json'])).stdout,
    );
    expect({ ok, errors, findings }).toEqual({ ok: true, errors: 0, findings: [] });
    expect(behaviourHash).toMatch(/^[0-9a-f]{64}$/);
    expect(proseHash).toMatch(/^[0-9a-f]{64}$/);
  });

  test('[VL2] a mistake exits with 1 and is shown with file, line, column, code and the nearest name', async () => {
    const { content, line } = brokenCopy();
    const plain = await seed(['validate', content]);
    expect(plain.code).toBe(1);
    expect(plain.stdout).toContain(
      `${HARBOR}:${line}:9 error link/unknown-location: there is no location "vilage" (did you mean "village"?)\n`,
    );
    const json = await seed(['validate', content, '--json']);
    expect(json.code).toBe(1);
    expect(json.stdout.trimEnd().split('\n')).toHaveLength(1);
    const said = JSON.parse(json.stdout);
    expect(said).toMatchObject({ ok: false, errors: 1 });
    expect(said.findings).toContainEqual(
      expect.objectContaining({
        code: 'link/unknown-location',
        severity: 'error',
        file: HARBOR,
        line,
        column: 9,
      }),
    );
  });

  test('[VL3] broken worlds are neither served nor simulated: all findings, exit code 1', async () => {
    const { content } = brokenCopy();
    for (const args of [
      ['simulate', '--ticks', '5'],
      ['start', '--port', '0', '--data', temporaryFolder()],
    ]) {
      const { code, stderr } = await seed([...args, '--content', content]);
      expect(code).toBe(1);
      expect(stderr).toMatch(/^content\/invalid: the content can't be used:\n/);
      expect(stderr).toContain('link/unknown-location');
    }
  });
});

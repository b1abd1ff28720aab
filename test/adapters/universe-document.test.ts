import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { DEFAULT_UNIVERSE_SETTINGS, openUniverseDocument } from '../../src/adapters/universe-document.ts';

const folder = mkdtempSync(join(tmpdir(), 'seed-document-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the universe document', () => {
  test('[UD1] a missing document is created with defaults, readable by people', async () => {
    const path = join(folder, 'new', 'universe.json');
    const document = await openUniverseDocument(path, { name: 'Vetrellis', seed: 'tide' });
    expect(document.settings()).toEqual({ ...DEFAULT_UNIVERSE_SETTINGS, name: 'Vetrellis', seed: 'tide' });
    expect(readFileSync(path, 'utf8')).toContain(
      '{\n  "format": "the-seed/universe@1",\n  "name": "Vetrellis"',
    );
  });

  test('[UD1] what was edited by hand is what the server sees', async () => {
    const path = join(folder, 'edited.json');
    await openUniverseDocument(path);
    const edited = { ...JSON.parse(readFileSync(path, 'utf8')), tickMs: 50, features: { trade: true } };
    writeFileSync(path, JSON.stringify(edited));
    const document = await openUniverseDocument(path, { tickMs: 999 });
    expect(document.settings()).toMatchObject({ tickMs: 50, features: { trade: true } });
  });

  test('[UD2] every fault is named with its place, and the file stays as it is', async () => {
    const path = join(folder, 'faulty.json');
    const text = JSON.stringify({ ...DEFAULT_UNIVERSE_SETTINGS, tickMs: 'fast', npcs: -1, tikMs: 100 });
    writeFileSync(path, text);
    await expect(openUniverseDocument(path)).rejects.toMatchObject({
      code: 'universe-document/invalid',
      path,
      faults: [
        expect.stringMatching(/^tickMs: /),
        expect.stringMatching(/^npcs: /),
        expect.stringContaining('tikMs'),
      ],
    });
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  test('[UD2] a file that is no JSON is refused with its path', async () => {
    const path = join(folder, 'broken.json');
    writeFileSync(path, '{ "format": ');
    await expect(openUniverseDocument(path)).rejects.toThrow(
      /broken\.json is not valid:\n {2}cannot be read as JSON/,
    );
  });

  test('[UD3] an update is on disk when it is done, and an invalid one changes nothing', async () => {
    const path = join(folder, 'updated.json');
    const document = await openUniverseDocument(path);
    await document.update((settings) => ({ ...settings, games: [{ id: 'my_awesome_game' }] }));
    await expect(document.update((settings) => ({ ...settings, tickMs: 0 }))).rejects.toMatchObject({
      code: 'universe-document/invalid',
    });
    expect(document.settings().tickMs).toBe(100);
    expect((await openUniverseDocument(path)).settings().games).toEqual([{ id: 'my_awesome_game' }]);
  });
});

/** How deep cascades go, as it is asked for and written down. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { DEFAULT_UNIVERSE_SETTINGS, universeDocumentSchema } from '../../src/adapters/universe-document.ts';
import { CASCADE_DEPTH } from '../../src/cli/service-options.ts';
import { simulate } from '../../src/cli/simulate.ts';

const folders: string[] = [];
afterEach(() => {
  vi.restoreAllMocks();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** The header of a short run, and its last chain. */
function run(more: { readonly cascadeDepth?: number }) {
  const folder = mkdtempSync(join(tmpdir(), 'seed-depth-'));
  folders.push(folder);
  const printed: string[] = [];
  vi.spyOn(console, 'log').mockImplementation((line) => printed.push(String(line)));
  const trace = join(folder, 'trace');
  const common = {
    realms: 1,
    players: 1,
    npcs: 0,
    ticks: 20,
    seed: '42',
    snapshotEvery: 1000,
    events: false,
  };
  simulate({
    ...common,
    controlTickInterval: 10,
    localTickMs: 100,
    reflectionInterval: 300,
    realmOrder: 'given',
    json: true,
    trace,
    ...more,
  });
  const { universe } = JSON.parse(readFileSync(join(trace, 'header.json'), 'utf8'));
  return { universe, chain: JSON.parse(printed.at(-1) ?? '{}').finalChain };
}

it('[RX19] stands in the header of a trace, and changes no hash when it is the rule', () => {
  const [without, five, eight] = [run({}), run({ cascadeDepth: 5 }), run({ cascadeDepth: 8 })];
  expect(without.universe).not.toHaveProperty('cascadeDepth');
  expect(five).toEqual(without);
  expect(eight.universe).toMatchObject({ cascadeDepth: 8 });
  expect(eight.chain).toMatch(/^[0-9a-f]{64}$/);
  expect(eight.chain).not.toBe(without.chain);
});

it('[RX19] is asked for by a flag, the environment or the universe document, within limits', () => {
  expect(CASCADE_DEPTH.flags).toBe('--cascade-depth <steps>');
  expect(CASCADE_DEPTH.envVar).toBe('CASCADE_DEPTH');
  const parse = CASCADE_DEPTH.parseArg as (text: string, previous: undefined) => number;
  expect(parse('8', undefined)).toBe(8);
  for (const text of ['0', '101', 'deep']) expect(() => parse(text, undefined)).toThrow(/from 1 to 100/);
  const fits = (cascadeDepth: number) =>
    universeDocumentSchema.safeParse({ ...DEFAULT_UNIVERSE_SETTINGS, cascadeDepth }).success;
  expect([0, 1, 100, 101].map(fits)).toEqual([false, true, true, false]);
});

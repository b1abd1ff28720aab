/** The tutorial for writers, taken from its page: what is printed there loads. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { createRenderer } from '../../src/adapters/prose/renderer.ts';
import { load, SMALL_UNIVERSE } from './small-universe.ts';

const PAGE = readFileSync(new URL('../../docs/content-format.md', import.meta.url), 'utf8');
const TESTS = readFileSync(new URL('./findings.test.ts', import.meta.url), 'utf8');

const printed = [...PAGE.matchAll(/^`(worlds\/[\w/]+\.yaml)`:\n\n```yaml\n([\s\S]*?)```/gm)];
const spanish = /```yaml\n# (worlds\/isle\/prose\/es\.yaml)\n([\s\S]*?)```/.exec(PAGE);
const sources = {
  'locales/en.yaml': SMALL_UNIVERSE['locales/en.yaml'] ?? '',
  'lexicon/en.yaml': SMALL_UNIVERSE['lexicon/en.yaml'] ?? '',
  ...Object.fromEntries(printed.map((match) => [match[1] ?? '', match[2] ?? ''])),
};

it('[CT12] the tutorial loads without a finding', () => {
  expect(printed.length).toBe(7);
  const { universe, findings } = load(sources);
  expect(findings).toEqual([]);
  expect(Object.keys(universe.worlds.isle?.keepers ?? {})).toEqual(['mira']);
});

it('[CT12] the translation on the same page fits it', () => {
  const { texts, findings } = load({ ...sources, [spanish?.[1] ?? '']: spanish?.[2] ?? '' });
  expect(findings.map(({ code }) => code).filter((code) => code !== 'text/missing-translation')).toEqual([]);
  const { lines } = createRenderer({ texts, locale: 'es' }).render({
    kind: 'line',
    key: 'isle.keeper.mira.greeting.first',
    params: { player: 'Ada' },
    style: 'speech',
  });
  expect(lines).toEqual(['«Eres nueva aquí», dice Mira. «¿Ada, verdad?»']);
});

/** Every finding code in the loader's own text; `link/unknown-` goes on with the kind of the name. */
const codes = (): readonly string[] => {
  const room = new URL('../../src/content/', import.meta.url);
  const files = readdirSync(room).filter((name) => name.endsWith('.ts'));
  const text = files.map((name) => readFileSync(new URL(name, room), 'utf8')).join('\n');
  const kinds = ['location', 'item', 'keeper', 'faction', 'world', 'zone'].map(
    (kind) => `link/unknown-${kind}`,
  );
  const written =
    /'((?:yaml|schema|number|link|schedule|exit|world|item|keeper|file|lexicon|text)\/[a-z-]+)'/g;
  return [...new Set([...kinds, ...[...text.matchAll(written)].map((match) => match[1] ?? '')])].sort();
};

it('[CT12] the page explains every finding code', () => {
  expect(codes().length).toBeGreaterThan(50);
  const explained = (code: string) =>
    PAGE.includes(`\`${code}\``) || PAGE.includes(`\`${code.replace('link/unknown', '')}\``);
  expect(codes().filter((code) => !explained(code))).toEqual([]);
});

it('[CT3] a test triggers every finding code', () => {
  // The last has its own tests, since it comes once a file.
  const tested = (code: string) => TESTS.includes(` ${code}`) || code === 'text/missing-translation';
  expect(codes().filter((code) => !tested(code))).toEqual([]);
});

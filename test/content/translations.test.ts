/** Texts in further languages, and the texts that the engine asks for. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ENGINE_TEXT_KEYS } from '../../src/content/engine-texts.ts';
import { TELLING } from '../../src/domain/witness.ts';
import { engineTexts, load, SMALL_UNIVERSE, shortFinding } from './small-universe.ts';

describe('a second language', () => {
  it('[CT8] is told once a file which texts have no translation', () => {
    const { findings } = load({ ...SMALL_UNIVERSE, 'locales/es.yaml': engineTexts() });
    expect(findings.map(shortFinding)).toEqual([
      'locales/es.yaml:1:1 text/missing-translation',
      'worlds/meridian/prose/es.yaml:1:1 text/missing-translation',
      'worlds/vetrellis/prose/es.yaml:1:1 text/missing-translation',
    ]);
    expect(findings[0]?.message).toBe(
      '2 texts have no translation: faction.realm_keepers, faction.the_wanderers',
    );
    expect(findings[1]?.message).toContain('meridian.location.gangway.description');
    expect(findings[0]?.keys).toEqual(['faction.realm_keepers', 'faction.the_wanderers']);
    expect(findings[2]?.keys).toContain('vetrellis.keeper.archon.puzzled');
  });

  it('[CT8] may be spread over several files of a folder, which give no text twice', () => {
    const [first, ...others] = engineTexts().split('\n');
    const split = { 'locales/es/one.yaml': `${first}\n`, 'locales/es/two.yaml': others.join('\n') };
    const told = (sources: Record<string, string>) =>
      load({ ...SMALL_UNIVERSE, ...sources }).findings.map(shortFinding);
    expect(told(split)).toEqual(told({ 'locales/es.yaml': engineTexts() }));
    expect(() => told({ ...split, 'locales/es/three.yaml': others.join('\n') })).toThrow(
      /locales\/es\/two.yaml:\d+:\d+ text\/duplicate-key/,
    );
  });

  it('[CT14] may put a value into words of its own, and leave out what only chooses between words', () => {
    const told = (english: string, spanish: string) =>
      load({
        ...SMALL_UNIVERSE,
        'locales/en.yaml': engineTexts({ 'player.left.other': english }),
        'locales/es.yaml': engineTexts({ 'player.left.other': spanish }),
      })
        .findings.map(({ code }) => code)
        .filter((code) => code !== 'text/missing-translation');
    expect(told('{actor} goes {direction}.', '{actor} se va {to_direction}.')).toEqual([]);
    expect(told('{count, plural, one {is} other {are}}', 'hay')).toEqual([]);
    expect(told('{count, plural, one {one} other {#}}', 'hay')).toEqual(['text/lost-argument']);
    expect(told('{direction, select, up {up} other {{actor}}}', '{direction_id}')).toEqual([
      'text/lost-argument',
    ]);
  });

  it('[CT8] leaves the behaviour hash as it is', () => {
    const bilingual = load({ ...SMALL_UNIVERSE, 'locales/es.yaml': engineTexts() });
    expect(bilingual.universe).toEqual(load(SMALL_UNIVERSE).universe);
  });
});

describe('words of another language', () => {
  const words = `
items: { shell: [concha, Caracola] }
characters: { archon: [farero] }
topics: { archon: { light: [la luz, faro] } }
locations: { lighthouse: [faro] }
`;
  const { universe } = load({ ...SMALL_UNIVERSE, 'worlds/vetrellis/lexicon/es.yaml': words });
  const before = load(SMALL_UNIVERSE).universe.worlds['vetrellis'];
  const after = universe.worlds['vetrellis'];

  it('[CT15] stand beside those of the world’s own, for things, people and topics', () => {
    expect(after?.items['shell']?.words).toEqual([
      ...(before?.items['shell']?.words ?? []),
      'concha',
      'caracola',
    ]);
    expect(after?.keepers['archon']?.words).toEqual(['archon', 'farero']);
    expect(after?.keepers['archon']?.topics.find(({ id }) => id === 'light')?.words).toContain('la luz');
  });

  it('[CT15] call a neighbouring place', () => {
    const exits = Object.values(after?.locations ?? {}).flatMap((location) => location.exits);
    const named = exits.filter(({ words: called }) => called !== undefined);
    expect(named.length).toBeGreaterThan(0);
    expect(named.every(({ to }) => to.location === 'lighthouse' && to.world === 'vetrellis')).toBe(true);
    expect(named[0]?.words).toEqual(['faro']);
  });
});

describe('engine texts', () => {
  const domain = new URL('../../src/domain/', import.meta.url);
  const files = [
    'scope.ts',
    'parse-command.ts',
    ...readdirSync(new URL('rules/', domain)).map((name) => `rules/${name}`),
  ];
  const code = files.map((name) => readFileSync(new URL(name, domain), 'utf8')).join('\n');
  const literals = (pattern: RegExp) =>
    [...new Set([...code.matchAll(pattern)].map((match) => match[1] ?? ''))].sort();

  it('[CT11] there is one for every refusal of a player', () => {
    const refusals = literals(/refuse\('([^']+)'/g).map((name) => `refusal.${name.replaceAll('/', '.')}`);
    expect(refusals.length).toBeGreaterThan(20);
    expect(refusals.filter((key) => !ENGINE_TEXT_KEYS.includes(key))).toEqual([]);
  });

  it('[CT11] there is one for every line that a rule shows', () => {
    const lines = literals(/\bline\('([^']+)'/g);
    expect(lines.filter((key) => !ENGINE_TEXT_KEYS.includes(key))).toEqual([]);
  });

  it('[CT11] there is one for every event and everybody who learns of it', () => {
    // What is told as written brings lines of its own.
    const keys = Object.entries(TELLING).flatMap(([event, roles]) =>
      (['self', 'target', 'other'] as const)
        .filter((role) => roles[role] === true)
        .map((role) => `${event}.${role}`),
    );
    expect(keys.filter((key) => !ENGINE_TEXT_KEYS.includes(key))).toEqual([]);
  });
});

/** The specification and the tests tell the same: every rule has a test, and every test's rule is written down. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Where an id is found in a title. */
type Title = { readonly id: string; readonly file: string };
type Subject = {
  /** Two capital letters. */
  readonly letters: string;
  /** Files or folders that its tests are in, `test/kernel`. */
  readonly places: readonly string[];
  /** Ids in the order in which they are written. */
  readonly rules: readonly string[];
};

const root = new URL('../', import.meta.url);
const SPEC = readFileSync(new URL('docs/SPEC.md', root), 'utf8');

/** What carries titles: the tests themselves, the contracts that they run, and plays. */
const CARRIES_TITLES = /\.test\.ts$|^contracts\/.*\.ts$|\.transcript$/;
const ID = '[A-Z]{2}[1-9][0-9]*';

function testFiles(): { file: string; text: string }[] {
  return readdirSync(new URL('test/', root), { recursive: true, encoding: 'utf8' })
    .filter((path) => CARRIES_TITLES.test(path))
    .sort()
    .map((path) => ({ file: `test/${path}`, text: readFileSync(new URL(`test/${path}`, root), 'utf8') }));
}

/** Ids in square brackets, as titles carry them; each once a file. */
function titlesIn({ file, text }: { file: string; text: string }): Title[] {
  const ids = [...text.matchAll(new RegExp(`\\[(${ID})\\]`, 'g'))].map((match) => match[1] as string);
  return [...new Set(ids)].map((id) => ({ id, file }));
}

/** A subject is a heading with its letters, the places of its tests, and a list of rules with their ids in bold. */
function subjectsOf(spec: string): Subject[] {
  return spec
    .split(/^## /m)
    .slice(1)
    .map((section) => ({
      letters: /^.*\(([A-Z]{2})\)$/m.exec(section)?.[1] ?? 'no letters',
      places: [...(/^Tests: ((?:.|\n(?!\n))*)\.$/m.exec(section)?.[1] ?? '').matchAll(/`([^`]+)`/g)].map(
        (match) => match[1] as string,
      ),
      rules: [...section.matchAll(new RegExp(`^- \\*\\*(${ID})\\*\\* `, 'gm'))].map(
        (match) => match[1] as string,
      ),
    }));
}

function disagreements(spec: string, titles: readonly Title[]): string[] {
  const subjects = subjectsOf(spec);
  const rules = subjects.flatMap((subject) => subject.rules);
  const tested = new Set(titles.map(({ id }) => id));
  return [
    ...rules.filter((id) => !tested.has(id)).map((id) => `${id}: no test`),
    ...rules.filter((id, index) => rules.indexOf(id) !== index).map((id) => `${id}: two rules`),
    ...subjects.flatMap(misplacedRules),
    ...titles.flatMap((title) => misplacedTitle(title, subjects)),
  ];
}

/** Under another subject than the letters say, or not in the order of the numbers. */
function misplacedRules({ letters, rules }: Subject): string[] {
  const strange = rules.filter((id) => !id.startsWith(letters)).map((id) => `${id}: under ${letters}`);
  const numbers = rules.map((id) => Number(id.slice(2)));
  const late = rules.filter(
    (_, index) => index > 0 && (numbers[index] as number) < (numbers[index - 1] as number),
  );
  return [...strange, ...late.map((id) => `${id}: out of order`)];
}

/** Without a rule, or outside the places of its subject: two subjects must not share their letters. */
function misplacedTitle({ id, file }: Title, subjects: readonly Subject[]): string[] {
  const subject = subjects.find(({ rules }) => rules.includes(id));
  if (subject === undefined) return [`${id}: no rule in docs/SPEC.md, in ${file}`];
  const isThere = subject.places.some((place) => file === place || file.startsWith(`${place}/`));
  return isThere ? [] : [`${id}: no place for it is ${file}`];
}

describe('the specification', () => {
  it('[SP1] has a rule for the id of every test, and a test for the id of every rule', () => {
    const titles = testFiles().flatMap(titlesIn);
    expect(titles.length).toBeGreaterThan(0);
    expect(disagreements(SPEC, titles)).toEqual([]);
  });

  const head = '## Lamps (LA)\n\nTests: `test/lamps`, `test/lamp.test.ts`.\n\n';
  const page = `${head}- **LA1** Lamps shine.\n- **LA2** Lamps go out.\n`;
  const both: Title[] = ['LA1', 'LA2'].map((id) => ({ id, file: 'test/lamps/lamp.test.ts' }));

  it.each<{ what: string; spec: string; titles: Title[]; found: string }>([
    {
      what: 'a test without a rule',
      spec: page,
      titles: [...both, { id: 'LA3', file: 'test/lamp.test.ts' }],
      found: 'LA3: no rule in docs/SPEC.md, in test/lamp.test.ts',
    },
    { what: 'a rule without a test', spec: page, titles: both.slice(0, 1), found: 'LA2: no test' },
    {
      what: 'an id that two rules have',
      spec: `${page}- **LA2** Lamps burn.\n`,
      titles: both,
      found: 'LA2: two rules',
    },
    {
      what: 'a rule under another subject',
      spec: `${page}- **KE3** Keys turn.\n`,
      titles: [...both, { id: 'KE3', file: 'test/lamps/key.test.ts' }],
      found: 'KE3: under LA',
    },
    {
      what: 'a rule out of order',
      spec: `${head}- **LA2** Lamps go out.\n- **LA1** Lamps shine.\n`,
      titles: both,
      found: 'LA1: out of order',
    },
    {
      what: 'a test of another subject with the same letters',
      spec: page,
      titles: [...both, { id: 'LA1', file: 'test/lamps-and-more.test.ts' }],
      found: 'LA1: no place for it is test/lamps-and-more.test.ts',
    },
  ])('[SP2] names $what', ({ spec, titles, found }) => {
    expect(disagreements(spec, titles)).toEqual([found]);
  });

  it('[SP2] has nothing to say where both agree', () => {
    expect(disagreements(page, both)).toEqual([]);
  });

  it('[SP2] reads ids from titles', () => {
    const text = `it('[${'LA1'}] a lamp', f);\nit.each(['[${'LA2'}] a', '[${'LA2'}] b']);`;
    expect(titlesIn({ file: 'test/lamp.test.ts', text }).map(({ id }) => id)).toEqual(['LA1', 'LA2']);
  });
});

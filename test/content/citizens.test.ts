/** The register of a town with one mistake at a time, and where it is reported. */
import { expect, it } from 'vitest';
import { loadContent } from '../../src/content/load-content.ts';
import { SMALL_UNIVERSE, type Sources, shortFinding } from './small-universe.ts';

const PATH = 'worlds/vetrellis/citizens.yaml';
const AT_HOME = `schema: the-seed/citizens@1
draw: 1
faction: the_wanderers
names: { given: [Ann, Bea], family: [Lark] }
homes: [{ location: lighthouse, beds: 2 }]
table: [cliffs]
company: [cliffs]
trade_words: [trade]
trades:
  - id: watcher
    count: 2
    words: [watcher]
    chart: keeper
    work: cliffs
    hours: { from: "08:00", to: "16:00" }
    description: Patient.
    greeting: { first: "Hm, {player}.", again: "{player}." }
    puzzled: Hm.
    about: Gulls.
    idle: [A gull is watched.]
    journey:
      to: meridian
      gate: cliffs
      every_days: 2
      leave: "09:00"
      stay_hours: 20
      there: { lodging: gangway, errand: gangway, table: [gangway], company: [gangway], gate: gangway }
`;

const town = (...edits: readonly (readonly [piece: string, replacement: string])[]): Sources => {
  let text = AT_HOME;
  for (const [piece, replacement] of edits) {
    if (text.split(piece).length !== 2) throw new Error(`"${piece}" is not exactly once in the town`);
    text = text.replace(piece, replacement);
  }
  return { ...SMALL_UNIVERSE, [PATH]: text };
};

/** The same names with the same luck, in the other world. */
const twice = (): Sources => ({
  ...town(),
  'worlds/meridian/citizens.yaml': AT_HOME.slice(0, AT_HOME.indexOf('    journey:'))
    .replaceAll('cliffs', 'gangway')
    .replace('lighthouse', 'gangway'),
});

it('[CZ17] a town without a mistake loads without a finding, and everybody has a name and a bed', () => {
  const content = loadContent(town());
  expect(content.findings.map(shortFinding)).toEqual([]);
  if (!content.ok) throw new Error('it did not load');
  const citizens = Object.values(content.universe.worlds['vetrellis']?.keepers ?? {}).flatMap(
    ({ citizen }) => citizen ?? [],
  );
  expect(citizens.map(({ haunts }) => haunts['vetrellis']?.home)).toEqual(['lighthouse', 'lighthouse']);
});

it.each([
  ['5:8 citizens/too-few', town(['beds: 2', 'beds: 1']), 'there are 2 citizens, and beds for 1'],
  ['4:8 citizens/too-few', town(['[Ann, Bea]', '[Ann]']), 'there are 2 citizens, and names for 1'],
  [
    '23:13 citizens/no-gate',
    town(['      gate: cliffs', '      gate: lighthouse']),
    'no portal leads from "lighthouse" to meridian',
  ],
  ['3:10 link/unknown-faction', town(['the_wanderers', 'the_wonderers']), 'the_wonderers'],
  ['5:21 link/unknown-location', town(['{ location: lighthouse', '{ location: lighthose']), 'lighthose'],
  ['14:11 link/unknown-location', town(['    work: cliffs', '    work: clifs']), 'clifs'],
  ['13:12 link/unknown-chart', town(['chart: keeper', 'chart: kepper']), 'kepper'],
  ['22:11 link/unknown-world', town(['to: meridian', 'to: meridan']), 'meridan'],
] as const)('[CZ17] %s', (finding, sources, says) => {
  const { findings, ok } = loadContent(sources);
  expect(findings.map(shortFinding)).toEqual([`${PATH}:${finding}`]);
  expect(findings[0]?.message).toContain(says);
  expect(ok).toBe(false);
});

it('[CZ17] citizens/taken for each who is called as somebody of another world is', () => {
  const { findings } = loadContent(twice());
  expect(new Set(findings.map(shortFinding))).toEqual(new Set([`${PATH}:4:8 citizens/taken`]));
  expect(findings.map(({ message }) => message).sort()).toEqual([
    '"ann_lark" is somebody in meridian already',
    '"bea_lark" is somebody in meridian already',
  ]);
});

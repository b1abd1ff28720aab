/** Every finding of charts: its fixture, and that none is left out. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadCharts } from '../../../src/content/chart/load-charts.ts';
import { formatFinding } from '../../../src/content/finding.ts';
import { ACROSS } from './across-fixtures.ts';
import { guarded, markedPlace, unmarked } from './finding-case.ts';
import { NAMES, YAML_AND_SCHEMA } from './name-fixtures.ts';
import { LAMP, PATH, QUEST, read, STORM, shortChartFinding, TALK } from './small-chart.ts';
import { GUARDS, STRUCTURE } from './structure-fixtures.ts';
import { WARNINGS } from './warning-fixtures.ts';

describe.each([
  ['the file', YAML_AND_SCHEMA],
  ['names', NAMES],
  ['guards', GUARDS],
  ['structure', STRUCTURE],
  ['what never happens', WARNINGS],
])('[CH2] %s', (_, cases) => {
  it.each(cases)('$finding', ({ finding, text, fix, says }) => {
    const found = read(unmarked(text)).findings;
    const expected = `${markedPlace(text)} ${finding}`;
    expect(found.map(shortChartFinding)).toContain(expected);
    const exact = found.find((candidate) => shortChartFinding(candidate) === expected);
    if (fix !== undefined) expect(exact?.fix).toBe(fix);
    if (says !== undefined) expect(exact?.message).toContain(says);
  });
});

it('[CH2] the charts that they break have nothing wrong with them', () => {
  for (const text of [LAMP, TALK, QUEST, STORM]) expect(read(text).findings).toEqual([]);
});

it('[CH2] a warning does not refuse a chart, an error does', () => {
  for (const { text } of WARNINGS) expect(read(unmarked(text)).chart).toBeDefined();
  for (const { text } of STRUCTURE) expect(read(unmarked(text)).chart).toBeUndefined();
});

it('[CH2] what a fixture is for is all that is found in it, give or take what follows from it', () => {
  const most = [...NAMES, ...GUARDS, ...STRUCTURE].filter(
    ({ text }) => read(unmarked(text)).findings.length > 3,
  );
  expect(most.map(({ finding }) => finding)).toEqual([]);
});

const SIDECARS: readonly { finding: string; path: string; text: string }[] = [
  {
    finding: 'charts/lamp.layout.yaml:4:3 chart/unknown-uid',
    path: 'charts/lamp.layout.yaml',
    text: 'schema: the-seed/chart-layout@1\nchart: lamp\nnodes:\n  drak: { x: 1, y: 2 }\n',
  },
  {
    finding: 'charts/lamp.layout.yaml:4:31 chart/colour',
    path: 'charts/lamp.layout.yaml',
    text: 'schema: the-seed/chart-layout@1\nchart: lamp\nnodes:\n  dark: { x: 1, y: 2, colour: "#12" }\n',
  },
  {
    finding: 'charts/lamp.layout.yaml:4:14 schema/type',
    path: 'charts/lamp.layout.yaml',
    text: 'schema: the-seed/chart-layout@1\nchart: lamp\nnodes:\n  dark: { x: 1.5, y: 2 }\n',
  },
  {
    finding: 'charts/lamp.notes.yaml:2:8 link/file-name',
    path: 'charts/lamp.notes.yaml',
    text: 'schema: the-seed/chart-notes@1\nchart: lamb\nnotes: { dark: Too dark? }\n',
  },
  {
    finding: 'charts/lamb.notes.yaml:1:1 chart/orphan',
    path: 'charts/lamb.notes.yaml',
    text: 'schema: the-seed/chart-notes@1\nchart: lamb\nnotes: { dark: Too dark? }\n',
  },
  {
    finding: 'worlds/isle/charts/lamp.chart.yaml:1:1 link/duplicate-id',
    path: 'worlds/isle/charts/lamp.chart.yaml',
    text: guarded('has audience'),
  },
];

it.each(SIDECARS)('[CH2] $finding', ({ finding, path, text }) => {
  const { findings } = loadCharts({ [PATH]: guarded('has audience'), [path]: text });
  expect(findings.map(({ file, line, column, code }) => `${file}:${line}:${column} ${code}`)).toContain(
    finding,
  );
});

it.each(ACROSS)('[CH17] $finding', ({ finding, sources, fix }) => {
  const path = Object.keys(sources).find((name) => sources[name]?.includes('¶')) ?? '';
  const marked = sources[path] ?? '';
  const { findings } = loadCharts({ ...sources, [path]: unmarked(marked) });
  const expected = `${path} ${markedPlace(marked)} ${finding}`;
  expect(findings.map((found) => `${found.file} ${shortChartFinding(found)}`)).toContain(expected);
  const exact = findings.find((found) => `${found.file} ${shortChartFinding(found)}` === expected);
  if (fix !== undefined) expect(exact?.fix).toBe(fix);
  expect(findings.map(formatFinding)).toHaveLength(1);
});

/** Only `seed chart check` says it, and has its test for it. */
const OF_THE_COMMAND = 'chart/interpreted';

/** Codes in the loader's own text. */
const codes = (): readonly string[] => {
  const room = new URL('../../../src/content/chart/', import.meta.url);
  const texts = readdirSync(room).map((name) => readFileSync(new URL(name, room), 'utf8'));
  const written = [...texts.join('\n').matchAll(/['`]((?:chart|link)\/[a-z-]+)['`]/g)];
  const named = ['chart/unknown-guard', 'chart/unknown-action', OF_THE_COMMAND];
  const kinds = [
    'item',
    'location',
    'keeper',
    'faction',
    'world',
    'quest',
    'dialogue',
    'skill',
    'attribute',
    'lore',
    'world-event',
  ];
  const unknown = kinds.map((kind) => `link/unknown-${kind}`);
  return [...new Set([...written.map((match) => match[1] ?? ''), ...named, ...unknown])].sort();
};

it('[CH2] the codes that fixtures trigger are exactly those that there are', () => {
  const cases = [...YAML_AND_SCHEMA, ...NAMES, ...GUARDS, ...STRUCTURE, ...WARNINGS, ...SIDECARS, ...ACROSS];
  const triggered = cases.flatMap(({ finding }) =>
    finding.split(' ').filter((word) => /^(?:chart|link)\//.test(word)),
  );
  expect([...new Set([...triggered, OF_THE_COMMAND])].sort()).toEqual(codes());
});

it('[CH2] the page for writers explains exactly these codes', () => {
  const page = readFileSync(new URL('../../../docs/charts.md', import.meta.url), 'utf8');
  const findings = page.slice(page.indexOf('\n## Findings\n')).split('\n');
  const table = findings.filter((line) => line.startsWith('|')).join('\n');
  const explained = [...table.matchAll(/`(chart\/[a-z-]+)`/g)].map((match) => match[1] ?? '');
  expect([...new Set(explained)].sort()).toEqual(codes().filter((code) => code.startsWith('chart/')));
  expect(explained).toHaveLength(new Set(explained).size);
});

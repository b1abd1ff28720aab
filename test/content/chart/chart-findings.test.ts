/** One fixture for every finding code of charts: the small chart with one mistake, and where it is reported. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadCharts } from '../../../src/content/chart/load-charts.ts';
import { edited, LAMP, PATH, read, shortChartFinding, withStates } from './small-chart.ts';

/** `text` has a ¶ where the finding is expected. */
type Case = {
  readonly finding: string;
  readonly text: string;
  readonly fix?: string;
  readonly says?: string;
};

const PLAYER_HAS = 'player has, params: { item: lantern }';

/** Another guard in place of the one there is. */
const guarded = (guard: string): string => edited(PLAYER_HAS, guard);
/** Another action in place of the greeting. */
const acting = (action: string): string => edited('{ type: greet }', action);
/** More of the state `bright`, at the start of its own. */
const brightWith = (lines: string): string =>
  edited('    meta: { uid: bright }\n', `    meta: { uid: bright }\n${lines.replace(/^(?=.)/gm, '    ')}`);

const YAML_AND_SCHEMA: readonly Case[] = [
  { finding: 'yaml/syntax', text: edited('version: 1', 'version: ¶1: 2') },
  {
    finding: 'schema/unknown-key [lamp]',
    text: edited('version: 1', '¶versoin: 1\nversion: 1'),
    fix: 'did you mean "version"?',
  },
  { finding: 'schema/type [lamp]', text: edited('version: 1', 'version: ¶one') },
  { finding: 'schema/type [light-up]', text: edited('target: { state: bright }', 'target: ¶bright') },
  { finding: 'schema/one-of [light-up]', text: edited('{ state: bright }', '¶{}') },
  { finding: 'schema/id [la.mp]', text: edited('{ uid: lamp }', '{ uid: ¶la.mp }') },
  { finding: 'link/file-name [lamp]', text: edited('id: lamp\nv', 'id: ¶lamb\nv') },
];

const NAMES: readonly Case[] = [
  {
    finding: 'chart/unknown-vocabulary [lamp]',
    text: edited('vocabulary: keeper', 'vocabulary: ¶keper'),
    fix: 'did you mean "keeper"?',
  },
  {
    finding: 'chart/unknown-guard [light-up]',
    text: guarded('¶player hass, params: { item: lantern }'),
    fix: 'did you mean "player has"?',
  },
  {
    finding: 'chart/unknown-action [light-up]',
    text: acting('{ type: ¶great }'),
    fix: 'did you mean "greet"?',
  },
  {
    finding: 'chart/unknown-event [dark]',
    text: edited('someone came:', '¶someone cane:'),
    fix: 'did you mean "someone came"?',
  },
  {
    finding: 'chart/unknown-event [dark]',
    text: edited('someone came:', '¶timer tea:'),
    fix: 'set it: { type: set timer, params: { name: tea, seconds: 30 } }',
  },
  {
    finding: 'chart/event-name [dark]',
    text: edited('someone came:', '¶Someone.came:'),
    fix: 'write "someone came"',
  },
  {
    finding: 'chart/event-name [light-up]',
    text: acting('{ type: raise, params: { event: ¶someone came } }'),
  },
  {
    finding: 'chart/not-implemented [light-up]',
    text: acting('{ type: ¶say, params: { line: Light! } }'),
  },
  { finding: 'chart/not-implemented [lamp]', text: edited('player gave]', 'player gave, ¶player left]') },
  {
    finding: 'chart/unknown-param [light-up]',
    text: guarded('player has, params: { ¶itm: lantern, item: oil }'),
    fix: 'did you mean "item"?',
  },
  {
    finding: 'chart/missing-param [light-up]',
    text: guarded('¶player has'),
    fix: 'add item: the id of an item',
  },
  { finding: 'chart/param-type [light-up]', text: guarded('player has, params: { item: ¶7 }') },
  {
    finding: 'chart/param-type [count]',
    text: edited('field: visits, by: 1', 'field: visits, by: ¶1.5'),
    says: '"by" should be a whole number from -1000000000 to 1000000000',
  },
  { finding: 'chart/param-type [count]', text: edited('field: visits, by', 'field: ¶lit, by') },
  {
    finding: 'chart/param-type [light-up]',
    text: acting('{ type: set, params: { field: lit, value: ¶yes } }'),
    says: '"value" should be true or false, as "lit" is',
  },
  {
    finding: 'chart/param-type [light-up]',
    text: guarded('time is, params: { phase: ¶nihgt }'),
    fix: 'did you mean "night"?',
  },
  {
    finding: 'chart/param-type [light-up]',
    text: guarded('standing at least, params: { faction: wardens, standing: ¶like }'),
    fix: 'did you mean "liked"?',
  },
  {
    finding: 'chart/unknown-field [count]',
    text: edited('field: visits', 'field: ¶vists'),
    fix: 'did you mean "visits"?',
  },
  { finding: 'chart/context-default [lamp]', text: edited('default: 0', 'default: ¶zero') },
  {
    finding: 'link/unknown-item [light-up]',
    text: guarded('player has, params: { item: ¶lantren }'),
    fix: 'did you mean "lantern"?',
  },
  { finding: 'link/unknown-location [light-up]', text: guarded('is at, params: { location: ¶towr }') },
  { finding: 'link/unknown-keeper [light-up]', text: guarded('is with, params: { keeper: ¶archo }') },
  { finding: 'link/unknown-world [light-up]', text: guarded('player visited, params: { world: ¶isel }') },
  {
    finding: 'link/unknown-faction [light-up]',
    text: guarded('standing at least, params: { faction: ¶warden, standing: liked }'),
  },
  {
    finding: 'link/unknown-flag [light-up]',
    text: guarded('player has flag, params: { flag: ¶met_arcon }'),
    fix: 'did you mean "met_archon"?',
  },
  {
    finding: 'number/order [light-up]',
    text: acting('{ type: set timer, params: { name: tea, seconds: 9, up_to: ¶3 } }'),
  },
];

const GUARDS: readonly Case[] = [
  {
    finding: 'chart/guard-shape [light-up]',
    text: edited(`{ type: ${PLAYER_HAS} }`, '¶{ type: all, guard: { type: has audience } }'),
  },
  {
    finding: 'chart/guard-shape [light-up]',
    text: guarded(`player has, ¶state: dark, params: { item: oil }`),
  },
  {
    finding: 'chart/needs-event [burn-down]',
    text: edited(
      'meta: { uid: burn-down }',
      'actions: [{ type: ¶greet }]\n          meta: { uid: burn-down }',
    ),
    fix: 'it can be where one of these is handled: someone came, player talked, player asked, player gave',
  },
];

const STRUCTURE: readonly Case[] = [
  {
    finding: 'chart/missing-uid',
    text: edited('meta: { uid: lamp }\n', '').replace('id: lamp', '¶id: lamp'),
  },
  {
    finding: 'chart/missing-uid [lamp]',
    text: edited('  dark:\n    meta: { uid: dark }\n', '  ¶dark:\n'),
  },
  {
    finding: 'chart/missing-uid [bright]',
    text: edited('target: { state: dark }\n          meta: { uid: burn-down }', '¶target: { state: dark }'),
  },
  { finding: 'chart/missing-uid [lamp]', text: withStates('¶closed:'), fix: 'add meta: { uid: closed }' },
  {
    finding: 'chart/duplicate-uid [dark]',
    text: edited('{ uid: bright }', '{ uid: ¶dark }'),
    says: 'the uid "dark" is already that of line 13',
  },
  {
    finding: 'chart/duplicate-id [inner]',
    text: withStates(
      'room:\n  meta: { uid: room }\n  initial: dark\n  states:\n    ¶dark: { meta: { uid: inner } }\n',
    ),
    fix: 'give it an id of its own, as in "id: room_dark"',
  },
  {
    finding: 'chart/unknown-state [light-up]',
    text: edited('{ state: bright }', '{ state: ¶brigth }'),
    fix: 'did you mean "bright"?',
  },
  {
    finding: 'chart/unknown-state [light-up]',
    text: edited(`{ type: ${PLAYER_HAS} }`, '{ type: in, state: ¶darkk }'),
  },
  { finding: 'chart/unknown-state [lamp]', text: edited('initial: dark', 'initial: ¶darc') },
  {
    finding: 'chart/missing-initial [lamp]',
    text: edited('initial: dark\n', '').replace('states:', '¶states:'),
    fix: 'add initial: dark',
  },
  { finding: 'chart/state-shape [bright]', text: brightWith('¶initial: dark\n') },
  { finding: 'chart/state-shape [both]', text: withStates('¶both: { type: parallel, meta: { uid: both } }') },
  {
    finding: 'chart/history-target [before]',
    text: withStates('¶before: { type: history, meta: { uid: before } }'),
    fix: 'add target: { state: dark }',
  },
  {
    finding: 'chart/history-outside [before]',
    text: withStates('before: { type: history, target: ¶{ state: lamp }, meta: { uid: before } }'),
  },
  {
    finding: 'chart/target-region [cross]',
    text: withStates(`both:
  type: parallel
  meta: { uid: both }
  states:
    left:
      meta: { uid: left }
      always:
        - target: { state: ¶right }
          meta: { uid: cross }
    right: { meta: { uid: right } }
`),
  },
  {
    finding: 'chart/target-conflict [light-up]',
    text: edited('{ state: bright }', '{ states: [bright, ¶dark] }'),
  },
  { finding: 'chart/delay [bright]', text: edited('30s:', '¶30 sec:') },
  {
    finding: 'chart/final-leaves [bright]',
    text: brightWith('type: final\n').replace('    after:', '    ¶after:'),
  },
  {
    finding: 'chart/always-loop [flare]',
    text: brightWith('always:\n  - ¶target: { state: bright }\n    meta: { uid: flare }\n'),
  },
];

const WARNINGS: readonly Case[] = [
  { finding: 'chart/unreachable [attic]', text: withStates('¶attic: { meta: { uid: attic } }') },
  {
    finding: 'chart/dead-end [bright]',
    text: withStates(
      'out: { type: final, meta: { uid: out } }',
      edited('- target: { state: dark }', '- actions: [{ type: idle }]')
        .replace('by: 1 } }]', 'by: 1 } }]\n          target: { state: out }')
        .replace('  bright:', '  ¶bright:'),
    ),
  },
  {
    finding: 'chart/shadowed [count]',
    text: edited(`guard: { type: ${PLAYER_HAS} }\n          `, '').replace(
      '- actions: [{ type: add',
      '- ¶actions: [{ type: add',
    ),
  },
  {
    finding: 'chart/same-guard [count]',
    text: edited(
      '- actions: [{ type: add',
      `- ¶guard: { type: ${PLAYER_HAS} }\n          actions: [{ type: add`,
    ),
  },
  {
    finding: 'chart/unhandled-event [lamp]',
    text: edited(', player gave]', ']').replace('vocabulary: ', 'vocabulary: ¶'),
    fix: 'handle it under `on`, or write ignore: [player gave] to let it pass',
  },
  {
    finding: 'chart/unhandled-event [light-up]',
    text: acting('{ type: ¶raise, params: { event: light } }'),
  },
  {
    finding: 'chart/event-never [dark]',
    text: edited('someone came:', '¶timer idle: []\n      someone came:'),
    fix: 'add { type: set idle timer }',
  },
  {
    finding: 'chart/done-never [end]',
    text: brightWith('onDone:\n  - ¶target: { state: dark }\n    meta: { uid: end }\n'),
  },
];

const unmarked = (text: string): string => text.replace('¶', '');
const markedPlace = (text: string): string => {
  const lines = text.slice(0, text.indexOf('¶')).split('\n');
  return `${lines.length}:${(lines.at(-1) ?? '').length + 1}`;
};

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

it('[CH2] the chart that they break has nothing wrong with it', () => {
  expect(read(LAMP).findings).toEqual([]);
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

it('[CH2] a test triggers every code, and the page for writers explains it', () => {
  const room = new URL('../../../src/content/chart/', import.meta.url);
  const texts = readdirSync(room).map((name) => readFileSync(new URL(name, room), 'utf8'));
  const written = [...texts.join('\n').matchAll(/['`](chart\/[a-z-]+)['`]/g)].map((match) => match[1] ?? '');
  const codes = [...new Set([...written, 'chart/unknown-guard', 'chart/unknown-action'])];
  const cases = [...YAML_AND_SCHEMA, ...NAMES, ...GUARDS, ...STRUCTURE, ...WARNINGS, ...SIDECARS];
  const page = readFileSync(new URL('../../../docs/charts.md', import.meta.url), 'utf8');
  expect(codes.length).toBeGreaterThan(30);
  expect(codes.filter((code) => !cases.some(({ finding }) => finding.split(' ').includes(code)))).toEqual([]);
  expect(codes.filter((code) => !page.includes(`\`${code}\``))).toEqual([]);
});

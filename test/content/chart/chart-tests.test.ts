/** Scenarios from text: what they mean, and every mistake with its place. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  activeStates,
  configurationWith,
  sayStates,
} from '../../../src/content/chart/chart-configuration.ts';
import { readChartTests } from '../../../src/content/chart/read-chart-tests.ts';
import { createFindingLog } from '../../../src/content/finding.ts';
import { layOutSources } from '../../../src/content/source-layout.ts';
import { LAMP_WITH_MOTHS as CHART } from './lamp-with-moths.ts';
import { linked } from './small-chart.ts';

const scenarios = (text: string) =>
  `schema: the-seed/chart-test@1\nchart: lamp\nscenarios:\n${text.replace(/^/gm, '  ')}\n`;
const PATH = 'charts/lamp.chart-test.yaml';
const read = (text: string) => readChartTests({ 'charts/lamp.chart.yaml': CHART, [PATH]: text });

const WHOLE = scenarios(`- name: everything
  given:
    state: [dim, near]
    context: { visits: 2 }
    guards: { time is night: yes, has audience: no }
    time: "21:30"
    schedule: ["08:00"]
  steps:
    - when: [player asked about the Light, wait 2h world, wait]
      guards: [somebody is there]
      expect:
        state: near
        context: { lit: true, mood: glad }
        does: [greet, ..., set timer flicker 5, add, raise lights on]
        does_not: set idle timer
        timers: { flicker: 9s, idle: no, after 30s: yes }
- { name: flat, when: someone came, expect: { timers: [flicker] } }
- { name: start, expect: { state: dark, does: [] } }`);

describe('scenarios', () => {
  it('[TS1] are read with every name looked up', () => {
    const { tests, findings, files } = read(WHOLE);
    expect([findings, files]).toEqual([[], 1]);
    const [everything, flat, start] = tests[0]?.scenarios ?? [];
    expect(everything?.given).toEqual({
      value: { bright: { wick: 'dim', moths: 'near' } },
      context: { visits: 2 },
      answers: [
        { guard: { name: 'time is', params: { phase: 'night' } }, answer: true },
        { guard: { name: 'has audience', params: {} }, answer: false },
      ],
      startMinute: 21 * 60 + 30,
      schedule: [480],
    });
    expect(everything?.steps).toMatchObject([
      {
        place: { file: PATH, line: 12 },
        when: 'player asked about the Light, wait 2h world, wait',
        happenings: [
          { type: 'event', event: 'player asked', brought: { words: ['the Light'] } },
          { type: 'wait', delay: { unit: 'world minutes', amount: 120 } },
          { type: 'wait', delay: undefined },
        ],
        answers: [{ guard: { name: 'has audience', params: {} }, answer: true }],
        expect: {
          states: ['near'],
          context: { lit: true, mood: 'glad' },
          does: [
            { name: 'greet', params: {} },
            '...',
            { name: 'set timer', params: { name: 'flicker', seconds: 5 } },
            { name: 'add', params: {} },
            { name: 'raise', params: { event: 'lights on' } },
          ],
          doesNot: [{ name: 'set idle timer', params: {} }],
          timers: [
            { label: 'flicker', names: ['flicker'], pending: true, delay: { amount: 9 } },
            { label: 'idle', names: ['idle'], pending: false },
            { label: 'after 30s', names: ['after away#0'], pending: true },
          ],
        },
      },
    ]);
    expect(flat?.steps).toMatchObject([
      { when: 'someone came', expect: { timers: [{ label: 'flicker', pending: true }] } },
    ]);
    expect(start).toMatchObject({
      given: { value: undefined },
      steps: [],
      expect: { states: ['dark'], does: [] },
    });
  });

  const one = (rest: string) => scenarios(`- name: one\n${rest.replace(/^/gm, '  ')}`);
  const CASES: readonly [finding: string, text: string, fix?: string][] = [
    ['1:1 schema/missing', 'schema: the-seed/chart-test@1\nchart: lamp\n'],
    ['6:5 schema/unknown-key', one('when: someone came\nexpects: { does: [] }'), 'did you mean "expect"?'],
    ['4:5 schema/one-of', one('when: someone came\nsteps: [{ when: wait, expect: { does: [] } }]')],
    ['4:5 schema/one-of', one('guards: [has audience]\nexpect: { does: [] }'), 'put them under `given`'],
    ['5:20 schema/time', one('given: { time: "9 pm" }\nexpect: { does: [] }')],
    ['2:8 test/unknown-chart', WHOLE.replace('chart: lamp', 'chart: lmap'), 'did you mean "lamp"?'],
    [
      '5:11 test/duplicate-name',
      scenarios('- { name: a, expect: { does: [] } }\n- name: a\n  expect: { does: [] }'),
      'name it anew',
    ],
    ['4:11 test/expects-nothing', one('when: someone came')],
    ['5:21 chart/unknown-state', one('given: { state: drak }\nexpect: { does: [] }'), 'did you mean "dark"?'],
    ['5:31 chart/unknown-state', one('expect: { state: [bright, lamp] }')],
    [
      '5:21 test/state-conflict',
      one('given: { state: [dark, dim] }\nexpect: { does: [] }'),
      'name one state in each region',
    ],
    [
      '5:25 chart/unknown-field',
      one('given: { context: { visit: 1 } }\nexpect: { does: [] }'),
      'did you mean "visits"?',
    ],
    ['5:34 chart/param-type', one('expect: { context: { visits: "1" } }')],
    [
      '5:11 chart/unknown-event',
      one('when: some one came\nexpect: { does: [] }'),
      'did you mean "someone came"?',
    ],
    ['5:11 test/carries', one('when: someone came quickly\nexpect: { does: [] }'), 'write "someone came"'],
    ['5:11 chart/delay', one('when: wait a bit\nexpect: { does: [] }')],
    ['5:11 test/line', one('when: set visits 3\nexpect: { does: [] }')],
    [
      '5:23 chart/unknown-guard',
      one('given: { guards: [has audeince] }\nexpect: { does: [] }'),
      'did you mean "has audience"?',
    ],
    [
      '5:24 test/never-asked',
      one('given: { guards: { greeted lately: no } }\nexpect: { does: [] }'),
      'it asks: time is night, has audience',
    ],
    ['5:22 chart/unknown-action', one('expect: { does: [gret] }'), 'did you mean "greet"?'],
    ['5:22 test/never-done', one('expect: { does: [thank] }')],
    ['5:26 chart/unknown-action', one('expect: { does_not: [dance] }')],
    ['5:24 test/unknown-timer', one('expect: { timers: [fliker] }'), 'did you mean "flicker"?'],
    ['5:34 chart/delay', one('expect: { timers: { flicker: soon } }')],
  ];

  it.each(CASES)('[TS2] with a mistake are refused: %s', (finding, text, fix) => {
    const { findings, tests } = read(text);
    expect(tests).toEqual([]);
    expect(findings.map(({ line, column, code }) => `${line}:${column} ${code}`)).toEqual([finding]);
    if (fix !== undefined) expect(findings[0]?.fix).toBe(fix);
  });

  it('[TS2] with a mistake take no others along, and YAML that is none is said so', () => {
    const sources = { 'charts/lamp.chart.yaml': CHART, [PATH]: WHOLE, 'charts/more.chart-test.yaml': 'a: [' };
    const { tests, files, findings } = readChartTests(sources);
    expect([tests.map(({ file }) => file), files]).toEqual([[PATH], 2]);
    expect(findings.map(({ file, code }) => `${file} ${code}`)).toContain(
      'charts/more.chart-test.yaml yaml/syntax',
    );
    expect(readChartTests(sources, 'charts/more').tests).toEqual([]);
  });

  it('[TS2] and every code stands on the page for designers and in a test', () => {
    const rooms = ['src/content/chart', 'src/cli', 'src/machines/chart'].map(
      (room) => new URL(`../../../${room}/`, import.meta.url),
    );
    const text = rooms
      .flatMap((room) =>
        readdirSync(room)
          .filter((name) => name.endsWith('.ts'))
          .map((name) => readFileSync(new URL(name, room), 'utf8')),
      )
      .join('\n');
    const codes = [...new Set([...text.matchAll(/'(test\/[a-z-]+)'/g)].map((match) => match[1] as string))];
    const page = readFileSync(new URL('../../../docs/chart-testing.md', import.meta.url), 'utf8');
    const tests = [
      import.meta.url,
      new URL('./stage-line.test.ts', import.meta.url),
      new URL('../../cli/chart-test.test.ts', import.meta.url),
      new URL('../../cli/chart-simulate.test.ts', import.meta.url),
    ]
      .map((url) => readFileSync(new URL(url), 'utf8'))
      .join('\n');
    expect(codes.length).toBeGreaterThan(10);
    expect(codes.filter((code) => !page.includes(`\`${code}\``))).toEqual([]);
    expect(codes.filter((code) => !tests.includes(code))).toEqual([]);
  });

  it('[TS3] are files of a known kind, beside the charts of all worlds or of one', () => {
    const log = createFindingLog();
    const paths = [
      'charts/lamp.chart-test.yaml',
      'worlds/isle/charts/lamp_at_night.chart-test.yaml',
      'charts/lamp.test.yaml',
    ];
    const laidOut = layOutSources(Object.fromEntries(paths.map((path) => [path, ''])), log);
    expect(laidOut.map(({ role }) => role)).toEqual(['chart test', 'chart test']);
    expect(log.findings().map(({ code, file }) => `${code} ${file}`)).toEqual([
      `file/unexpected ${paths[2]}`,
    ]);
  });
});

describe('a configuration', () => {
  const { spec } = linked(CHART);

  it('[TS4] is named by its states, and begins at its start where they leave it open', () => {
    const value = (...ids: string[]) => {
      const named = configurationWith(spec, ids);
      return named.ok ? named.value : named.conflict;
    };
    expect(value('dark')).toBe('dark');
    expect(value('bright')).toEqual({ bright: { wick: 'steady', moths: 'away' } });
    expect(value('near')).toEqual({ bright: { wick: 'steady', moths: 'near' } });
    expect(value('near', 'dim', 'bright')).toEqual({ bright: { wick: 'dim', moths: 'near' } });
    expect(value('near', 'away')).toEqual(['near', 'away']);
    expect(value('wick', 'dark')).toEqual(['wick', 'dark']);
  });

  it('[TS4] is told in words and as ids', () => {
    const value = { bright: { wick: 'dim', moths: 'near' } };
    expect(sayStates(spec, value)).toBe('bright > wick > dim and bright > moths > near');
    expect(sayStates(spec, 'dark')).toBe('dark');
    expect(activeStates(spec, value).map(({ id }) => id)).toEqual(['bright', 'wick', 'dim', 'moths', 'near']);
  });
});

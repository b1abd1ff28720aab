/** seed chart test: the report, the exit codes, and the scenarios that come along. */
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { addChart } from '../../src/cli/chart-commands.ts';
import { testCharts } from '../../src/cli/chart-test.ts';
import { loadContent } from '../../src/content/load-content.ts';
import { SMALL_UNIVERSE } from '../content/small-universe.ts';
import { useContentFolder } from '../support/content-folder.ts';

const CHART = `schema: the-seed/chart@1
id: lamp
version: 1
vocabulary: keeper
meta: { uid: lamp }
context:
  visits: { type: integer, default: 0 }
initial: dark
ignore: [player talked, player asked, player gave]
states:
  dark:
    meta: { uid: dark }
    on:
      someone came:
        - guard: { type: has audience }
          target: { state: bright }
          actions: [{ type: greet }, { type: set timer, params: { name: flicker, seconds: 5, up_to: 9 } }]
          meta: { uid: light-up }
        - actions: [{ type: add, params: { field: visits, by: 1 } }]
          meta: { uid: count }
  bright:
    meta: { uid: bright }
    on:
      timer flicker:
        - actions: [{ type: set timer, params: { name: flicker, seconds: 1 } }]
          meta: { uid: flick }
    after:
      30s:
        - target: { state: dark }
          meta: { uid: burn-down }
`;

const head = (chart: string) => `schema: the-seed/chart-test@1\nchart: ${chart}\nscenarios:\n`;
const GOOD = `${head('lamp')}  - { name: good, when: someone came, expect: { context: { visits: 1 } } }\n`;
const BAD = `${head('lamp')}  - name: bad
    steps:
      - when: someone came
        expect:
          state: bright
          context: { visits: 0 }
          does: [greet, ..., set timer]
          does_not: [add]
          timers: { flicker: yes, after 30s: 30s }
      - when: someone came
        guards: [has audience]
        expect: { state: bright, does: [], timers: { flicker: 5s, after 30s: no } }
      - when: wait 2h
        expect: { state: dark }
`;

const { said, write, inFolder } = useContentFolder();

const CHARTS = { 'charts/lamp.chart.yaml': CHART };

describe('seed chart test', () => {
  it('[TS5] ends with 0 when everything is as expected, and says what was taken', () => {
    expect(testCharts([write({ ...CHARTS, 'charts/lamp.chart-test.yaml': GOOD })], {})).toBe(0);
    expect(said.join('\n')).toBe(`charts/lamp.chart-test.yaml
  ok      good

lamp: 1 of 4 transitions taken; --verbose says which are not
1 scenario, 1 as expected, 0 failed`);
  });

  it('[TS5] names with --verbose what was never taken, and what nobody answered', () => {
    expect(testCharts([write({ ...CHARTS, 'charts/lamp.chart-test.yaml': GOOD })], { verbose: true })).toBe(
      0,
    );
    expect(said.join('\n')).toBe(`charts/lamp.chart-test.yaml
  ok      good
          nobody answered, so no: somebody is there

lamp: 1 of 4 transitions taken
  never light-up: someone came, in dark
  never flick: timer flicker, in bright
  never burn-down: after 30 seconds, in bright
1 scenario, 1 as expected, 0 failed`);
  });

  it('[TS6] ends with 1 and says in sentences what was expected and what was found', () => {
    expect(testCharts([write({ ...CHARTS, 'charts/lamp.chart-test.yaml': BAD })], {})).toBe(1);
    expect(said.join('\n')).toBe(
      `charts/lamp.chart-test.yaml
  FAILED  bad
          step 1: someone came (line 7)
            expected  in bright
            found     in dark
            expected  visits: 0
            found     visits: 1
            expected  greets the player; ...; set timer
            found     adds 1 to visits
            expected  not this: adds 1 to visits
            expected  flicker: set
            found     flicker: not set
            expected  after 30s: in 30 seconds
            found     after 30s: not set
          step 2: someone came (line 15)
            expected  nothing
            found     greets the player; will hear "timer flicker" in 5 to 9 seconds
            expected  flicker: in 5 seconds
            found     flicker: in 9s
            expected  after 30s: not set
            found     after 30s: in 30s
          nobody answered, so no: somebody is there

lamp: 4 of 4 transitions taken
1 scenario, 0 as expected, 1 failed`,
    );
  });

  it('[TS6] gives the same as JSON', () => {
    const content = write({
      ...CHARTS,
      'charts/bad.chart-test.yaml': BAD,
      'charts/good.chart-test.yaml': GOOD,
    });
    expect(testCharts([content], { json: true })).toBe(1);
    const report = JSON.parse(said[0] ?? '');
    expect(report).toMatchObject({ ok: false, scenarios: 2, failed: 1, findings: [] });
    expect(report.files).toMatchObject([
      { file: 'charts/bad.chart-test.yaml', chart: 'lamp', scenarios: [{ name: 'bad', ok: false, line: 4 }] },
      {
        file: 'charts/good.chart-test.yaml',
        chart: 'lamp',
        scenarios: [{ name: 'good', ok: true, taken: ['count'] }],
      },
    ]);
    expect(report.files[0].scenarios[0].failures[0]).toEqual({
      line: 7,
      column: 9,
      step: 1,
      when: 'someone came',
      about: 'state',
      says: ['expected  in bright', 'found     in dark'],
    });
    expect(report.coverage).toEqual([{ chart: 'lamp', taken: 4, all: 4, never: [] }]);
  });

  it('[TS6] says that a chart fails, and that a wait has no end', () => {
    const saidOf = (chart: string, scenario: string) => {
      said.length = 0;
      const files = { 'charts/lamp.chart.yaml': chart, 'charts/a.chart-test.yaml': head('lamp') + scenario };
      expect(testCharts([write(files)], {})).toBe(1);
      return said.join('\n');
    };
    const most = Number.MAX_SAFE_INTEGER;
    const full = `  - { name: full, given: { context: { visits: ${most} } }, when: someone came, expect: { does: [add] } }\n`;
    expect(saidOf(CHART, full)).toContain('it fails: visits + 1 is no safe integer');
    const after = CHART.slice(CHART.indexOf('    after:'));
    const long =
      '  - { name: long, given: { guards: [has audience] }, when: [someone came, wait 1h], expect: { state: dark } }\n';
    expect(saidOf(CHART.replace(after, ''), long)).toContain(
      'this brings more than 1000 events; wait for less',
    );
  });

  it('[TS7] ends with 2 when a file is unusable, and plays the others', () => {
    const broken = GOOD.replace('someone came', 'some one came');
    const content = write({
      ...CHARTS,
      'charts/a.chart-test.yaml': broken,
      'charts/b.chart-test.yaml': GOOD,
    });
    expect(testCharts([content], {})).toBe(2);
    expect(said[0]).toBe(
      'charts/a.chart-test.yaml:4:25 error chart/unknown-event: no event "some one came" ever comes (did you mean "someone came"?)',
    );
    expect(said.at(-1)).toBe('1 scenario, 1 as expected, 0 failed, 1 file unusable');
  });

  it('[TS7] takes content directories, worlds, folders and single files', () => {
    write({
      ...CHARTS,
      'charts/a.chart-test.yaml': GOOD,
      'worlds/isle/charts/b.chart-test.yaml': GOOD,
      'other/note.txt': '',
    });
    const files = (...paths: string[]) => {
      said.length = 0;
      expect(
        testCharts(
          paths.map((path) => inFolder(path)),
          { json: true },
        ),
      ).toBe(0);
      return JSON.parse(said[0] ?? '').files.map(({ file }: { file: string }) => file);
    };
    const [a, b] = ['charts/a.chart-test.yaml', 'worlds/isle/charts/b.chart-test.yaml'];
    expect(files('.')).toEqual([a, b]);
    expect(files('charts')).toEqual([a]);
    expect(files('worlds/isle')).toEqual([b]);
    expect(files('worlds/isle/charts')).toEqual([b]);
    expect(files(a)).toEqual([a]);
    expect(files(b, a)).toEqual([b, a]);
    const refused = (path: string, code: string) =>
      expect(() => testCharts([path], {})).toThrow(expect.objectContaining({ code, exitCode: 2 }));
    refused(inFolder('nowhere'), 'content/unreadable');
    refused(inFolder('charts/lamp.chart.yaml'), 'test/none');
    refused(tmpdir(), 'test/no-content');
  });

  it('[TS8] the scenarios that come along are as expected and take every transition of their charts', () => {
    expect(testCharts([], { json: true })).toBe(0);
    const { ok, findings, coverage } = JSON.parse(said[0] ?? '');
    expect([ok, findings]).toEqual([true, []]);
    expect(coverage).toEqual(expect.arrayContaining([expect.objectContaining({ chart: 'keeper' })]));
    for (const { never } of coverage) expect(never).toEqual([]);
  });

  it('[TS9] are nothing that `seed validate` wonders about', () => {
    const sources = { ...SMALL_UNIVERSE, 'charts/lamp.chart-test.yaml': GOOD };
    expect(loadContent(sources)).toEqual(loadContent(SMALL_UNIVERSE));
  });
});

describe('the page for designers', () => {
  const read = (page: string) => readFileSync(new URL(`../../docs/${page}`, import.meta.url), 'utf8');
  const page = read('chart-testing.md');
  const chart =
    [...read('charts.md').matchAll(/^`charts\/lamplighter\.chart\.yaml`:\n\n```yaml\n([\s\S]*?)```/gm)].at(
      -1,
    )?.[1] ?? '';
  const [first = '', more = ''] = [...page.matchAll(/^```yaml\n([\s\S]*?)```/gm)].map(
    (match) => match[1] ?? '',
  );
  const [simulate = '', guards = '', failing = '', passing = ''] = [
    ...page.matchAll(/^```console\n([\s\S]*?)```/gm),
  ].map((match) => match[1] ?? '');
  const corrected = first.replace('expect: { state: listening }\n', 'expect: { state: working }\n');

  /** Runs the command of the first line as a shell would, in a folder that has `mine` in it. */
  async function run(console_: string): Promise<string> {
    const [command = ''] = console_.split('\n');
    const words = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? '');
    const seed = new Command().exitOverride();
    addChart(seed);
    said.length = 0;
    await seed.parseAsync(
      words.slice(2).map((word) => (word === 'mine' ? inFolder('') : word)),
      { from: 'user' },
    );
    return `${command}\n${said.join('\n')}\n`;
  }

  it.each([
    ['simulates', simulate, first, 0],
    ['answers', guards, first, 0],
    ['finds a scenario that is wrong', failing, first, 1],
    ['finds all in order', passing, `${corrected}\n${more}`, 0],
  ])('[TS10] %s as it is printed', async (_, console_, scenarios, exitCode) => {
    write({ 'charts/lamplighter.chart.yaml': chart, 'charts/lamplighter.chart-test.yaml': scenarios });
    expect(await run(console_)).toBe(console_);
    expect(process.exitCode).toBe(exitCode);
    process.exitCode = 0;
  });
});

/** seed chart check, list and show, as the functions that the command calls. */
import { describe, expect, it } from 'vitest';
import { checkCharts } from '../../src/cli/chart-check.ts';
import { listCharts } from '../../src/cli/chart-list.ts';
import { showChart } from '../../src/cli/chart-show.ts';
import { simulateChart } from '../../src/cli/chart-simulate.ts';
import { CommandError } from '../../src/cli/command-error.ts';
import { edited, PATH, withStates } from '../content/chart/small-chart.ts';
import { useContentFolder } from '../support/content-folder.ts';

const QUIET = edited('player has, params: { item: lantern }', 'has audience');
const { said, write, inFolder } = useContentFolder();

const broken = () =>
  write({
    [PATH]: QUIET.replace('has audience', 'has audeince'),
    'charts/ok.chart.yaml': QUIET.replace('id: lamp', 'id: ok'),
  });

describe('seed chart', () => {
  it('[CH13] check says what is wrong, with place, code, uid and fix, and ends with 1', () => {
    expect(checkCharts(broken(), {})).toBe(1);
    expect(said).toEqual([
      'charts/lamp.chart.yaml:17:26 error chart/unknown-guard: there is no guard "has audeince" (did you mean "has audience"?) [light-up]',
      '2 charts, 1 errors, 0 warnings',
    ]);
  });

  it('[CH13] check ends with 0 when there are only warnings', () => {
    expect(checkCharts(write({ [PATH]: QUIET.replace(', player gave]', ']') }), {})).toBe(0);
    expect(said.at(-1)).toBe('1 charts, 0 errors, 1 warnings');
  });

  it('[CH13] check says it in one line of JSON', () => {
    expect(checkCharts(broken(), { json: true })).toBe(1);
    expect(said).toHaveLength(1);
    const answer = JSON.parse(said[0] ?? '');
    expect(answer).toMatchObject({ ok: false, files: 2, errors: 1, warnings: 0, charts: [{ id: 'ok' }] });
    expect(answer.findings).toMatchObject([
      { code: 'chart/unknown-guard', uid: 'light-up', line: 17, column: 26 },
    ]);
  });

  it('[CH13] check names charts that run on the slower interpreter, and why', () => {
    const text = withStates(
      `both:
  type: parallel
  meta: { uid: both }
  states:
    before: { type: history, target: { state: left }, meta: { uid: before } }
    left: { meta: { uid: left } }
    right: { meta: { uid: right } }
`,
      QUIET.replace('target: { state: dark }', 'target: { states: [before, right] }'),
    );
    const content = write({ [PATH]: text });
    expect(checkCharts(content, {})).toBe(0);
    expect(said).toContain(
      'charts/lamp.chart.yaml:1:1 warning chart/interpreted: this chart runs on the slower interpreter: the targets before, right of burn-down are not to be entered together [lamp]',
    );
  });

  it('[CH19] check prints what becomes of each event in each state, of one chart or of all', () => {
    expect(checkCharts(undefined, { matrix: true })).toBe(0);
    expect(said).toEqual(expect.arrayContaining(['  minding', '    handles: timer idle, timer schedule']));
    said.length = 0;
    expect(checkCharts(undefined, { matrix: 'wanderer', json: true })).toBe(0);
    expect(JSON.parse(said[0] ?? '').matrices).toMatchObject([
      { chart: 'wanderer', rows: [{ state: 'about', fates: { 'timer idle': { fate: 'handled' } } }] },
    ]);
    expect(() => checkCharts(undefined, { matrix: 'wandrer' })).toThrow('did you mean "wanderer"?');
  });

  it('[CH13] list has id, version, states and hash', () => {
    expect(listCharts(write({ [PATH]: QUIET }), {})).toBe(0);
    expect(said).toEqual([
      expect.stringMatching(/^lamp {2}v1 {2}2 states {2}[0-9a-f]{12} {2}charts\/lamp\.chart\.yaml$/),
    ]);
    said.length = 0;
    expect(listCharts(broken(), { json: true })).toBe(1);
    expect(JSON.parse(said[0] ?? '').charts).toMatchObject([{ id: 'ok', version: 1, states: 2 }]);
  });

  it('[CH13] list names the number of those that it cannot list', () => {
    expect(listCharts(broken(), {})).toBe(1);
    expect(said.at(-1)).toBe('1 more with errors: seed chart check');
  });

  it('[CH13] show prints a chart of those that come along in words', () => {
    expect(showChart('keeper', {})).toBe(0);
    expect(said[0]).toBe('keeper, version 1, vocabulary keeper');
    expect(said).toContain(
      '      when somebody is there: does something small; will hear "timer idle" after its idle time',
    );
  });

  it('[CH13] show prints the specification as JSON, and guesses at unknown names', () => {
    const content = write({ [PATH]: QUIET });
    expect(showChart('lamp', { content, json: true })).toBe(0);
    expect(JSON.parse(said[0] ?? '')).toMatchObject({ id: 'lamp', root: { uid: 'lamp' } });
    expect(() => showChart('lmap', { content })).toThrow(CommandError);
    expect(() => showChart('lmap', { content })).toThrow('did you mean "lamp"?');
    expect(() => checkCharts(inFolder('nowhere'), {})).toThrow(CommandError);
  });

  it('[CH16] simulate prints the same steps in both runtimes', () => {
    const script = ['someone came', 'player asked', 'timer after attending#0', 'timer schedule'];
    const asked = { script, holds: ['is elsewhere'], context: [], state: [] };
    const stepsOf = (runtime: 'table' | 'xstate') => {
      said.length = 0;
      expect(simulateChart('keeper', { ...asked, runtime, json: true })).toBe(0);
      return JSON.parse(said[0] ?? '').steps;
    };
    const steps = stepsOf('table');
    expect(steps.map(({ after }: { after: { value: string } }) => after.value)).toEqual([
      'minding',
      'minding',
      'attending',
      'walking',
      'walking',
    ]);
    expect(stepsOf('xstate')).toEqual(steps);
    expect(() => simulateChart('lmap', { ...asked, runtime: 'table' })).toThrow(CommandError);
  });
});

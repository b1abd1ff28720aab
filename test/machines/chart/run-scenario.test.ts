/** Scenarios on a stage: what counts as done in order, and which runtimes play them. */
import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../../src/content/chart/scenario.ts';
import { runScenario } from '../../../src/machines/chart/run-scenario.ts';
import { tableSupport } from '../../../src/machines/chart/table-support.ts';
import { CLOCK } from './bare-stage.ts';
import { type Brief, writeChart } from './write-chart.ts';

const place = { file: 'charts/chart.chart-test.yaml', line: 1, column: 1 };

function scenarioOf(events: readonly string[], does: readonly string[]): Scenario {
  const phrases = does.map((name) => (name === '...' ? name : { name, params: {} }));
  return {
    name: 'one',
    place,
    given: { value: undefined, context: {}, answers: [], startMinute: undefined, schedule: [] },
    steps: [
      {
        place,
        when: events.join(', '),
        happenings: events.map((event) => ({ type: 'event', event, brought: {} })),
        answers: [],
        expect: { place, does: phrases },
      },
    ],
  };
}

const LETTERS: Brief = {
  on: Object.fromEntries(['a', 'b', 'c'].map((letter) => [letter, { do: [letter] }])),
  states: { only: {} },
};

describe('what is done', () => {
  const isSo = (done: string, expected: string) =>
    runScenario(writeChart(LETTERS), scenarioOf([...done], expected.split(' ').filter(Boolean)), CLOCK).ok;

  it.each([
    ['abc', 'a b c', true],
    ['abc', 'a c b', false],
    ['abc', 'a b', false],
    ['ab', 'a b c', false],
    ['', '', true],
    ['a', '', false],
    ['abc', '...', true],
    ['', '...', true],
    ['abcab', 'a ... b', true],
    ['abcac', 'a ... b', false],
    ['abac', '... a c', true],
    ['abcabc', '... b c', true],
    ['abcb', '... b ... b', true],
    ['abc', '... b ... b', false],
    ['ab', 'a ... b ...', true],
  ])('[TS11] "%s" against "%s"', (done, expected, outcome) => {
    expect(isSo(done, expected)).toBe(outcome);
  });
});

it('[TS12] a chart that the table does not run is played in the other runtime', () => {
  const spec = writeChart({ states: { 7: { on: { a: { do: ['a'] } } } } });
  expect(tableSupport(spec).ok).toBe(false);
  expect(runScenario(spec, scenarioOf(['a'], ['a']), CLOCK)).toMatchObject({ ok: true, failures: [] });
  expect(runScenario(spec, scenarioOf(['a'], []), CLOCK)).toMatchObject({
    ok: false,
    failures: [{ step: 1, when: 'a', place, mismatch: { type: 'does' } }],
  });
});

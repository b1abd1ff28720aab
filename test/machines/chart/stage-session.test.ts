/** What people say to a chart on its stage: answers to its guards, and lines that can be taken back. */
import { describe, expect, it } from 'vitest';
import type { ChartGuard } from '../../../src/domain/chart.ts';
import type { StageState } from '../../../src/machines/chart/chart-stage.ts';
import { StageSession } from '../../../src/machines/chart/stage-session.ts';
import { CLOCK, FRESH, stage } from './bare-stage.ts';
import { writeChart } from './write-chart.ts';

const asking = (name: string, params: Record<string, string | number> = {}): ChartGuard => ({
  type: 'named',
  name,
  params,
});

describe('guards', () => {
  const asked = (guard: ChartGuard, event: Record<string, unknown> = {}, more: object = {}) => {
    const chart = stage({ states: { a: { on: { go: { to: 'b', if: guard } } }, b: {} } });
    const state = { ...chart.begin({ ...FRESH, context: { count: 3, word: 'glad' } }).after, ...more };
    const { guards, after } = chart.send(state, { type: 'go', ...event });
    expect(after.behaviour.value).toBe(guards.every(({ answer }) => answer) ? 'b' : 'a');
    return guards.map(({ answer, from }) => `${answer ? 'yes' : 'no'} ${from}`);
  };
  const night = asking('time is', { phase: 'night' });

  it.each<[string, ChartGuard, object, object, string]>([
    ['memory', asking('counted at least', { field: 'count', count: 3 }), {}, {}, 'yes memory'],
    ['memory', asking('counted at least', { field: 'count', count: 4 }), {}, {}, 'no memory'],
    ['memory', asking('remembers', { field: 'count' }), {}, {}, 'no memory'],
    ['memory', asking('remembers text', { field: 'word', text: 'glad' }), {}, {}, 'yes memory'],
    ['the clock, once it was said', night, {}, { startMinute: 22 * 60 }, 'yes clock'],
    [
      'the clock, once it was said',
      asking('hour is between', { from: 22, to: 5 }),
      {},
      { startMinute: 0 },
      'yes clock',
    ],
    [
      'the clock, once it was said',
      asking('hour is between', { from: 8, to: 9 }),
      {},
      { startMinute: 0 },
      'no clock',
    ],
    ['nobody', night, {}, {}, 'no nobody'],
    ['nobody', asking('chance', { percent: 99 }), {}, {}, 'no nobody'],
    ['the event', asking('asked about', { word: 'light' }), { words: ['the Light?'] }, {}, 'yes event'],
    ['the event', asking('asked about', { word: 'key' }), { words: ['the light'] }, {}, 'no event'],
    ['nobody', asking('asked about', { word: 'key' }), {}, {}, 'no nobody'],
    ['the event', asking('thing is', { item: 'lantern' }), { item: 'lantern' }, {}, 'yes event'],
    ['nobody', asking('thing is', { item: 'lantern' }), {}, {}, 'no nobody'],
  ])('[CS5] are answered by %s', (_, guard, event, more, said) => {
    expect(asked(guard, { ...event }, more)).toEqual([said]);
  });

  it('[CS5] are answered as somebody says: with values before without, and the last before the first', () => {
    const guard = { name: 'time is', params: {} };
    const exact = { name: 'time is', params: { phase: 'night' } };
    const given = (...answers: StageState['answers']) => asked(night, {}, { answers, startMinute: 0 });
    expect(given({ guard, answer: false })).toEqual(['no given']);
    expect(given({ guard: exact, answer: true }, { guard, answer: false })).toEqual(['yes given']);
    expect(given({ guard, answer: false }, { guard, answer: true })).toEqual(['yes given']);
    expect(given({ guard: { name: 'time is', params: { phase: 'day' } }, answer: false })).toEqual([
      'yes clock',
    ]);
  });
});

it('[CS7] what was said to a chart can be taken back, answers for one line last for one line', () => {
  const spec = writeChart({ states: { a: { on: { go: { to: 'b', if: 'open' } } }, b: {} } });
  const session = new StageSession(
    { spec, runtime: 'table', clock: CLOCK },
    { ...FRESH, value: undefined, context: {} },
  );
  const go = { type: 'event', event: 'go', brought: {} } as const;
  const open = (once: boolean) =>
    ({ type: 'guard', forced: { guard: { name: 'open', params: {} }, answer: true }, once }) as const;
  const where = () => session.state.behaviour.value;
  expect(session.undo()).toBe(false);
  session.take(open(true));
  session.take({ type: 'set', field: 'count', value: 4 });
  session.take(go);
  expect([where(), session.state.behaviour.context]).toEqual(['b', { count: 4, word: 'none' }]);
  expect([session.undo(), where()]).toEqual([true, 'a']);
  session.take({ type: 'wait', delay: { unit: 'ticks', amount: 5 } });
  session.take(go);
  expect([where(), session.state.tick]).toEqual(['a', 5]);
  session.take(open(false));
  session.take({ type: 'time', minute: 0 });
  expect(session.state.startMinute).toBe(0);
  session.take(go);
  expect(where()).toBe('b');
});

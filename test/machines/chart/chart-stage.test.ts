/** A chart alone on its stage: steps as data, virtual time, answers, and both runtimes side by side. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { phraseOf } from '../../../src/content/chart/chart-phrases.ts';
import type { ChartAction, ChartSpec } from '../../../src/domain/chart.ts';
import {
  EVENTS_PER_WAIT_MAX,
  type StageState,
  type StageStep,
} from '../../../src/machines/chart/chart-stage.ts';
import { inOrderOfDue } from '../../../src/machines/chart/stage-timers.ts';
import { anyChart, EVENTS, RAISED } from './any-chart.ts';
import { FRESH, stage, stageOf } from './bare-stage.ts';
import { ChartPair } from './live-chart.ts';
import { Tape } from './tape.ts';
import { type Brief, writeChart } from './write-chart.ts';

const named = (name: string, params: Record<string, string | number> = {}): ChartAction => ({
  type: 'named',
  name,
  params,
});
const timer = (name: string, seconds: number, upTo?: number) =>
  named('set timer', { name, seconds, ...(upTo === undefined ? {} : { up_to: upTo }) });
const deedsOf = ({ deeds }: Pick<StageStep, 'deeds'>) =>
  deeds.map((deed) => [phraseOf(deed).name, ...Object.values(phraseOf(deed).params)].join(' '));
const duesOf = ({ timers, tick }: StageState) =>
  inOrderOfDue(timers).map(({ name, dueTick }) => `${name} ${dueTick === undefined ? '?' : dueTick - tick}`);

describe('a step', () => {
  it('[CS1] has what was before and after, what was done in order, what changed, and which ways were taken', () => {
    const chart = stage({
      initial: 'a',
      states: {
        a: {
          exit: ['leave'],
          on: {
            go: {
              to: 'b',
              do: ['wave', { type: 'add', field: 'count', by: 2 }, '!echo', named('say', { n: 1 })],
            },
          },
        },
        b: {
          entry: ['enter', { type: 'set', field: 'word', value: 'there' }],
          on: { echo: { do: ['hear'] } },
        },
      },
    });
    const start = chart.begin(FRESH);
    expect(start).not.toHaveProperty('before');
    expect(start.after.behaviour).toEqual({ value: 'a', context: { count: 0, word: 'none' } });
    const step = chart.send(start.after, { type: 'go' });
    expect(step.before).toEqual(start.after);
    expect(step.after.behaviour).toEqual({ value: 'b', context: { count: 2, word: 'there' } });
    expect(deedsOf(step)).toEqual([
      'leave',
      'wave',
      'add count 2',
      'raise echo',
      'say 1',
      'enter',
      'set word there',
      'hear',
    ]);
    expect(step.changes).toEqual([
      { field: 'count', before: 0, after: 2 },
      { field: 'word', before: 'none', after: 'there' },
    ]);
    expect(step.transitions).toEqual([
      { state: 'a', uid: '"b"' },
      { state: 'b', uid: '[]' },
    ]);
  });

  it('[CS1] leaves the state that it started from as it was', () => {
    const chart = stage({ states: { a: { on: { go: 'b' } }, b: {} } });
    const { after } = chart.begin({ ...FRESH, context: { count: 7 } });
    const frozen = structuredClone(after);
    chart.send(after, { type: 'go' });
    chart.send(after, { type: 'go' });
    expect(after).toEqual(frozen);
    expect(after.behaviour.context).toEqual({ count: 7, word: 'none' });
  });

  it('[CS2] comes of nothing once the chart is done, and says why when it fails', () => {
    const done = stage({ states: { a: { on: { go: 'end' } }, end: { kind: 'final' } } });
    const end = done.send(done.begin(FRESH).after, { type: 'go' });
    expect(end.after.status).toBe('done');
    expect(done.send(end.after, { type: 'go' })).toMatchObject({
      deeds: [],
      transitions: [],
      after: end.after,
    });
    const circle: Brief = { states: { a: { on: { go: { do: ['!go'] } } } } };
    for (const runtime of ['table', 'xstate'] as const) {
      const chart = stageOf(writeChart(circle), runtime);
      const failed = chart.send(chart.begin(FRESH).after, { type: 'go' });
      expect(failed).toMatchObject({ error: expect.stringContaining('runs in a circle'), deeds: [] });
      expect(failed.after).toMatchObject({ status: 'failed', behaviour: { value: 'a' } });
      expect(chart.send(failed.after, { type: 'go' }).after.status).toBe('failed');
      const begun = stageOf(writeChart({ states: { a: { always: 'b' }, b: { always: 'a' } } }), runtime);
      expect(begun.begin(FRESH)).toMatchObject({
        error: expect.stringContaining('circle'),
        after: { status: 'failed' },
      });
    }
  });
});

describe('time', () => {
  const HEARD = { 'timer x': { do: ['x'] }, 'timer y': { do: ['y'] }, 'timer z': { do: ['z'] } };

  it('[CS3] brings timers in the order in which they are due, and in that of setting within a tick', () => {
    const chart = stage({
      entry: [timer('z', 3), timer('x', 2), timer('y', 2), timer('x', 2)],
      on: HEARD,
      states: { a: {} },
    });
    const { steps, state } = chart.wait(chart.begin(FRESH).after, 40);
    expect(steps.map(({ event, after: { tick } }) => [event.type, tick])).toEqual([
      ['timer y', 20],
      ['timer x', 20],
      ['timer z', 30],
    ]);
    expect(state).toMatchObject({ tick: 40, timers: { list: [] } });
  });

  it('[CS3] takes what is due in one tick together, as a realm does', () => {
    const chart = stage({
      entry: [timer('x', 1), timer('y', 1)],
      on: { ...HEARD, 'timer x': { do: [named('cancel timer', { name: 'y' }), timer('z', 1)] } },
      states: { a: {} },
    });
    const { steps } = chart.wait(chart.begin(FRESH).after, 20);
    expect(steps.flatMap(deedsOf)).toEqual(['cancel timer y', 'set timer z 1', 'y', 'z']);
  });

  it('[CS3] is told in ticks, played time and time of the story', () => {
    const spec = (unit: 'ticks' | 'played seconds' | 'world minutes'): ChartSpec => {
      const chart = writeChart({ states: { a: { after: { 3: 'b' } }, b: {} } });
      const [a, ...others] = chart.root.states;
      const after = (a?.after ?? []).map((each) => ({ ...each, delay: { unit, amount: 3 } }));
      return {
        ...chart,
        root: { ...chart.root, states: [{ ...(a as typeof chart.root), after }, ...others] },
      };
    };
    const ticks = (['ticks', 'played seconds', 'world minutes'] as const).map((unit) =>
      duesOf(stageOf(spec(unit)).begin(FRESH).after),
    );
    expect(ticks).toEqual([['after a#0 3'], ['after a#0 30'], ['after a#0 30']]);
  });

  it('[CS3] sets named timers at the later of two times, and those of a schedule by the clock', () => {
    const entry = [
      timer('x', 5, 9),
      named('set idle timer'),
      named('set schedule timer'),
      named('schedule', { name: 'y', hour: 9 }),
    ];
    const brief: Brief = { entry, states: { a: {} } };
    expect(duesOf(stageOf(writeChart(brief)).begin(FRESH).after)).toEqual([
      'x 90',
      'idle 1200',
      'y 1200',
      'schedule ?',
    ]);
    const scheduled = stageOf(writeChart(brief), 'table', { scheduleMinutes: [6 * 60, 8 * 60] });
    expect(duesOf(scheduled.begin(FRESH).after)).toContain('schedule 600');
    expect(duesOf(scheduled.begin({ ...FRESH, startMinute: 8 * 60 }).after)).toContain('schedule 13200');
  });

  it('[CS3] without a length passes until something is due, or not at all', () => {
    const chart = stage({ entry: [timer('x', 2)], on: HEARD, states: { a: {} } });
    const first = chart.wait(chart.begin(FRESH).after, undefined);
    expect([first.state.tick, first.steps.flatMap(deedsOf)]).toEqual([20, ['x']]);
    expect(chart.wait(first.state, undefined)).toEqual({ steps: [], state: first.state, isEndless: false });
  });

  it('[CS3] forgets the timers of a state that is left, and those that are sent by hand', () => {
    const chart = stage({ on: HEARD, states: { a: { after: { 5: 'b' }, on: { go: 'b' } }, b: {} } });
    const { after } = chart.begin(FRESH);
    expect(duesOf(chart.send(after, { type: 'go' }).after)).toEqual([]);
    const byHand = chart.send(after, { type: 'timer after a#0' });
    expect([byHand.after.behaviour.value, duesOf(byHand.after)]).toEqual(['b', []]);
  });

  it('[CS4] that brings events without end is broken off', () => {
    const chart = stage({
      entry: [timer('x', 1)],
      on: { 'timer x': { do: [timer('x', 1)] } },
      states: { a: {} },
    });
    const { steps, isEndless } = chart.wait(chart.begin(FRESH).after, 1_000_000);
    expect([steps.length, isEndless]).toEqual([EVENTS_PER_WAIT_MAX, true]);
  });
});

describe('a chart that is put into states', () => {
  const PARALLEL: Brief = {
    kind: 'parallel',
    entry: [timer('x', 1), 'bow'],
    states: {
      door: { states: { shut: { after: { 4: 'open' } }, open: { after: { 2: 'shut' }, entry: ['creak'] } } },
      lamp: { states: { dark: {}, lit: { entry: [{ type: 'add', field: 'count', by: 1 }] } } },
    },
  };
  const brief: Brief = { states: { idle: {}, busy: PARALLEL, end: { kind: 'final' } } };

  it('[CS6] has the timers that entering them sets, and has done nothing else', () => {
    for (const runtime of ['table', 'xstate'] as const) {
      const chart = stageOf(writeChart(brief), runtime);
      const state = chart.place({ busy: { door: 'open', lamp: 'lit' } }, FRESH);
      expect(duesOf(state)).toEqual(['after open#0 2', 'x 10']);
      expect(state).toMatchObject({ status: 'active', behaviour: { context: { count: 0 } } });
      const { steps } = chart.wait(state, 2);
      expect(steps.map(({ after }) => after.behaviour.value)).toEqual([
        { busy: { door: 'shut', lamp: 'lit' } },
      ]);
      expect(chart.place('end', FRESH).status).toBe('done');
    }
  });
});

it('[CS8] both runtimes do the same on a stage, and marks change nothing', () => {
  const compare = ({ tape, events, seed }: { tape: Uint8Array; events: Uint8Array; seed: number }) => {
    const spec = anyChart(new Tape(tape), { wild: false });
    const answers = ['near', 'dark', 'known'].map((name, bit) => ({
      guard: { name, params: {} },
      answer: ((seed >> bit) & 1) === 1,
    }));
    const plain = new ChartPair(spec, {
      guard: (name) => answers.find(({ guard }) => guard.name === name)?.answer === true,
    }).start('table');
    const stages = (['table', 'xstate'] as const).map((runtime) => stageOf(spec, runtime));
    let steps = stages.map((each) => each.begin({ answers, startMinute: undefined }));
    for (const byte of [undefined, ...events]) {
      const type = [...EVENTS, ...RAISED][(byte ?? 0) % 7] as string;
      if (steps[0]?.after.status !== 'active') return;
      if (byte !== undefined) {
        steps = stages.map((each, index) => each.send((steps[index] as StageStep).after, { type }));
        plain.send({ type });
      }
      const [table, xstate] = steps.map(({ after, deeds, transitions, changes }) => ({
        after,
        deeds,
        transitions,
        changes,
      }));
      expect(xstate).toEqual(table);
      const { value, context, effects } = plain.see();
      expect({ value: table?.after.behaviour.value, context: table?.after.behaviour.context }).toEqual({
        value,
        context,
      });
      const emitted = effects
        .filter((effect) => effect.type === 'named')
        .map(({ name, params }) => ({ type: 'named', name, params }));
      expect(table?.deeds.filter(({ type: kind }) => kind === 'named')).toEqual(emitted);
    }
  };
  const script = fc.record({
    tape: fc.uint8Array({ maxLength: 800, size: 'max' }),
    events: fc.uint8Array({ maxLength: 8, size: 'max' }),
    seed: fc.nat(7),
  });
  fc.assert(fc.property(script, compare), { numRuns: 100 });
});

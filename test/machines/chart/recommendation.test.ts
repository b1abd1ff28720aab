/** Both runtimes on the tables of the SCXML recommendation, and in what they share beyond it. */
import { describe, expect, it } from 'vitest';
import type { ChartEffect, ChartHost } from '../../../src/machines/chart/chart-host.ts';
import { ChartPair, type LiveChart, type Runtime } from './live-chart.ts';
import { CASES } from './recommendation-cases.ts';
import { type Brief, writeChart } from './write-chart.ts';

const RUNTIMES: readonly Runtime[] = ['xstate', 'table'];

const nameOf = (effect: ChartEffect): string => {
  if (effect.type === 'named') return effect.name;
  return `${effect.type === 'set timer' ? 'set' : 'cancel'} ${effect.name}`;
};

/** Sends events one after the other; the effects of all of them and of the start. */
function play(runtime: Runtime, chart: Brief, events: readonly string[], facts: readonly string[] = []) {
  let count = 0;
  const host: ChartHost = {
    guard: (name) => facts.includes(name) && (name !== 'after the first event' || count > 0),
  };
  const live = new ChartPair(writeChart(chart), host).start(runtime);
  const effects = [...live.see().effects];
  for (const type of events) {
    count += 1;
    live.send({ type });
    effects.push(...live.see().effects);
  }
  return { live, effects };
}

describe.each(RUNTIMES)('the SCXML recommendation in %s', (runtime) => {
  it.each(CASES)('$section $title', ({ chart, facts, events, value, effects }) => {
    const played = play(runtime, chart, events, facts);
    expect(played.live.see().value).toEqual(value);
    expect(played.effects.map(nameOf)).toEqual(effects);
  });
});

const seen = (live: LiveChart) => live.see();
const add = (by: number) => ({ type: 'add' as const, field: 'count', by });

describe.each(RUNTIMES)('in %s', (runtime) => {
  it('context changes in the order of the actions, and guards see all of a step or nothing', () => {
    const chart = writeChart({
      states: {
        a: {
          on: { go: { to: 'b', do: [add(2)] } },
          exit: [{ type: 'set', field: 'count', value: 5 }],
        },
        b: { entry: [add(1)], always: { to: 'c', if: 'look' } },
        c: {},
      },
    });
    const looks: unknown[] = [];
    const host: ChartHost = {
      guard: (_, __, { context, event }) => {
        looks.push([context['count'], event.type]);
        return true;
      },
    };
    const live = new ChartPair(chart, host).start(runtime);
    live.send({ type: 'go' });
    expect(looks).toEqual([[8, 'go']]);
    expect(seen(live)).toMatchObject({ value: 'c', context: { count: 8, word: 'none' } });
  });

  it('an effect carries the event that the step answers: the last one, be it raised or of the runtime', () => {
    const { live, effects } = play(
      runtime,
      {
        entry: ['start'],
        states: {
          a: {
            onDone: { do: ['done'] },
            states: { a1: { on: { go: 'end' } }, end: { kind: 'final', entry: ['end', '!ping'] } },
          },
        },
        on: { ping: { do: ['ping'] } },
      },
      ['go'],
    );
    expect(live.see().status).toBe('active');
    const events = effects.map((effect) => (effect.type === 'named' ? [effect.name, effect.event] : []));
    expect(events).toStrictEqual([
      ['start', { type: 'xstate.init' }],
      ['end', { type: 'go' }],
      ['ping', { type: 'ping' }],
      ['done', { type: 'xstate.done.state.a' }],
    ]);
  });

  it('an event without an answer leaves the very same snapshot, and so does one that only has effects', () => {
    const { live } = play(runtime, { states: { a: { on: { wave: { do: ['wave'] } } } } }, ['come']);
    expect(seen(live).isUnmoved).toBe(true);
    live.send({ type: 'wave' });
    expect(seen(live)).toMatchObject({ isUnmoved: true, effects: [{ name: 'wave' }] });
  });

  it('a guard that throws fails the actor with its own error and voids the effects', () => {
    const chart = writeChart({
      states: { a: { on: { go: { to: 'b', do: ['wave'] } } }, b: { always: { if: 'x' } } },
    });
    const error = new Error('no facts');
    const host: ChartHost = {
      guard: () => {
        throw error;
      },
    };
    const live = new ChartPair(chart, host).start(runtime);
    live.send({ type: 'go' });
    expect(live.snapshot.error).toBe(error);
    expect(seen(live)).toMatchObject({ status: 'error', value: 'a', effects: [] });
  });

  it('transitions that contradict each other fail the actor: XState lets both go and is in two states at once', () => {
    const { live } = play(
      runtime,
      {
        states: {
          both: {
            kind: 'parallel',
            states: {
              left: { on: { go: 'away' } },
              right: { on: { go: 'past' } },
              past: { history: 'deep', fallback: 'right' },
            },
          },
          away: {},
        },
      },
      ['go'],
    );
    expect(seen(live)).toMatchObject({
      status: 'error',
      error: 'chart chart: transitions taken together lead to states that cannot be active together',
    });
  });

  it('an integer that grows too large fails the actor', () => {
    const chart = writeChart({ states: { a: { on: { go: { do: [add(Number.MAX_SAFE_INTEGER)] } } } } });
    const live = new ChartPair(chart, { guard: () => true }).start(runtime);
    live.send({ type: 'go' });
    expect(seen(live).status).toBe('active');
    live.send({ type: 'go' });
    expect(seen(live).error).toContain('no safe integer');
  });

  it('an actor can start with values of its own', () => {
    const pair = new ChartPair(writeChart({ states: { a: {} } }), { guard: () => true });
    expect(seen(pair.start(runtime, { word: 'mine' })).context).toEqual({ count: 0, word: 'mine' });
  });
});

const circles: [name: string, chart: Brief][] = [
  ['always', { states: { a: { on: { go: 'b' } }, b: { always: 'c' }, c: { always: 'b' } } }],
  ['raised events', { states: { a: { on: { go: { do: ['!go'] } } } } }],
  [
    'done events',
    { states: { a: { on: { go: 'b' } }, b: { onDone: 'b', states: { end: { kind: 'final' } } } } },
  ],
  [
    'always with a change of context',
    { states: { a: { on: { go: 'b' } }, b: { always: { do: [add(0)] } } } },
  ],
];

describe.each(RUNTIMES)('a circle in %s', (runtime) => {
  it.each(circles)('of %s fails the actor with an error that names the chart', (_, chart) => {
    const { live } = play(runtime, chart, ['go']);
    expect(seen(live)).toMatchObject({
      status: 'error',
      error: 'chart chart: one event causes more than 100 steps; it runs in a circle',
      value: 'a',
      effects: [],
    });
  });

  it('at the start fails the actor before it does anything', () => {
    const { live, effects } = play(
      runtime,
      { entry: ['start'], states: { a: { always: 'b' }, b: { always: 'a' } } },
      [],
    );
    expect(live.see().error).toContain('runs in a circle');
    expect(effects).toEqual([]);
  });

  it('is told from a long way: 99 steps go, 100 do not', () => {
    const row = (length: number): Brief => ({
      states: {
        start: { on: { go: 's1' } },
        ...Object.fromEntries(
          Array.from({ length: length + 1 }, (_, index) => [
            `s${index + 1}`,
            index < length ? { always: `s${index + 2}` } : {},
          ]),
        ),
      },
    });
    expect(seen(play(runtime, row(99), ['go']).live)).toMatchObject({ status: 'active', value: 's100' });
    expect(seen(play(runtime, row(100), ['go']).live).status).toBe('error');
  });
});

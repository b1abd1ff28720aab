/** Actors taken from one version of a chart to the next: where they come to stand, and what they carry along. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChartMigration, ChartSpec, ChartState } from '../../../src/domain/chart.ts';
import type { Behaviour } from '../../../src/machines/behaviour.ts';
import { behaviourOf } from '../../../src/machines/behaviour.ts';
import { buildGraph, isLegal } from '../../../src/machines/chart/chart-graph.ts';
import { type Migration, planMigration } from '../../../src/machines/chart/migrate-behaviour.ts';
import { activeIn, memoriesIn } from '../../../src/machines/chart/resume-configuration.ts';
import { anyChart, EVENTS } from './any-chart.ts';
import { ChartPair } from './live-chart.ts';
import { Tape } from './tape.ts';
import { type Brief, writeChart } from './write-chart.ts';

const version = (root: Brief, number = 1): ChartSpec => ({ ...writeChart(root), version: number });
const moving = (more: Partial<ChartMigration>): ChartMigration => ({
  from: [1],
  rename: {},
  removed: {},
  context: {},
  ...more,
});
const held = { count: 3, word: 'some' };

function migrate(
  before: Brief,
  after: Brief,
  from: Pick<Behaviour, 'value' | 'history'>,
  more?: Partial<ChartMigration>,
): Migration {
  const migration = more === undefined ? undefined : moving(more);
  return planMigration({ before: version(before), after: version(after, 2), migration })({
    context: held,
    ...from,
  });
}

/** What there is to see of a migration that went through. */
function moved(...args: Parameters<typeof migrate>) {
  const migration = migrate(...args);
  if (!migration.ok) throw new Error(migration.reason);
  const { behaviour, effects, raised, timers, isDone } = migration;
  return {
    value: behaviour.value,
    ...(behaviour.history === undefined ? {} : { history: behaviour.history }),
    did: effects.map(({ name }) => name),
    raised: raised.map(({ type }) => type),
    kept: Object.fromEntries(timers.kept),
    set: timers.set.map(({ name, delay }) => `${name} ${delay.amount}`),
    isDone,
  };
}

const still = { did: [], raised: [], kept: {}, set: [], isDone: false };
const ab: Brief = { states: { a: { states: { x: {}, y: {} } }, b: { after: { 5: 'a' } } } };

describe('a state that is still there', () => {
  it('[HS2] is kept wherever it is now, without being entered again', () => {
    const after: Brief = {
      states: { b: { entry: ['greet'], states: { z: {}, y: { entry: ['wave'] } } }, a: { entry: ['bow'] } },
    };
    expect(moved(ab, after, { value: { a: 'y' } })).toEqual({
      ...still,
      value: { b: 'y' },
      // Newly around it.
      did: ['greet'],
    });
  });

  it('[HS2] under another uid is the same state when the migration says so', () => {
    const after: Brief = { states: { a: {}, c: { entry: ['wave'], after: { 5: 'a', 9: 'a' } } } };
    expect(moved(ab, after, { value: 'b' }, { rename: { b: 'c' } })).toEqual({
      ...still,
      value: 'c',
      kept: { 'after b#0': 'after c#0' },
      set: ['after c#1 9'],
    });
  });

  it('[HS2] that has gained states begins them, entry actions, timers and all', () => {
    const after: Brief = {
      states: { a: {}, b: { initial: 'm', states: { l: {}, m: { entry: ['wave'], after: { 7: 'l' } } } } },
    };
    expect(moved(ab, after, { value: 'b' })).toEqual({
      ...still,
      value: { b: 'm' },
      did: ['wave'],
      set: ['after m#0 7'],
    });
  });

  it('[HS2] and is parallel now begins the regions that are new', () => {
    const before: Brief = {
      states: { a: { kind: 'parallel', states: { r: { states: { x: {}, y: {} } } } } },
    };
    const after: Brief = {
      states: {
        a: {
          kind: 'parallel',
          states: { r: { states: { x: {}, y: {} } }, s: { entry: ['sing'], states: { u: {}, v: {} } } },
        },
      },
    };
    expect(moved(before, after, { value: { a: { r: 'y' } } })).toEqual({
      ...still,
      value: { a: { r: 'y', s: 'u' } },
      did: ['sing'],
    });
  });

  it('[HS2] and is an end now is come to: what listens for it hears of it', () => {
    const after: Brief = {
      states: { a: { onDone: 'b', states: { x: {}, y: { kind: 'final', entry: ['rest'] } } }, b: {} },
    };
    expect(moved(ab, after, { value: { a: 'y' } })).toMatchObject({
      value: { a: 'y' },
      did: ['rest'],
      raised: ['xstate.done.state.a'],
      isDone: false,
    });
    const over: Brief = { states: { a: {}, b: { kind: 'final' } } };
    expect(moved(ab, over, { value: 'b' })).toMatchObject({ value: 'b', isDone: true, kept: {}, set: [] });
  });
});

describe('a state that is gone', () => {
  const without: Brief = { states: { a: { states: { x: {} } }, b: { entry: ['wave'] } } };

  it('[HS2] refuses the actor that is in it, and no other one', () => {
    expect(migrate(ab, without, { value: { a: 'y' } })).toEqual({
      ok: false,
      uid: 'y',
      key: 'y',
      reason: 'the state "y" (y) is gone, and nothing says where to be instead',
    });
    expect(moved(ab, without, { value: { a: 'x' } })).toEqual({ ...still, value: { a: 'x' } });
  });

  it('[HS2] is left for the one that stands for it, or for what stands for the state around it', () => {
    expect(moved(ab, without, { value: { a: 'y' } }, { removed: { y: 'b' } })).toEqual({
      ...still,
      value: 'b',
      did: ['wave'],
    });
    const flat: Brief = { states: { b: { entry: ['wave'] } } };
    expect(moved(ab, flat, { value: { a: 'y' } }, { removed: { a: 'b' } })).toMatchObject({ value: 'b' });
  });

  it('[HS2] is gone for versions that the migration does not lead on from', () => {
    const answer = migrate(ab, without, { value: { a: 'y' } }, { from: [7], removed: { y: 'b' } });
    expect(answer.ok).toBe(false);
  });

  it('[HS2] around one that is there is no obstacle', () => {
    const after: Brief = { states: { y: {}, b: {} } };
    expect(moved(ab, after, { value: { a: 'y' } })).toEqual({ ...still, value: 'y' });
  });

  it('[HS2] cannot be left for a place that another region keeps the actor out of', () => {
    const before: Brief = {
      states: {
        p: { kind: 'parallel', states: { r: { states: { x: {}, y: {} } }, s: { states: { u: {} } } } },
      },
    };
    const after: Brief = { states: { p: { kind: 'parallel', states: { r: { states: { x: {}, y: {} } } } } } };
    const from = { value: { p: { r: 'x', s: 'u' } } };
    expect(migrate(before, after, from, { removed: { u: 'y' } })).toMatchObject({ ok: false, uid: 'u' });
    expect(moved(before, after, from, { removed: { u: 'p' } })).toMatchObject({ value: { p: { r: 'x' } } });
  });
});

describe('what an actor carries along', () => {
  it('[HS2] fields of the same type, and what the migration or the chart gives for the others', () => {
    const before = version(ab);
    const after: ChartSpec = {
      ...version(ab, 2),
      context: {
        count: { type: 'integer', default: 0 },
        word: { type: 'boolean', default: false },
        fresh: { type: 'text', default: 'unsaid' },
        other: { type: 'integer', default: 4 },
      },
    };
    const from = { value: 'b', context: held };
    const contextWith = (migration?: ChartMigration) => {
      const migration_ = planMigration({ before, after, migration })(from);
      return migration_.ok ? migration_.behaviour.context : undefined;
    };
    expect(contextWith()).toEqual({ count: 3, word: false, fresh: 'unsaid', other: 4 });
    expect(contextWith(moving({ context: { count: 9, word: true, fresh: 'said' } }))).toEqual({
      count: 3,
      word: true,
      fresh: 'said',
      other: 4,
    });
  });

  it('[HS2] timers of a state that has the same delay, whatever their number; a spent one stays spent', () => {
    const timed = (delays: Brief['after'] & object): Brief => ({ states: { a: { after: delays }, b: {} } });
    const from = { value: 'a' };
    expect(moved(timed({ 5: 'b', 8: 'b' }), timed({ 3: 'b', 8: 'b' }), from)).toEqual({
      ...still,
      value: 'a',
      kept: { 'after a#1': 'after a#1' },
      set: ['after a#0 3'],
    });
    expect(moved(timed({ 5: 'b', 8: 'b' }), timed({ 8: 'b' }), from)).toMatchObject({
      kept: { 'after a#1': 'after a#0' },
      set: [],
    });
  });

  it('[HS2] memories of places that are still there', () => {
    const remembering = (states: Record<string, Brief>, history: 'shallow' | 'deep' = 'shallow'): Brief => ({
      states: { a: { states: { ...states, h: { history, fallback: 'x' } } }, b: { on: { back: 'h' } } },
    });
    const from = { value: 'b', history: { h: ['y'] } };
    const before = remembering({ x: {}, y: {} });
    expect(moved(before, remembering({ y: {}, x: {} }), from)).toMatchObject({ history: { h: ['y'] } });
    expect(moved(before, remembering({ x: {}, z: {} }), from)).not.toHaveProperty('history');
    expect(moved(before, remembering({ x: {}, z: {} }), from, { rename: { y: 'z' } })).toMatchObject({
      history: { h: ['z'] },
    });
    expect(moved(before, remembering({ x: {}, y: {} }, 'deep'), from)).not.toHaveProperty('history');
    expect(moved(before, { states: { a: { states: { x: {}, y: {} } }, b: {} } }, from)).not.toHaveProperty(
      'history',
    );
  });
});

const RUNS = Number(process.env['CHART_RUNS'] ?? 500);

const flat = (state: ChartState): ChartState[] => [state, ...state.states.flatMap(flat)];
const uids = (spec: ChartSpec, kept: (state: ChartState) => boolean): string[] =>
  flat(spec.root)
    .filter(kept)
    .map(({ uid }) => uid);

/** Some of the states that are gone are renamed, some removed; now and then one is forgotten. */
function anyMigration(before: ChartSpec, after: ChartSpec, tape: Tape): ChartMigration {
  const goals = uids(after, ({ kind }) => kind !== 'history');
  const known = new Set(uids(after, () => true));
  const rename: Record<string, string> = {};
  const removed: Record<string, string> = {};
  for (const uid of uids(before, () => true)) {
    if (known.has(uid) ? tape.chance(90) : tape.chance(10)) continue;
    if (tape.chance(30)) rename[uid] = tape.pick(goals);
    else if (!known.has(uid)) removed[uid] = tape.pick(goals);
  }
  return moving({ rename, removed });
}

const anyPair = fc.record({
  before: fc.uint8Array({ minLength: 0, maxLength: 900, size: 'max' }),
  after: fc.uint8Array({ minLength: 0, maxLength: 900, size: 'max' }),
  choices: fc.uint8Array({ minLength: 0, maxLength: 60, size: 'max' }),
  steps: fc.uint8Array({ minLength: 0, maxLength: 12, size: 'max' }),
  isEdit: fc.boolean(),
});

describe('any two charts', () => {
  it(
    '[HS2] take an actor to a legal place or refuse it, always the same way, and both runtimes go on from there',
    () => {
      const outcomes = { moved: 0, refused: 0 };
      fc.assert(
        fc.property(anyPair, ({ before: old, after: fresh, choices, steps, isEdit }) => {
          const before = anyChart(new Tape(old), { wild: false });
          // An edit is a chart that begins as the old one did.
          const text = isEdit ? Uint8Array.from([...old.slice(0, fresh.length), ...fresh]) : fresh;
          const after = { ...anyChart(new Tape(text), { wild: false }), version: 2 };
          const migration = anyMigration(before, after, new Tape(choices));
          const host = { guard: (name: string) => name !== 'dark' };
          const actor = new ChartPair(before, host).start('table');
          for (const byte of steps) {
            if (actor.snapshot.status !== 'active') return;
            actor.send({ type: EVENTS[byte % EVENTS.length] as string });
          }
          if (actor.snapshot.status !== 'active') return;
          const from = behaviourOf(actor.snapshot);
          const text0 = JSON.stringify(from);
          const answer = planMigration({ before, after, migration })(from);
          expect(planMigration({ before, after, migration })(JSON.parse(text0))).toEqual(answer);
          expect(JSON.stringify(from)).toBe(text0);
          outcomes[answer.ok ? 'moved' : 'refused'] += 1;
          if (!answer.ok) {
            expect(uids(before, () => true)).toContain(answer.uid);
            return;
          }
          const graph = buildGraph(after, host);
          const active = activeIn(graph, answer.behaviour.value);
          expect(isLegal(graph, new Set(active))).toBe(true);
          const remembered = memoriesIn(graph, answer.behaviour.history ?? {});
          expect([...remembered.values()].every((states) => states.length > 0)).toBe(true);
          expect(Object.keys(answer.behaviour.context)).toEqual(Object.keys(after.context));
          const pair = new ChartPair(after, host);
          const [table, xstate] = [
            pair.take('table', answer.behaviour),
            pair.take('xstate', answer.behaviour),
          ];
          expect(behaviourOf(table.snapshot)).toEqual(answer.behaviour);
          for (const byte of steps) {
            if (table.snapshot.status !== 'active') break;
            for (const one of [table, xstate]) one.send({ type: EVENTS[byte % EVENTS.length] as string });
            expect({ ...xstate.see(), isUnmoved: true }).toStrictEqual({ ...table.see(), isUnmoved: true });
          }
          const names = new Set(active.flatMap((index) => afterNames(flat(after.root)[index] as ChartState)));
          if (!answer.isDone)
            expect(
              [...answer.timers.kept.values(), ...answer.timers.set.map(({ name }) => name)].sort(),
            ).toEqual([...names].sort());
        }),
        { numRuns: RUNS, examples: [[ONE_BECOMES_TWO]] },
      );
      expect(outcomes.moved).toBeGreaterThan(RUNS / 20);
      expect(outcomes.refused).toBeGreaterThan(RUNS / 50);
    },
    60_000 + RUNS * 30,
  );
});

/** A state that was left behind takes the place of the one around it as well, with one timer for both. */
const ONE_BECOMES_TWO = {
  before: Uint8Array.from([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 26, 205, 0, 221, 73]),
  after: Uint8Array.from([
    0, 205, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 26, 205, 0, 44, 218, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 154, 0, 0, 0, 0, 0, 26, 0, 218, 0, 0, 0, 205, 0, 47, 88,
  ]),
  choices: Uint8Array.from([0, 180, 122]),
  steps: Uint8Array.from([0]),
  isEdit: false,
};

const afterNames = (state: ChartState): string[] =>
  state.after.map((_, index) => `after ${state.uid}#${index}`);

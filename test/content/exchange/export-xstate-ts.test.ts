/**
 * The exported module on plain XState beside our own machine: the same states, the same memory and the same actions, for
 * the same events and the same passing of time. `CHART_RUNS` sets how many random charts.
 */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AnyStateMachine, createActor, SimulatedClock } from 'xstate';
import { readContentDirectory, SHIPPED_CONTENT_DIRECTORY } from '../../../src/adapters/content-directory.ts';
import { loadCharts } from '../../../src/content/chart/load-charts.ts';
import { exportXStateTs } from '../../../src/content/exchange/export-xstate-ts.ts';
import type { ChartDelay, ChartSpec, ChartState } from '../../../src/domain/chart.ts';
import type { ChartEffect } from '../../../src/machines/chart/chart-host.ts';
import { compileToXState } from '../../../src/machines/chart/compile-to-xstate.ts';
import { keepDocumentOrder } from '../../../src/machines/chart/document-order.ts';
import { anyChart, EVENTS, RAISED } from '../../machines/chart/any-chart.ts';
import { Tape } from '../../machines/chart/tape.ts';

const RUNS = Number(process.env['CHART_RUNS'] ?? 250);
const TIMEOUT_MS = 60_000 + RUNS * 100;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'seed-export-'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  // The module has nothing but XState to import.
  mkdirSync(join(folder, 'node_modules'));
  const xstate = new URL('../../../node_modules/xstate', import.meta.url).pathname;
  symlinkSync(xstate, join(folder, 'node_modules/xstate'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Answer = (
  params: Readonly<Record<string, unknown>>,
  moment: { readonly context: Readonly<Record<string, unknown>> },
) => unknown;
type Host = {
  readonly guards: Readonly<Record<string, Answer>>;
  readonly actions: Readonly<Record<string, Answer>>;
  readonly delays: Readonly<Record<string, number>>;
};

type CreateChart = (host: Host) => AnyStateMachine;

let modules = 0;
/** By Node itself, types and all, as whoever gets the file would do it. */
const nodeRequire = createRequire(import.meta.url);

function load(spec: ChartSpec): CreateChart {
  modules += 1;
  const file = join(folder, `chart-${modules}.ts`);
  writeFileSync(file, exportXStateTs({ spec, texts: new Map() }));
  return (nodeRequire(file) as { createChart: CreateChart }).createChart;
}

const MILLISECONDS = { ticks: 100, 'played seconds': 1000, 'world minutes': 730 } as const;
const millisecondsOf = ({ unit, amount }: ChartDelay): number => MILLISECONDS[unit] * amount;

function hash(text: string): number {
  let sum = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193);
  return (sum ^ (sum >>> 15)) >>> 0;
}

/** Facts that change from step to step, the same for both. */
const answerOf = (seed: number, step: number, name: string, params: object, context: object): boolean =>
  hash(JSON.stringify([seed, step, name, params, context])) % 100 < 55;

const allProxied = <Value>(get: (name: string) => Value) =>
  new Proxy({}, { get: (_, name) => get(String(name)) }) as Readonly<Record<string, Value>>;

class Twins {
  readonly #clock = new SimulatedClock();
  readonly #theirs;
  readonly #ours;
  readonly #timers = new Map<string, number>();
  #did: [string, object][] = [];
  #asked: [string, object][] = [];
  /** Timers that are set while one is due begin at that moment. */
  #ahead = 0;
  step = 0;

  constructor(spec: ChartSpec, createChart: CreateChart, seed: number) {
    const machine = createChart({
      guards: allProxied(
        (name) =>
          (params, { context }) =>
            answerOf(seed, this.step, name, params, context),
      ),
      actions: allProxied((name) => (params) => void this.#did.push([name, params])),
      delays: allProxied((name) => millisecondsNamed(name)),
    });
    // Which of several regions comes first is XState's own affair; ours keeps to the order of the document.
    this.#theirs = createActor(
      keepDocumentOrder(machine, () => {}),
      { clock: this.#clock },
    );
    const ours = compileToXState(spec, {
      guard: (name, params, { context }) => answerOf(seed, this.step, name, params, context),
    });
    this.#ours = createActor(ours);
    this.#ours.on('*', (effect) => this.#note(effect as unknown as ChartEffect));
    this.#ours.subscribe({ error: () => {} });
    this.#theirs.subscribe({ error: () => {} });
    this.#ours.start();
    if (this.isAlive) this.#theirs.start();
  }

  #note(effect: ChartEffect): void {
    if (effect.type === 'named') this.#asked.push([effect.name, effect.params]);
    else {
      this.#timers.delete(effect.name);
      if (effect.type === 'set timer')
        this.#timers.set(effect.name, this.#clock.now() + this.#ahead + millisecondsOf(effect.delay));
    }
  }

  get isAlive(): boolean {
    return this.#ours.getSnapshot().status === 'active';
  }

  send(type: string): void {
    this.#ours.send({ type } as never);
    if (this.#ours.getSnapshot().status !== 'error') this.#theirs.send({ type } as never);
  }

  /** Lets time pass until the next timers are due. */
  wait(): void {
    const next = Math.min(...this.#timers.values());
    if (next === Number.POSITIVE_INFINITY) return;
    const now = this.#clock.now();
    for (const [name] of [...this.#timers].filter(([, due]) => due === next)) {
      // One before it may have ended it, or set it anew.
      if (this.#timers.get(name) !== next || !this.isAlive) continue;
      this.#timers.delete(name);
      this.#ahead = next - now;
      this.#ours.send({ type: `timer ${name}` } as never);
      this.#ahead = 0;
    }
    if (this.#ours.getSnapshot().status !== 'error') this.#clock.increment(next - now);
  }

  expectSame(where: string): boolean {
    const [ours, theirs] = [this.#ours.getSnapshot(), this.#theirs.getSnapshot()];
    // Where regions contradict each other ours gives up, which plain XState does not notice.
    if (ours.status === 'error') return false;
    expect({ ...pick(theirs), did: this.#did }, where).toEqual({ ...pick(ours), did: this.#asked });
    this.#did = [];
    this.#asked = [];
    return ours.status === 'active';
  }
}

const pick = ({ status, value, context }: { status: string; value?: unknown; context?: unknown }) => ({
  status,
  value,
  context,
});

function millisecondsNamed(delay: string): number {
  const [, digits, unit] = /^(\d+)\s?(.*)$/.exec(delay) ?? [];
  const count = Number(digits);
  if (unit?.startsWith('tick')) return MILLISECONDS.ticks * count;
  if (unit?.endsWith(' world'))
    return MILLISECONDS['world minutes'] * count * ({ m: 1, h: 60, d: 1440 }[unit[0] as 'm'] as number);
  return 1000 * count * ({ s: 1, m: 60, h: 3600 }[unit as 's'] as number);
}

function compare(spec: ChartSpec, steps: Uint8Array, events: readonly string[], seed: number) {
  const twins = new Twins(spec, load(spec), seed);
  if (!twins.isAlive || !twins.expectSame('at the start')) return;
  for (const [index, byte] of steps.entries()) {
    twins.step = index + 1;
    const event = events[byte % events.length] as string;
    if (byte >= 160) twins.wait();
    else twins.send(event);
    if (!twins.expectSame(`after step ${index}, ${byte >= 160 ? 'waiting' : event}`)) return;
  }
}

const heardIn = (state: ChartState): readonly string[] => [
  ...state.on.map(({ event }) => event),
  ...state.states.flatMap(heardIn),
];

const { charts: SHIPPED } = loadCharts(readContentDirectory(SHIPPED_CONTENT_DIRECTORY));
const SHIPPED_STEPS = Uint8Array.from({ length: 120 }, (_, index) => (index * 83) % 256);

describe('an exported module', () => {
  it('[EX3] does what our machine does, for the charts that come along', () => {
    expect(SHIPPED.length).toBeGreaterThan(0);
    for (const { spec } of SHIPPED)
      for (const seed of [1, 2, 3]) compare(spec, SHIPPED_STEPS, heardIn(spec.root), seed);
  });

  it(
    '[EX3] does what our machine does, for any chart',
    () => {
      const script = fc.record({
        tape: fc.uint8Array({ minLength: 0, maxLength: 900, size: 'max' }),
        steps: fc.uint8Array({ minLength: 1, maxLength: 16, size: 'max' }),
        seed: fc.nat(0xffff),
      });
      const events = [...EVENTS, ...EVENTS, ...RAISED];
      const property = fc.property(script, ({ tape, steps, seed }) =>
        compare(anyChart(new Tape(tape), { wild: false }), steps, events, seed),
      );
      fc.assert(property, { numRuns: RUNS, endOnFailure: true });
    },
    TIMEOUT_MS,
  );
});

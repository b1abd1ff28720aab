/**
 * XState's interpreter and the table, side by side on random charts, events, timers and facts: whatever can be seen of
 * the one is seen of the other after every event, also when the actor was brought back in the other runtime on the way.
 * `CHART_RUNS` sets how many charts.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChartEvent, ChartHost } from '../../../src/machines/chart/chart-host.ts';
import { tableSupport } from '../../../src/machines/chart/table-support.ts';
import { anyChart, EVENTS, RAISED } from './any-chart.ts';
import { ChartPair, type LiveChart, type Seen } from './live-chart.ts';
import { Tape } from './tape.ts';

const RUNS = Number(process.env['CHART_RUNS'] ?? 500);
const TIMEOUT_MS = 60_000 + RUNS * 60;

type Script = { readonly tape: Uint8Array; readonly steps: Uint8Array; readonly seed: number };

const anyScript = fc.record({
  tape: fc.uint8Array({ minLength: 0, maxLength: 1500, size: 'max' }),
  steps: fc.uint8Array({ minLength: 1, maxLength: 24, size: 'max' }),
  seed: fc.nat(0xffff),
});

/** Facts that change from event to event, the same for everybody who asks. */
class Facts implements ChartHost {
  step = 0;
  readonly #seed: number;
  constructor(seed: number) {
    this.#seed = seed;
  }
  readonly guard: ChartHost['guard'] = (name, params, { context, event }) => {
    if (event.type === 'xstate.init' && name === 'known' && this.#seed % 97 === 0)
      throw new Error('no facts yet');
    if (this.step > 20 && name === 'dark') throw new Error('facts are gone');
    return hash(JSON.stringify([this.#seed, this.step, name, params, context['count'], event])) % 100 < 55;
  };
}

function hash(text: string): number {
  let sum = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193);
  return (sum ^ (sum >>> 15)) >>> 0;
}

/** A due timer among those set and not cancelled, a stale one, or a player's event. */
function eventFor(byte: number, timers: ReadonlySet<string>, step: number): ChartEvent {
  const due = [...timers].sort();
  if (byte >= 180 && due.length > 0) return { type: `timer ${due[byte % due.length]}` };
  if (byte === 179) return { type: 'timer after u1#0' };
  if (byte === 178) return { type: 'unheard of', step };
  const names = [...EVENTS, ...EVENTS, ...RAISED];
  return { type: names[byte % names.length] as string, step };
}

function keepTimers(timers: Set<string>, { effects }: Seen): void {
  for (const effect of effects) {
    if (effect.type === 'set timer') timers.add(effect.name);
    if (effect.type === 'cancel timer') timers.delete(effect.name);
  }
}

const other = (chart: LiveChart) => (chart.runtime === 'xstate' ? 'table' : 'xstate');

function compare({ tape, steps, seed }: Script, mood: { wild: boolean }): void {
  const spec = anyChart(new Tape(tape), mood);
  expect(tableSupport(spec)).toEqual({ ok: true });
  const facts = new Facts(seed);
  const pair = new ChartPair(spec, facts);
  const xstate = pair.start('xstate');
  const table = pair.start('table');
  let resumed = pair.start('table');
  let restored = pair.start('xstate');
  const timers = new Set<string>();
  const check = (step: number) => {
    const seen = xstate.see();
    expect(table.see(), `table at ${step}`).toStrictEqual(seen);
    expect({ ...resumed.see(), isUnmoved: seen.isUnmoved }, `resumed at ${step}`).toStrictEqual(seen);
    expect({ ...restored.see(), isUnmoved: seen.isUnmoved }, `restored at ${step}`).toStrictEqual(seen);
    keepTimers(timers, seen);
    return seen;
  };
  if (check(0).status !== 'active') return;
  for (const [index, byte] of steps.entries()) {
    facts.step = index + 1;
    if (byte % 3 === 0) resumed = pair.resume(other(resumed), resumed);
    if (byte % 5 === 0) restored = pair.restore(other(restored), restored);
    const event = eventFor(byte, timers, index);
    if (event.type.startsWith('timer ')) timers.delete(event.type.slice('timer '.length));
    for (const chart of [xstate, table, resumed, restored]) chart.send(event);
    if (check(index + 1).status !== 'active') return;
  }
}

describe('both runtimes', () => {
  it(
    'do the same with any chart and any events, and go on in each other’s place',
    () => {
      fc.assert(
        fc.property(anyScript, (script) => compare(script, { wild: false })),
        { numRuns: RUNS },
      );
    },
    TIMEOUT_MS,
  );

  it(
    'do the same with charts that may run in circles, and give up at the same step',
    () => {
      fc.assert(
        fc.property(anyScript, (script) => compare(script, { wild: true })),
        { numRuns: Math.ceil(RUNS / 5) },
      );
    },
    TIMEOUT_MS,
  );
});

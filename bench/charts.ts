/**
 * A dense tick: 10,000 live actors of one chart under one parent, each taking a transition with two effects, by XState's
 * interpreter and by the table, and as logic that only emits, which is what the actor shell costs by itself.
 * `node bench/charts.ts`
 */
import { cpus } from 'node:os';
import { type AnyActorLogic, type AnyActorRef, createActor, type Snapshot } from 'xstate';
import type { ChartSpec, ChartState } from '../src/domain/chart.ts';
import type { ChartEffect, ChartEvent, ChartHost } from '../src/machines/chart/chart-host.ts';
import { compileToTable } from '../src/machines/chart/compile-to-table.ts';
import { compileToXState } from '../src/machines/chart/compile-to-xstate.ts';
import { supervisorMachine } from '../src/machines/supervisor.ts';
import { measureInTurns } from './measure.ts';

const ACTORS = 10_000;
const ROUNDS = 25;
const EVENT: ChartEvent = { type: 'step' };
const host: ChartHost = { guard: () => true };

const chart = specOf(['minding', 'walking', 'attending']);
const logics: [name: string, logic: AnyActorLogic][] = [
  ['XState', compileToXState(chart, host)],
  ['table', compileToTable(chart, host)],
  ['shell', emitTwo()],
];
const subjects = logics.map(([name, logic]) => ({ name, tick: startAll(logic), windowTicks: 2 }));
measureInTurns(subjects, 5);
const measured = measureInTurns(subjects, ROUNDS);
const microseconds = (name: string): number => ((measured.get(name)?.medianMs ?? 0) * 1000) / ACTORS;
const [xstate, table, shell] = [microseconds('XState'), microseconds('table'), microseconds('shell')];

console.log(`Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}`);
console.log(`${ACTORS} actors, a transition with two effects each, median of ${ROUNDS} rounds`);
for (const { name } of subjects) console.log(`${name.padEnd(7)} ${microseconds(name).toFixed(3)} us`);
console.log(`XState to table, as live actors:   ${(xstate / table).toFixed(1)}x`);
console.log(`XState to table, without shell:    ${((xstate - shell) / (table - shell)).toFixed(1)}x`);

/** Starts them all; a tick sends each its event and collects what it emits. */
function startAll(logic: AnyActorLogic): () => void {
  const parent = createActor(supervisorMachine).start();
  let effects: unknown[] = [];
  const refs: AnyActorRef[] = [];
  for (let index = 0; index < ACTORS; index += 1) {
    const ref = createActor(logic, { id: `actor:${index}`, parent, input: undefined } as never);
    ref.on('*', (effect) => effects.push(effect));
    refs.push(ref.start());
  }
  return () => {
    for (const ref of refs) {
      effects = [];
      ref.send(EVENT);
      if (effects.length !== 2) throw new Error(`${effects.length} effects instead of two`);
    }
  };
}

/** States in a ring, each left by the event with one effect on the way and one on entry of the next. */
function specOf(names: readonly string[]): ChartSpec {
  const effect = (name: string) => ({ type: 'named' as const, name, params: { seconds: 5 } });
  const rest = { exit: [], after: [], always: [], onDone: [], ignores: [] };
  const states = names.map((name, index): ChartState => {
    const targets = [names[(index + 1) % names.length] as string];
    const transition = { uid: `${name}-on`, targets, actions: [effect('wave')], reenter: false };
    const on = [{ event: EVENT.type, transitions: [transition] }];
    return {
      ...rest,
      uid: name,
      key: name,
      id: name,
      kind: 'atomic',
      entry: [effect('say')],
      on,
      states: [],
    };
  });
  return {
    id: 'ring',
    version: 1,
    vocabulary: 'bench',
    context: { greeted: { type: 'integer', default: 0 }, name: { type: 'text', default: '' } },
    root: {
      ...rest,
      uid: 'ring',
      key: 'ring',
      id: 'ring',
      kind: 'compound',
      initial: names[0] as string,
      entry: [],
      on: [],
      states,
    },
    behaviourHash: '',
  };
}

function emitTwo(): AnyActorLogic {
  const effect: ChartEffect = { type: 'named', name: 'wave', params: { seconds: 5 }, event: EVENT };
  const snapshot = (): Snapshot<undefined> => ({ status: 'active', output: undefined, error: undefined });
  return {
    transition: (_, __, scope) => {
      scope.defer(() => {
        scope.emit({ ...effect });
        scope.emit({ ...effect });
      });
      return snapshot();
    },
    getInitialSnapshot: snapshot,
    getPersistedSnapshot: (kept: Snapshot<undefined>) => kept,
  };
}

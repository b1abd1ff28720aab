/**
 * A dense tick: every one of many keepers takes a transition with two effects. The same chart by XState's interpreter,
 * as plain XState actors, and by the table, as realms run it; both must come to the same chain of hashes.
 */
import { type AnyActorLogic, type AnyActorRef, type AnyMachineSnapshot, createActor } from 'xstate';
import { ActorRoster } from '../src/actors/realm/actor-roster.ts';
import type { ChartSpec, ChartState } from '../src/domain/chart.ts';
import { sha256Hex } from '../src/kernel/digest.ts';
import { encodeFrozen } from '../src/kernel/frozen-text.ts';
import type { EntityId } from '../src/kernel/ids.ts';
import { sumOfLeaves } from '../src/kernel/leaf-sum.ts';
import { type Behaviour, behaviourOf } from '../src/machines/behaviour.ts';
import type { ChartEvent } from '../src/machines/chart/chart-host.ts';
import { compileToTable } from '../src/machines/chart/compile-to-table.ts';
import { compileToXState } from '../src/machines/chart/compile-to-xstate.ts';
import { supervisorMachine } from '../src/machines/supervisor.ts';
import { type Measured, measureInTurns } from './measure.ts';

export type DenseRow = {
  readonly keepers: number;
  readonly table: Measured;
  readonly plain: Measured;
  readonly timesCheaper: number;
  /** The same with the hash of every behaviour made in every tick, on both sides. */
  readonly hashed: { readonly table: Measured; readonly plain: Measured; readonly timesCheaper: number };
};

type Crowd = { readonly tick: () => void; readonly behaviours: () => Iterable<readonly [string, string]> };

const EVENT: ChartEvent = { type: 'step' };
const TICKS_COMPARED = 7;
const chart = ringOf(['minding', 'walking', 'attending']);

/** @throws when the two do not come to the same chain */
export function benchDense(keepers: number, rounds: number): DenseRow {
  const ids = Array.from({ length: keepers }, (_, index) => `keeper:${index}` as EntityId);
  const crowds = { plain: plainActors(ids), table: rosterActors(ids) };
  compareChains(crowds);
  const bare = timed({ table: crowds.table.tick, plain: crowds.plain.tick }, rounds);
  const hashed = timed({ table: withHash(crowds.table), plain: withHash(crowds.plain) }, rounds);
  return { keepers, ...bare, hashed };
}

function timed({ table, plain }: { table: () => void; plain: () => void }, rounds: number) {
  const subjects = [
    { name: 'plain', tick: plain, windowTicks: 2 },
    { name: 'table', tick: table, windowTicks: 6 },
  ];
  measureInTurns(subjects, 5);
  const measured = measureInTurns(subjects, rounds);
  const [fast, slow] = [measured.get('table') as Measured, measured.get('plain') as Measured];
  return { table: fast, plain: slow, timesCheaper: slow.medianMs / fast.medianMs };
}

/** XState alone: each keeper an actor of the machine, its effects heard by `on`. */
function plainActors(ids: readonly EntityId[]): Crowd {
  const parent = createActor(supervisorMachine).start();
  const machine = compileToXState(chart, { guard: () => true }) as unknown as AnyActorLogic;
  let effects: unknown[] = [];
  const refs: AnyActorRef[] = ids.map((id) => {
    const ref = createActor(machine, { id, parent, input: undefined } as never);
    ref.on('*', (effect) => effects.push(effect));
    return ref.start();
  });
  return {
    tick: () => {
      for (const ref of refs) {
        effects = [];
        ref.send(EVENT);
        expectTwo(effects);
      }
    },
    behaviours: () =>
      refs.map((ref) => [ref.id, textOf(behaviourOf(ref.getSnapshot() as AnyMachineSnapshot))]),
  };
}

/** As a realm has them. */
function rosterActors(ids: readonly EntityId[]): Crowd {
  const roster = new ActorRoster(createActor(supervisorMachine).start(), () => {});
  const logic = compileToTable(chart, { guard: () => true, collect: roster.collect });
  for (const id of ids) roster.start(id, logic);
  return {
    tick: () => {
      for (const id of ids) {
        const reaction = roster.send(id, EVENT);
        if (reaction.failed) throw reaction.error;
        expectTwo(reaction.effects);
      }
    },
    behaviours: () => ids.map((id) => [id, textOf(roster.behaviour(id) as Behaviour)]),
  };
}

/** As a realm writes it down. */
const textOf = ({ context, value }: Behaviour): string => `${encodeFrozen(context)}${value}`;

function expectTwo(effects: readonly unknown[]): void {
  if (effects.length !== 2) throw new Error(`${effects.length} effects instead of two`);
}

function withHash(crowd: Crowd): () => void {
  return () => {
    crowd.tick();
    sumOfLeaves(crowd.behaviours());
  };
}

function compareChains({ plain, table }: { plain: Crowd; table: Crowd }): void {
  const [first, second] = [chainOf(plain), chainOf(table)];
  if (first !== second) throw new Error(`the chains differ: ${first} and ${second}`);
}

function chainOf(crowd: Crowd): string {
  let chain = '';
  for (let tick = 0; tick < TICKS_COMPARED; tick += 1) {
    crowd.tick();
    chain = sha256Hex(`${chain}${sumOfLeaves(crowd.behaviours())}`);
  }
  return chain;
}

/** States in a ring, each left by the event with one effect on the way and one on entry of the next. */
function ringOf(names: readonly string[]): ChartSpec {
  const effect = (name: string) => ({ type: 'named' as const, name, params: { seconds: 5 } });
  const rest = { exit: [], after: [], always: [], onDone: [], ignores: [] };
  const states = names.map((name, index): ChartState => {
    const targets = [names[(index + 1) % names.length] as string];
    const transition = { uid: `${name}-on`, targets, actions: [effect('wave')], reenter: false };
    const on = [{ event: EVENT.type, transitions: [transition] }];
    const ids = { uid: name, key: name, id: name };
    return { ...rest, ...ids, kind: 'atomic', entry: [effect('say')], on, states: [] };
  });
  const ids = { uid: 'ring', key: 'ring', id: 'ring' };
  return {
    id: 'ring',
    version: 1,
    vocabulary: 'world',
    context: { greeted: { type: 'integer', default: 0 }, name: { type: 'text', default: '' } },
    root: { ...rest, ...ids, kind: 'compound', initial: names[0] as string, entry: [], on: [], states },
    behaviourHash: '',
  };
}

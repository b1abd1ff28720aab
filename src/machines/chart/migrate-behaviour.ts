/**
 * Takes an actor from one version of its chart to the next, as a pure function: where it is, what it remembers, which of
 * its timers run on, and what the states that it newly comes to do when they are entered. Nothing is left with exit actions: their chart is gone.
 */
import type {
  ChartContext,
  ChartDelay,
  ChartMigration,
  ChartSpec,
  ContextValue,
} from '../../domain/chart.ts';
import { afterEvent } from '../../domain/chart.ts';
import type { Behaviour } from '../behaviour.ts';
import { buildGraph, type ChartGraph, isLegal, type Operation } from './chart-graph.ts';
import { type ChartEffect, type ChartEvent, type ChartHost, changedValue } from './chart-host.ts';
import { stateValue } from './configurations.ts';
import { followStates, type StateFollower } from './follow-state.ts';
import { migrateMemories } from './migrate-memories.ts';
import { enter, isDone } from './plan-microstep.ts';
import { activeIn, memoriesIn } from './resume-configuration.ts';
import { nodeAt } from './state-sets.ts';

export type ChartChange = {
  readonly before: ChartSpec;
  readonly after: ChartSpec;
  readonly migration?: ChartMigration | undefined;
};

export type Migration =
  | {
      readonly ok: true;
      readonly behaviour: Behaviour;
      /** The chart is at its end. */
      readonly isDone: boolean;
      /** The named actions of states newly entered, in order. */
      readonly effects: readonly (ChartEffect & { readonly type: 'named' })[];
      /** Events that the chart raised by entering them, in order. */
      readonly raised: readonly ChartEvent[];
      readonly timers: TimerMigration;
    }
  /** `uid` and `key` are those of the state that the actor is in. */
  | { readonly ok: false; readonly uid: string; readonly key: string; readonly reason: string };

export type TimerMigration = {
  /** `after` timers that run on as they are, by name, and their names from now on. All others end. */
  readonly kept: ReadonlyMap<string, string>;
  /** To be set anew, in order. */
  readonly set: readonly { readonly name: string; readonly delay: ChartDelay }[];
};

/** What the actions of states that are newly entered hear. */
const MIGRATION_EVENT: ChartEvent = Object.freeze({ type: 'chart changed' });

/** Guards are not asked while an actor is moved. */
const NO_HOST: ChartHost = { guard: () => false };

/** Works out once what holds for all actors of the chart. */
export function planMigration(change: ChartChange): (behaviour: Behaviour) => Migration {
  const follower = followStates(change.before, change.after, change.migration);
  const graphs = { before: buildGraph(change.before, NO_HOST), after: buildGraph(change.after, NO_HOST) };
  return (behaviour) => {
    const active = activeIn(graphs.before, behaviour.value);
    const place = findPlace(graphs, follower, active);
    if (!place.ok) return place;
    try {
      return arrive({ change, graphs, follower, place }, behaviour);
    } catch (error) {
      // An entry action counts beyond what a number can hold: this actor can't come there.
      return refuse(follower, active.at(-1) ?? 0, `can't be left: ${(error as Error).message}`);
    }
  };
}

type Graphs = { readonly before: ChartGraph; readonly after: ChartGraph };
type Refusal = Extract<Migration, { readonly ok: false }>;
type Place = {
  readonly ok: true;
  /** Where the actor is from now on. */
  readonly active: ReadonlySet<number>;
  /** New number to old number of the states that it was in before. */
  readonly carried: ReadonlyMap<number, number>;
};

function findPlace(graphs: Graphs, follower: StateFollower, active: readonly number[]): Place | Refusal {
  const { before, after } = graphs;
  const chosen = new Map<number, number>();
  for (const index of active) {
    if (nodeAt(before, index).children.some((child) => active.includes(child))) continue;
    const goal = follower.same(index) ?? follower.fallback(index);
    if (goal === undefined) return refuse(follower, index, 'is gone, and nothing says where to be instead');
    if (!chosen.has(goal)) chosen.set(goal, index);
  }
  const wanted = new Set<number>();
  for (const [goal, index] of chosen) {
    for (let at = goal; at !== -1; at = nodeAt(after, at).parent) wanted.add(at);
    const clash = findClash(after, wanted);
    if (clash !== undefined)
      return refuse(
        follower,
        index,
        `leads into ${clash} at one place, and the actor is in another one of it`,
      );
  }
  const whole = complete(after, wanted);
  if (!isLegal(after, whole))
    return refuse(follower, active.at(-1) ?? 0, 'leads to no place that the new version has');
  const carried = new Map<number, number>();
  for (const index of active) {
    const goal = follower.same(index);
    // To be at an end is something that has to happen.
    const ends = goal !== undefined && isFinal(after, goal) && !isFinal(before, index);
    if (goal !== undefined && whole.has(goal) && !ends && !carried.has(goal)) carried.set(goal, index);
  }
  carried.set(0, carried.get(0) ?? 0);
  return { ok: true, active: whole, carried };
}

function refuse({ before }: StateFollower, index: number, reason: string): Refusal {
  const { uid = '', key = '' } = before[index] ?? {};
  return { ok: false, uid, key, reason: `the state "${key}" (${uid}) ${reason}` };
}

const isFinal = (graph: ChartGraph, index: number): boolean => nodeAt(graph, index).kind === 'final';

/** A compound state of which two children are wanted. */
function findClash(graph: ChartGraph, wanted: ReadonlySet<number>): string | undefined {
  const clash = graph.nodes.find(
    ({ kind, children }) => kind === 'compound' && children.filter((child) => wanted.has(child)).length > 1,
  );
  return clash?.id;
}

/** What is left open begins at its start. */
function complete(graph: ChartGraph, wanted: ReadonlySet<number>): Set<number> {
  const whole = new Set<number>();
  const goals = new Set(wanted);
  const add = (index: number): void => {
    const { kind, children, initial } = nodeAt(graph, index);
    whole.add(index);
    if (kind === 'parallel') children.forEach(add);
    if (kind !== 'compound') return;
    if (!children.some((child) => goals.has(child))) addStart(graph, initial, goals);
    const child = children.find((candidate) => goals.has(candidate));
    if (child !== undefined) add(child);
  };
  add(0);
  return whole;
}

/** A start that is a memory of nothing leads where that leads at first. */
function addStart(graph: ChartGraph, initial: number, goals: Set<number>): void {
  if (initial === -1) return;
  const { history, parent } = nodeAt(graph, initial);
  for (let at = history?.target ?? initial; at !== -1 && at !== parent; at = nodeAt(graph, at).parent)
    goals.add(at);
}

type Arrival = {
  readonly change: ChartChange;
  readonly graphs: Graphs;
  readonly follower: StateFollower;
  readonly place: Place;
};

function arrive({ change, graphs, follower, place }: Arrival, behaviour: Behaviour): Migration {
  const { after } = graphs;
  const staying = new Set(place.carried.keys());
  const entered = new Set([...place.active].filter((index) => !staying.has(index)));
  const { active, operations } = enter(after, staying, entered);
  const ended = isDone(after, active);
  const kept = migrateContext(change, behaviour.context as ChartContext);
  const done = perform(operations, kept);
  const timers = migrateTimers(follower, place);
  const history = migrateMemories(
    { graph: after, follower },
    memoriesIn(graphs.before, behaviour.history ?? {}),
  );
  return {
    ok: true,
    behaviour: {
      value: stateValue(after, active, nodeAt(after, 0)),
      context: done.context,
      ...(Object.keys(history).length === 0 ? {} : { history }),
    },
    isDone: ended,
    effects: done.effects,
    raised: done.raised,
    timers: ended ? { kept: new Map(), set: [] } : { ...timers, set: [...timers.set, ...done.timers] },
  };
}

/** Fields of the same name and type keep what they hold. */
function migrateContext({ before, after, migration }: ChartChange, held: ChartContext): ChartContext {
  const given = migration?.from.includes(before.version) === true ? migration.context : {};
  return Object.fromEntries(
    Object.entries(after.context).map(([name, field]): [string, ContextValue] => {
      const value = before.context[name]?.type === field.type ? held[name] : given[name];
      return [name, value ?? field.default];
    }),
  );
}

type Performed = {
  readonly context: ChartContext;
  readonly effects: (ChartEffect & { readonly type: 'named' })[];
  readonly raised: ChartEvent[];
  readonly timers: { readonly name: string; readonly delay: ChartDelay }[];
};

function perform(operations: readonly Operation[], context: ChartContext): Performed {
  const draft: Record<string, ContextValue> = { ...context };
  const done: Performed = { context: draft, effects: [], raised: [], timers: [] };
  for (const operation of operations) {
    if (operation.type === 'change') draft[operation.change.field] = changedValue(draft, operation.change);
    else if (operation.type === 'raise') done.raised.push(operation.event);
    else if (operation.type === 'name') {
      const { name, params } = operation;
      done.effects.push({ type: 'named', name, params, event: MIGRATION_EVENT });
    } else if (operation.effect.type === 'set timer') {
      const { name, delay } = operation.effect;
      done.timers.push({ name, delay });
    }
  }
  return done;
}

/** A state that stays keeps the timers whose delays it still has, and one that has run out stays so. */
function migrateTimers(follower: StateFollower, { carried }: Place): TimerMigration {
  const kept = new Map<string, string>();
  const set: { name: string; delay: ChartDelay }[] = [];
  for (const [goal, index] of [...carried].sort(([left], [right]) => left - right)) {
    const [old, fresh] = [follower.before[index], follower.after[goal]];
    if (old === undefined || fresh === undefined) continue;
    const left = old.after.map(({ delay }, at) => ({ delay, name: afterEvent(old, at) }));
    for (const [at, { delay }] of fresh.after.entries()) {
      const name = afterEvent(fresh, at);
      const match = left.findIndex((other) => isSame(other.delay, delay));
      const [former] = match === -1 ? [] : left.splice(match, 1);
      // Two states may come from one; the outer one goes on with its timer.
      if (former === undefined || kept.has(former.name)) set.push({ name, delay });
      else kept.set(former.name, name);
    }
  }
  return { kept, set };
}

const isSame = (left: ChartDelay, right: ChartDelay): boolean =>
  left.unit === right.unit && left.amount === right.amount;

/**
 * A chart as logic for live actors that looks its transitions up in tables. It does what XState's interpreter does with
 * the machine of compile-to-xstate.ts, event for event and effect for effect, and costs a fraction of it.
 */
import type { ActorLogic, AnyActorScope, Snapshot } from 'xstate';
import type { ChartContext, ChartSpec, ContextValue } from '../../domain/chart.ts';
import type { Behaviour, BehaviourValue } from '../behaviour.ts';
import { buildGraph } from './chart-graph.ts';
import {
  type ChartEffect,
  type ChartEvent,
  type ChartHost,
  type ChartInput,
  changedValue,
  INIT_EVENT,
  initialContext,
  loopError,
  MICROSTEPS_MAX,
} from './chart-host.ts';
import { type Configuration, ConfigurationTable, type Microstep } from './configurations.ts';
import { configurationOf } from './resume-configuration.ts';
import { tableSupport } from './table-support.ts';

/** Shaped as a snapshot of XState where both are read: value, context, historyValue, status, error. */
export type TableSnapshot = Snapshot<undefined> & {
  readonly value: BehaviourValue;
  readonly context: ChartContext;
  readonly historyValue: Configuration['historyValue'];
  readonly configuration: Configuration;
};

export type TableLogic = ActorLogic<
  TableSnapshot,
  ChartEvent,
  ChartInput,
  AnyActorScope['system'],
  ChartEffect
> & {
  /** A snapshot in exactly this behaviour. */
  readonly resolveBehaviour: (behaviour: Behaviour) => TableSnapshot;
};

/** Throws on a chart that tableSupport() has reasons against. */
export function compileToTable(spec: ChartSpec, host: ChartHost): TableLogic {
  const support = tableSupport(spec);
  if (!support.ok) throw new Error(`chart ${spec.id}: ${support.reasons.join('; ')}`);
  const table = new ConfigurationTable(buildGraph(spec, host));
  const { start } = table;
  const defaults = Object.freeze(initialContext(spec, undefined));
  const snapshots = new SharedSnapshots(defaults);
  return {
    transition: (snapshot, event, scope) => {
      if (event.type === 'xstate.stop') return { ...snapshot, status: 'stopped' } as TableSnapshot;
      if (snapshot.status !== 'active') return snapshot;
      const run = new Macrostep(snapshot.configuration, snapshot.context);
      run.hear(event);
      run.settle(spec.id, event);
      return run.finish(snapshot, scope, { host, snapshots });
    },
    getInitialSnapshot: (scope, input) => {
      const context = input === undefined ? defaults : initialContext(spec, input);
      const before = snapshotIn(start.next, context);
      try {
        const run = new Macrostep(start.next, context);
        run.perform(start, INIT_EVENT);
        run.settle(spec.id, INIT_EVENT);
        return run.finish(before, scope, { host, snapshots });
      } catch (error) {
        return { ...before, status: 'error', error } as TableSnapshot;
      }
    },
    getPersistedSnapshot: ({ configuration: _, ...snapshot }) => ({ ...snapshot, children: {} }),
    restoreSnapshot: (persisted) => {
      const { status, error, value, context, historyValue } = persisted as TableSnapshot;
      const configuration = configurationOf(table, value, historyValue);
      return { ...snapshotIn(configuration, context), status, error } as TableSnapshot;
    },
    resolveBehaviour: ({ value, context, history = {} }) => {
      const named = Object.entries(history).map(([id, states]) => [
        id,
        states.map((state) => ({ id: state })),
      ]);
      return snapshotIn(
        configurationOf(table, value, Object.fromEntries(named)),
        context as TableSnapshot['context'],
      );
    },
  };
}

function snapshotIn(configuration: Configuration, context: ChartContext): TableSnapshot {
  return {
    status: configuration.isDone ? 'done' : 'active',
    output: undefined,
    error: undefined,
    value: configuration.value,
    context,
    historyValue: configuration.historyValue,
    configuration,
  } as TableSnapshot;
}

type Finishing = { readonly host: ChartHost; readonly snapshots: SharedSnapshots };

/** Most actors of a chart remember nothing of their own: those in one configuration share one snapshot. */
class SharedSnapshots {
  readonly #defaults: ChartContext;
  readonly #byConfiguration = new WeakMap<Configuration, TableSnapshot>();

  constructor(defaults: ChartContext) {
    this.#defaults = defaults;
  }

  /** Another object than the one before, so that it shows that something was done. */
  after(before: TableSnapshot, configuration: Configuration, context: ChartContext): TableSnapshot {
    if (context !== this.#defaults) return snapshotIn(configuration, context);
    const known = this.#byConfiguration.get(configuration);
    if (known !== undefined && known !== before) return known;
    const snapshot = snapshotIn(configuration, context);
    this.#byConfiguration.set(configuration, snapshot);
    return snapshot;
  }
}

/** What one event causes, until nothing more happens by itself. */
class Macrostep {
  #configuration: Configuration;
  #context: ChartContext;
  #changed = false;
  #effects: ChartEffect[] | undefined;
  #raised: ChartEvent[] | undefined;

  constructor(configuration: Configuration, context: ChartContext) {
    this.#configuration = configuration;
    this.#context = context;
  }

  hear(event: ChartEvent): void {
    const configuration = this.#configuration;
    const choice = configuration.choiceFor(event.type);
    if (choice === undefined) return;
    const step = configuration.take(choice, this.#context, event);
    if (step !== undefined) this.perform(step, event);
  }

  /** Eventless transitions after every step, then events raised, until there is neither; ends with the chart. */
  settle(chart: string, cause: ChartEvent): void {
    let event = cause;
    let looksForEventless = true;
    for (let count = 1; !this.#configuration.isDone; count += 1) {
      if (count > MICROSTEPS_MAX) throw loopError(chart);
      const { always } = this.#configuration;
      const step =
        looksForEventless && always !== undefined
          ? this.#configuration.take(always, this.#context, event)
          : undefined;
      if (step !== undefined) {
        // One that changes nothing is not taken twice in a row.
        looksForEventless = this.perform(step, event);
        continue;
      }
      const raised = this.#raised?.shift();
      if (raised === undefined) return;
      event = raised;
      looksForEventless = true;
      this.hear(event);
    }
  }

  /** Whether anything changed. */
  perform(step: Microstep, event: ChartEvent): boolean {
    let draft: Record<string, ContextValue> | undefined;
    for (const operation of step.operations) {
      switch (operation.type) {
        case 'name':
          this.#emit({ type: 'named', name: operation.name, params: operation.params, event });
          break;
        case 'emit':
          this.#emit(operation.effect);
          break;
        case 'change':
          draft ??= { ...this.#context };
          draft[operation.change.field] = changedValue(draft, operation.change);
          break;
        case 'raise':
          if (this.#raised === undefined) this.#raised = [operation.event];
          else this.#raised.push(operation.event);
          break;
      }
    }
    this.#configuration = step.next;
    if (draft !== undefined) this.#context = draft;
    const changed = step.changes || draft !== undefined;
    if (changed) this.#changed = true;
    return changed;
  }

  #emit(effect: ChartEffect): void {
    if (this.#effects === undefined) this.#effects = [effect];
    else this.#effects.push(effect);
  }

  /** Effects leave after the snapshot is in place, as XState's do; an error before leaves none. */
  finish(before: TableSnapshot, scope: AnyActorScope, { host, snapshots }: Finishing): TableSnapshot {
    const { collect } = host;
    const effects = this.#effects;
    if (effects !== undefined && collect !== undefined) effects.forEach(collect);
    else if (effects !== undefined) {
      scope.defer(() => {
        for (const effect of effects) scope.emit(effect);
      });
    }
    return this.#changed ? snapshots.after(before, this.#configuration, this.#context) : before;
  }
}

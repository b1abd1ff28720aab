/** One chart as a live actor in either runtime, and what can be seen of it after an event. */
import { type AnyActorLogic, type AnyActorRef, type AnyMachineSnapshot, createActor } from 'xstate';
import type { ChartSpec } from '../../../src/domain/chart.ts';
import { type Behaviour, behaviourOf, snapshotOf } from '../../../src/machines/behaviour.ts';
import type {
  ChartEffect,
  ChartEvent,
  ChartHost,
  ChartInput,
} from '../../../src/machines/chart/chart-host.ts';
import {
  compileToTable,
  type TableLogic,
  type TableSnapshot,
} from '../../../src/machines/chart/compile-to-table.ts';
import { compileToXState } from '../../../src/machines/chart/compile-to-xstate.ts';
import { supervisorMachine } from '../../../src/machines/supervisor.ts';

export type Runtime = 'xstate' | 'table';
export type AnySnapshot = AnyMachineSnapshot | TableSnapshot;

export type Seen = {
  readonly status: string;
  readonly error: string | undefined;
  readonly value: unknown;
  readonly context: unknown;
  readonly history: unknown;
  readonly effects: readonly ChartEffect[];
  /** The event left the very same snapshot object in place. */
  readonly isUnmoved: boolean;
};

/** Both runtimes of one chart, sharing facts. */
export class ChartPair {
  readonly #logics: Readonly<Record<Runtime, TableLogic>>;
  readonly #supervisor = createActor(supervisorMachine).start();
  #count = 0;

  constructor(spec: ChartSpec, host: ChartHost) {
    const xstate = compileToXState(spec, host) as unknown as TableLogic;
    this.#logics = { xstate, table: compileToTable(spec, host) };
  }

  start(runtime: Runtime, input?: ChartInput): LiveChart {
    return this.#create(runtime, { input });
  }

  /** As a realm brings an actor back: from its behaviour, which went through JSON with sorted keys. */
  resume(runtime: Runtime, from: LiveChart): LiveChart {
    const behaviour = sorted(behaviourOf(from.snapshot));
    return this.#create(runtime, { snapshot: snapshotOf(this.#logics[runtime], behaviour) });
  }

  /** In a behaviour that no actor of this chart has come to by itself. */
  take(runtime: Runtime, behaviour: Behaviour): LiveChart {
    return this.#create(runtime, { snapshot: snapshotOf(this.#logics[runtime], sorted(behaviour)) });
  }

  /** As XState itself does it. */
  restore(runtime: Runtime, from: LiveChart): LiveChart {
    return this.#create(runtime, { snapshot: sorted(from.ref.getPersistedSnapshot()) });
  }

  #create(runtime: Runtime, options: { snapshot?: unknown; input?: ChartInput }): LiveChart {
    this.#count += 1;
    const ref = createActor(
      this.#logics[runtime] as AnyActorLogic,
      {
        id: `chart:${this.#count}`,
        parent: this.#supervisor,
        input: undefined,
        ...options,
      } as never,
    );
    return new LiveChart(ref, runtime);
  }
}

export class LiveChart {
  readonly ref: AnyActorRef;
  readonly runtime: Runtime;
  #effects: ChartEffect[] = [];
  #before: unknown;

  constructor(ref: AnyActorRef, runtime: Runtime) {
    this.ref = ref;
    this.runtime = runtime;
    ref.on('*', (effect) => this.#effects.push(effect as never));
    ref.start();
  }

  get snapshot(): AnySnapshot {
    return this.ref.getSnapshot() as AnySnapshot;
  }

  send(event: ChartEvent): void {
    this.#effects = [];
    this.#before = this.snapshot;
    this.ref.send(event);
  }

  see(): Seen {
    const { status, error, context } = this.snapshot;
    // One that fails as it starts was never anywhere, whatever XState's snapshot says.
    const hasBegun = status !== 'error' || this.#before !== undefined;
    const { value, history } = hasBegun ? behaviourOf(this.snapshot) : {};
    return {
      status,
      error: error instanceof Error ? error.message : undefined,
      value,
      context,
      history,
      effects: this.#effects,
      isUnmoved: this.#before === this.snapshot,
    };
  }
}

function sorted<T>(value: T): T {
  const sort = (_: string, part: unknown): unknown =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([left], [right]) => (left < right ? -1 : 1)))
      : part;
  return JSON.parse(JSON.stringify(value, sort)) as T;
}

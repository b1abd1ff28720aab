/**
 * The charts of one realm at work: which logic moves which keeper or story, which events it listens for, and how its
 * guards get their answers. Knows no order of events.
 */
import type { AnyStateMachine } from 'xstate';
import type { ChartSpec, ChartState } from '../../domain/chart.ts';
import type { Entity } from '../../domain/entity.ts';
import type { UniverseSpec, WorldSpec } from '../../domain/world-spec.ts';
import type { ChartHost } from '../../machines/chart/chart-host.ts';
import { compileToTable, type TableLogic } from '../../machines/chart/compile-to-table.ts';
import { compileToXState } from '../../machines/chart/compile-to-xstate.ts';
import { tableSupport } from '../../machines/chart/table-support.ts';

export type BoundChart = {
  readonly spec: ChartSpec;
  readonly logic: TableLogic | AnyStateMachine;
  /** Names of all events that some state handles. */
  readonly hears: ReadonlySet<string>;
};

export class RealmCharts {
  #specs: UniverseSpec['charts'];
  #world: WorldSpec;
  readonly #host: ChartHost;
  readonly #bound = new Map<string, BoundChart>();

  constructor({ universe, world, host }: { universe: UniverseSpec; world: WorldSpec; host: ChartHost }) {
    this.#specs = universe.charts;
    this.#world = world;
    this.#host = host;
  }

  /** Undefined for what no chart moves. */
  of(entity: Entity): BoundChart | undefined {
    const id = this.idOf(entity);
    return id === undefined ? undefined : (this.#bound.get(id) ?? this.#bind(id));
  }

  /** Of the chart that is meant to move it, whether there is one of that name or not. */
  idOf(entity: Entity): string | undefined {
    if (entity.kind === 'keeper') return this.#world.keepers[entity.spec]?.chart;
    return entity.kind === 'story' ? entity.chart : undefined;
  }

  /** Charts that changed are compiled anew when they are next asked for. */
  replace({ charts }: UniverseSpec, world: WorldSpec, changed: ReadonlySet<string>): void {
    this.#specs = charts;
    this.#world = world;
    for (const id of changed) this.#bound.delete(id);
  }

  #bind(id: string): BoundChart | undefined {
    const spec = this.#specs[id];
    if (spec === undefined) return undefined;
    // Both do the same; the table is faster, and there are charts that it does not promise to run.
    const compile = tableSupport(spec).ok ? compileToTable : compileToXState;
    const bound = { spec, logic: compile(spec, this.#host), hears: new Set(eventsOf(spec.root)) };
    this.#bound.set(id, bound);
    return bound;
  }
}

const eventsOf = (state: ChartState): readonly string[] => [
  ...state.on.map(({ event }) => event),
  ...state.states.flatMap(eventsOf),
];

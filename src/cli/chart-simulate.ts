/** `seed chart simulate`: one chart alone, event by event, in either runtime, with the answers of its guards given. */
import { createActor } from 'xstate';
import type { ChartSpec } from '../domain/chart.ts';
import { behaviourOf } from '../machines/behaviour.ts';
import type { ChartEffect, ChartHost } from '../machines/chart/chart-host.ts';
import { compileToTable } from '../machines/chart/compile-to-table.ts';
import { compileToXState } from '../machines/chart/compile-to-xstate.ts';
import { tableSupport } from '../machines/chart/table-support.ts';
import { CommandError, EXIT } from './command-error.ts';
import { loadChartFiles } from './load-chart-files.ts';

export type ChartSimulateOptions = {
  readonly content?: string;
  readonly event: readonly string[];
  /** Names of the guards that hold; all others don't. */
  readonly holds: readonly string[];
  readonly runtime: 'table' | 'xstate';
  readonly json?: boolean;
};

type Step = {
  readonly event: string;
  readonly state: unknown;
  readonly context: unknown;
  readonly effects: readonly ChartEffect[];
};

/** @throws CommandError chart/unknown, chart/not-for-table */
export function simulateChart(id: string, asked: ChartSimulateOptions): number {
  const { charts } = loadChartFiles(asked.content);
  const spec = charts.find((chart) => chart.spec.id === id)?.spec;
  if (spec === undefined) {
    const known = charts.map((chart) => chart.spec.id).join(', ');
    throw new CommandError('chart/unknown', `there is no usable chart "${id}"; there are: ${known}`);
  }
  const steps = run(spec, asked);
  if (asked.json) console.log(JSON.stringify({ chart: id, runtime: asked.runtime, steps }));
  else for (const step of steps) console.log(describe(step));
  return EXIT.ok;
}

function run(spec: ChartSpec, { event: events, holds, runtime }: ChartSimulateOptions): Step[] {
  const host: ChartHost = { guard: (name) => holds.includes(name) };
  const support = tableSupport(spec);
  if (runtime === 'table' && !support.ok) {
    throw new CommandError(
      'chart/not-for-table',
      `run it with --runtime xstate: ${support.reasons.join('; ')}`,
    );
  }
  const actor = createActor(runtime === 'table' ? compileToTable(spec, host) : compileToXState(spec, host));
  const effects: ChartEffect[] = [];
  actor.on('*', (effect) => effects.push(effect as unknown as ChartEffect));
  const take = (event: string): Step => {
    const { value, context } = behaviourOf(actor.getSnapshot() as never);
    return { event, state: value, context, effects: effects.splice(0) };
  };
  actor.start();
  const steps = [take('(start)')];
  for (const type of events) {
    actor.send({ type } as never);
    steps.push(take(type));
  }
  return steps;
}

function describe({ event, state, context, effects }: Step): string {
  const said = effects.map((effect) =>
    effect.type === 'named'
      ? `    ${effect.name} ${JSON.stringify(effect.params)}`
      : `    ${effect.type} ${effect.name}`,
  );
  return [`${event} -> ${JSON.stringify(state)} ${JSON.stringify(context)}`, ...said].join('\n');
}

/** What the barrier costs over realms in which nothing happens. */
import { Universe } from '../src/actors/universe/universe.ts';
import { DEFAULT_OPTIONS, realmsOf } from '../src/actors/universe/universe-options.ts';
import type { UniverseSpec } from '../src/domain/world-spec.ts';
import { type Measured, summarise } from './measure.ts';

export type ControlTickRow = {
  readonly realms: number;
  readonly controlTick: Measured;
  readonly localTick: Measured;
};

/** Only ticks in which no actor was awake count as quiet. */
export function benchControlTick(spec: UniverseSpec, realms: number, ticks: number): ControlTickRow {
  const universe = Universe.begin({
    spec,
    options: { ...DEFAULT_OPTIONS, seed: 'bench', realms: realmsOf(Object.keys(spec.worlds), realms) },
  });
  const local: number[] = [];
  const control: number[] = [];
  for (let warm = 0; warm < ticks; warm += 1) universe.step([]);
  for (let index = 0; index < ticks; index += 1) {
    const started = performance.now();
    const { record } = universe.step([]);
    const took = performance.now() - started;
    if (record.awakeCount > 0 || record.tick % universe.options.recheckInterval === 0) continue;
    (record.tick % universe.options.controlTickInterval === 0 ? control : local).push(took);
  }
  return { realms, controlTick: summarise(control), localTick: summarise(local) };
}

/** A stage for a chart in a few words, with nothing said or answered beforehand. */
import type { ChartSpec } from '../../../src/domain/chart.ts';
import { type ChartRuntime, ChartStage } from '../../../src/machines/chart/chart-stage.ts';
import type { StageClock } from '../../../src/machines/chart/stage-timers.ts';
import { type Brief, writeChart } from './write-chart.ts';

export const CLOCK: StageClock = {
  clock: { timeScale: 60, startMinute: 420, phases: { dawn: 330, day: 420, dusk: 1140, night: 1230 } },
  tickMs: 100,
  scheduleMinutes: [],
};
export const FRESH = { answers: [], startMinute: undefined };

export const stageOf = (spec: ChartSpec, runtime: ChartRuntime = 'table', clock: Partial<StageClock> = {}) =>
  new ChartStage({ spec, runtime, clock: { ...CLOCK, ...clock } });
export const stage = (brief: Brief) => stageOf(writeChart(brief));

/** Puts one chart of a content directory on a stage, as the options of a command say. */

import { configurationWith } from '../content/chart/chart-configuration.ts';
import { allStates } from '../content/chart/chart-moves.ts';
import { type ChartPhrases, phrasesOf } from '../content/chart/chart-phrases.ts';
import { stageClockOf } from '../content/chart/stage-clock.ts';
import {
  type LineProblem,
  readGuardName,
  readStageLine,
  type StageLine,
} from '../content/chart/stage-line.ts';
import { suggestName } from '../content/nearest-name.ts';
import type { ChartRuntime } from '../machines/chart/chart-stage.ts';
import { StageSession } from '../machines/chart/stage-session.ts';
import { CommandError } from './command-error.ts';
import type { StageSpeaker } from './describe-stage.ts';
import { loadChartFiles } from './load-chart-files.ts';

export type StageOptions = {
  readonly content?: string;
  /** `visits=3`, instead of the chart's defaults. */
  readonly context: readonly string[];
  /** Guards that hold from the start. */
  readonly holds: readonly string[];
  /** Ids of states to begin in; none starts the chart. */
  readonly state: readonly string[];
  readonly time?: string;
  readonly runtime: ChartRuntime;
};

export type OpenStage = { readonly session: StageSession; readonly speaker: StageSpeaker };

/** @throws CommandError chart/unknown, and the codes of what can't be understood */
export function openStage(id: string, asked: StageOptions): OpenStage {
  const { charts, sources } = loadChartFiles(asked.content);
  const chart = charts.find(({ spec }) => spec.id === id);
  if (chart === undefined) {
    const known = charts.map(({ spec }) => spec.id);
    const hint = suggestName(id, known) ?? `there are: ${known.join(', ')}`;
    throw new CommandError('chart/unknown', `there is no chart "${id}" without errors; ${hint}`);
  }
  const { spec } = chart;
  const phrases = phrasesOf(chart);
  const clock = { ...stageClockOf(sources), scheduleMinutes: [] };
  const { holds, context, time, runtime } = asked;
  const session = new StageSession(
    { spec, runtime, clock },
    {
      value: valueNamed(asked.state, phrases),
      context: Object.fromEntries(context.map((pair) => fieldNamed(pair, phrases))),
      answers: holds.map((name) => ({ guard: understood(readGuardName(name, phrases)), answer: true })),
      startMinute: time === undefined ? undefined : minuteNamed(time, phrases),
    },
  );
  return { session, speaker: { phrases, clock } };
}

/** @throws CommandError with the code of the problem */
export function understood<Read extends object>(read: Read | LineProblem): Read {
  if (!('code' in read)) return read;
  const { code, message, fix } = read as LineProblem;
  throw new CommandError(code, fix === undefined ? message : `${message}; ${fix}`);
}

function valueNamed(ids: readonly string[], { spec }: ChartPhrases) {
  if (ids.length === 0) return undefined;
  const states = allStates(spec.root)
    .slice(1)
    .filter(({ kind }) => kind !== 'history');
  for (const id of ids) {
    const known = states.map((state) => state.id);
    if (known.includes(id)) continue;
    const hint = suggestName(id, known) ?? `there are: ${known.join(', ')}`;
    throw new CommandError('chart/unknown-state', `there is no state "${id}"; ${hint}`);
  }
  const configuration = configurationWith(spec, ids);
  if (configuration.ok) return configuration.value;
  throw new CommandError(
    'test/state-conflict',
    `"${configuration.conflict.join('" and "')}" are never active together`,
  );
}

function fieldNamed(pair: string, phrases: ChartPhrases) {
  const line = understood(readStageLine(`set ${pair}`, phrases)) as Extract<StageLine, { type: 'set' }>;
  return [line.field, line.value] as const;
}

function minuteNamed(time: string, phrases: ChartPhrases): number {
  const line = understood(readStageLine(`time ${time}`, phrases));
  return (line as Extract<StageLine, { type: 'time' }>).minute;
}

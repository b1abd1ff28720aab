/** `seed chart simulate`: one chart alone, line by line, in either runtime, with the answers of its guards given. */
import { sayPhrase } from '../content/chart/chart-phrases.ts';
import { readStageLine, type StageLine } from '../content/chart/stage-line.ts';
import { EVENTS_PER_WAIT_MAX, type Waited } from '../machines/chart/chart-stage.ts';
import { CommandError, EXIT } from './command-error.ts';
import {
  describeState,
  describeStep,
  type StageSpeaker,
  sayNow,
  sayStageTimer,
  stepData,
} from './describe-stage.ts';
import { openStage, type StageOptions, understood } from './open-stage.ts';

export type ChartSimulateOptions = StageOptions & {
  /** In order: `someone came`, `wait 45s`, `set visits = 3`, `guard time is night = yes`. */
  readonly script: readonly string[];
  readonly json?: boolean;
};

/** @throws CommandError chart/unknown, test/endless, and the codes of lines that can't be understood */
export function simulateChart(id: string, asked: ChartSimulateOptions): number {
  const { session, speaker } = openStage(id, asked);
  const { phrases } = speaker;
  const steps = [...session.start.steps];
  const said = [...describeStart(session.start, speaker)];
  for (const text of asked.script) {
    const line = understood(readStageLine(text, phrases));
    const answered = session.take(line);
    if (answered.isEndless) throw endless(text);
    steps.push(...answered.steps);
    said.push('', text.replace(/^event /, ''), ...describeAnswer({ line, answered }, speaker));
  }
  if (asked.json) {
    const data = steps.map((step) => stepData(step, speaker));
    console.log(JSON.stringify({ chart: id, runtime: asked.runtime, steps: data }));
  } else for (const line of said) console.log(line);
  return EXIT.ok;
}

export type Answer = { readonly line: StageLine; readonly answered: Waited };

/** What came of a line. */
export function describeAnswer({ line, answered }: Answer, speaker: StageSpeaker): readonly string[] {
  const { steps, state } = answered;
  const { clock } = speaker;
  switch (line.type) {
    case 'event':
      return steps.flatMap((step) => describeStep(step, speaker));
    case 'wait': {
      const timed = steps.flatMap((step) => {
        const name = sayStageTimer(step.event.type.replace(/^timer /, ''), speaker);
        const came = `  ${name} (${sayNow(step.after, clock)})`;
        return [came, ...describeStep(step, speaker).map((said) => `  ${said}`)];
      });
      if (steps.length === 0) return ['  nothing comes due', ...describeState(state, speaker)];
      const isLater = state.tick > (steps.at(-1)?.after.tick ?? 0);
      return isLater ? [...timed, '  and then', ...describeState(state, speaker)] : timed;
    }
    case 'set':
      return [`  memory  ${line.field}: ${JSON.stringify(line.value)}`];
    case 'guard':
      return [
        `  ${sayPhrase(line.forced.guard)}: ${line.forced.answer ? 'yes' : 'no'} ${line.once ? 'next time' : 'from now on'}`,
      ];
    case 'time':
      return [`  ${sayNow(state, clock)}`];
  }
}

/** The start, or where it was put. */
export function describeStart({ steps, state }: Waited, speaker: StageSpeaker): readonly string[] {
  const [start] = steps;
  return start === undefined
    ? ['it is put there', ...describeState(state, speaker)]
    : ['it starts', ...describeStep(start, speaker)];
}

const endless = (text: string): CommandError =>
  new CommandError('test/endless', `"${text}" brings more than ${EVENTS_PER_WAIT_MAX} events; wait for less`);

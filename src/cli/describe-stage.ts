/** A chart on its stage in words for a terminal, and its steps as data for programs. */
import { activeStates, sayStates } from '../content/chart/chart-configuration.ts';
import { sayAction, sayGuard } from '../content/chart/chart-outline.ts';
import { type ChartPhrases, phraseOf, sayTimer } from '../content/chart/chart-phrases.ts';
import type { ChartAction } from '../domain/chart.ts';
import { clockFace, worldTimeAt } from '../domain/world-clock.ts';
import type { StageState, StageStep } from '../machines/chart/chart-stage.ts';
import type { AskedGuard } from '../machines/chart/stage-answers.ts';
import { inOrderOfDue, type StageClock, type StageTimer } from '../machines/chart/stage-timers.ts';

export type StageSpeaker = { readonly phrases: ChartPhrases; readonly clock: StageClock };

/** Below the line that names the event. */
export function describeStep(step: StageStep, speaker: StageSpeaker): readonly string[] {
  const { before, after, deeds, changes, guards, error } = step;
  const { phrases } = speaker;
  if (error !== undefined) return [`  it fails: ${error}`];
  const to = sayStates(phrases.spec, after.behaviour.value);
  const from = before === undefined ? '' : sayStates(phrases.spec, before.behaviour.value);
  const isQuiet = deeds.length === 0 && step.transitions.length === 0;
  const end = after.status === 'done' ? ', its end' : '';
  return [
    `  ${moveOf({ from, to, isQuiet, isDone: before?.status === 'done' })}${end}`,
    ...column(
      'does',
      deeds.map((deed) => sayAction(deed, phrases)),
    ),
    ...column(
      'memory',
      changes.map(
        ({ field, before: was, after: is }) => `${field}: ${JSON.stringify(was)} -> ${JSON.stringify(is)}`,
      ),
    ),
    ...column(
      'asked',
      guards.map((guard) => sayAsked(guard, speaker)),
    ),
    ...column('waits', sayTimers(after, speaker)),
  ];
}

type Move = {
  readonly from: string;
  readonly to: string;
  readonly isQuiet: boolean;
  readonly isDone: boolean;
};

const moveOf = ({ from, to, isQuiet, isDone }: Move): string => {
  if (from === '') return `-> ${to}`;
  if (from !== to) return `${from} -> ${to}`;
  if (isDone) return `it is at its end, ${to}: nothing happens any more`;
  return isQuiet ? `nothing comes of it in ${to}` : `stays in ${to}`;
};

/** Where it is, what it remembers and what it waits for. */
export function describeState(state: StageState, speaker: StageSpeaker): readonly string[] {
  const { spec } = speaker.phrases;
  const memory = Object.entries(state.behaviour.context).map(
    ([field, value]) => `${field}: ${JSON.stringify(value)}`,
  );
  return [
    `  in ${sayStates(spec, state.behaviour.value)}, ${sayNow(state, speaker.clock)}`,
    ...column('memory', memory),
    ...column('waits', sayTimers(state, speaker)),
  ];
}

const column = (heading: string, lines: readonly string[]): readonly string[] =>
  lines.map((line, index) => `  ${(index === 0 ? heading : '').padEnd(8)}${line}`);

const ANSWERERS: Readonly<Record<AskedGuard['from'], string>> = {
  given: '',
  memory: ', from memory',
  clock: ', by the clock',
  event: ', by what was brought along',
  nobody: ', as nobody has answered',
};

const sayAsked = ({ name, params, answer, from }: AskedGuard, { phrases }: StageSpeaker): string =>
  `${sayGuard({ type: 'named', name, params }, phrases)}: ${answer ? 'yes' : 'no'}${ANSWERERS[from]}`;

function sayTimers(state: StageState, speaker: StageSpeaker): readonly string[] {
  return inOrderOfDue(state.timers).map(
    (timer) => `${sayStageTimer(timer.name, speaker)}, ${sayDue(timer, state.tick, speaker.clock)}`,
  );
}

/** `timer idle`, or `after 45 seconds`. */
export function sayStageTimer(name: string, { phrases }: StageSpeaker): string {
  const said = sayTimer(phrases.spec, name);
  return said === name ? `timer ${name}` : said;
}

/** `in 45s`. */
function sayDue(
  { name, dueTick }: Pick<StageTimer, 'name' | 'dueTick'>,
  tick: number,
  clock: StageClock,
): string {
  return dueTick === undefined ? `whenever you say "timer ${name}"` : `in ${saySpan(dueTick - tick, clock)}`;
}

/** `1h 5m`, `45s`, `0.3s` of played time. */
export function saySpan(ticks: number, { tickMs }: StageClock): string {
  const seconds = (ticks * tickMs) / 1000;
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const parts = [
    hours > 0 ? `${hours}h` : '',
    minutes > 0 ? `${minutes}m` : '',
    rest > 0 ? `${Number(rest.toFixed(3))}s` : '',
  ];
  return parts.filter((part) => part !== '').join(' ') || '0s';
}

/** `at 2m`, and the time of day once somebody has said one. */
export function sayNow({ tick, startMinute }: StageState, settings: StageClock): string {
  const span = tick === 0 ? 'at the start' : `at ${saySpan(tick, settings)}`;
  if (startMinute === undefined) return span;
  const { minute, phase } = worldTimeAt({ ...settings, clock: { ...settings.clock, startMinute } }, tick);
  return `${span}, ${clockFace(minute)} (${phase})`;
}

/** One step as JSON. */
export function stepData(step: StageStep, { phrases }: StageSpeaker): Readonly<Record<string, unknown>> {
  const { event, before, after, deeds, changes, transitions, guards, error } = step;
  const view = (state: StageState) => ({
    value: state.behaviour.value,
    states: activeStates(phrases.spec, state.behaviour.value).map(({ id }) => id),
    context: state.behaviour.context,
  });
  return {
    event,
    tick: after.tick,
    ...(before === undefined ? {} : { before: view(before) }),
    after: { ...view(after), status: after.status },
    changes,
    transitions,
    does: deeds.map((deed) => deedData(deed, phrases)),
    timers: inOrderOfDue(after.timers).map(({ name, dueTick }) => ({
      name,
      ...(dueTick === undefined ? {} : { dueTick }),
    })),
    guards: guards.map((guard) => ({ ...guard, sentence: sayGuard({ type: 'named', ...guard }, phrases) })),
    ...(error === undefined ? {} : { error }),
  };
}

const deedData = (deed: ChartAction, phrases: ChartPhrases) => ({
  ...phraseOf(deed),
  sentence: sayAction(deed, phrases),
});

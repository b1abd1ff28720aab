/** Plays a scenario on a stage in both runtimes, and holds what comes of it against what was expected. */

import type { Expectation, Happening, Scenario, ScenarioStep } from '../../content/chart/scenario.ts';
import type { Place } from '../../content/finding.ts';
import type { ChartSpec } from '../../domain/chart.ts';
import { ticksOfDelay } from '../../domain/world-clock.ts';
import { encodeCanonical } from '../../kernel/canonical.ts';
import {
  type ChartRuntime,
  ChartStage,
  type StageState,
  type StageStep,
  type Waited,
} from './chart-stage.ts';
import { compareExpectation, type Found, type Mismatch } from './compare-expectation.ts';
import type { AskedGuard } from './stage-answers.ts';
import type { StageClock } from './stage-timers.ts';
import { tableSupport } from './table-support.ts';

export type ScenarioResult = {
  readonly scenario: Scenario;
  readonly ok: boolean;
  readonly failures: readonly Failure[];
  /** Uids of the transitions that were taken. */
  readonly taken: ReadonlySet<string>;
  /** Guards that were asked and that nobody answered. */
  readonly unanswered: readonly AskedGuard[];
};

export type Failure = {
  readonly place: Place;
  /** What had just happened; undefined at the beginning. */
  readonly when: string | undefined;
  /** From 1; 0 at the beginning. */
  readonly step: number;
  readonly mismatch: Mismatch;
};

type Run = readonly Waited[];

export function runScenario(spec: ChartSpec, scenario: Scenario, clock: StageClock): ScenarioResult {
  const setting = { ...clock, scheduleMinutes: scenario.given.schedule };
  const support = tableSupport(spec);
  const runtimes: readonly ChartRuntime[] = support.ok ? ['table', 'xstate'] : ['xstate'];
  const [run = [], other] = runtimes.map((runtime) =>
    play({ stage: new ChartStage({ spec, runtime, clock: setting }), clock: setting }, scenario),
  );
  const expectations = [{ ...scenario, when: undefined }, ...scenario.steps];
  const failures = expectations.flatMap((step, index) => {
    const played = run[index];
    if (played === undefined) return [];
    return failuresOf(step, index, { spec, played, clock: setting });
  });
  if (other !== undefined && failures.length === 0) failures.push(...disagreements(run, other, scenario));
  const steps = run.flatMap((played) => played.steps);
  return {
    scenario,
    ok: failures.length === 0,
    failures,
    taken: new Set(steps.flatMap(({ transitions }) => transitions.map(({ uid }) => uid))),
    unanswered: distinctGuards(steps),
  };
}

type Theatre = { readonly stage: ChartStage; readonly clock: StageClock };

/** The first entry is the beginning; none follow a step that failed. */
function play({ stage, clock }: Theatre, { given, steps }: Scenario): Run {
  const run: Waited[] = [begin(stage, given)];
  for (const step of steps) {
    const last = run.at(-1) as Waited;
    if (last.state.status === 'failed' || last.isEndless) break;
    run.push(playStep({ stage, clock }, last.state, step));
  }
  return run;
}

function begin(stage: ChartStage, { value, ...beginning }: Scenario['given']): Waited {
  if (value !== undefined) return { steps: [], state: stage.place(value, beginning), isEndless: false };
  const step = stage.begin(beginning);
  return { steps: [step], state: step.after, isEndless: false };
}

function playStep(theatre: Theatre, before: StageState, { happenings, answers }: ScenarioStep): Waited {
  let played: Waited = { steps: [], state: before, isEndless: false };
  for (const happening of happenings) {
    const next = happen(theatre, played.state, { happening, answers });
    played = { ...next, steps: [...played.steps, ...next.steps] };
    if (played.isEndless) break;
  }
  return played;
}

function happen(
  { stage, clock }: Theatre,
  state: StageState,
  { happening, answers }: { readonly happening: Happening } & Pick<ScenarioStep, 'answers'>,
): Waited {
  if (happening.type === 'wait') {
    const { delay } = happening;
    return stage.wait(state, delay && ticksOfDelay(clock, delay), answers);
  }
  const { event, brought } = happening;
  const step = stage.send(state, { type: event, ...brought }, answers);
  return { steps: [step], state: step.after, isEndless: false };
}

function failuresOf(
  step: { readonly place: Place; readonly when: string | undefined; readonly expect?: Expectation },
  index: number,
  found: Found,
): Failure[] {
  const { place, when, expect } = step;
  const { played } = found;
  const failed = played.steps.find(({ error }) => error !== undefined);
  const mismatches: readonly Mismatch[] =
    failed !== undefined
      ? [{ type: 'error', message: String(failed.error) }]
      : played.isEndless
        ? [{ type: 'endless' }]
        : expect === undefined
          ? []
          : compareExpectation(expect, found);
  return mismatches.map((mismatch) => ({ place: expect?.place ?? place, when, step: index, mismatch }));
}

/** A defect of the runtimes, not of the chart. */
function disagreements(run: Run, other: Run, { place, steps }: Scenario): Failure[] {
  const index = run.findIndex((played, at) => signatureOf(played) !== signatureOf(other[at]));
  if (index === -1 && run.length === other.length) return [];
  const step = Math.max(0, index);
  return [{ place, when: steps[step - 1]?.when, step, mismatch: { type: 'runtimes' } }];
}

/** Everything but the guards, which either may ask more often than the other. */
function signatureOf(played: Waited | undefined): string {
  if (played === undefined) return 'nothing';
  const { steps, state } = played;
  const { behaviour, status, tick, timers } = state;
  const done = steps.map(({ deeds, transitions, event }) => ({ deeds, transitions, event: event.type }));
  const due = timers.list.map(({ name, dueTick }) => ({ name, dueTick: dueTick ?? null }));
  return encodeCanonical({ behaviour, status, tick, due, done });
}

function distinctGuards(steps: readonly StageStep[]): readonly AskedGuard[] {
  const unanswered = steps.flatMap(({ guards }) => guards.filter(({ from }) => from === 'nobody'));
  const key = ({ name, params }: AskedGuard): string => encodeCanonical({ name, params });
  return [...new Map(unanswered.map((guard) => [key(guard), guard])).values()];
}

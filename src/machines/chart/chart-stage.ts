/**
 * One chart alone, with a clock, timers and answers of its own: where designers try out what it does. Every state of a
 * stage is plain data that the next step starts from, so that any step can be taken back. Knows no worlds.
 */

import { type AnyActorLogic, createActor } from 'xstate';
import { activeStates } from '../../content/chart/chart-configuration.ts';
import { covers, type Phrase } from '../../content/chart/chart-phrases.ts';
import type { ForcedAnswer } from '../../content/chart/stage-line.ts';
import type { ChartAction, ChartContext, ChartSpec, ContextValue } from '../../domain/chart.ts';
import { ticksOfDelay } from '../../domain/world-clock.ts';
import { type Behaviour, behaviourOf, snapshotOf } from '../behaviour.ts';
import {
  type ChartEffect,
  type ChartEvent,
  type ChartHost,
  type ChartMoment,
  INIT_EVENT,
  initialContext,
  timersSet,
} from './chart-host.ts';
import { compileToTable, type TableLogic, type TableSnapshot } from './compile-to-table.ts';
import { compileToXState } from './compile-to-xstate.ts';
import { type MarkedChart, markChart } from './marked-chart.ts';
import { type AskedGuard, answerGuard } from './stage-answers.ts';
import {
  cancelTimer,
  inOrderOfDue,
  NO_TIMERS,
  nextDueTick,
  type StageClock,
  type StageTimers,
  setTimer,
  timersAfter,
} from './stage-timers.ts';

export type ChartRuntime = 'table' | 'xstate';

export type StageState = {
  readonly behaviour: Behaviour & { readonly context: ChartContext };
  /** Nothing happens any more to a chart that is done or has failed. */
  readonly status: 'active' | 'done' | 'failed';
  readonly tick: number;
  readonly timers: StageTimers;
  /** Answers that hold from now on. */
  readonly answers: readonly ForcedAnswer[];
  /** Undefined while nobody has said what time it is. */
  readonly startMinute: number | undefined;
};

export type StageStep = {
  readonly event: ChartEvent;
  /** Absent from the step that starts the chart. */
  readonly before?: StageState;
  readonly after: StageState;
  /** What it did, in order: actions of transitions, and of states that were left and entered. */
  readonly deeds: readonly ChartAction[];
  readonly transitions: readonly TakenTransition[];
  readonly changes: readonly FieldChange[];
  /** Each once, with each of the answers that it got. */
  readonly guards: readonly AskedGuard[];
  /** Why it has failed. */
  readonly error?: string;
};

type TakenTransition = { readonly state: string; readonly uid: string };

export type FieldChange = {
  readonly field: string;
  readonly before: ContextValue | undefined;
  readonly after: ContextValue | undefined;
};

export type StageSetting = {
  readonly spec: ChartSpec;
  readonly runtime: ChartRuntime;
  readonly clock: StageClock;
};

/** What came due in a time, in order, and how things are after it. `isEndless`: too much for one wait; it was broken off. */
export type Waited = {
  readonly steps: readonly StageStep[];
  readonly state: StageState;
  readonly isEndless: boolean;
};

/** Events that one wait may bring. */
export const EVENTS_PER_WAIT_MAX = 1000;

/** How a chart begins: what has been answered and said beforehand, and what it remembers instead of its defaults. */
type Beginning = Pick<StageState, 'answers' | 'startMinute'> & { readonly context?: ChartContext };
type Moment = Pick<StageState, 'tick' | 'answers' | 'startMinute'>;
type Run = Pick<StageState, 'behaviour' | 'status'> & {
  readonly effects: readonly ChartEffect[];
  readonly error?: string;
};

export class ChartStage {
  readonly #spec: ChartSpec;
  readonly #clock: StageClock;
  readonly #marked: MarkedChart;
  readonly #logic: TableLogic;
  #moment: Moment = { tick: 0, answers: [], startMinute: undefined };
  #asked: AskedGuard[] = [];

  /** @throws when the table cannot run the chart */
  constructor({ spec, runtime, clock }: StageSetting) {
    const host: ChartHost = {
      guard: (name, params, moment) => this.#answer({ name, params }, moment),
    };
    this.#spec = spec;
    this.#clock = clock;
    this.#marked = markChart(spec);
    this.#logic =
      runtime === 'table'
        ? compileToTable(this.#marked.spec, host)
        : (compileToXState(this.#marked.spec, host) as unknown as TableLogic);
  }

  /** Starts the chart. `once`: answers for this step only. */
  begin(beginning: Beginning, once: readonly ForcedAnswer[] = []): StageStep {
    const behaviour = { value: {}, context: initialContext(this.#spec, beginning.context) };
    const nowhere = this.#blank(beginning, behaviour);
    this.#ready(nowhere, once);
    const run = this.#run(nowhere, { input: beginning.context });
    const { before: _, ...step } = this.#step(INIT_EVENT, nowhere, run);
    return step;
  }

  /** In that configuration at once, with the timers that entering its states would have set, and nothing else done. */
  place(value: Behaviour['value'], beginning: Beginning): StageState {
    const context = initialContext(this.#spec, beginning.context);
    const placed = this.#blank(beginning, { value, context });
    let { timers } = placed;
    for (const state of activeStates(this.#spec, value)) {
      for (const action of state.entry) timers = this.#timersAfter(timers, action, placed);
      for (const effect of timersSet(state)) timers = this.#timersAfter(timers, effect, placed);
    }
    const isDone = snapshotOf(this.#logic, placed.behaviour).status === 'done';
    return { ...placed, timers, status: isDone ? 'done' : 'active' };
  }

  /** A timer that would send such an event has been due with it. */
  send(state: StageState, event: ChartEvent, once: readonly ForcedAnswer[] = []): StageStep {
    const timers = cancelTimer(state.timers, event.type.replace(/^timer /, ''));
    return this.#take({ ...state, timers }, event, once);
  }

  /** Lets time pass, `ticks` undefined until the next timer is due, and takes what is due on the way. */
  wait(state: StageState, ticks: number | undefined, once: readonly ForcedAnswer[] = []): Waited {
    const until = ticks === undefined ? (nextDueTick(state.timers) ?? state.tick) : state.tick + ticks;
    const steps: StageStep[] = [];
    let now = state;
    for (;;) {
      const dueTick = nextDueTick(now.timers);
      if (dueTick === undefined || dueTick > until) break;
      if (steps.length >= EVENTS_PER_WAIT_MAX) return { steps, state: now, isEndless: true };
      // Those that are due in one tick are taken together: what the first one does cancels none of the others.
      const due = inOrderOfDue(now.timers).filter((timer) => timer.dueTick === dueTick);
      for (const { name } of due) now = { ...now, timers: cancelTimer(now.timers, name) };
      now = { ...now, tick: dueTick };
      for (const { name } of due) {
        const step = this.#take(now, { type: `timer ${name}` }, once);
        steps.push(step);
        now = step.after;
      }
    }
    return { steps, state: { ...now, tick: Math.max(now.tick, until) }, isEndless: false };
  }

  #take(before: StageState, event: ChartEvent, once: readonly ForcedAnswer[]): StageStep {
    const { behaviour, status } = before;
    this.#ready(before, once);
    if (status !== 'active') return this.#step(event, before, { behaviour, status, effects: [] });
    const snapshot = snapshotOf(this.#logic, behaviour);
    return this.#step(event, before, this.#run(before, { snapshot }, event));
  }

  #blank({ answers, startMinute }: Beginning, behaviour: StageState['behaviour']): StageState {
    return { behaviour, status: 'active', tick: 0, timers: NO_TIMERS, answers, startMinute };
  }

  #ready({ tick, answers, startMinute }: Moment, once: readonly ForcedAnswer[]): void {
    this.#moment = { tick, answers: [...answers, ...once], startMinute };
    this.#asked = [];
  }

  #answer(guard: Phrase, moment: ChartMoment): boolean {
    const { tick, answers: forced, startMinute } = this.#moment;
    const clock = startMinute === undefined ? undefined : this.#clockAt(startMinute);
    const answered = answerGuard({ ...guard, moment, tick, clock, forced });
    const isKnown = this.#asked.some(
      (other) => other.answer === answered.answer && covers(other, guard) && covers(guard, other),
    );
    if (!isKnown) this.#asked.push(answered);
    return answered.answer;
  }

  #run(
    before: StageState,
    from: { readonly input?: unknown; readonly snapshot?: unknown },
    event?: ChartEvent,
  ): Run {
    const effects: ChartEffect[] = [];
    const actor = createActor(this.#logic as AnyActorLogic, from as never);
    actor.on('*', (effect) => effects.push(effect as unknown as ChartEffect));
    // Somebody has to listen, or XState throws errors when nobody can catch them any more.
    actor.subscribe({ error: () => {} });
    actor.start();
    if (event !== undefined) actor.send(event);
    const snapshot = actor.getSnapshot() as TableSnapshot;
    if (snapshot.status === 'error') {
      const { error } = snapshot;
      const message = error instanceof Error ? error.message : String(error);
      return { behaviour: before.behaviour, status: 'failed', effects: [], error: message };
    }
    const status = snapshot.status === 'active' ? 'active' : 'done';
    return { behaviour: behaviourOf(snapshot) as Run['behaviour'], status, effects };
  }

  #step(event: ChartEvent, before: StageState, { behaviour, status, effects, error }: Run): StageStep {
    const deeds: ChartAction[] = [];
    const transitions: TakenTransition[] = [];
    let { timers } = before;
    for (const effect of effects) {
      const mark = this.#marked.markOf(effect);
      if (mark?.type === 'transition') transitions.push({ state: mark.state, uid: mark.uid });
      else if (mark?.type === 'action') deeds.push(mark.action);
      else {
        if (effect.type === 'named') deeds.push({ type: 'named', name: effect.name, params: effect.params });
        timers = this.#timersAfter(timers, effect, before);
      }
    }
    return {
      event,
      before,
      after: { ...before, behaviour, status, timers },
      deeds,
      transitions,
      changes: changesBetween(before.behaviour.context, behaviour.context),
      guards: this.#asked,
      ...(error === undefined ? {} : { error }),
    };
  }

  #timersAfter(
    timers: StageTimers,
    effect: ChartEffect | ChartAction,
    { tick, startMinute }: Moment,
  ): StageTimers {
    const clock = this.#clockAt(startMinute);
    if (effect.type === 'set timer') {
      return setTimer(timers, effect.name, tick + ticksOfDelay(clock, effect.delay));
    }
    if (effect.type === 'cancel timer') return cancelTimer(timers, effect.name);
    return effect.type === 'named' ? timersAfter(timers, effect, { tick, clock }) : timers;
  }

  #clockAt(startMinute: number | undefined): StageClock {
    const { clock } = this.#clock;
    return { ...this.#clock, clock: { ...clock, startMinute: startMinute ?? clock.startMinute } };
  }
}

const changesBetween = (before: ChartContext, after: ChartContext): FieldChange[] =>
  Object.keys(after)
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ field, before: before[field], after: after[field] }));

/** A chart on its stage, and the lines that are said to it one after the other; each can be taken back. */

import type { StateValue } from '../../content/chart/chart-configuration.ts';
import type { ForcedAnswer, StageLine } from '../../content/chart/stage-line.ts';
import type { ChartContext } from '../../domain/chart.ts';
import { ticksOfDelay } from '../../domain/world-clock.ts';
import { ChartStage, type StageSetting, type StageState, type Waited } from './chart-stage.ts';
import { startMinuteFor } from './stage-timers.ts';

export type SessionStart = {
  /** Undefined when the chart is to start. */
  readonly value: StateValue | undefined;
  readonly context: ChartContext;
  readonly answers: readonly ForcedAnswer[];
  readonly startMinute: number | undefined;
};

export class StageSession {
  readonly #stage: ChartStage;
  readonly #setting: StageSetting;
  readonly #past: Situation[] = [];
  #now: Situation;
  /** What came of the start. */
  readonly start: Waited;

  constructor(setting: StageSetting, { value, ...beginning }: SessionStart) {
    this.#setting = setting;
    this.#stage = new ChartStage(setting);
    const step = value === undefined ? this.#stage.begin(beginning) : undefined;
    const state = step?.after ?? this.#stage.place(value as StateValue, beginning);
    this.#now = { state, once: [] };
    this.start = { steps: step === undefined ? [] : [step], state, isEndless: false };
  }

  get state(): StageState {
    return this.#now.state;
  }

  /** No steps come of a line that only changes what is known. */
  take(line: StageLine): Waited {
    const { state, once } = this.#now;
    const answered = this.#answer(line, this.#now);
    const keepsOnce = line.type !== 'event' && line.type !== 'wait';
    const more = line.type === 'guard' && line.once ? [line.forced] : [];
    this.#past.push({ state, once });
    this.#now = { state: answered.state, once: keepsOnce ? [...once, ...more] : [] };
    return answered;
  }

  /** False when nothing has been said yet. */
  undo(): boolean {
    const former = this.#past.pop();
    if (former !== undefined) this.#now = former;
    return former !== undefined;
  }

  #answer(line: StageLine, { state, once }: Situation): Waited {
    switch (line.type) {
      case 'event': {
        const step = this.#stage.send(state, { type: line.event, ...line.brought }, once);
        return { steps: [step], state: step.after, isEndless: false };
      }
      case 'wait': {
        const { delay } = line;
        return this.#stage.wait(state, delay && ticksOfDelay(this.#setting.clock, delay), once);
      }
      case 'set': {
        const context = { ...state.behaviour.context, [line.field]: line.value };
        return quiet({ ...state, behaviour: { ...state.behaviour, context } });
      }
      case 'guard':
        return quiet(line.once ? state : { ...state, answers: [...state.answers, line.forced] });
      case 'time':
        return quiet({ ...state, startMinute: startMinuteFor(line.minute, state.tick, this.#setting.clock) });
    }
  }
}

/** `once`: answers for the next thing that happens. */
type Situation = { readonly state: StageState; readonly once: readonly ForcedAnswer[] };

const quiet = (state: StageState): Waited => ({ steps: [], state, isEndless: false });

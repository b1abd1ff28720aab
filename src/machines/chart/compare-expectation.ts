/** What a scenario expected against what a stage has done: every difference, as data. */

import { activeStates } from '../../content/chart/chart-configuration.ts';
import { covers, type Phrase, phraseOf } from '../../content/chart/chart-phrases.ts';
import type { Expectation, ExpectedTimer } from '../../content/chart/scenario.ts';
import type { ChartAction, ChartSpec, ContextValue } from '../../domain/chart.ts';
import { ACTIONS } from '../../domain/vocabulary/actions.ts';
import type { ActionEntry } from '../../domain/vocabulary/vocabulary-entry.ts';
import { ticksOfDelay } from '../../domain/world-clock.ts';
import type { Waited } from './chart-stage.ts';
import type { StageClock, StageTimer } from './stage-timers.ts';

export type Mismatch =
  | { readonly type: 'state'; readonly expected: readonly string[]; readonly found: Waited['state'] }
  | {
      readonly type: 'context';
      readonly field: string;
      readonly expected: ContextValue;
      readonly found: ContextValue | undefined;
    }
  | {
      readonly type: 'does';
      readonly expected: NonNullable<Expectation['does']>;
      readonly found: readonly ChartAction[];
    }
  | { readonly type: 'does not'; readonly found: ChartAction }
  | {
      readonly type: 'timer';
      readonly expected: ExpectedTimer;
      /** Undefined when it is not set. */
      readonly found: StageTimer | undefined;
      readonly tick: number;
    }
  | { readonly type: 'error'; readonly message: string }
  /** One wait brought more events than a scenario can have. */
  | { readonly type: 'endless' }
  | { readonly type: 'runtimes' };

export type Found = {
  readonly spec: ChartSpec;
  readonly played: Waited;
  readonly clock: StageClock;
};

export function compareExpectation(expect: Expectation, { spec, played, clock }: Found): Mismatch[] {
  const { states, context = {}, does, doesNot = [], timers = [] } = expect;
  const { state, steps } = played;
  const deeds = steps.flatMap((step) => step.deeds);
  const active = activeStates(spec, state.behaviour.value).map(({ id }) => id);
  return [
    ...(states === undefined || states.every((id) => active.includes(id))
      ? []
      : [{ type: 'state', expected: states, found: state } as const]),
    ...Object.entries(context)
      .filter(([field, expected]) => state.behaviour.context[field] !== expected)
      .map(([field, expected]) => {
        const found = state.behaviour.context[field];
        return { type: 'context', field, expected, found } as const;
      }),
    ...(does === undefined || isSequence(does, withoutBookkeeping(deeds, does))
      ? []
      : [{ type: 'does', expected: does, found: deeds } as const]),
    ...deeds
      .filter((deed) => doesNot.some((phrase) => covers(phrase, phraseOf(deed))))
      .map((found) => ({ type: 'does not', found }) as const),
    ...timers.flatMap((timer) => compareTimer(timer, played, clock)),
  ];
}

/** Actions that are written down for whoever reads: named by a scenario only if it cares. */
const BOOKKEEPING = Object.entries<ActionEntry>(ACTIONS)
  .filter(([, { bookkeeping }]) => bookkeeping)
  .map(([name]) => name);

const withoutBookkeeping = (
  deeds: readonly ChartAction[],
  expected: NonNullable<Expectation['does']>,
): readonly ChartAction[] =>
  deeds.filter(
    (deed) =>
      deed.type !== 'named' ||
      !BOOKKEEPING.includes(deed.name) ||
      expected.some((phrase) => phrase !== '...' && covers(phrase, phraseOf(deed))),
  );

/** Whether the deeds are these, in order. What `...` may stand for is tried from the last one back, as in file names. */
function isSequence(expected: readonly (Phrase | '...')[], deeds: readonly ChartAction[]): boolean {
  let [at, deed] = [0, 0];
  let gap: { readonly at: number; deed: number } | undefined;
  while (deed < deeds.length) {
    const wanted = expected[at];
    if (wanted === '...') {
      gap = { at, deed };
      at += 1;
    } else if (wanted !== undefined && covers(wanted, phraseOf(deeds[deed] as ChartAction))) {
      at += 1;
      deed += 1;
    } else if (gap !== undefined) {
      gap.deed += 1;
      [at, deed] = [gap.at + 1, gap.deed];
    } else return false;
  }
  return expected.slice(at).every((wanted) => wanted === '...');
}

function compareTimer(expected: ExpectedTimer, { state }: Waited, clock: StageClock): Mismatch[] {
  const { names, pending, delay } = expected;
  const set = state.timers.list.filter(({ name }) => names.includes(name));
  const dueTick = delay && state.tick + ticksOfDelay(clock, delay);
  const isThere = dueTick === undefined ? set.length > 0 : set.some((timer) => timer.dueTick === dueTick);
  return isThere === pending ? [] : [{ type: 'timer', expected, found: set[0], tick: state.tick }];
}

/**
 * What a chart and the realm that runs it say to each other, the same for both runtimes: events in, effects out, and
 * questions about facts in between.
 */
import type {
  ChartAction,
  ChartContext,
  ChartDelay,
  ChartParams,
  ChartSpec,
  ChartState,
  ChartTransition,
  ContextValue,
} from '../../domain/chart.ts';
import { afterEvent } from '../../domain/chart.ts';

export type ChartHost = {
  /** Answers from facts; asked in no promised order or number, so it must change nothing. */
  readonly guard: (name: string, params: ChartParams, moment: ChartMoment) => boolean;
  /** Takes the table's effects at once; without it they leave by `emit`, as XState's do, which costs more. */
  readonly collect?: (effect: ChartEffect) => void;
};

export type ChartEvent = { readonly type: string } & Readonly<Record<string, unknown>>;

/** What a guard may look at besides facts. `event` is `xstate.init` at the start and `xstate.done.state.<id>` after one. */
export type ChartMoment = { readonly context: ChartContext; readonly event: ChartEvent };

/** Leaves a chart by `emit`, in the order of execution, once the event that caused it is dealt with. */
export type ChartEffect =
  | {
      readonly type: 'named';
      readonly name: string;
      readonly params: ChartParams;
      readonly event: ChartEvent;
    }
  /** When due, the event `timer <name>` is to be sent. Setting a timer again replaces it. */
  | { readonly type: 'set timer'; readonly name: string; readonly delay: ChartDelay }
  | { readonly type: 'cancel timer'; readonly name: string };

/** Values a new actor starts with instead of the chart's defaults. */
export type ChartInput = ChartContext | undefined;

/** What starts a chart, as its guards and effects see it. */
export const INIT_EVENT: ChartEvent = Object.freeze({ type: 'xstate.init' });

export const doneEvent = (stateId: string): ChartEvent =>
  Object.freeze({ type: `xstate.done.state.${stateId}` });

/** Steps that one event may cause, the event's own not counted; one more is a loop and fails the actor. */
export const MICROSTEPS_MAX = 100;

export const loopError = (chart: string): Error =>
  new Error(`chart ${chart}: one event causes more than ${MICROSTEPS_MAX} steps; it runs in a circle`);

/** Only transitions to the history of a state that holds their source can come to this. */
export const contradictionError = (chart: string): Error =>
  new Error(`chart ${chart}: transitions taken together lead to states that cannot be active together`);

export function initialContext(spec: ChartSpec, input: ChartInput): ChartContext {
  const defaults = Object.entries(spec.context).map(([name, field]) => [name, field.default] as const);
  return { ...Object.fromEntries(defaults), ...input };
}

export type ContextChange = Extract<ChartAction, { type: 'set' | 'add' }>;

export function changedValue(context: ChartContext, change: ContextChange): ContextValue {
  if (change.type === 'set') return change.value;
  const sum = Number(context[change.field]) + change.by;
  if (!Number.isSafeInteger(sum)) throw new Error(`${change.field} + ${change.by} is no safe integer`);
  return sum;
}

/** Transitions by event: those of `on` and `after`, in document order. */
export function handlersOf(state: ChartState): Map<string, readonly ChartTransition[]> {
  const handlers = new Map<string, readonly ChartTransition[]>();
  const add = (event: string, transitions: readonly ChartTransition[]) =>
    handlers.set(event, [...(handlers.get(event) ?? []), ...transitions]);
  for (const { event, transitions } of state.on) add(event, transitions);
  state.after.forEach(({ transitions }, index) => {
    add(`timer ${afterEvent(state, index)}`, transitions);
  });
  return handlers;
}

/** The timers of `after`: set when the state is entered, after its own entry actions. */
export const timersSet = (state: ChartState): ChartEffect[] =>
  state.after.map(({ delay }, index) =>
    Object.freeze({ type: 'set timer', name: afterEvent(state, index), delay }),
  );

/** The same timers, cancelled when the state is left, after its own exit actions. */
export const timersCancelled = (state: ChartState): ChartEffect[] =>
  state.after.map((_, index) => Object.freeze({ type: 'cancel timer', name: afterEvent(state, index) }));

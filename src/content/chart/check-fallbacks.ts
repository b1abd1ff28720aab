/**
 * Lists of guarded transitions on which a chart would hang: when none of the guards holds the one time that they are
 * asked, nothing else ever leads on. Where something else does, leaving out the last resort is a choice.
 */
import type { ChartSpec, ChartState, ChartTransition } from '../../domain/chart.ts';
import { encodeCanonical } from '../../kernel/canonical.ts';
import { allStates, ancestorsOf, type ChartPlaces, parentsOf } from './chart-moves.ts';
import { canBeDone } from './check-reach.ts';

type List = readonly ChartTransition[];

export const checkFallbacks = (
  { root }: ChartSpec,
  reached: ReadonlySet<ChartState>,
  { of, log }: ChartPlaces,
): void => {
  const parents = parentsOf(root);
  for (const state of allStates(root)) {
    const around = ancestorsOf(state, parents);
    if (!reached.has(state) || around.some(({ kind }) => kind === 'parallel')) continue;
    const hanging =
      state.kind === 'atomic' ? hangingAt([state, ...around]) : hangingWhenDone(state, around, reached);
    const last = hanging?.at(-1);
    if (last === undefined) continue;
    const message = `when no guard of this list holds, nothing ever leads on from "${state.id}"`;
    log.warning(of(last.uid), 'chart/no-fallback', message, 'add a last transition without a guard');
  }
};

/** The list that the state waits on, asked once and not complete. `line`: the state and those around it, outwards. */
const hangingAt = (line: readonly ChartState[]): List | undefined => {
  const [state] = line as [ChartState];
  const heard = line.flatMap(({ on }) => on).filter(({ event }) => !event.startsWith('timer '));
  const tries = line.some(({ always }) => always.length > 0);
  if (
    heard.some(({ transitions }) => transitions.length > 0 && (tries || transitions.some(leadsFrom(state))))
  )
    return undefined;
  const once = line.flatMap(({ always, after, on }) => [
    always,
    ...after.map(({ transitions }) => transitions),
    ...on.filter(({ event }) => event.startsWith('timer ')).map(({ transitions }) => transitions),
  ]);
  const waitedOn = once.filter((list) => list.some(leadsFrom(state)));
  return once.some((list) => isComplete(list, state)) ? undefined : waitedOn[0];
};

/** The chance to go on when it is done comes once. */
const hangingWhenDone = (
  state: ChartState,
  around: readonly ChartState[],
  reached: ReadonlySet<ChartState>,
): List | undefined => {
  if (state.onDone.length === 0 || !canBeDone(state, reached) || isComplete(state.onDone, state))
    return undefined;
  const others = [state, ...around].flatMap(({ on, after, always }) => [
    ...[...on, ...after].flatMap(({ transitions }) => transitions),
    ...always,
  ]);
  return others.length > 0 ? undefined : state.onDone;
};

const leadsFrom =
  (state: ChartState) =>
  ({ targets, reenter }: ChartTransition): boolean =>
    targets.some((id) => id !== state.id || reenter);

/** One of them happens in any case and goes on, or asks for another time. */
const isComplete = (list: List, state: ChartState): boolean => {
  const guards = list.flatMap(({ guard }) => (guard === undefined ? [] : [guard]));
  const denied = new Set(
    guards.flatMap((guard) => (guard.type === 'not' ? [encodeCanonical(guard.guard)] : [])),
  );
  if (guards.some((guard) => denied.has(encodeCanonical(guard)))) return true;
  const last = list.find(({ guard }) => guard === undefined);
  return (
    last !== undefined && (leadsFrom(state)(last) || last.targets.length > 0 || last.actions.some(asksAgain))
  );
};

const TIMERS: readonly string[] = ['set timer', 'schedule', 'set idle timer', 'set schedule timer'];

const asksAgain = (action: ChartTransition['actions'][number]): boolean =>
  action.type === 'raise' || (action.type === 'named' && TIMERS.includes(action.name));

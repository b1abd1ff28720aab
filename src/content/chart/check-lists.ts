/** Lists of transitions of which the first that is enabled happens: what in them never does. */
import type { ChartSpec, ChartTransition } from '../../domain/chart.ts';
import { encodeCanonical } from '../../kernel/canonical.ts';
import { allStates, type ChartPlaces, transitionLists } from './chart-moves.ts';

export const checkLists = ({ root }: ChartSpec, places: ChartPlaces): void => {
  for (const list of allStates(root).flatMap(transitionLists)) checkList(list, places);
};

const checkList = (list: readonly ChartTransition[], { of, log }: ChartPlaces): void => {
  const seen = new Map<string, string>();
  let open: ChartTransition | undefined;
  for (const transition of list) {
    if (open !== undefined) {
      const message = `this never happens: "${open.uid}" above it has no guard, and always goes first`;
      log.warning(of(transition.uid), 'chart/shadowed', message, 'put the one without a guard last');
      continue;
    }
    if (transition.guard === undefined) {
      open = transition;
      continue;
    }
    const guard = encodeCanonical(transition.guard);
    const before = seen.get(guard);
    if (before === undefined) seen.set(guard, transition.uid);
    else {
      const message = `this never happens: "${before}" above it has the same guard`;
      log.warning(of(transition.uid), 'chart/same-guard', message, 'join their actions, or change one guard');
    }
  }
};

/** A time runs anew only when its state is entered: after a transition to the state where the chart already is, never. */
export const checkWaits = ({ root }: ChartSpec, { of, log }: ChartPlaces): void => {
  for (const state of allStates(root)) {
    for (const { uid, targets, reenter } of state.after.flatMap(({ transitions }) => transitions)) {
      if (reenter || targets.length !== 1 || targets[0] !== state.id) continue;
      const message = `the time does not begin again: "${state.id}" is neither left nor entered`;
      log.warning(
        of(uid),
        'chart/no-reenter',
        message,
        'add reenter: true; or leave out the target to have it once',
      );
    }
  }
};

/** States of a dialogue in which neither the player nor the keeper can go on: nothing is offered, asked or awaited. */
import type { ChartAction, ChartSpec, ChartState, ChartTransition } from '../../domain/chart.ts';
import { allStates, ancestorsOf, type ChartPlaces, entered, parentsOf } from './chart-moves.ts';
import { leadsOut } from './check-reach.ts';
import { CHOICE_PREFIX } from './event-name.ts';

const ANSWERED = 'player answered';

export const checkDialogue = (
  { root, vocabulary }: ChartSpec,
  reached: ReadonlySet<ChartState>,
  { of, log }: ChartPlaces,
): void => {
  if (vocabulary !== 'dialogue') return;
  const chart = { parents: parentsOf(root), arrivals: arrivalsIn(root) };
  for (const state of allStates(root)) {
    if (state.kind !== 'atomic' || !reached.has(state)) continue;
    const reason = stuckBecause(state, chart);
    if (reason === undefined) continue;
    const fix = 'offer a choice that it handles, add `after`, or make it `type: final`';
    log.warning(of(state.uid), 'chart/dialogue-stuck', `the dialogue stops in "${state.id}": ${reason}`, fix);
  }
};

type Dialogue = {
  readonly parents: ReadonlyMap<string, ChartState>;
  /** What leads into each state: a transition, and the event that it is for. */
  readonly arrivals: ReadonlyMap<ChartState, readonly Arrival[]>;
};
type Arrival = { readonly event: string | undefined; readonly transition: ChartTransition };

const stuckBecause = (state: ChartState, { parents, arrivals }: Dialogue): string | undefined => {
  const line = [state, ...ancestorsOf(state, parents)];
  if (line.some(({ kind }) => kind === 'parallel')) return undefined;
  const heard = line.flatMap(({ on }) => on.map(({ event }) => event));
  const passes = line.some(({ after, always }) => after.length + always.length > 0);
  if (passes || heard.some((event) => !isReply(event))) return undefined;
  if (heard.length === 0)
    return leadsOut(state, parents) ? undefined : 'nothing is offered, and nothing happens';
  const offered = offersAt(line, arrivals.get(state) ?? []);
  if (offered === undefined || heard.some((event) => offered.has(event))) return undefined;
  return `it waits for ${heard.map((event) => `"${event}"`).join(', ')}, and nothing on the way here offers that`;
};

const isReply = (event: string | undefined): boolean =>
  event === ANSWERED || event?.startsWith(CHOICE_PREFIX) === true;

/** Replies that may come there. Undefined when earlier offers may still stand, since only a reply ends them. */
const offersAt = (
  line: readonly ChartState[],
  arrivals: readonly Arrival[],
): ReadonlySet<string> | undefined => {
  if (!arrivals.every(({ event }) => isReply(event))) return undefined;
  const own = line.flatMap(({ entry, on }) => [
    ...entry,
    ...on.flatMap(({ transitions }) => transitions.flatMap(({ actions }) => actions)),
  ]);
  return new Set([...own, ...arrivals.flatMap(({ transition }) => transition.actions)].flatMap(replyTo));
};

const replyTo = (action: ChartAction): readonly string[] => {
  if (action.type !== 'named') return [];
  if (action.name === 'offer') return [`${CHOICE_PREFIX}${action.params['choice']}`];
  return action.name === 'ask' ? [ANSWERED] : [];
};

const arrivalsIn = (root: ChartState): Dialogue['arrivals'] => {
  const states = allStates(root);
  const parents = parentsOf(root);
  const arrivals = new Map<ChartState, Arrival[]>();
  const lead = (from: ChartState, event: string | undefined) => (transition: ChartTransition) => {
    for (const id of transition.targets) {
      const to = states.find((state) => state.id === id) as ChartState;
      for (const state of entered({ from, to, parents }))
        arrivals.set(state, [...(arrivals.get(state) ?? []), { event, transition }]);
    }
  };
  for (const state of states) {
    for (const { event, transitions } of state.on) transitions.forEach(lead(state, event));
    for (const { transitions } of state.after) transitions.forEach(lead(state, undefined));
    for (const transition of [...state.always, ...state.onDone]) lead(state, undefined)(transition);
  }
  return arrivals;
};

/** What becomes of each event in each state in which a chart can rest: the table that shows what was forgotten. */
import type { ChartSpec, ChartState, ChartTransition } from '../../domain/chart.ts';
import { VOCABULARIES } from '../../domain/vocabulary/vocabularies.ts';
import { allStates, ancestorsOf, parentsOf } from './chart-moves.ts';

export type EventFate =
  /** `guarded`: only when some guard holds. `from`: the id of the state around it that does it. */
  | { readonly fate: 'handled'; readonly guarded: boolean }
  | { readonly fate: 'inherited'; readonly from: string; readonly guarded: boolean }
  /** `by`: the id of the state that says so, itself or one around it. */
  | { readonly fate: 'ignored'; readonly by: string }
  | { readonly fate: 'unhandled' };

export type EventMatrix = {
  readonly chart: string;
  /** Those that the vocabulary expects, those that some state handles or ignores, and the chart's own. */
  readonly events: readonly string[];
  /** One for each state without states of its own, in document order; `fates` by event. */
  readonly rows: readonly {
    readonly state: string;
    readonly uid: string;
    readonly fates: Readonly<Record<string, EventFate>>;
  }[];
};

export const eventMatrix = ({ id, vocabulary, root }: ChartSpec): EventMatrix => {
  const states = allStates(root);
  const parents = parentsOf(root);
  const events = [
    ...new Set([
      ...VOCABULARIES[vocabulary].expected,
      ...states.flatMap(({ on, ignores }) => [...on.map(({ event }) => event), ...ignores]),
      ...states.flatMap(ownEvents),
    ]),
  ];
  const rows = states.filter(isRestingPlace(root)).map((state) => {
    const line = [state, ...ancestorsOf(state, parents)];
    return {
      state: state.id,
      uid: state.uid,
      fates: Object.fromEntries(events.map((event) => [event, fateOf(event, line)])),
    };
  });
  return { chart: id, events, rows };
};

/** A chart that has come to its end hears nothing; a region that has ended hears what is around it. */
const isRestingPlace =
  (root: ChartState) =>
  (state: ChartState): boolean =>
    state.kind === 'atomic' || (state.kind === 'final' && !root.states.includes(state));

/** `line`: the state and those around it, from the inside out. */
const fateOf = (event: string, line: readonly ChartState[]): EventFate => {
  const [state] = line as [ChartState];
  const handlers = line.filter((around) => listFor(around, event).length > 0);
  const [handler] = handlers;
  if (handler !== undefined) {
    const guarded = !handlers.some((around) =>
      listFor(around, event).some(({ guard }) => guard === undefined),
    );
    return handler === state
      ? { fate: 'handled', guarded }
      : { fate: 'inherited', from: handler.id, guarded };
  }
  const ignoring = line.find(
    ({ ignores, on }) => ignores.includes(event) || on.some((written) => written.event === event),
  );
  return ignoring === undefined ? { fate: 'unhandled' } : { fate: 'ignored', by: ignoring.id };
};

const listFor = ({ on }: ChartState, event: string): readonly ChartTransition[] =>
  on.find((handler) => handler.event === event)?.transitions ?? [];

/** What the chart raises, sets a timer for, or offers. */
const ownEvents = ({ entry, exit, on, after, always, onDone }: ChartState): readonly string[] =>
  [
    ...entry,
    ...exit,
    ...[...on, ...after].flatMap(({ transitions }) => transitions).flatMap(({ actions }) => actions),
    ...[...always, ...onDone].flatMap(({ actions }) => actions),
  ].flatMap((action) => {
    if (action.type === 'raise') return [action.event];
    if (action.type !== 'named') return [];
    const { name, choice } = action.params;
    if (action.name === 'offer') return [`chose ${choice}`];
    if (action.name === 'ask') return ['player answered'];
    if (action.name === 'set timer' || action.name === 'schedule') return [`timer ${name}`];
    if (action.name === 'set idle timer') return ['timer idle'];
    return action.name === 'set schedule timer' ? ['timer schedule'] : [];
  });

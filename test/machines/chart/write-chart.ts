/** Charts in a few words, for tests: names are ids and keys, strings are named actions, and `!ping` raises `ping`. */
import type {
  ChartAction,
  ChartDelay,
  ChartGuard,
  ChartSpec,
  ChartState,
  ChartTransition,
} from '../../../src/domain/chart.ts';

export type Brief = {
  readonly kind?: ChartState['kind'];
  readonly initial?: string;
  readonly history?: 'shallow' | 'deep';
  /** Where a history state leads that remembers nothing. */
  readonly fallback?: string;
  readonly entry?: readonly Act[];
  readonly exit?: readonly Act[];
  readonly on?: Readonly<Record<string, Way | readonly Way[]>>;
  readonly after?: Readonly<Record<number, Way>>;
  readonly always?: Way | readonly Way[];
  readonly onDone?: Way | readonly Way[];
  readonly states?: Readonly<Record<string, Brief>>;
};
type Act = string | ChartAction;
/** A target, or a transition. */
type Way =
  | string
  | {
      readonly to?: string | readonly string[];
      readonly if?: string | ChartGuard;
      readonly do?: readonly Act[];
      readonly reenter?: boolean;
    };

export function writeChart(root: Brief): ChartSpec {
  return {
    id: 'chart',
    version: 1,
    vocabulary: 'world',
    context: { count: { type: 'integer', default: 0 }, word: { type: 'text', default: 'none' } },
    root: writeState('chart', root),
    behaviourHash: '',
  };
}

function writeState(name: string, brief: Brief): ChartState {
  const states = Object.entries(brief.states ?? {}).map(([key, child]) => writeState(key, child));
  const kind = brief.kind ?? (brief.history ? 'history' : states.length > 0 ? 'compound' : 'atomic');
  const initial = brief.initial ?? states[0]?.id;
  const after = Object.entries(brief.after ?? {}).map(([ticks, way]) => ({
    delay: { unit: 'ticks', amount: Number(ticks) } satisfies ChartDelay,
    transitions: writeAll(way),
  }));
  return {
    uid: name,
    key: name,
    id: name,
    kind,
    ...(kind === 'compound' && initial !== undefined ? { initial } : {}),
    ...(brief.history === undefined
      ? {}
      : {
          history: {
            depth: brief.history,
            ...(brief.fallback === undefined ? {} : { target: brief.fallback }),
          },
        }),
    entry: writeActions(brief.entry),
    exit: writeActions(brief.exit),
    on: Object.entries(brief.on ?? {}).map(([event, ways]) => ({ event, transitions: writeAll(ways) })),
    after,
    always: writeAll(brief.always),
    onDone: writeAll(brief.onDone),
    ignores: [],
    states,
  };
}

function writeAll(ways: Way | readonly Way[] | undefined): ChartTransition[] {
  const list: readonly Way[] = ways === undefined ? [] : isList(ways) ? ways : [ways];
  return list.map((way) => {
    if (typeof way === 'string') return { uid: way, targets: [way], actions: [], reenter: false };
    const { to = [], if: guard, reenter = false } = way;
    return {
      uid: JSON.stringify(to),
      targets: typeof to === 'string' ? [to] : to,
      ...(guard === undefined
        ? {}
        : { guard: typeof guard === 'string' ? { type: 'named', name: guard, params: {} } : guard }),
      actions: writeActions(way.do),
      reenter,
    };
  });
}

const isList = (ways: Way | readonly Way[]): ways is readonly Way[] => Array.isArray(ways);

function writeActions(acts: readonly Act[] = []): ChartAction[] {
  return acts.map((act) => {
    if (typeof act !== 'string') return act;
    return act.startsWith('!')
      ? { type: 'raise', event: act.slice(1) }
      : { type: 'named', name: act, params: {} };
  });
}

/**
 * A statechart as content gives it, after parsing and linking: an XState-compatible subset, frozen, with every name
 * resolved. Both runtimes (XState's interpreter and the table) execute exactly this.
 */
import type { VocabularyName } from './vocabulary/vocabularies.ts';
import type { TextKey } from './world-spec.ts';

export type ChartSpec = {
  readonly id: string;
  readonly version: number;
  /** Which registry of guards, actions and events the chart speaks: `keeper`, `quest`. */
  readonly vocabulary: VocabularyName;
  /** What players know it by: the name of a quest. */
  readonly title?: TextKey;
  /** What the chart remembers besides its state, by name. */
  readonly context: Readonly<Record<string, ContextField>>;
  /** A compound state with the chart's id as its key. */
  readonly root: ChartState;
  /** Hex SHA-256 over everything above; layout, notes and prose leave it as it is. */
  readonly behaviourHash: string;
};

export type ContextField =
  | { readonly type: 'integer'; readonly default: number }
  | { readonly type: 'boolean'; readonly default: boolean }
  | { readonly type: 'text'; readonly default: string };

export type ContextValue = number | boolean | string;
export type ChartContext = Readonly<Record<string, ContextValue>>;

export type ChartState = {
  /** Permanent identity, kept through renames; unique in the chart. */
  readonly uid: string;
  /** The name under its parent; values of the configuration are made of keys. */
  readonly key: string;
  /** Explicit, unique in the chart; what targets and `in` name. Defaults to the key where that is unique. */
  readonly id: string;
  readonly kind: 'atomic' | 'compound' | 'parallel' | 'final' | 'history';
  /** Id of the child entered by default; exactly for compound states. */
  readonly initial?: string;
  /** Exactly for history states. */
  readonly history?: { readonly depth: 'shallow' | 'deep'; readonly target?: string };
  readonly entry: readonly ChartAction[];
  readonly exit: readonly ChartAction[];
  /** In document order; the first enabled transition wins. */
  readonly on: readonly { readonly event: string; readonly transitions: readonly ChartTransition[] }[];
  readonly after: readonly { readonly delay: ChartDelay; readonly transitions: readonly ChartTransition[] }[];
  readonly always: readonly ChartTransition[];
  readonly onDone: readonly ChartTransition[];
  /** Events the writer lets pass on purpose here. */
  readonly ignores: readonly string[];
  /** In document order. */
  readonly states: readonly ChartState[];
};

export type ChartTransition = {
  readonly uid: string;
  readonly guard?: ChartGuard;
  /** State ids; empty for a transition that changes no state. */
  readonly targets: readonly string[];
  readonly actions: readonly ChartAction[];
  /** External: the source is left and entered again even when the target lies inside it. */
  readonly reenter: boolean;
};

export type ChartGuard =
  | { readonly type: 'all' | 'any'; readonly guards: readonly ChartGuard[] }
  | { readonly type: 'not'; readonly guard: ChartGuard }
  /** The state with this id is active. */
  | { readonly type: 'in'; readonly state: string }
  | { readonly type: 'named'; readonly name: string; readonly params: ChartParams };

export type ChartAction =
  /** Built in: changes the chart's own context. */
  | { readonly type: 'set'; readonly field: string; readonly value: ContextValue }
  | { readonly type: 'add'; readonly field: string; readonly by: number }
  /** Built in: an event to this chart itself, taken before any other. */
  | { readonly type: 'raise'; readonly event: string }
  /** Everything else is an effect that the realm carries out. */
  | { readonly type: 'named'; readonly name: string; readonly params: ChartParams };

export type ChartParam = string | number | boolean;
export type ChartParams = Readonly<Record<string, ChartParam>>;

/** Compiled to kernel timers, never to XState's own. */
export type ChartDelay =
  | { readonly unit: 'ticks'; readonly amount: number }
  | { readonly unit: 'played seconds'; readonly amount: number }
  | { readonly unit: 'world minutes'; readonly amount: number };

/** How actors of earlier versions come to stand in this one; no part of the behaviour. States are named by uid. */
export type ChartMigration = {
  /** The versions that it leads on from. */
  readonly from: readonly number[];
  /** The same state under another uid. */
  readonly rename: Readonly<Record<string, string>>;
  /** Where to be instead of in a state that is gone. */
  readonly removed: Readonly<Record<string, string>>;
  /** What new and retyped fields hold for actors that are there already. */
  readonly context: ChartContext;
};

/** The event by which a due `after` timer reaches a chart: `after <uid of the state>#<index of the delay>`. */
export const afterEvent = (state: ChartState, index: number): string => `after ${state.uid}#${index}`;

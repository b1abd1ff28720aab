/**
 * The endings of a quest or dialogue, and charts that say so when one of them comes: the same charts, in which each final
 * state and each action that ends the quest is preceded by an action that only notes it.
 */
import type { ChartAction, ChartSpec, ChartState, ChartTransition } from '../../domain/chart.ts';
import { activeQuest } from '../../domain/quest-steps.ts';
import { approve } from '../../domain/rule.ts';
import type { ActionRules } from '../../domain/vocabulary/action-rule.ts';
import { ACTION_RULES } from '../../domain/vocabulary/action-rules.ts';
import type { ActionName } from '../../domain/vocabulary/actions.ts';
import type { UniverseSpec } from '../../domain/world-spec.ts';
import type { PlayerId } from '../../kernel/ids.ts';

export type Ending = {
  /** The chart in which it stands: another one when that completes or fails the quest. */
  readonly chart: string;
  /** Of the final state, or of the state or transition with the action. */
  readonly uid: string;
  /** The key of that final state; else of the state in which the action is done. */
  readonly state: string;
  readonly kind: 'final' | 'completes' | 'fails';
};

export type MarkedUniverse = { readonly universe: UniverseSpec; readonly endings: readonly Ending[] };

const MARK = 'mark ending';

export function markEndings(universe: UniverseSpec, target: string): MarkedUniverse {
  const endings: Ending[] = [];
  const charts = Object.fromEntries(
    Object.entries(universe.charts).map(([id, spec]) => [id, new Marker(spec, target, endings).mark()]),
  );
  return { universe: { ...universe, charts }, endings };
}

class Marker {
  readonly #spec: ChartSpec;
  readonly #target: string;
  readonly #endings: Ending[];

  constructor(spec: ChartSpec, target: string, endings: Ending[]) {
    this.#spec = spec;
    this.#target = target;
    this.#endings = endings;
  }

  mark(): ChartSpec {
    return { ...this.#spec, root: this.#state(this.#spec.root) };
  }

  #state(state: ChartState): ChartState {
    const isEnd = state.kind === 'final' && this.#spec.id === this.#target;
    const entry = this.#actions(state.entry, state.uid, state.key);
    const transitions = (list: readonly ChartTransition[]) =>
      list.map((transition) => this.#transition(transition, state.key));
    return {
      ...state,
      entry: isEnd ? [this.#note({ kind: 'final', uid: state.uid, state: state.key }), ...entry] : entry,
      exit: this.#actions(state.exit, state.uid, state.key),
      on: state.on.map(({ event, transitions: list }) => ({ event, transitions: transitions(list) })),
      after: state.after.map(({ delay, transitions: list }) => ({ delay, transitions: transitions(list) })),
      always: transitions(state.always),
      onDone: transitions(state.onDone),
      states: state.states.map((child) => this.#state(child)),
    };
  }

  #transition(transition: ChartTransition, state: string): ChartTransition {
    return { ...transition, actions: this.#actions(transition.actions, transition.uid, state) };
  }

  #actions(actions: readonly ChartAction[], uid: string, state: string): readonly ChartAction[] {
    return actions.flatMap((action) => {
      const kind = this.#kindOf(action);
      return kind === undefined ? [action] : [this.#note({ kind, uid, state }), action];
    });
  }

  #kindOf(action: ChartAction): Ending['kind'] | undefined {
    if (action.type !== 'named' || action.params['quest'] !== this.#target) return undefined;
    if (action.name === 'complete quest') return 'completes';
    return action.name === 'fail quest' ? 'fails' : undefined;
  }

  #note(ending: Omit<Ending, 'chart'>): ChartAction {
    this.#endings.push({ chart: this.#spec.id, ...ending });
    return { type: 'named', name: MARK, params: { ending: this.#endings.length - 1 } };
  }
}

/** The real rules, and one that notes endings; an action that ends the quest counts while the quest is under way. */
export function rulesThatNote(
  target: string,
  endings: readonly Ending[],
  note: (ending: number) => void,
): ActionRules<ActionName> {
  const rules = {
    ...ACTION_RULES,
    [MARK]: (...[context, { player }, { ending }]: MarkCall) => {
      const kind = endings[ending]?.kind;
      const counts =
        kind === 'final' || (player !== undefined && activeQuest(context, target, player) !== undefined);
      if (counts) note(ending);
      return approve({});
    },
  };
  return rules;
}

type Call = Parameters<(typeof ACTION_RULES)['say']>;
type MarkCall = [
  context: Call[0],
  moment: Call[1] & { readonly player?: PlayerId },
  params: { ending: number },
];

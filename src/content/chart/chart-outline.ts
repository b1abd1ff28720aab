/** A chart in words: its states as they are nested, and what makes each of them do something. */
import type { ChartAction, ChartGuard, ChartState, ChartTransition } from '../../domain/chart.ts';
import { sentenceForm } from '../../domain/vocabulary/sentence-form.ts';
import { VOCABULARIES } from '../../domain/vocabulary/vocabularies.ts';
import type { Vocabulary } from '../../domain/vocabulary/vocabulary-entry.ts';
import { sayDelay } from './chart-delay.ts';
import type { LinkedChart } from './read-chart.ts';

export type Speaker = { readonly vocabulary: Vocabulary; readonly texts: LinkedChart['texts'] };

/** Lines of plain text, indented by two spaces a level. */
export const outlineChart = ({ spec, texts }: Pick<LinkedChart, 'spec' | 'texts'>): readonly string[] => {
  const vocabulary = VOCABULARIES[spec.vocabulary];
  if (vocabulary === undefined) throw new Error(`no vocabulary ${spec.vocabulary}`);
  const fields = Object.entries(spec.context).map(
    ([name, { type, default: value }]) => `  remembers ${name}: ${type}, at first ${JSON.stringify(value)}`,
  );
  const [head = '', ...rest] = outlineState(spec.root, { vocabulary, texts }, false);
  return [`${head}, version ${spec.version}, vocabulary ${spec.vocabulary}`, ...fields, ...rest];
};

const outlineState = (state: ChartState, speaker: Speaker, isFirst: boolean): readonly string[] => {
  const lines = [
    ...sayList('on entering', state.entry, speaker),
    ...state.on.flatMap(({ event, transitions }) =>
      sayTransitions(sayEvent(event, speaker), transitions, speaker),
    ),
    ...state.after.flatMap(({ delay, transitions }) =>
      sayTransitions(`after ${sayDelay(delay)}`, transitions, speaker),
    ),
    ...sayTransitions('at once', state.always, speaker),
    ...sayTransitions('when it is done', state.onDone, speaker),
    ...sayList('on leaving', state.exit, speaker),
    ...(state.ignores.length === 0 ? [] : [`lets pass: ${state.ignores.join(', ')}`]),
    ...state.states.flatMap((child) => outlineState(child, speaker, child.id === state.initial)),
  ];
  return [headOf(state, isFirst), ...lines.map((line) => `  ${line}`)];
};

const headOf = ({ key, id, kind, history }: ChartState, isFirst: boolean): string => {
  const notes = [
    ...(id === key ? [] : [`id ${id}`]),
    ...(isFirst ? ['first'] : []),
    ...(kind === 'parallel' || kind === 'final' ? [kind] : []),
    ...(history === undefined ? [] : [`${history.depth} history, at first ${history.target}`]),
  ];
  return notes.length === 0 ? key : `${key} (${notes.join(', ')})`;
};

const sayEvent = (event: string, { vocabulary }: Speaker): string => {
  const label = Object.hasOwn(vocabulary.events, event) ? vocabulary.events[event]?.label : undefined;
  return label === undefined ? event : `${event}: ${label}`;
};

const sayTransitions = (
  trigger: string,
  transitions: readonly ChartTransition[],
  speaker: Speaker,
): readonly string[] => {
  if (transitions.length === 0) return [];
  const lines = transitions.map(
    (transition, index) =>
      `  ${sayCondition(transition, index, speaker)}: ${sayOutcome(transition, speaker)}`,
  );
  return [trigger, ...lines];
};

const sayCondition = ({ guard }: ChartTransition, index: number, speaker: Speaker): string => {
  if (guard?.type === 'not') return `unless ${sayGuard(guard.guard, speaker)}`;
  if (guard !== undefined) return `when ${sayGuard(guard, speaker)}`;
  return index === 0 ? 'always' : 'otherwise';
};

const sayOutcome = ({ targets, actions, reenter }: ChartTransition, speaker: Speaker): string => {
  const deeds = actions.map((action) => sayAction(action, speaker)).join('; ');
  if (targets.length === 0) return deeds === '' ? 'nothing' : deeds;
  const goes = `goes to ${targets.join(' and ')}${reenter ? ' anew' : ''}`;
  return deeds === '' ? goes : `${deeds}; ${goes}`;
};

const sayList = (when: string, actions: readonly ChartAction[], speaker: Speaker): readonly string[] =>
  actions.length === 0 ? [] : [`${when}: ${actions.map((action) => sayAction(action, speaker)).join('; ')}`];

export const sayGuard = (guard: ChartGuard, speaker: Speaker): string => {
  switch (guard.type) {
    case 'named':
      return sentenceForm(speaker.vocabulary.guards[guard.name]?.label ?? guard.name, guard.params);
    case 'not':
      return `it is not so that ${sayGuard(guard.guard, speaker)}`;
    case 'in':
      return `the state ${guard.state} is active`;
    case 'all':
      return guard.guards.map((inner) => sayPart(inner, speaker)).join(' and ');
    case 'any':
      return guard.guards.map((inner) => sayPart(inner, speaker)).join(' or ');
  }
};

const sayPart = (guard: ChartGuard, speaker: Speaker): string =>
  guard.type === 'all' || guard.type === 'any' ? `(${sayGuard(guard, speaker)})` : sayGuard(guard, speaker);

export const sayAction = (action: ChartAction, { vocabulary, texts }: Speaker): string => {
  switch (action.type) {
    case 'set':
      return `sets ${action.field} to ${JSON.stringify(action.value)}`;
    case 'add':
      return action.by < 0
        ? `takes ${-action.by} from ${action.field}`
        : `adds ${action.by} to ${action.field}`;
    case 'raise':
      return `raises "${action.event}"`;
    case 'named': {
      const shown = Object.entries(action.params).map(([name, value]) => [
        name,
        texts.get(String(value))?.text ?? value,
      ]);
      return sentenceForm(vocabulary.actions[action.name]?.label ?? action.name, Object.fromEntries(shown));
    }
  }
};

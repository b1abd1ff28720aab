/**
 * What people call the parts of one chart when they talk to it: events, guards and actions by name, by name with values
 * (`time is night`), or by their sentence; and the names of its timers.
 */
import type { ChartAction, ChartGuard, ChartParams, ChartSpec, ChartState } from '../../domain/chart.ts';
import { afterEvent } from '../../domain/chart.ts';
import { VOCABULARIES } from '../../domain/vocabulary/vocabularies.ts';
import type { Vocabulary } from '../../domain/vocabulary/vocabulary-entry.ts';
import { sayDelay } from './chart-delay.ts';
import { allStates, transitionLists } from './chart-moves.ts';
import { type Speaker, sayAction, sayGuard } from './chart-outline.ts';
import type { LinkedChart } from './read-chart.ts';

/** All guards or actions of that name with these values; parameters that it leaves out may have any. */
export type Phrase = { readonly name: string; readonly params: ChartParams };

/** A guard or an action that a chart has, with its sentence. */
export type KnownPhrase = Phrase & { readonly sentence: string };

export type ChartPhrases = Speaker & {
  readonly spec: ChartSpec;
  /** Those that states handle, in document order, and those that they let pass; without those of `after`. */
  readonly heard: readonly string[];
  /** Those that can come at all. */
  readonly events: ReadonlySet<string>;
  /** Each once, in document order. */
  readonly guards: readonly KnownPhrase[];
  readonly actions: readonly KnownPhrase[];
};

export const phrasesOf = ({ spec, texts }: Pick<LinkedChart, 'spec' | 'texts'>): ChartPhrases => {
  const vocabulary: Vocabulary | undefined = VOCABULARIES[spec.vocabulary];
  if (vocabulary === undefined) throw new Error(`no vocabulary ${spec.vocabulary}`);
  const speaker = { vocabulary, texts };
  const states = allStates(spec.root);
  const actions = states.flatMap(actionsOf);
  const handled = states.flatMap(({ on }) => on.map(({ event }) => event));
  const heard = [...handled, ...states.flatMap(({ ignores }) => ignores)];
  const afters = states.flatMap((state) =>
    state.after.map((_, index) => `timer ${afterEvent(state, index)}`),
  );
  return {
    ...speaker,
    spec,
    heard: [...new Set(heard)],
    events: new Set([...heard, ...actions.flatMap(ownEvent), ...Object.keys(vocabulary.events), ...afters]),
    guards: distinct(states.flatMap(guardsOf), (guard) => sayGuard({ type: 'named', ...guard }, speaker)),
    actions: distinct(actions.map(phraseOf), (_, index) => sayAction(actions[index] as ChartAction, speaker)),
  };
};

const actionsOf = (state: ChartState): readonly ChartAction[] => [
  ...state.entry,
  ...transitionLists(state).flatMap((list) => list.flatMap(({ actions }) => actions)),
  ...state.exit,
];

const guardsOf = (state: ChartState): readonly Phrase[] =>
  transitionLists(state).flatMap((list) => list.flatMap(({ guard }) => (guard ? namedIn(guard) : [])));

const namedIn = (guard: ChartGuard): readonly Phrase[] => {
  switch (guard.type) {
    case 'all':
    case 'any':
      return guard.guards.flatMap(namedIn);
    case 'not':
      return namedIn(guard.guard);
    case 'in':
      return [];
    case 'named':
      return [{ name: guard.name, params: guard.params }];
  }
};

const ownEvent = (action: ChartAction): readonly string[] => {
  if (action.type === 'raise') return [action.event];
  const isTimer = action.type === 'named' && (action.name === 'set timer' || action.name === 'schedule');
  return isTimer ? [`timer ${action.params['name']}`] : [];
};

/** Actions that change the chart itself are phrases like all others: `add visits 1`. */
export const phraseOf = (action: ChartAction): Phrase => {
  if (action.type === 'named') return { name: action.name, params: action.params };
  const { type, ...params } = action;
  return { name: type, params };
};

const distinct = (
  phrases: readonly Phrase[],
  sentenceOf: (phrase: Phrase, index: number) => string,
): readonly KnownPhrase[] => {
  const known: KnownPhrase[] = [];
  for (const [index, phrase] of phrases.entries())
    if (!known.some((other) => covers(phrase, other) && covers(other, phrase)))
      known.push({ ...phrase, sentence: sentenceOf(phrase, index) });
  return known;
};

export const covers = (phrase: Phrase, whole: Phrase): boolean =>
  phrase.name === whole.name &&
  Object.entries(phrase.params).every(([name, value]) => whole.params[name] === value);

/** The phrase that a text stands for, among those that the chart knows; undefined when it is none of them. */
export const readPhrase = (
  text: string,
  known: readonly KnownPhrase[],
  { texts }: Speaker,
): Phrase | undefined => {
  const wanted = plain(text);
  for (const { name, params, sentence } of known) {
    const entries = Object.entries(params);
    if (wanted === plain(sentence)) return { name, params };
    for (let count = 0; count <= entries.length; count += 1) {
      const written = entries.slice(0, count);
      const values = written.map(([, value]) => String(value));
      const prose = values.map((value) => texts.get(value)?.text ?? value);
      const forms = [values, prose].map((words) => plain([name, ...words].join(' ')));
      if (forms.includes(wanted)) return { name, params: Object.fromEntries(written) };
    }
  }
  return undefined;
};

/** What to suggest for a text that is none of them. */
export const formsOf = (known: readonly KnownPhrase[]): readonly string[] => [
  ...new Set(known.flatMap(({ name, params }) => [name, sayPhrase({ name, params })])),
];

/** `time is night`. */
export const sayPhrase = ({ name, params }: Phrase): string =>
  [name, ...Object.values(params).map(String)].join(' ');

const plain = (text: string): string => text.replaceAll('"', '').replace(/\s+/g, ' ').trim();

/** `forget`, or `after 45 seconds` for the timer of an `after`. */
export const sayTimer = ({ root }: ChartSpec, timer: string): string => {
  for (const state of allStates(root))
    for (const [index, { delay }] of state.after.entries())
      if (afterEvent(state, index) === timer) return `after ${sayDelay(delay)}`;
  return timer;
};

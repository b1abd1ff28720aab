/** What drawings of a chart say in words: `someone came [it is night] / greets the player`. */
import type { ChartSpec, ChartState, ChartTransition } from '../../domain/chart.ts';
import { VOCABULARIES } from '../../domain/vocabulary/vocabularies.ts';
import type { Vocabulary } from '../../domain/vocabulary/vocabulary-entry.ts';
import { sayDelay } from '../chart/chart-delay.ts';
import { type Speaker, sayAction, sayGuard } from '../chart/chart-outline.ts';
import type { ExchangeChart } from './unlink-chart.ts';

export type DrawnTransition = {
  readonly uid: string;
  readonly source: ChartState;
  /** Ids. */
  readonly targets: readonly string[];
  readonly label: string;
};

export type Words = {
  /** In the order in which they are asked. */
  readonly transitionsOf: (state: ChartState) => readonly DrawnTransition[];
  /** What is done on entering and leaving, and what is let pass. */
  readonly remarksOf: (state: ChartState) => readonly string[];
  /** What the chart remembers. */
  readonly fields: readonly string[];
};

export const wordsFor = ({ spec, texts }: ExchangeChart): Words => {
  const speaker = { vocabulary: vocabularyOf(spec), texts };
  return {
    transitionsOf: (state) =>
      triggersOf(state).flatMap(({ trigger, list }) =>
        list.map((transition) => ({
          uid: transition.uid,
          source: state,
          targets: transition.targets,
          label: labelOf(trigger, transition, speaker),
        })),
      ),
    remarksOf: ({ entry, exit, ignores }) => [
      ...(entry.length === 0 ? [] : [`entering / ${sayAll(entry, speaker)}`]),
      ...(exit.length === 0 ? [] : [`leaving / ${sayAll(exit, speaker)}`]),
      ...(ignores.length === 0 ? [] : [`lets pass: ${ignores.join(', ')}`]),
    ],
    fields: Object.entries(spec.context).map(
      ([name, { type, default: value }]) => `remembers ${name}: ${type}, at first ${JSON.stringify(value)}`,
    ),
  };
};

const SILENT: Vocabulary = { always: [], expected: [], guards: {}, actions: {}, events: {} };

const vocabularyOf = ({ vocabulary }: ChartSpec): Vocabulary =>
  Object.hasOwn(VOCABULARIES, vocabulary) ? VOCABULARIES[vocabulary] : SILENT;

type Triggered = { readonly trigger: string; readonly list: readonly ChartTransition[] };

const triggersOf = ({ on, after, always, onDone }: ChartState): readonly Triggered[] => [
  ...on.map(({ event, transitions }) => ({ trigger: event, list: transitions })),
  ...after.map(({ delay, transitions }) => ({ trigger: `after ${sayDelay(delay)}`, list: transitions })),
  { trigger: 'at once', list: always },
  { trigger: 'when done', list: onDone },
];

const labelOf = (trigger: string, { guard, actions, reenter }: ChartTransition, speaker: Speaker): string => {
  const asked = guard === undefined ? '' : ` [${sayGuard(guard, speaker)}]`;
  const done = actions.length === 0 ? '' : ` / ${sayAll(actions, speaker)}`;
  return `${trigger}${asked}${done}${reenter ? ' (anew)' : ''}`;
};

const sayAll = (actions: ChartTransition['actions'], speaker: Speaker): string =>
  actions.map((action) => sayAction(action, speaker)).join('; ');

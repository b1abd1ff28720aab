/**
 * A chart as a state diagram of Mermaid. Mermaid draws no arrow between a state and one around it, so these are told in
 * a note, and what leads from anywhere in a state to a part of it begins at a box of its own.
 */
import type { ChartState } from '../../domain/chart.ts';
import { allStates, parentsOf } from '../chart/chart-moves.ts';
import { routesOf, tellOthers } from './drawn-routes.ts';
import { type DrawnTransition, type Words, wordsFor } from './drawn-words.ts';
import type { ExchangeChart } from './unlink-chart.ts';

export const exportMermaid = (chart: ExchangeChart): string => {
  const { spec, texts } = chart;
  const words = wordsFor(chart);
  const names = new Map(allStates(spec.root).map((state, index) => [state.id, nameFor(state.id, index)]));
  const parents = parentsOf(spec.root);
  const title = spec.title === undefined ? spec.id : (texts.get(spec.title)?.text ?? spec.id);
  const drawing: Drawing = { words, names, parents };
  const lines = [
    '---',
    `title: ${JSON.stringify(title.toWellFormed())}`,
    '---',
    'stateDiagram-v2',
    ...indented(stateLines(spec.root, words.fields, drawing)),
  ];
  return `${lines.join('\n')}\n`;
};

type Drawing = {
  readonly words: Words;
  readonly names: ReadonlyMap<string, string>;
  readonly parents: ReadonlyMap<string, ChartState>;
};

const indented = (lines: readonly string[]): readonly string[] => lines.map((line) => `  ${line}`);

/** Mermaid has words of its own, which an id must not begin with. */
const nameFor = (id: string, index: number): string => (/^\w+$/.test(id) ? `s_${id}` : `s${index}`);

/** Letters, digits and blanks stay; any other sign may mean something in a diagram and is written as its number. */
const escapeText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\s+/gu, ' ')
    .replace(/[^\p{L}\p{N}\p{M} ,.()/]/gu, (sign) => `#${sign.codePointAt(0)};`)
    .trim();

const stateLines = (state: ChartState, remarks: readonly string[], drawing: Drawing): readonly string[] => {
  const { words, names } = drawing;
  const name = names.get(state.id) as string;
  const transitions = words.transitionsOf(state);
  const drawn = transitions.flatMap((transition) => arrowsOf(transition, drawing));
  const notes = [...remarks, ...words.remarksOf(state), ...tellOthers(transitions, drawing.parents)];
  const [within, beside] = [drawn.filter(isFromInside), drawn.filter((arrow) => !isFromInside(arrow))];
  const inside = insideLines(state, within, drawing);
  const head = `state "${escapeText(labelOf(state))}" as ${name}`;
  return [
    ...(inside.length === 0 ? [head] : [`${head} {`, ...indented(inside), '}']),
    ...(notes.length === 0 ? [] : [`note right of ${name}`, ...indented(notes.map(escapeText)), 'end note']),
    ...beside.map(arrowLine),
    ...(state.kind === 'final' ? [`${name} --> [*]`] : []),
  ];
};

const labelOf = ({ key, history }: ChartState): string => {
  if (history === undefined) return key;
  const sign = history.depth === 'deep' ? 'H*' : 'H';
  return history.target === undefined ? `${sign} ${key}` : `${sign} ${key}, at first ${history.target}`;
};

const isFromInside = (arrow: Arrow): boolean => arrow.isFromInside;

const arrowLine = ({ from, to, label }: Arrow): string => `${from} --> ${to} : ${escapeText(label)}`;

/** Regions are parted by a line. */
const insideLines = (state: ChartState, arrows: readonly Arrow[], drawing: Drawing): readonly string[] => {
  const { names } = drawing;
  const name = names.get(state.id) as string;
  const parts = state.states.map((child) => stateLines(child, [], drawing));
  const anywhere = arrows.length === 0 ? [] : [`state "anywhere in ${escapeText(state.key)}" as ${name}_any`];
  if (state.kind === 'parallel')
    return [
      ...parts.flatMap((part, index) => (index === 0 ? part : ['--', ...part])),
      ...anywhere,
      ...arrows.map(arrowLine),
    ];
  const first = state.initial === undefined ? [] : [`[*] --> ${names.get(state.initial)}`];
  return [...first, ...anywhere, ...parts.flat(), ...arrows.map(arrowLine)];
};

type Arrow = {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly isFromInside: boolean;
};

const arrowsOf = (transition: DrawnTransition, { names, parents }: Drawing): readonly Arrow[] => {
  const from = names.get(transition.source.id) as string;
  return routesOf(transition, parents).map(({ to, isFromInside }) => ({
    from: isFromInside ? `${from}_any` : from,
    to: names.get(to) as string,
    label: transition.label,
    isFromInside,
  }));
};

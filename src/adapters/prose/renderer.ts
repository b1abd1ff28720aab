/**
 * Percepts into lines of text for one language: the only place where what happened becomes sentences. Holds no
 * state of the world, and never throws on a percept, however odd its keys.
 */
import type { Percept, PerceptParam, PerceptStyle } from '../../domain/percept.ts';
import type { TextKey } from '../../domain/world-spec.ts';
import { contractArticles } from './contractions.ts';
import { createMessageTable, type MessageTable } from './message-table.ts';
import { raiseNumbers } from './number-words.ts';
import { createPerceptValues, type Params, type PerceptValues } from './percept-values.ts';
import { drawRoom } from './room-lines.ts';
import { isSpokenOf } from './scenery.ts';
import { raiseFirst, type Span, styledLines, withoutMarks } from './span-marks.ts';

export type RendererSources = {
  /** Locale to text key to ICU message, as content is loaded. */
  readonly texts: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The viewer's language; `es-MX` is content with the texts of `es`. */
  readonly locale: string;
  /** Whose texts to show where the viewer's language has none. */
  readonly fallback?: string;
};

export type RenderedPercept = {
  readonly lines: readonly string[];
  /** For each line the parts of it that have a style of their own. */
  readonly spans: readonly (readonly Span[])[];
  readonly style: PerceptStyle;
};

export type Renderer = {
  readonly render: (percept: Percept) => RenderedPercept;
  /** One thing by its name, with an article where it has one: "a storm lantern". `given` fills in what a text asks for. */
  readonly phrase: (param: PerceptParam, given?: Readonly<Record<string, string>>) => string;
};
/** One whose texts may change while it is in use. */
export type LiveRenderer = Renderer & Pick<MessageTable, 'replace' | 'reset'>;

export const createRenderer = ({ texts, locale, fallback = 'en' }: RendererSources): LiveRenderer => {
  const language = locale.split('-')[0] ?? locale;
  const used = [locale, language].find((name) => Object.hasOwn(texts, name)) ?? fallback;
  const messages = createMessageTable({ texts, locales: [...new Set([used, language, fallback])] });
  const values = createPerceptValues(messages, used);
  const write = (key: TextKey, params: Params): string => {
    const words = values.of(params);
    const sentence = raiseNumbers(contractArticles(messages.format(key, words)), used);
    const first = messages.firstArgument(key);
    // What content wrote in lower case, "the brass key", is raised at the start of a sentence; a player's name is not.
    const raised = first !== undefined && isContentName(params[first.replace(/^an_/, '')]);
    return raised ? raiseFirst(sentence, used) : sentence;
  };
  return {
    replace: messages.replace,
    phrase: (param, given = {}) => {
      const words = values.of({ ...given, it: param });
      return withoutMarks(contractArticles(String(words['an_it'] ?? words['it'])));
    },
    reset: messages.reset,
    render: (percept) => {
      if (percept.kind === 'room') {
        return rendered(
          drawRoom(percept.view, { values, write, fill: messages.format }).flatMap(linesOf),
          'room',
        );
      }
      const { key, params, style } = ownWordsOf(percept, values);
      return rendered(linesOf(write(key, params)), style);
    },
  };
};

const rendered = (marked: readonly string[], style: PerceptStyle): RenderedPercept => {
  const lines = styledLines(marked);
  return { lines: lines.map(({ text }) => text), spans: lines.map(({ spans }) => spans), style };
};

const isContentName = (param: PerceptParam | undefined): boolean =>
  typeof param === 'object' && ('list' in param ? isContentName(param.list[0]) : true);

type LinePercept = Extract<Percept, { readonly kind: 'line' }>;

/**
 * A refusal may bring its own words, such as what is written for one locked door; they replace the usual ones. So does
 * a line of dialogue in which nothing is said aloud, for those who would otherwise be told only what they overhear.
 */
const ownWordsOf = (percept: LinePercept, values: PerceptValues): LinePercept => {
  const { message, line } = percept.params;
  if (percept.code !== undefined && namesScenery(percept, values)) return { ...percept, key: SCENERY };
  if (percept.code !== undefined) return isText(message) ? { ...percept, key: message.text } : percept;
  if (!OVERHEARD.includes(percept.key) || values.of(percept.params)['speech'] !== '') return percept;
  if (isText(line)) return { ...percept, key: line.text };
  if (typeof line === 'object' && 'phrase' in line)
    return { ...percept, key: line.phrase, params: { ...percept.params, ...line.of } };
  return percept;
};

const SCENERY: TextKey = 'view.scenery';

/** Of what is no thing and is spoken of all the same, nobody is told that it is not there. */
const namesScenery = ({ params: { text, here } }: LinePercept, values: PerceptValues): boolean => {
  if (typeof text !== 'string' || typeof here !== 'object' || !('list' in here)) return false;
  const told = here.list.map((paragraph) => String(values.of({ paragraph })['paragraph']));
  return isSpokenOf(text, told);
};

const OVERHEARD: readonly TextKey[] = ['keeper.said.other', 'keeper.spoke.other'];

const isText = (param: PerceptParam | undefined): param is { readonly text: TextKey } =>
  typeof param === 'object' && 'text' in param;

/** Line breaks and blank lines inside a text stay; those around it do not. */
const linesOf = (text: string): readonly string[] => {
  const trimmed = text.replace(/^\s*\n|\s+$/g, '');
  return trimmed === '' ? [] : trimmed.split('\n').map((line) => line.trimEnd());
};

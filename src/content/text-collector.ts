/**
 * Gathers the sentences that stand inside world files, and gives each its key. The specs keep the keys; the sentences
 * go to the text tables.
 */
import { type FindingLog, type Place, startOf } from './finding.ts';
import type { YamlFile, YamlPath } from './yaml-file.ts';

/**
 * What a text is for. `name`: one line. `prose`: paragraphs. `speech`: paragraphs that may use {player}.
 * `inscription`: keeps its line breaks. `phrase`: a part of a line that the Warbler makes.
 */
export type TextKind = 'name' | 'prose' | 'speech' | 'inscription' | 'phrase' | 'engine';

export type TextEntry = {
  readonly text: string;
  readonly kind: TextKind;
  readonly place: Place;
  /** What somebody is called is the same in every language that has no other name for them. */
  readonly proper?: true;
};

/** The texts of one language by key. */
export type TextTable = ReadonlyMap<string, TextEntry>;

export type TextCollector = {
  /** Keeps the text that stands there, under that key, and returns the key. */
  readonly keep: (
    key: string,
    source: { readonly file: YamlFile; readonly path: YamlPath },
    kind: TextKind,
    text: string,
  ) => string;
  /** Keeps the name of somebody whom no file spells out. */
  readonly call: (
    key: string,
    source: { readonly file: YamlFile; readonly path: YamlPath },
    name: string,
  ) => string;
  /** Keeps a text that no file spells out, such as a name with its article. */
  readonly derive: (key: string, from: string, compose: (text: string) => string) => void;
  readonly entries: () => ReadonlyMap<string, TextEntry>;
};

export const createTextCollector = (log: FindingLog): TextCollector => {
  const entries = new Map<string, TextEntry>();
  return {
    keep: (key, { file, path }, kind, text) => {
      const place = file.at(path);
      if (entries.has(key)) log.error(place, 'text/duplicate-key', `two texts are called ${key}`);
      entries.set(key, { text: tidyText(text, kind, file.scalarAt(path)?.literal ?? false), kind, place });
      return key;
    },
    call: (key, { file, path }, name) => {
      entries.set(key, { text: name, kind: 'name', place: file.at(path), proper: true });
      return key;
    },
    derive: (key, from, compose) => {
      const source = entries.get(from) ?? { text: '', kind: 'name', place: startOf('') };
      entries.set(key, { ...source, text: compose(source.text) });
    },
    entries: () => entries,
  };
};

/**
 * Removes what only the layout of the YAML put there. In the paragraphs of a `|` block a single line break is a space
 * and an empty line begins a paragraph; everywhere else YAML has done that already.
 */
export const tidyText = (text: string, kind: TextKind, literal: boolean): string => {
  if (kind === 'name') return text.replace(/\s+/g, ' ').trim();
  if (kind === 'inscription' || kind === 'engine') return text.replace(/[^\S\n]+$/gm, '').trim();
  const paragraphs = text.split(literal ? /\n\s*\n/ : '\n');
  return paragraphs
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .filter((paragraph) => paragraph !== '')
    .join('\n');
};

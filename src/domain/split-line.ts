/** Parts a typed line into commands: at full stops, at words such as "then", and where a list of commands has a comma. */
import { findVerb, type Grammar, headOf, isAloud, SPEAKING } from './parse-command.ts';
import { wordsOf } from './text-fold.ts';
import type { WordMeaning } from './world-spec.ts';

/** Commands of one line. */
export const SEQUENCE_MAX = 10;

/** At least one command; more than SEQUENCE_MAX when the line is too long for one. What is spoken is never parted. */
export function splitLine(grammar: Grammar, line: string): readonly string[] {
  const parts: string[] = [];
  let rest = line.trim();
  while (rest !== '' && parts.length <= SEQUENCE_MAX) {
    const cut = findCut(grammar, rest);
    const part = rest.slice(0, cut?.at ?? rest.length).replace(/[\s,;]+$/, '');
    if (part !== '') parts.push(part);
    rest = cut === undefined ? '' : rest.slice(cut.end).trim();
  }
  return parts.length === 0 ? [line.trim()] : parts;
}

type Cut = { readonly at: number; readonly end: number };
type Piece = { readonly text: string; readonly at: number; readonly end: number };

function findCut(grammar: Grammar, line: string): Cut | undefined {
  const pieces = [...line.matchAll(/\S+/g)].map((match): Piece => {
    const at = match.index;
    return { text: match[0], at, end: at + match[0].length };
  });
  const heads = pieces.map(({ text }) => headOf(text));
  const verb = verbOf(grammar, line, heads);
  if (verb !== undefined && isAloud(verb)) return undefined;
  const mayList = verb !== undefined && !SPEAKING.includes(verb);
  let isQuoted = false;
  for (const [index, { text, at, end }] of pieces.entries()) {
    if (/["“”«»]/.test(text) && [...text.matchAll(/["“”«»]/g)].length % 2 === 1) isQuoted = !isQuoted;
    if (isQuoted || index === pieces.length - 1) continue;
    const next = heads.slice(index + 1);
    if (/[^.][.;]$|^;$/.test(text) && !/^\d+[.]$/.test(text)) return { at: end - 1, end };
    if (index > 0 && isWord(grammar, text, 'next'))
      return { at: beforeAnd(grammar, pieces, index) ?? at, end };
    if (text.endsWith(',') && mayList && startsCommand(grammar, next)) return { at: end - 1, end };
    if (index > 0 && isWord(grammar, text, 'and') && mayList && continues(grammar, verb, next))
      return { at, end };
  }
  return undefined;
}

function verbOf(grammar: Grammar, line: string, heads: readonly string[]) {
  const sign = line.charAt(0);
  const spoken = /[A-Za-z]/.test(sign) ? undefined : grammar.verbs.get(sign);
  return (
    spoken ?? findVerb(grammar, heads)?.verb ?? (grammar.directions.has(heads[0] ?? '') ? 'go' : undefined)
  );
}

const isWord = ({ words }: Grammar, text: string, meaning: WordMeaning): boolean =>
  words[meaning]?.includes(wordsOf(text)[0] ?? '') === true;

/** In `take it, and then go`, where the "and" begins. */
const beforeAnd = (grammar: Grammar, pieces: readonly Piece[], index: number): number | undefined => {
  const before = pieces[index - 1];
  return before !== undefined && index > 1 && isWord(grammar, before.text, 'and') ? before.at : undefined;
};

const startsCommand = (grammar: Grammar, heads: readonly string[]): boolean =>
  grammar.directions.has(heads[0] ?? '') || findVerb(grammar, heads) !== undefined;

/** After "and" a verb needs an object, or else it could be the name of a thing; a way is gone on after a way. */
const continues = (grammar: Grammar, verb: string | undefined, heads: readonly string[]): boolean => {
  const found = findVerb(grammar, heads);
  if (found !== undefined && found.direction === undefined) return heads.length > found.length;
  return verb === 'go' && grammar.directions.has(heads[0] ?? '');
};

/** Takes apart what some languages write as one word: a verb and the pronouns behind it, "cógelo", "dáselo". */
import type { Grammar } from './parse-command.ts';
import { foldLetters, wordsOf } from './text-fold.ts';

/** The line with the pronouns as words of their own, or undefined when its first word is no such verb. */
export function withoutClitics(grammar: Grammar, words: readonly string[]): string | undefined {
  const [first = '', ...rest] = words;
  const head = wordsOf(first)[0] ?? '';
  for (const [ending, meanings] of grammar.clitics) {
    const stem = head.slice(0, -ending.length);
    const verb = head.endsWith(ending) ? grammar.verbs.get(stem) : undefined;
    if (verb === undefined) continue;
    const pronouns = meanings.flatMap((meaning) => grammar.words[meaning]?.[0] ?? []);
    const to = [...grammar.prepositions].find(([, meaning]) => meaning === 'to')?.[0];
    const saysWhom = rest.some((word) => grammar.prepositions.get(foldLetters(word)) === 'to');
    const isReceiver = verb === 'give' && meanings.at(-1) === 'him';
    if (!isReceiver) return [stem, ...pronouns, ...rest].join(' ');
    const things = pronouns.slice(0, -1);
    const receiver = saysWhom || to === undefined ? [] : [to, pronouns.at(-1)];
    return [stem, ...things, ...rest, ...receiver].join(' ');
  }
  return undefined;
}

/** Takes apart what some languages write as one word: a verb and the pronouns behind it, "cógelo", "dáselo". */
import type { PlayerVerb } from './intent.ts';
import type { Grammar } from './parse-command.ts';
import { foldLetters, wordsOf } from './text-fold.ts';
import type { WordMeaning } from './world-spec.ts';

/** The line with the pronouns as words of their own, or undefined when its first word is no such verb. */
export function withoutClitics(grammar: Grammar, words: readonly string[]): string | undefined {
  const [first = '', ...rest] = words;
  const head = wordsOf(first)[0] ?? '';
  for (const [ending, meanings] of grammar.clitics) {
    const stem = head.slice(0, -ending.length);
    const verb = head.endsWith(ending) ? grammar.verbs.get(stem) : undefined;
    if (verb === undefined) continue;
    if (meanings.at(-1) === 'self' && REQUESTS.includes(verb)) return request(grammar, meanings, rest);
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

/** What one asks of others: "dame la llave", "dime", "háblame de la luz", "enséñamela". */
const REQUESTS: readonly PlayerVerb[] = ['give', 'show', 'say', 'tell', 'talk'];

/** Whoever is there to be talked to is asked about it. */
function request(
  { verbs, prepositions, articles, words }: Grammar,
  meanings: readonly WordMeaning[],
  rest: readonly string[],
): string | undefined {
  const ask = [...verbs].find(([, verb]) => verb === 'ask')?.[0];
  const about = [...prepositions].find(([, meaning]) => meaning === 'about')?.[0];
  if (ask === undefined || about === undefined) return undefined;
  const pronouns = meanings.slice(0, -1).flatMap((meaning) => words[meaning]?.[0] ?? []);
  const folded = rest.map(foldLetters);
  const first = folded.findIndex((word) => !(articles.has(word) || prepositions.has(word)));
  const isArticle = (word: string | undefined) =>
    word !== undefined && articles.has(word) && words.of?.includes(word) !== true;
  let begin = first === -1 ? rest.length : first;
  while (isArticle(folded[begin - 1])) begin -= 1;
  const topic = [...pronouns, ...rest.slice(begin)];
  return topic.length === 0 ? ask : [ask, about, ...topic].join(' ');
}

/** Takes a line for the answer to "which one do you mean?", when it can be one. */
import type { ItemFact, PlayerFact } from './entity.ts';
import { askWhich, narrow, wordFor } from './find-items.ts';
import type { Intent } from './intent.ts';
import { means, numberOf, ordinalOf } from './noun-phrase.ts';
import { type Grammar, parseCommand } from './parse-command.ts';
import type { Refusal, RuleContext } from './rule.ts';
import { wordsOf } from './text-fold.ts';

type Answer = { readonly ok: true; readonly intent: Intent } | Refusal;

/** Undefined when no question is open, or when the line is a command of its own. */
export function answerQuestion(
  context: RuleContext,
  {
    grammar,
    player,
    line,
  }: { readonly grammar: Grammar; readonly player: PlayerFact; readonly line: string },
): Answer | undefined {
  const question = player.lines?.question;
  if (question === undefined) return undefined;
  const { lexicon } = context.universe;
  const typed = wordsOf(line).filter((word) => !grammar.articles.has(word));
  const choices = question.choices.map((id) => context.facts.item(id)).filter((item) => item !== undefined);
  const telling = typed.filter((word) => !means(lexicon, word, 'one'));
  const picked = pickOne(context, choices, telling.length === 0 ? typed : telling);
  const [first] = picked;
  if (first === undefined || isCommand(grammar, player, typed, line)) return undefined;
  if (picked.length > 1) return askWhich(picked, question.words);
  return { ok: true, intent: withWords(question.intent, question.words, [wordFor(first.id)]) };
}

/** By its place among the choices, or by words that tell it from the others. */
function pickOne(
  context: RuleContext,
  choices: readonly ItemFact[],
  words: readonly string[],
): readonly ItemFact[] {
  const [word = '', more] = words;
  const { lexicon } = context.universe;
  const place = more === undefined ? (ordinalOf(lexicon, word) ?? numberOf(lexicon, word)) : undefined;
  const placed = place === undefined ? undefined : choices.at(place === 'last' ? -1 : place - 1);
  if (placed !== undefined && place !== 0) return [placed];
  return words.length === 0 ? [] : narrow(context, choices, words);
}

/** Where it could be either, one word is an answer, and more are a command. */
function isCommand(grammar: Grammar, player: PlayerFact, typed: readonly string[], line: string): boolean {
  if (typed.length === 1) return grammar.directions.has(typed[0] as string);
  return parseCommand(grammar, player.id, line).ok;
}

/** The words stand in the noun, or else behind the preposition. */
function withWords(intent: Intent, words: readonly string[], instead: readonly string[]): Intent {
  const noun = replaced(intent.noun, words, instead);
  if (noun !== undefined) return { ...intent, noun };
  const second = replaced(intent.second, words, instead);
  return second === undefined ? { ...intent, noun: instead } : { ...intent, second };
}

function replaced(
  all: readonly string[] | undefined,
  words: readonly string[],
  instead: readonly string[],
): readonly string[] | undefined {
  if (all === undefined) return undefined;
  const at = all.findIndex((_, index) => words.every((word, offset) => all[index + offset] === word));
  return at === -1 ? undefined : [...all.slice(0, at), ...instead, ...all.slice(at + words.length)];
}

/** Takes a line for the answer to "which one do you mean?", when it can be one. */
import type { ItemFact, PlayerFact } from './entity.ts';
import { isAt, isInside, kindOf, narrow, wordFor } from './find-items.ts';
import type { Intent } from './intent.ts';
import { means, numberOf, ordinalOf, placeSaid } from './noun-phrase.ts';
import { type Grammar, parseCommand } from './parse-command.ts';
import { type Refusal, type RuleContext, refuse } from './rule.ts';
import { answersTo, type Person } from './scope.ts';
import { itemParam, personParam } from './sentence.ts';
import { inView } from './sight.ts';
import { wordsOf } from './text-fold.ts';

type Choice = ItemFact | Person;
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
  const saysOf = (word: string) => means(lexicon, word, 'of');
  const typed = wordsOf(line).filter((word) => !(grammar.articles.has(word) || saysOf(word)));
  const { facts } = context;
  const choices = question.choices
    .map((id): Choice | undefined => facts.item(id) ?? facts.keeper(id) ?? facts.player(id))
    .filter((choice) => choice !== undefined);
  const things = choices.filter((choice) => choice.kind === 'item');
  const telling = typed.filter((word) => !means(lexicon, word, 'one'));
  const isOf = wordsOf(line).some(saysOf);
  const placed = pickByPlace(context, grammar, { player, choices: things, words: telling, isOf });
  const picked = placed ?? pickOne(context, choices, telling.length === 0 ? typed : telling);
  const [first] = picked;
  if (first === undefined || (placed === undefined && isCommand(grammar, player, typed, line)))
    return undefined;
  if (picked.length > 1) return askAgain(context, picked, question.words);
  return { ok: true, intent: withWords(question.intent, question.words, [wordFor(first.id)]) };
}

type Asked = {
  readonly player: PlayerFact;
  readonly choices: readonly ItemFact[];
  readonly words: readonly string[];
  /** "of" stood before the words: `la del cofre`. */
  readonly isOf: boolean;
};

/** `the one i hold`, `the iron one here`, `the one in the chest`; undefined when that is not what the words say. */
function pickByPlace(
  context: RuleContext,
  { prepositions }: Grammar,
  { player, choices, words, isOf }: Asked,
): readonly ItemFact[] | undefined {
  const kinds = choices.map(kindOf);
  // Of a kind any will do, not only the one that stood for it in the question.
  const alike = inView(context, player).filter((item) => kinds.includes(kindOf(item)));
  const { where, words: bare = [] } = placeSaid(context.universe.lexicon, words) ?? {};
  const cut = words.findIndex((word) => prepositions.has(word));
  const holder = words.slice(cut + 1);
  const fits =
    where !== undefined
      ? narrow(context, alike, bare).filter((item) => isAt(context, item, where))
      : (cut === -1 && !isOf) || holder.length === 0
        ? []
        : narrow(context, alike, words.slice(0, Math.max(cut, 0))).filter((item) =>
            isInside(context, item, holder),
          );
  const picked = [...new Map(fits.map((item) => [kindOf(item), item])).values()];
  return picked.length === 0 ? undefined : picked;
}

/** By its place among the choices, or by words that tell it from the others. */
function pickOne(
  context: RuleContext,
  choices: readonly Choice[],
  words: readonly string[],
): readonly Choice[] {
  const [word = '', more] = words;
  const { lexicon } = context.universe;
  const place = more === undefined ? (ordinalOf(lexicon, word) ?? numberOf(lexicon, word)) : undefined;
  const placed = place === undefined ? undefined : choices.at(place === 'last' ? -1 : place - 1);
  if (placed !== undefined && place !== 0) return [placed];
  if (words.length === 0) return [];
  return choices.filter((choice) =>
    choice.kind === 'item' ? narrow(context, [choice], words).length > 0 : answersTo(context, choice, words),
  );
}

/** What was asked about is all things or all people. */
function askAgain({ world }: RuleContext, picked: readonly Choice[], words: readonly string[]): Refusal {
  const params = picked.map((choice) =>
    choice.kind === 'item' ? itemParam(choice) : personParam(world.id, choice),
  );
  return {
    ...refuse('noun/ambiguous', { text: words.join(' '), items: { either: params } }),
    question: { words, choices: picked.map(({ id }) => id) },
  };
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

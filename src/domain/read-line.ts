/** Reads a typed line as one command after the other, with what the player's earlier lines left open. */
import { expandAlias } from './aliases.ts';
import { answerQuestion } from './answer-question.ts';
import type { PlayerFact } from './entity.ts';
import type { Intent } from './intent.ts';
import { locateNoun } from './locate-noun.ts';
import { type LineMemory, NO_MEMORY } from './line-memory.ts';
import { type Grammar, headOf, parseCommand } from './parse-command.ts';
import { expandPronouns, referredTo } from './pronouns.ts';
import { type Refusal, type RuleContext, refuse } from './rule.ts';
import { findPerson } from './scope.ts';
import { SEQUENCE_MAX, splitLine } from './split-line.ts';
import { wordsOf } from './text-fold.ts';
import type { WordMeaning } from './world-spec.ts';

type Opened = { readonly ok: true; readonly commands: readonly string[] } | Refusal;

/** The commands of a line, with `oops` put right and the player's own words replaced. */
export function openLine(grammar: Grammar, { lines = NO_MEMORY }: PlayerFact, typed: string): Opened {
  const righted = putRight(grammar, lines, typed.trim());
  if (typeof righted !== 'string') return righted;
  const commands = splitLine(grammar, righted).flatMap((part) => {
    const own = expandAlias(lines.aliases, part);
    return own === undefined ? [part] : splitLine(grammar, own);
  });
  return commands.length > SEQUENCE_MAX
    ? refuse('command/too-many', { amount: SEQUENCE_MAX })
    : { ok: true, commands };
}

/** `oops lantern`: the last line with that word in the place of the one that was not understood. */
function putRight(grammar: Grammar, { fault }: LineMemory, typed: string): string | Refusal {
  const [first = '', ...rest] = typed.split(/\s+/);
  if (!isWord(grammar, first, 'oops')) return typed;
  if (fault === undefined || rest.length === 0) return refuse('oops/nothing');
  const words = fault.line.split(/\s+/);
  const at = words.findIndex((word) => headOf(word) === fault.word || wordsOf(word).includes(fault.word));
  return words.toSpliced(Math.max(at, 0), 1, ...rest).join(' ');
}

const isWord = ({ words }: Grammar, text: string, meaning: WordMeaning): boolean =>
  words[meaning]?.includes(wordsOf(text)[0] ?? '') === true;

export type Reading = {
  /** What is to be carried out, or why nothing is. */
  readonly meant: { readonly ok: true; readonly intent: Intent } | Refusal;
  /** The command with `again` replaced. */
  readonly line: string;
  /** It said which thing the command before it was about. */
  readonly isAnswer: boolean;
};

export function readCommand(
  context: RuleContext,
  {
    grammar,
    player,
    command,
  }: { readonly grammar: Grammar; readonly player: PlayerFact; readonly command: string },
): Reading {
  const { last } = player.lines ?? NO_MEMORY;
  const isAgain = wordsOf(command).length === 1 && isWord(grammar, command, 'again');
  if (isAgain && last === '') return { meant: refuse('again/nothing'), line: command, isAnswer: false };
  const line = isAgain ? last : command;
  const answer = answerQuestion(context, { grammar, player, line });
  if (answer !== undefined) return { meant: answer, line, isAnswer: true };
  const parsed = parseCommand(grammar, player.id, line);
  const addressed = parsed.ok ? undefined : addressTo(context, player, line);
  if (addressed !== undefined) return { meant: { ok: true, intent: addressed }, line, isAnswer: false };
  const located = parsed.ok ? locateNoun(context, player, parsed.intent) : parsed;
  return {
    meant: located.ok ? expandPronouns(context, player, located.intent) : located,
    line,
    isAnswer: false,
  };
}

/** `archon, the light`: a keeper is asked about it; another player hears it said. */
function addressTo(context: RuleContext, player: PlayerFact, line: string): Intent | undefined {
  const comma = line.indexOf(',');
  const words = wordsOf(line.slice(0, Math.max(comma, 0)));
  const text = line.slice(comma + 1).trim();
  const second = wordsOf(text);
  if (words.length === 0 || second.length === 0) return undefined;
  const person = findPerson(context, { room: player.place, except: player.id, words });
  if (person === undefined || person.id === player.id) return undefined;
  return person.kind === 'player'
    ? { verb: 'say', actor: player.id, text: line }
    : {
        verb: 'ask',
        actor: player.id,
        noun: words,
        preposition: 'about',
        second,
        text: text.replace(/[.?!]+$/, ''),
      };
}

type Outcome = {
  readonly reading: Reading;
  readonly refusal: Refusal | undefined;
  /** The word that was not understood, if it was for a word. */
  readonly unknown: string | undefined;
  readonly referred: Pick<LineMemory, 'things' | 'person'> | undefined;
};

/** What is kept for the next line after a command. */
export function rememberCommand(
  before: LineMemory,
  { reading, refusal, unknown, referred }: Outcome,
): LineMemory {
  const { meant, line, isAnswer } = reading;
  const intent = meant.ok ? meant.intent : undefined;
  const isAboutWords = intent !== undefined && ABOUT_WORDS.includes(intent.verb);
  const asked = refusal?.question;
  const waiting = intent ?? before.question?.intent;
  const { question: open, fault: _forgotten, ...kept } = before;
  const question =
    asked !== undefined && waiting !== undefined
      ? { intent: waiting, ...asked }
      : intent === undefined
        ? open
        : undefined;
  return {
    ...kept,
    ...(referred ?? {}),
    last: isAnswer || isAboutWords ? before.last : line,
    ...(unknown === undefined ? {} : { fault: { line, word: unknown } }),
    ...(question === undefined ? {} : { question }),
  };
}

const ABOUT_WORDS: readonly string[] = ['alias', 'unalias'];

export const refersTo = (
  context: RuleContext,
  player: PlayerFact,
  { meant }: Reading,
): Outcome['referred'] => (meant.ok ? referredTo(context, player, meant.intent) : undefined);

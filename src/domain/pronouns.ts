/** What "it", "them", "him" and "her" stand for, and what a command makes them stand for afterwards. */
import type { EntityId } from '../kernel/ids.ts';
import type { PlayerFact } from './entity.ts';
import { findItems, wordFor } from './find-items.ts';
import type { Intent } from './intent.ts';
import { type LineMemory, NO_MEMORY, THINGS_MAX } from './line-memory.ts';
import { means } from './noun-phrase.ts';
import { SPEAKING } from './parse-command.ts';
import { type Refusal, type RuleContext, refuse } from './rule.ts';
import { findPerson } from './scope.ts';
import { inView } from './sight.ts';

type Expanded = { readonly ok: true; readonly intent: Intent } | Refusal;

/**
 * Puts the things and people in the place of the words for them. A topic stays as it was typed, unless it is nothing but such
 * a word.
 */
export function expandPronouns(context: RuleContext, player: PlayerFact, intent: Intent): Expanded {
  const memory = player.lines ?? NO_MEMORY;
  const isSpoken = SPEAKING.includes(intent.verb);
  const noun = expand(context, memory, intent.noun, isSpoken);
  if (noun !== undefined && !('words' in noun)) return noun;
  const isTopic = isSpoken && !isPronoun(context, memory, intent.second);
  const second = isTopic ? undefined : expand(context, memory, intent.second);
  if (second !== undefined && !('words' in second)) return second;
  const { text, ...rest } = intent;
  return {
    ok: true,
    intent: {
      ...rest,
      // What was typed is not what is meant.
      ...(text === undefined || (isSpoken && second !== undefined) ? {} : { text }),
      ...(noun === undefined ? {} : { noun: noun.words }),
      ...(second === undefined ? {} : { second: second.words }),
    },
  };
}

const isPronoun = (
  context: RuleContext,
  memory: LineMemory,
  [word = '', ...more]: readonly string[] = [],
): boolean => more.length === 0 && standsFor(context, memory, word) !== undefined;

function expand(
  context: RuleContext,
  memory: LineMemory,
  words: readonly string[] | undefined,
  /** `him light`: more may follow. */
  isFirst = false,
): { readonly words: readonly string[] } | Refusal | undefined {
  if (words === undefined) return undefined;
  const { lexicon } = context.universe;
  const and = lexicon.words.and?.[0] ?? 'and';
  const isBorder = (word: string | undefined) =>
    word === undefined || means(lexicon, word, 'and') || means(lexicon, word, 'except');
  const expanded: string[] = [];
  for (const [index, word] of words.entries()) {
    const stands = isBorder(words[index - 1]) && ((isFirst && index === 0) || isBorder(words[index + 1]));
    const ids = stands ? standsFor(context, memory, word) : undefined;
    if (ids === undefined) expanded.push(word);
    else if (ids.length === 0) return refuse('pronoun/nothing', { word });
    else expanded.push(...ids.flatMap((id, at) => (at === 0 ? [wordFor(id)] : [and, wordFor(id)])));
  }
  return { words: expanded };
}

/** Undefined for what is no pronoun; empty when nothing has been referred to that still is. */
function standsFor(
  { facts, universe: { lexicon } }: RuleContext,
  memory: LineMemory,
  word: string,
): readonly EntityId[] | undefined {
  const isThere = (id: EntityId) => facts.get(id) !== undefined;
  const things = memory.things.filter(isThere);
  const people = memory.person === undefined ? [] : [memory.person].filter(isThere);
  if (means(lexicon, word, 'him') || means(lexicon, word, 'her')) return people;
  if (means(lexicon, word, 'them')) return things.length > 0 ? things : people;
  if (!means(lexicon, word, 'it')) return undefined;
  return things.length > 0 ? things.slice(-1) : people;
}

/** What the nouns of a command refer to, before it is carried out: nothing new when nobody knows what they mean. */
export function referredTo(
  context: RuleContext,
  player: PlayerFact,
  intent: Intent,
): Pick<LineMemory, 'things' | 'person'> {
  const before = player.lines ?? NO_MEMORY;
  const reach = inView(context, player);
  const isAmongAll = (item: { readonly fixed: boolean }) => !item.fixed;
  const nouns = [intent.noun, SPEAKING.includes(intent.verb) ? undefined : intent.second];
  const found = nouns.map((words) =>
    words === undefined ? undefined : findItems(context, reach, words, { isAmongAll }),
  );
  const people = nouns.map((words, at) =>
    words === undefined || found[at]?.ok
      ? undefined
      : findPerson(context, { room: player.place, except: player.id, words }),
  );
  const first = found.find((items) => items?.ok);
  const things = first?.ok ? first.found.slice(0, THINGS_MAX).map(({ id }) => id) : before.things;
  const person =
    people.find((someone) => someone !== undefined && someone.id !== player.id)?.id ?? before.person;
  return { things, ...(person === undefined ? {} : { person }) };
}

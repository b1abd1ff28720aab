/**
 * Turns a typed line into an intent by the lexicon's words, or into a refusal that helps. Resolves no nouns: what is
 * in scope is for the rules to say.
 */
import { distance } from 'fastest-levenshtein';
import { compareIds, type EntityId } from '../kernel/ids.ts';
import { PLAYER_VERBS, type PlayerIntent, type PlayerVerb } from './intent.ts';
import { type Refusal, refuse } from './rule.ts';
import { foldText, wordsOf } from './text-fold.ts';
import { DIRECTIONS, type Direction, type LexiconSpec } from './world-spec.ts';

/** A lexicon turned round for lookup; made once a universe. */
export type Grammar = {
  readonly verbs: ReadonlyMap<string, PlayerVerb>;
  /** Words in the longest verb phrase. */
  readonly verbLengthMax: number;
  readonly directions: ReadonlyMap<string, Direction>;
  readonly articles: ReadonlySet<string>;
  readonly prepositions: ReadonlyMap<string, string>;
};

export function compileGrammar(lexicon: LexiconSpec): Grammar {
  const verbs = new Map<string, PlayerVerb>();
  let verbLengthMax = 1;
  for (const verb of PLAYER_VERBS) {
    for (const phrase of lexicon.verbs[verb] ?? []) {
      verbs.set(foldText(phrase), verb);
      verbLengthMax = Math.max(verbLengthMax, phrase.split(' ').length);
    }
  }
  const directions = new Map<string, Direction>();
  for (const direction of DIRECTIONS) {
    for (const word of lexicon.directions[direction] ?? []) directions.set(foldText(word), direction);
  }
  const prepositions = new Map<string, string>();
  for (const meaning of Object.keys(lexicon.prepositions).sort(compareIds)) {
    for (const word of lexicon.prepositions[meaning] ?? []) prepositions.set(foldText(word), meaning);
  }
  return { verbs, verbLengthMax, directions, articles: new Set(lexicon.articles), prepositions };
}

export type Parsed = { readonly ok: true; readonly intent: PlayerIntent } | Refusal;

export function parseCommand(grammar: Grammar, actor: EntityId, line: string): Parsed {
  const text = line.trim();
  if (text === '') return refuse('command/empty');
  const sign = text.charAt(0);
  const signVerb = grammar.verbs.get(sign);
  if (signVerb !== undefined && !/[A-Za-z]/.test(sign)) {
    return { ok: true, intent: { verb: signVerb, actor, text: unquoted(text.slice(1)) } };
  }
  const words = text.split(/[ \t\u00a0]+/);
  const heads = words.map((word) => foldText(word).replace(/[.,!?;:]+$/, ''));
  const found = findVerb(grammar, heads);
  if (found === undefined) return unknownVerb(grammar, heads);
  const rest = words.slice(found.length);
  if (found.verb === 'say' || found.verb === 'emote') {
    return { ok: true, intent: { verb: found.verb, actor, text: unquoted(rest.join(' ')) } };
  }
  if (found.direction !== undefined) {
    return { ok: true, intent: { verb: 'go', actor, direction: found.direction } };
  }
  return { ok: true, intent: parseObjects(grammar, { verb: found.verb, actor }, wordsOf(rest.join(' '))) };
}

type FoundVerb = { readonly verb: PlayerVerb; readonly length: number; readonly direction?: Direction };

/** The longest verb phrase at the start; a lone direction means to go there. */
function findVerb(grammar: Grammar, heads: readonly string[]): FoundVerb | undefined {
  for (let length = Math.min(grammar.verbLengthMax, heads.length); length > 0; length -= 1) {
    const verb = grammar.verbs.get(heads.slice(0, length).join(' '));
    if (verb !== undefined) return { verb, length };
  }
  const direction = heads.length === 1 ? grammar.directions.get(heads[0] as string) : undefined;
  return direction === undefined ? undefined : { verb: 'go', length: 1, direction };
}

/** `lantern to archon`, `to archon about the light`, `up with key`, `5 tokens to bob`. */
function parseObjects(grammar: Grammar, head: PlayerIntent, words: readonly string[]): PlayerIntent {
  const nouns = words.filter((word) => !grammar.articles.has(word));
  const direction = directionOf(grammar, nouns);
  if (direction !== undefined && head.verb === 'go') return { ...head, direction };
  while (nouns.length > 0 && grammar.prepositions.has(nouns[0] as string)) nouns.shift();
  const split = nouns.findIndex((word, index) => index > 0 && grammar.prepositions.has(word));
  const first = split === -1 ? nouns : nouns.slice(0, split);
  const second = split === -1 ? [] : nouns.slice(split + 1).filter((word) => !grammar.prepositions.has(word));
  const lead = directionOf(grammar, first);
  const amount = /^\d{1,9}$/.test(first[0] ?? '') ? Number(first[0]) : undefined;
  return {
    ...head,
    ...(lead === undefined ? {} : { direction: lead }),
    ...(first.length === 0 ? {} : { noun: first }),
    ...(second.length === 0 ? {} : { second }),
    ...(amount === undefined ? {} : { amount }),
  };
}

function directionOf(grammar: Grammar, nouns: readonly string[]): Direction | undefined {
  return nouns.length === 1 ? grammar.directions.get(nouns[0] as string) : undefined;
}

function unquoted(text: string): string {
  const trimmed = text.trim();
  const quoted = /^["“](.*)["”]$/.exec(trimmed);
  return (quoted?.[1] ?? trimmed).trim();
}

/** Names the nearest known word when one is close enough to be a slip of the finger. */
function unknownVerb(grammar: Grammar, heads: readonly string[]): Refusal {
  const word = (heads[0] ?? '').slice(0, 40);
  const known = [...grammar.verbs.keys(), ...grammar.directions.keys()].filter((verb) => verb.length > 2);
  let suggestion = 'none';
  let best = 3;
  for (const verb of known.sort(compareIds)) {
    const apart = distance(word, verb);
    if (apart < best && apart < word.length) {
      best = apart;
      suggestion = verb;
    }
  }
  return refuse('command/unknown', { word, suggestion });
}

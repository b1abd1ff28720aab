/**
 * Turns a typed line into an intent by the lexicon's words, or into a refusal that helps. Resolves no nouns: what is
 * in scope is for the rules to say.
 */
import { compareIds, type EntityId } from '../kernel/ids.ts';
import { withoutClitics } from './clitics.ts';
import { type Intent, PLAYER_VERBS, type PlayerVerb } from './intent.ts';
import { nearestWord } from './nearest-word.ts';
import { type Refusal, refuse } from './rule.ts';
import { foldLetters, trimEndOf, wordsOf } from './text-fold.ts';
import {
  DIRECTIONS,
  type Direction,
  type LexiconSpec,
  type UniverseSpec,
  type WordMeaning,
} from './world-spec.ts';

/** A lexicon turned round for lookup; made once a universe. */
export type Grammar = {
  readonly verbs: ReadonlyMap<string, PlayerVerb>;
  /** Words in the longest verb phrase. */
  readonly verbLengthMax: number;
  readonly directions: ReadonlyMap<string, Direction>;
  readonly articles: ReadonlySet<string>;
  readonly prepositions: ReadonlyMap<string, string>;
  /** Stands in a noun where a comma was. */
  readonly and: string;
  readonly words: LexiconSpec['words'];
  /** Longest first. */
  readonly clitics: readonly (readonly [string, readonly WordMeaning[]])[];
  /** Words that stand for one gesture, channel or topic of help, and the verb that deals with it. */
  readonly presets: ReadonlyMap<string, Preset>;
};

type Preset = { readonly verb: PlayerVerb; readonly named: string };

/** By locale; other locales are read like the source language. */
export type Grammars = { readonly source: Grammar; readonly own: ReadonlyMap<string, Grammar> };

export function compileGrammars({ lexicon, lexicons }: Pick<UniverseSpec, 'lexicon' | 'lexicons'>): Grammars {
  const own = Object.entries(lexicons).map(([locale, words]) => [locale, compileGrammar(words)] as const);
  return { source: compileGrammar(lexicon), own: new Map(own) };
}

export const grammarFor = ({ source, own }: Grammars, locale: string): Grammar => own.get(locale) ?? source;

export function compileGrammar(lexicon: LexiconSpec): Grammar {
  const verbs = new Map<string, PlayerVerb>();
  let verbLengthMax = 1;
  for (const verb of PLAYER_VERBS) {
    for (const phrase of lexicon.verbs[verb] ?? []) {
      verbs.set(headOf(phrase), verb);
      verbLengthMax = Math.max(verbLengthMax, phrase.split(' ').length);
    }
  }
  const directions = new Map<string, Direction>();
  for (const direction of DIRECTIONS) {
    for (const word of lexicon.directions[direction] ?? []) directions.set(foldLetters(word), direction);
  }
  const prepositions = new Map<string, string>();
  for (const meaning of Object.keys(lexicon.prepositions).sort(compareIds)) {
    for (const word of lexicon.prepositions[meaning] ?? []) prepositions.set(foldLetters(word), meaning);
  }
  const presets = presetsOf(lexicon);
  for (const phrase of presets.keys()) verbLengthMax = Math.max(verbLengthMax, phrase.split(' ').length);
  return {
    verbs,
    verbLengthMax,
    directions,
    articles: new Set(lexicon.articles),
    prepositions,
    presets,
    and: lexicon.words.and?.[0] ?? 'and',
    words: lexicon.words,
    clitics: Object.entries(lexicon.clitics).sort(
      ([left], [right]) => right.length - left.length || compareIds(left, right),
    ),
  };
}

function presetsOf({ verbs, socials, channels, topics }: LexiconSpec): Map<string, Preset> {
  const presets = new Map<string, Preset>();
  const add = (verb: PlayerVerb, words: LexiconSpec['socials'], heads: readonly string[]) => {
    for (const named of Object.keys(words).sort(compareIds)) {
      for (const word of words[named] ?? []) {
        for (const head of heads) presets.set(foldLetters(`${head}${word}`), { verb, named });
      }
    }
  };
  add('social', socials, ['']);
  add('channel', channels, ['', ...(verbs['channel'] ?? []).map((word) => `${word} `)]);
  add(
    'help',
    topics,
    (verbs['help'] ?? []).map((word) => `${word} `),
  );
  return presets;
}

export type Parsed = { readonly ok: true; readonly intent: Intent } | Refusal;

export function parseCommand(grammar: Grammar, actor: EntityId, line: string): Parsed {
  const text = line.trim();
  if (text === '') return refuse('command/empty');
  const sign = text.charAt(0);
  const signVerb = grammar.verbs.get(sign);
  if (signVerb !== undefined && !/[A-Za-z]/.test(sign)) {
    return { ok: true, intent: { verb: signVerb, actor, text: unquoted(text.slice(1), sign) } };
  }
  const words = text.split(BLANKS);
  if (words.length === 1 && CHOICE_NUMBER.test(text))
    return { ok: true, intent: chosen(grammar, actor, words) };
  const heads = words.map(headOf);
  const found = findVerb(grammar, heads);
  const apart = found === undefined ? withoutClitics(grammar, words) : undefined;
  if (apart !== undefined) return parseCommand(grammar, actor, apart);
  if (found === undefined)
    return unknownVerb(grammar, heads[0] === '' ? (words[0] as string) : (heads[0] as string));
  const rest = words.slice(found.length);
  const head: Intent = {
    verb: found.verb,
    actor,
    ...(found.named === undefined ? {} : { named: found.named }),
  };
  if (ALOUD.includes(found.verb)) return { ok: true, intent: { ...head, text: unquoted(rest.join(' ')) } };
  if (found.verb === 'choose') return { ok: true, intent: chosen(grammar, actor, rest) };
  if (found.direction !== undefined) {
    return { ok: true, intent: { verb: 'go', actor, direction: found.direction } };
  }
  return { ok: true, intent: parseObjects(grammar, head, rest) };
}

/** What follows is a name, which may be of any words. */
const TO_PEOPLE_ANYWHERE: readonly PlayerVerb[] = [
  'befriend',
  'unfriend',
  'block',
  'unblock',
  'mute',
  'unmute',
  'seen',
  'whois',
];

/** What follows these verbs is kept as it was typed. */
const ALOUD: readonly PlayerVerb[] = [
  'say',
  'emote',
  'answer',
  'language',
  'alias',
  'unalias',
  'whisper',
  'shout',
  'tell',
  'reply',
  'channel',
  'away',
  'title',
  'pronouns',
  'describe',
  ...TO_PEOPLE_ANYWHERE,
];

export const isAloud = (verb: PlayerVerb): boolean => ALOUD.includes(verb);

/** Typed alone it picks from what somebody offered. */
const CHOICE_NUMBER = /^\d{1,9}[.)]?$/;

/** All that counts of the words: what somebody offers may have any name. */
function chosen({ articles }: Grammar, actor: EntityId, typed: readonly string[]): Intent {
  const noun = typed.flatMap(wordsOf).filter((word) => !articles.has(word));
  return noun.length === 0 ? { verb: 'choose', actor } : { verb: 'choose', actor, noun };
}

const BLANKS = /[ \t\u00a0]+/;
const withoutEndMarks = (text: string): string => trimEndOf(text, (mark) => '.,!?;:'.includes(mark));
const FIRST_MARKS = /^[¿¡]+(?=.)/;

/** A word of a verb as it is looked up. A mark that is all there is stays. */
export function headOf(word: string): string {
  const folded = foldLetters(word).replace(FIRST_MARKS, '');
  return /^[^a-z0-9ñ]*$/.test(folded) ? folded : withoutEndMarks(folded);
}

type FoundVerb = {
  readonly verb: PlayerVerb;
  readonly length: number;
  readonly direction?: Direction;
  readonly named?: string;
};

/** The longest verb phrase at the start; a lone direction means to go there. */
export function findVerb(grammar: Grammar, heads: readonly string[]): FoundVerb | undefined {
  for (let length = Math.min(grammar.verbLengthMax, heads.length); length > 0; length -= 1) {
    const phrase = heads.slice(0, length).join(' ');
    const verb = grammar.verbs.get(phrase);
    if (verb !== undefined) return { verb, length };
    const preset = grammar.presets.get(phrase);
    if (preset !== undefined) return { ...preset, length };
  }
  const { articles, prepositions, directions } = grammar;
  const telling = heads.filter(
    (word, at) => at === heads.length - 1 || !(articles.has(word) || prepositions.has(word)),
  );
  const direction = telling.length === 1 ? directions.get(telling[0] as string) : undefined;
  return direction === undefined ? undefined : { verb: 'go', length: heads.length, direction };
}

/** A word that counts, and where it stands in what was typed. */
type Token = { readonly word: string; readonly at: number; readonly isOf: boolean };

/** `lantern to archon`, `to archon about the light`, `up with key`, `5 tokens to bob`. */
function parseObjects(grammar: Grammar, head: Intent, typed: readonly string[]): Intent {
  const { prepositions } = grammar;
  let isOf = false;
  const tokens = typed.flatMap((raw, at): Token[] => {
    const words = wordsOf(raw).flatMap((word) => {
      const saysOf = grammar.words.of?.includes(word) === true;
      isOf ||= saysOf;
      if (saysOf || grammar.articles.has(word)) return [];
      const token = { word, at, isOf };
      isOf = false;
      return [token];
    });
    return raw.endsWith(',') && at < typed.length - 1 ? [...words, { word: grammar.and, at, isOf }] : words;
  });
  while (tokens.at(-1)?.word === grammar.and) tokens.pop();
  const lead = leadingDirection(grammar, head.verb, tokens);
  if (lead !== undefined) {
    return MOVING.includes(head.verb)
      ? { ...head, direction: lead }
      : { ...head, direction: lead, noun: [tokens[0]?.word ?? ''] };
  }
  const startsWithTopic = SPEAKING.includes(head.verb) && prepositions.get(tokens[0]?.word ?? '') === 'about';
  let leading: string | undefined;
  while (!startsWithTopic && prepositions.has(tokens[0]?.word ?? ''))
    leading = prepositions.get(tokens.shift()?.word ?? '');
  const split = tokens.findIndex(
    ({ word }, index) => (index > 0 || startsWithTopic) && prepositions.has(word),
  );
  const beforeSplit = split === -1 ? tokens : tokens.slice(0, split);
  const first = beforeSplit.map(({ word }) => word);
  const of = beforeSplit.findLastIndex((token) => token.isOf);
  const after = split === -1 ? [] : tokens.slice(split + 1);
  const second = after.map(({ word }) => word).filter((word) => !prepositions.has(word));
  const direction = first.length === 1 ? grammar.directions.get(first[0] as string) : undefined;
  const preposition = prepositions.get(tokens[split]?.word ?? '') ?? leading;
  const asTyped = withoutEndMarks(typed.slice((tokens[split]?.at ?? typed.length) + 1).join(' '));
  return {
    ...head,
    ...(direction === undefined ? {} : { direction }),
    ...(first.length === 0 ? {} : { noun: first }),
    ...(of > 0 ? { of } : {}),
    ...(preposition === undefined ? {} : { preposition }),
    ...(second.length === 0 ? {} : { second }),
    ...(second.length === 0 || !SPEAKING.includes(head.verb) ? {} : { text: asTyped }),
  };
}

/** Ways of going. */
const MOVING: readonly PlayerVerb[] = ['go', 'climb', 'swim'];

/** What follows the noun is a topic, in the player's own words. */
export const SPEAKING: readonly PlayerVerb[] = ['talk', 'ask'];

/** `in` as all there is; for going also `up the stairs`, but not `in the cabin`, where the rest says more. */
function leadingDirection(
  grammar: Grammar,
  verb: PlayerVerb,
  tokens: readonly Token[],
): Direction | undefined {
  const word = tokens[0]?.word ?? '';
  if (tokens.length !== 1 && (!MOVING.includes(verb) || grammar.prepositions.has(word))) return undefined;
  return grammar.directions.get(word);
}

const CLOSING: Readonly<Record<string, string>> = { '"': '"', "'": "'", '“': '”', '‘': '’' };

/** What is said, without marks around it; `opening` has been cut off already. */
function unquoted(text: string, opening?: string): string {
  const trimmed = text.split(BLANKS).join(' ').trim();
  const closing = CLOSING[opening ?? ''];
  if (closing !== undefined) return (trimmed.endsWith(closing) ? trimmed.slice(0, -1) : trimmed).trim();
  const quoted = /^["“]([^"“”]*)["”]$/.exec(trimmed);
  return (quoted?.[1] ?? trimmed).trim();
}

/** Of two verbs that are as near, the commoner is suggested. */
function unknownVerb({ verbs, directions, presets }: Grammar, typed: string): Refusal {
  const word = [...typed].slice(0, 40).join('');
  return refuse('command/unknown', {
    word,
    suggestion: nearestWord(word, [...verbs.keys(), ...directions.keys(), ...presets.keys()]),
  });
}

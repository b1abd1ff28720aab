/** Which things a player's words mean, among those that a rule allows: one, several, all but some. */
import type { EntityId } from '../kernel/ids.ts';
import type { ItemFact } from './entity.ts';
import { type NounPart, readNounPhrase, type Where } from './noun-phrase.ts';
import { whereabouts } from './reach.ts';
import { type Refusal, type RuleContext, refuse } from './rule.ts';
import { itemParam } from './sentence.ts';
import { wordsOf } from './text-fold.ts';

export type Found<T> = { readonly ok: true; readonly found: T } | Refusal;

/** Things that one command handles. */
export const ITEMS_MAX = 50;

/** A word that no player can type and that means exactly this thing or person. */
export const wordFor = (id: EntityId): string => `#${id}`;

/** What such a word means; undefined for one that somebody typed. */
export const meantBy = (word: string): EntityId | undefined =>
  word.startsWith('#') ? (word.slice(1) as EntityId) : undefined;

type Options = {
  /** Which of the candidates "all" takes in; all of them unless it says otherwise. */
  readonly isAmongAll?: (item: ItemFact) => boolean;
};

/**
 * The things that the words mean, in the order in which they were named, none twice, at least one and at most ITEMS_MAX:
 * `lantern`, `held lantern`, `second pebble`, `3 pebbles`, `pebbles`, `all`, `all pebbles except the red one`, `lantern and key`.
 * Things that are alike count as one; where the words fit several kinds, the refusal asks which.
 */
export function findItems(
  context: RuleContext,
  candidates: readonly ItemFact[],
  words: readonly string[] | undefined,
  { isAmongAll = () => true }: Options = {},
): Found<readonly ItemFact[]> {
  if (words === undefined || words.length === 0) return refuse('noun/missing', { verb: '' });
  const { lexicon } = context.universe;
  const called = candidates.filter((item) => isCalled(context, item, words));
  if (called.length > 0) return oneKind(called, words);
  const phrase = readNounPhrase(lexicon, words);
  const excepted = new Set<ItemFact>();
  for (const part of phrase.except) {
    const meant = findPart(context, candidates, part, () => true);
    if (meant.ok) for (const item of meant.found) excepted.add(item);
  }
  const left = candidates.filter((item) => !excepted.has(item));
  const found = new Set<ItemFact>();
  for (const part of phrase.parts) {
    const meant = findPart(context, left, part, isAmongAll);
    if (!meant.ok) return meant;
    for (const item of meant.found) found.add(item);
  }
  if (found.size === 0) return refuse('noun/none');
  return { ok: true, found: [...found].slice(0, ITEMS_MAX) };
}

/** The same for a command that is about one thing only. */
export function findItem(
  context: RuleContext,
  candidates: readonly ItemFact[],
  words: readonly string[] | undefined,
): Found<ItemFact> {
  const items = findItems(context, candidates, words);
  if (!items.ok) return items;
  const [first, second] = items.found;
  if (first === undefined || second !== undefined) return refuse('noun/one-only');
  return { ok: true, found: first };
}

function findPart(
  context: RuleContext,
  candidates: readonly ItemFact[],
  part: NounPart,
  isAmongAll: (item: ItemFact) => boolean,
): Found<readonly ItemFact[]> {
  const { words, quantity, ordinal, where } = part;
  const placed = candidates.filter((item) => where === undefined || isAt(context, item, where));
  const { items, several } = fitting(context, placed, part);
  const text = words.join(' ');
  if (ordinal !== undefined) {
    const picked = items.at(ordinal === 'last' ? -1 : ordinal - 1);
    if (picked !== undefined) return { ok: true, found: [picked] };
    return items.length === 0 && words.length > 0
      ? unknown(words)
      : refuse('noun/too-few', { text, count: items.length });
  }
  if (quantity === 'all' || (several && quantity === 'unsaid')) {
    const all = items.filter(isAmongAll);
    if (all.length > 0) return { ok: true, found: all };
    return words.length === 0
      ? refuse('noun/none')
      : items.length === 0
        ? unknown(words)
        : { ok: true, found: items };
  }
  if (items.length === 0 || (words.length === 0 && where === undefined)) return unknown(words);
  if (quantity === 'unsaid') return oneKind(items, words);
  if (quantity === 0) return refuse('noun/none');
  if (quantity === 1) return oneKind(items, words);
  if (items.length < quantity) return refuse('noun/too-few', { text, count: items.length });
  return { ok: true, found: items.slice(0, quantity) };
}

const unknown = (words: readonly string[]): Refusal => refuse('noun/unknown', { text: words.join(' ') });

/** What the words fit as they stand, or else as the plural of something. */
function fitting(
  context: RuleContext,
  candidates: readonly ItemFact[],
  { words }: NounPart,
): { items: readonly ItemFact[]; several: boolean } {
  const exact = candidates.filter((item) => isCalled(context, item, words));
  if (exact.length > 0 || words.length === 0) return { items: exact, several: false };
  const { plurals } = context.universe.lexicon;
  const singulars = (word: string) =>
    plurals.filter((ending) => word.endsWith(ending)).map((ending) => word.slice(0, -ending.length));
  const items = candidates.filter((item) => {
    const known = wordsFor(context, item);
    const several = pluralsFor(context, item);
    return words.every((word) =>
      [word, ...singulars(word)].some((single) => known.includes(single) || several.includes(word)),
    );
  });
  return { items, several: items.length > 0 };
}

/** Asks which where things of several kinds fit. */
function oneKind(matches: readonly ItemFact[], words: readonly string[]): Found<readonly ItemFact[]> {
  const first = matches[0] as ItemFact;
  const kinds = [...new Map(matches.map((item) => [kindOf(item), item])).values()];
  return kinds.length === 1 ? { ok: true, found: [first] } : askWhich(kinds, words);
}

/** Which of these the words mean is for the player to say. */
const askWhich = (kinds: readonly ItemFact[], words: readonly string[]): Refusal => ({
  ...refuse('noun/ambiguous', { text: words.join(' '), items: { either: kinds.map(itemParam) } }),
  question: { words, choices: kinds.map(({ id }) => id) },
});

/** Carried by somebody in the end, or not. */
export function isAt({ facts }: Pick<RuleContext, 'facts'>, item: ItemFact, where: Where): boolean {
  const place = whereabouts(facts, item) as EntityId;
  const isHeld = facts.player(place) !== undefined || facts.keeper(place) !== undefined;
  return isHeld === (where === 'held');
}

/** In or on a thing that the words fit. */
export function isInside(context: RuleContext, item: ItemFact, words: readonly string[]): boolean {
  const holder = context.facts.item(item.place as EntityId);
  return holder !== undefined && isCalled(context, holder, words);
}

/** Those among the things that the words fit. */
export const narrow = (
  context: RuleContext,
  things: readonly ItemFact[],
  words: readonly string[],
): readonly ItemFact[] => things.filter((item) => isCalled(context, item, words));

export const kindOf = ({ world, spec, called }: ItemFact): string => `${world}/${spec}/${called ?? ''}`;

function isCalled(context: RuleContext, item: ItemFact, words: readonly string[]): boolean {
  const known = wordsFor(context, item);
  return words.every((word) => known.includes(word) || word === wordFor(item.id));
}

export const pluralsFor = ({ universe }: RuleContext, { called, world, spec }: ItemFact): readonly string[] =>
  (called === undefined ? universe.worlds[world]?.items[spec]?.plurals : undefined) ?? [];

export function wordsFor({ universe }: RuleContext, item: ItemFact): readonly string[] {
  if (item.called !== undefined) return wordsOf(item.called);
  return universe.worlds[item.world]?.items[item.spec]?.words ?? [item.spec];
}

/**
 * The Warbler: lines that nobody wrote out, put together from a grammar in content. What is decided here is which
 * alternatives are taken; the words are found at the edge, in the reader's language, and never reach a hash.
 */
import type { RandomStream } from '../kernel/random-stream.ts';
import { acquaintanceOf } from './acquaintance.ts';
import type { Condition } from './condition.ts';
import { holds } from './condition-holds.ts';
import type { KeeperFact, PlayerFact, StoryFact } from './entity.ts';
import type { PerceptParam } from './percept.ts';
import type { RuleContext } from './rule.ts';
import { itemParam, keeperParam, placeParam, worldParam } from './sentence.ts';
import type { TextKey } from './world-spec.ts';

export type WarblerSpec = {
  readonly id: string;
  /** The symbol that a line begins with. */
  readonly begin: string;
  readonly symbols: Readonly<Record<string, readonly WarblerAlternative[]>>;
  /** How deeds are put that a keeper saw the player do, by the name it remembers them by. */
  readonly deeds?: Readonly<Record<string, TextKey>>;
};

export type WarblerAlternative = {
  readonly line: TextKey;
  /** Symbols and slots that stand in it, in their order. */
  readonly uses: readonly string[];
  readonly weight: number;
  readonly when?: Condition;
};

/** What may stand in a line besides symbols. An alternative whose slot has nothing to be filled with is not taken. */
export const WARBLER_SLOTS = [
  'player',
  'keeper',
  'place',
  'item',
  'an_item',
  'legendary',
  'came_from',
  'quest',
  'quest_done',
  'quest_failed',
  'deed',
] as const;
type Slot = (typeof WARBLER_SLOTS)[number];
/** Those that always have something. */
export const FILLED_SLOTS: readonly string[] = ['player', 'keeper', 'place'];

/** Symbols within symbols. */
const WARBLER_DEPTH_MAX = 12;
/** Alternatives looked at for one line. */
const STEPS_MAX = 256;
/** Lines drawn to find one that was not said last. */
const TRIES_MAX = 24;

export type Warbled = {
  readonly line: Extract<PerceptParam, { readonly phrase: TextKey }>;
  /** `<grammar>:<alternative>.<alternative>...`: equal for lines that are made alike. */
  readonly derivation: string;
};

export type Warbling = {
  readonly keeper: KeeperFact;
  readonly player: PlayerFact;
  /** Derivations that must not come again now. */
  readonly avoid: readonly string[];
};

/** Undefined when the grammar has nothing to say just now that was not said last. */
export function warble(context: RuleContext, grammar: WarblerSpec, warbling: Warbling): Warbled | undefined {
  const random = context.random(warbling.keeper.id, 'warbler');
  const slots = slotsFor(context, grammar, warbling, random);
  for (let attempt = 0; attempt < TRIES_MAX; attempt += 1) {
    const budget = { left: STEPS_MAX };
    const expanded = expand(
      { context, grammar, player: warbling.player, slots, random, budget },
      grammar.begin,
      1,
    );
    if (expanded === undefined) return undefined;
    const derivation = `${grammar.id}:${expanded.choices.join('.')}`;
    if (!warbling.avoid.includes(derivation)) return { line: expanded.phrase, derivation };
  }
  return undefined;
}

type Slots = Readonly<Partial<Record<Slot, PerceptParam>>>;

/** What of several things a line is about is drawn once for the whole line. */
function slotsFor(
  context: RuleContext,
  grammar: WarblerSpec,
  { keeper, player }: Warbling,
  random: RandomStream,
): Slots {
  const { facts, world, realms } = context;
  const carried = facts.itemsIn(player.id);
  const item = carried.length === 0 ? undefined : itemParam(random.pick(carried));
  const from = player.journey.at(-1)?.from;
  const cameFrom = realms.find(({ realm }) => realm === from)?.world;
  const drawn = (choices: readonly PerceptParam[]) =>
    choices.length === 0 ? undefined : random.pick(choices);
  const filled: Partial<Record<Slot, PerceptParam | undefined>> = {
    player: player.name,
    keeper: keeperParam(world.id, keeper),
    place: placeParam(world.id, keeper.place),
    item,
    an_item: item,
    came_from: cameFrom === undefined ? undefined : worldParam(cameFrom),
    quest: drawn(titlesOf(context, player, 'active')),
    quest_done: drawn(titlesOf(context, player, 'completed')),
    quest_failed: drawn(titlesOf(context, player, 'failed')),
    legendary: drawn(carried.filter(({ rarity }) => rarity === 'legendary').map(itemParam)),
    deed: drawn(deedsSeen(context, grammar, { keeper, player })),
  };
  return Object.fromEntries(Object.entries(filled).filter(([, param]) => param !== undefined));
}

const titlesOf = ({ facts, universe }: RuleContext, { id }: PlayerFact, wanted: StoryFact['status']) =>
  facts
    .storiesOf(id)
    .filter(({ role, status }) => role === 'quest' && status === wanted)
    .flatMap(({ chart }): PerceptParam[] => {
      const title = universe.charts[chart]?.title;
      return title === undefined ? [] : [{ text: title }];
    });

/** Of those that the grammar has words for; what the keeper was only told is not among them. */
function deedsSeen(
  context: RuleContext,
  { deeds = {} }: WarblerSpec,
  { keeper, player }: Pick<Warbling, 'keeper' | 'player'>,
): PerceptParam[] {
  const known = acquaintanceOf(context, { keeper: keeper.id, player: player.id });
  return known.deeds.flatMap(({ deed, toldBy }): PerceptParam[] => {
    const words = Object.hasOwn(deeds, deed) ? deeds[deed] : undefined;
    return words === undefined || toldBy !== undefined ? [] : [{ phrase: words, of: {} }];
  });
}

type Expansion = {
  readonly context: RuleContext;
  readonly grammar: WarblerSpec;
  readonly player: PlayerFact;
  readonly slots: Slots;
  readonly random: RandomStream;
  readonly budget: { left: number };
};

type Expanded = { readonly phrase: Warbled['line']; readonly choices: readonly number[] };

/** Alternatives are drawn by weight; one that leads nowhere is laid aside, and another drawn. */
function expand(expansion: Expansion, symbol: string, depth: number): Expanded | undefined {
  const { context, grammar, player, random, budget } = expansion;
  const alternatives = grammar.symbols[symbol] ?? [];
  const left = alternatives
    .map((alternative, index) => ({ alternative, index }))
    .filter(({ alternative: { when } }) => when === undefined || holds(context, player, when));
  while (left.length > 0 && budget.left > 0 && depth <= WARBLER_DEPTH_MAX) {
    budget.left -= 1;
    const drawn = drawByWeight(left, random);
    const [{ alternative, index }] = left.splice(drawn, 1) as [(typeof left)[number]];
    const filled = fill(expansion, alternative, depth);
    if (filled !== undefined) return { phrase: filled.phrase, choices: [index, ...filled.choices] };
  }
  return undefined;
}

function drawByWeight(
  left: readonly { readonly alternative: WarblerAlternative }[],
  random: RandomStream,
): number {
  let rest = random.below(left.reduce((sum, { alternative }) => sum + alternative.weight, 0));
  for (const [index, { alternative }] of left.entries()) {
    if (rest < alternative.weight) return index;
    rest -= alternative.weight;
  }
  throw new Error('the weights of a grammar do not add up');
}

function fill(expansion: Expansion, { line, uses }: WarblerAlternative, depth: number): Expanded | undefined {
  const of: Record<string, PerceptParam> = {};
  const choices: number[] = [];
  for (const name of uses) {
    if (Object.hasOwn(expansion.grammar.symbols, name)) {
      const inner = expand(expansion, name, depth + 1);
      if (inner === undefined) return undefined;
      of[name] = inner.phrase;
      choices.push(...inner.choices);
      continue;
    }
    const slot = expansion.slots[name as Slot];
    if (slot === undefined) return undefined;
    // The edge makes both "the brass key" and "a brass key" of an item.
    of[name === 'an_item' ? 'item' : name] = slot;
  }
  return { phrase: { phrase: line, of }, choices };
}

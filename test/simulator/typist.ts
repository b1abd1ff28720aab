/** Makes up what somebody types: out of the words of a language and of what is about, whole and mistyped. */
import fc from 'fast-check';
import { COMMAND_LENGTH_MAX } from '../../src/actors/universe/input.ts';
import type { RealmState } from '../../src/actors/realm/realm-state.ts';
import type { ItemFact, PlayerFact } from '../../src/domain/entity.ts';
import { PLAYER_VERBS } from '../../src/domain/intent.ts';
import { wordsOf } from '../../src/domain/text-fold.ts';
import type { LexiconSpec, UniverseSpec } from '../../src/domain/world-spec.ts';
import type { RandomStream } from '../../src/kernel/random-stream.ts';

export type Surroundings = {
  /** One for each thing, person and way where the player is. */
  readonly names: readonly string[];
  /** All that any of them may be called. */
  readonly words: readonly string[];
  /** What the keepers there may be asked about. */
  readonly topics: readonly string[];
};

export function surroundingsOf({ facts, setting }: RealmState, player: PlayerFact): Surroundings {
  const within = (item: ItemFact): ItemFact[] => [item, ...facts.itemsIn(item.id).flatMap(within)];
  const items = [...facts.itemsIn(player.place), ...facts.itemsIn(player.id)].flatMap(within);
  const location = setting.world.locations[player.place.replace(/^room:|@.*$/g, '')];
  const keepers = [...facts.keepersIn(player.place), ...facts.crowdIn(player.place)];
  const named = [
    ...items.map(({ called, world, spec }) =>
      called === undefined ? (setting.universe.worlds[world]?.items[spec]?.words ?? [spec]) : [called],
    ),
    ...keepers.map(({ spec }) => setting.world.keepers[spec]?.words ?? [spec]),
    ...facts.presentIn(player.place).map(({ name }) => [name]),
    ...(location?.exits ?? []).flatMap(({ words, portal }) => [words ?? [], portal?.words ?? []]),
  ].filter((words) => words.length > 0);
  return {
    names: [...new Set(named.map((words) => words[0] as string))],
    words: named.flat(),
    topics: keepers.flatMap(
      ({ spec }) => setting.world.keepers[spec]?.topics.flatMap(({ words }) => words) ?? [],
    ),
  };
}

const GARBAGE = [
  'é',
  '🦉',
  '\u0301',
  '\u200d',
  'ß',
  'ﬁ',
  '\u202e',
  'Ж',
  '漢',
  '\ufeff',
  '…',
  '—',
  '"',
  '«',
  '%',
  '{',
  '}',
  '<b>',
  '\\',
  '__proto__',
  'constructor',
  '\u00a0',
];
const MARKS = ['.', ',', ';', '?', '!', '"', "'", ':', '…', '¿', '¡', '-', '(', ')', '«', '“', '*', '/'];
const CONTROL = /\p{Cc}/gu;

export class Typist {
  readonly #lexicons: Readonly<Record<string, LexiconSpec>>;
  readonly #phrases: ReadonlyMap<string, readonly string[]>;
  readonly #anything: readonly string[];

  constructor({ lexicon, lexicons }: UniverseSpec, seed: number) {
    this.#lexicons = { en: lexicon, ...lexicons };
    this.#phrases = new Map(
      Object.entries(this.#lexicons).map(([locale, words]) => [locale, phrasesOf(words)] as const),
    );
    const text = fc.oneof(
      fc.string({ maxLength: 60 }),
      fc.string({ unit: 'grapheme', maxLength: 80 }),
      fc.string({ unit: 'binary', maxLength: COMMAND_LENGTH_MAX }),
    );
    this.#anything = fc.sample(text, { seed, numRuns: 1000 }).map(typeable);
  }

  /** Each verb with each name, one phrase a verb, taken in turn. */
  everything(locale: string, { names }: Surroundings, turn: number): string[] {
    const { verbs } = this.#lexicon(locale);
    return names.flatMap((name, at) =>
      PLAYER_VERBS.filter((verb) => verb !== 'quit').flatMap((verb) => {
        const phrases = verbs[verb] ?? [];
        return phrases.length === 0 ? [] : [`${phrases[(at + turn) % phrases.length]} ${name}`];
      }),
    );
  }

  line(random: RandomStream, locale: string, about: Surroundings): string {
    const kind = random.below(100);
    if (kind < 4) return random.pick(this.#anything);
    if (kind < 6) return repeat(1 + random.below(12), () => random.pick(MARKS)).join('');
    if (kind < 7) return typeable(`${this.#command(random, locale, about)} `.repeat(40));
    const parts = repeat(random.below(8) === 0 ? 2 + random.below(3) : 1, () =>
      this.#command(random, locale, about),
    );
    const next = random.pick([...(this.#lexicon(locale).words.next ?? []), '.', ',', 'and', ';']);
    const line = parts.join(` ${next} `);
    return typeable(random.below(4) === 0 ? mistyped(random, line) : line);
  }

  #command(random: RandomStream, locale: string, about: Surroundings): string {
    const spoken = random.below(12) === 0 ? random.pick(Object.keys(this.#lexicons)) : locale;
    const lexicon = this.#lexicon(spoken);
    const verb = random.pick(this.#phrases.get(spoken) ?? []);
    if ((lexicon.verbs['quit'] ?? []).includes(verb) && random.below(20) !== 0) return 'l';
    const noun = () => this.#noun(random, lexicon, about);
    const between = () => random.pick(Object.values(lexicon.prepositions).flat());
    switch (random.below(8)) {
      case 0:
        return verb;
      case 1:
        return `${verb} ${random.pick(Object.values(lexicon.directions).flat())}`;
      case 2:
      case 3:
        return `${verb} ${noun()} ${between()} ${noun()}`;
      case 4:
        return `${verb} ${between()} ${noun()}`;
      case 5:
        return `${verb} ${random.pick([...about.topics, noun()])} ${random.pick(this.#anything).slice(0, 20)}`;
      default:
        return `${verb} ${noun()}`;
    }
  }

  #noun(random: RandomStream, lexicon: LexiconSpec, { words: called, topics }: Surroundings): string {
    const { words, numbers, ordinals, articles, channels, languages, channelDeeds } = lexicon;
    const name = random.pick([...called, 'lantern', 'linterna']);
    const word = (of: readonly string[] | undefined) => random.pick(of ?? ['it']);
    switch (random.below(14)) {
      case 0:
        return word(Object.values(words).flat());
      case 1:
        return `${word(words.all)} ${word(words.except)} ${name}`;
      case 2:
        return `${word(Object.values(ordinals).flat())} ${name}`;
      case 3:
        return `${random.pick([...Object.values(numbers).flat(), '0', '-1', '7', '999999999'])} ${random.pick([name, ...(words.token ?? [])])}`;
      case 4:
        return `${name} ${word(words.and)} ${random.pick([...called, 'x'])}`;
      case 5:
        return `${name}, ${random.pick([...called, 'x'])}`;
      case 6:
        return random.pick([
          ...topics,
          ...Object.values(channels).flat(),
          ...Object.values(languages).flat(),
          ...Object.values(channelDeeds).flat(),
        ]);
      case 7:
        return `"${name}"`;
      default:
        return `${random.below(3) === 0 ? `${random.pick(articles)} ` : ''}${name}`;
    }
  }

  #lexicon(locale: string): LexiconSpec {
    return this.#lexicons[locale] as LexiconSpec;
  }
}

function phrasesOf({ verbs, socials, channels, topics, directions, words }: LexiconSpec): string[] {
  return [verbs, socials, channels, topics, directions, { again: words.again ?? [], oops: words.oops ?? [] }]
    .flatMap((of) => Object.values(of).flat())
    .filter((phrase) => wordsOf(phrase).length > 0 || phrase.length === 1);
}

const repeat = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

/** As the edge lets it in. */
const typeable = (text: string): string =>
  text.replace(CONTROL, ' ').slice(0, COMMAND_LENGTH_MAX).toWellFormed();

function mistyped(random: RandomStream, line: string): string {
  const marks = [...line];
  for (let slips = 1 + random.below(3); slips > 0 && marks.length > 1; slips -= 1) {
    const at = random.below(marks.length);
    const mark = marks[at] as string;
    const slip = random.below(5);
    if (slip === 0) marks.splice(at, 1);
    else if (slip === 1) marks.splice(at, 0, mark);
    else if (slip === 2) marks.splice(at, 2, marks[at + 1] ?? '', mark);
    else if (slip === 3) marks.splice(at, 0, random.pick(GARBAGE));
    else marks[at] = random.below(2) === 0 ? mark.toUpperCase() : random.pick(MARKS);
  }
  return marks.join('');
}

/**
 * What a player could type here and now that may matter: every way out, and whatever takes, gives, asks or answers
 * something that is relevant. Only lines that the game accepts.
 */
import type { ItemFact, KeeperFact, PlayerFact } from '../../domain/entity.ts';
import type { Approval } from '../../domain/rule.ts';
import type { ItemSpec, TopicSpec } from '../../domain/world-spec.ts';
import { locationOf } from '../../kernel/ids.ts';
import { type Hearing, hearingOf } from './hearing.ts';
import { namesFor, namesForItem, Phrasebook, rulingOn } from './phrases.ts';
import type { PlayedWorld } from './played-world.ts';
import type { Relevance } from './relevance.ts';
import { LosingPlaces } from './rooms.ts';

export type LineWorthTyping = {
  readonly line: string;
  /** It leads to another room. */
  readonly isWay: boolean;
};

/** Said where no word that anybody listens for is wanted. */
const IDLE_WORD = 'perhaps';

export class LinesWorthTyping {
  readonly #world: PlayedWorld;
  readonly #relevance: Relevance;
  readonly #book: Phrasebook;
  readonly #hearing: Hearing;
  readonly #losing: LosingPlaces;

  constructor(world: PlayedWorld, relevance: Relevance) {
    this.#world = world;
    this.#relevance = relevance;
    this.#book = new Phrasebook(world);
    this.#hearing = hearingOf(world.universe, relevance);
    this.#losing = new LosingPlaces(world.universe);
  }

  /** In a fixed order; ways come last. */
  here(): readonly LineWorthTyping[] {
    const { facts } = this.#world.here;
    const player = facts.player(this.#world.player) as PlayerFact;
    const keepers = facts.keepersIn(player.place);
    const lying = facts.itemsIn(player.place);
    const held = facts.itemsIn(player.id);
    const deeds = [
      ...this.#replies(player),
      ...keepers.flatMap((keeper) => [
        ...this.#talk(keeper),
        ...this.#questions(keeper),
        ...this.#gestures(keeper),
        ...this.#gifts(keeper, held),
      ]),
      ...this.#hearing.said.map((words) => `${this.#book.verb('say')} ${words}`),
      ...this.#things(lying, held),
      ...this.#doors(player),
      ...this.#drops(player, held),
    ];
    const worth = (lines: readonly (string | undefined)[], isWay: boolean) =>
      [...new Set(lines)].flatMap((line) => (line === undefined ? [] : [{ line, isWay }]));
    return [...worth(deeds, false), ...worth(this.#ways(player), true)];
  }

  #replies({ conversation }: PlayerFact): readonly string[] {
    if (conversation === undefined) return [];
    if (conversation.choices.length > 0) return conversation.choices.map((_, index) => String(index + 1));
    return [...this.#hearing.answered, IDLE_WORD]
      .map((words) => `${this.#book.verb('answer')} ${words}`)
      .filter((line) => rulingOn(this.#world, line) !== undefined);
  }

  #talk(keeper: KeeperFact): readonly (string | undefined)[] {
    if (!this.#hearing.talked.has(keeper.spec)) return [];
    const book = this.#book;
    return [
      book.lineFor({
        key: `talk ${keeper.id}`,
        lines: () =>
          this.#callsFor(keeper).flatMap((name) => [
            `${book.verb('talk')} ${book.preposition('to')} ${name}`,
            `${book.verb('talk')} ${name}`,
          ]),
        isMeant: (ruling) => isAbout(ruling, 'player.talked', keeper),
      }),
    ];
  }

  #questions(keeper: KeeperFact): readonly (string | undefined)[] {
    const spec = this.#world.here.setting.world.keepers[keeper.spec];
    const topics = (this.#hearing.topics.get(keeper.spec) ?? []).flatMap((topic) =>
      wordsThatMean(topic, spec?.topics ?? []),
    );
    return [...topics, ...(this.#hearing.asked.get(keeper.spec) ?? [])].map((words) => {
      const book = this.#book;
      return book.lineFor({
        key: `ask ${keeper.id} ${words}`,
        lines: () =>
          this.#callsFor(keeper).map(
            (name) => `${book.verb('ask')} ${name} ${book.preposition('about')} ${words}`,
          ),
        isMeant: (ruling) =>
          isAbout(ruling, 'player.asked', keeper) && ruling.happenings[0]?.params['text'] === words,
      });
    });
  }

  #gestures(keeper: KeeperFact): readonly (string | undefined)[] {
    const book = this.#book;
    return (this.#hearing.gestured.get(keeper.spec) ?? []).map((gesture) =>
      book.lineFor({
        key: `gesture ${keeper.id} ${gesture}`,
        lines: () => this.#callsFor(keeper).map((name) => `${book.gesture(gesture)} ${name}`),
        isMeant: (ruling) => isAbout(ruling, 'player.gestured', keeper),
      }),
    );
  }

  #callsFor({ spec }: KeeperFact): readonly string[] {
    const keeper = this.#world.here.setting.world.keepers[spec];
    return keeper === undefined ? [] : [...namesFor(keeper.words, keeper.id)];
  }

  #gifts(keeper: KeeperFact, held: readonly ItemFact[]): readonly (string | undefined)[] {
    const wanted = this.#hearing.gifts.get(keeper.spec);
    if (wanted === undefined) return [];
    return kindsOf(held)
      .filter(({ spec }) => wanted.has(spec))
      .map((item) => {
        const book = this.#book;
        const calls = this.#callsFor(keeper).slice(0, 1 + (this.#callsFor(keeper).length > 1 ? 1 : 0));
        return book.lineFor({
          key: `give ${item.spec} ${keeper.id}`,
          lines: () =>
            this.#namesOf(item).flatMap((name) =>
              calls.map((call) => `${book.verb('give')} ${name} ${book.preposition('to')} ${call}`),
            ),
          isMeant: (ruling) => isAbout(ruling, 'player.gave', keeper) && movesKind(ruling, item.spec),
        });
      });
  }

  #things(lying: readonly ItemFact[], held: readonly ItemFact[]): readonly (string | undefined)[] {
    const { takes, reads } = this.#hearing;
    const taken = kindsOf(lying).filter(
      ({ spec, fixed }) => !fixed && (takes === 'all' || this.#relevance.has(`item:${spec}`)),
    );
    const read = kindsOf([...held, ...lying]).filter(({ spec }) => reads === 'all' || reads.has(spec));
    return [
      ...taken.map((item) => this.#handle('take', 'player.took', item)),
      ...read.map((item) => this.#handle('read', 'player.read', item)),
      ...kindsOf([...held, ...lying]).flatMap((item) =>
        CHANGING.filter(({ facet }) => this.#relevance.has(`${facet}:${item.spec}`))
          .flatMap(({ verbs }) => verbs)
          .map((verb) => this.#change(verb, item)),
      ),
    ];
  }

  /** Any line with that verb that makes the thing another than it is. */
  #change(verb: string, item: ItemFact): string | undefined {
    return this.#book.lineFor({
      key: `${verb} ${item.spec}`,
      lines: () => this.#namesOf(item).map((name) => `${this.#book.verb(verb)} ${name}`),
      isMeant: (ruling) => movesKind(ruling, item.spec),
    });
  }

  #handle(verb: string, happening: string, item: ItemFact): string | undefined {
    return this.#book.lineFor({
      key: `${verb} ${item.spec}`,
      lines: () => this.#namesOf(item).map((name) => `${this.#book.verb(verb)} ${name}`),
      isMeant: ({ happenings }) =>
        happenings.some(
          ({ type, params }) => type === happening && String(params['itemId']).includes(`/${item.spec}/`),
        ),
    });
  }

  /** Only where it may matter where a thing lies: anywhere else one can come back and take it. */
  #drops({ place }: PlayerFact, held: readonly ItemFact[]): readonly (string | undefined)[] {
    const location = locationOf(place);
    const room = `${this.#world.here.setting.world.id}/${location}`;
    const { drops } = this.#hearing;
    return kindsOf(held)
      .filter(
        ({ spec }) =>
          drops.get(spec)?.has(location) === true ||
          drops.get(spec)?.has('anywhere') === true ||
          (this.#relevance.width === 'wide' &&
            this.#relevance.has(`item:${spec}`) &&
            this.#losing.mayBeLost(spec, room)),
      )
      .map((item) => this.#handle('drop', 'player.dropped', item));
  }

  #doors({ place }: PlayerFact): readonly (string | undefined)[] {
    if (!this.#hearing.doors) return [];
    const exits = this.#world.here.setting.world.locations[locationOf(place)]?.exits ?? [];
    return exits
      .filter(({ door }) => door !== undefined)
      .flatMap(({ direction }) =>
        ['unlock', 'open', 'close', 'lock'].map(
          (verb) => `${this.#book.verb(verb)} ${this.#book.direction(direction)}`,
        ),
      )
      .filter((line) => rulingOn(this.#world, line) !== undefined);
  }

  #ways({ place }: PlayerFact): readonly (string | undefined)[] {
    const exits = this.#world.here.setting.world.locations[locationOf(place)]?.exits ?? [];
    const { rooms } = this.#relevance;
    const worthwhile = exits.filter(
      ({ to }) => rooms === undefined || rooms.has(`${to.world}/${to.location}`),
    );
    return worthwhile.map(({ direction, portal }) => {
      const word = this.#book.direction(direction);
      return this.#book.lineFor({
        key: `go ${locationOf(place)} ${direction}`,
        lines: () => [`${this.#book.verb('go')} ${word}`, word],
        isMeant: ({ happenings }) =>
          happenings.some(({ type }) => type === (portal === undefined ? 'player.left' : 'player.departed')),
      });
    });
  }

  #namesOf({ world, spec }: ItemFact): readonly string[] {
    const item: ItemSpec | undefined = this.#world.universe.worlds[world]?.items[spec];
    return item === undefined ? [spec] : [...namesForItem(item)];
  }
}

/** What makes a thing so that somebody asks for it, and what undoes it. */
const CHANGING: readonly { readonly facet: string; readonly verbs: readonly string[] }[] = [
  { facet: 'lid', verbs: ['unlock', 'open', 'close', 'lock'] },
  { facet: 'flame', verbs: ['fill', 'light', 'extinguish'] },
  { facet: 'worn', verbs: ['wear', 'remove'] },
];

/** One of each kind. */
const kindsOf = (items: readonly ItemFact[]): readonly ItemFact[] => [
  ...new Map(items.map((item) => [item.spec, item])).values(),
];

const isAbout = ({ happenings }: Approval, type: string, keeper: KeeperFact): boolean =>
  happenings.some((happening) => happening.type === type && happening.target === keeper.id);

const movesKind = ({ changes }: Approval, spec: string): boolean =>
  changes.some((change) => change.kind === 'item' && change.spec === spec);

/** Words by which a keeper takes that topic for the one that is meant: one that no topic before it has, or all. */
function wordsThatMean(topic: TopicSpec, topics: readonly TopicSpec[]): readonly string[] {
  const firstOf = (word: string) => topics.find(({ words }) => words.includes(word));
  const word = topic.words.find((candidate) => firstOf(candidate) === topic);
  if (word !== undefined) return [word];
  return topic.words.length === 0 ? [] : [topic.words.join(' ')];
}

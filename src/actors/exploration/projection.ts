/**
 * What counts of a situation: short sentences such as `brass_key: with warden`, one for each relevant thing that is not as
 * it usually is. Situations with equal sentences are one situation to the exploration.
 */
import { skillLevelOf } from '../../domain/ability.ts';
import type { ChartState } from '../../domain/chart.ts';
import { hasVisited } from '../../domain/condition-holds.ts';
import { doorId } from '../../domain/door-leaf.ts';
import type { DoorFact, KeeperFact, PlayerFact, StoryFact } from '../../domain/entity.ts';
import { reputationWith } from '../../domain/reputation.ts';
import type { UniverseSpec } from '../../domain/world-spec.ts';
import { locationOf, type PlaceId } from '../../kernel/ids.ts';
import type { Behaviour, BehaviourValue } from '../../machines/behaviour.ts';
import { type ChartSlice, CLOCK_EVENTS } from './chart-slice.ts';
import { type FieldLimits, limitsOf, memoryOf } from './field-limits.ts';
import { memorySentences } from './memory-facets.ts';
import type { Cell, CellReader } from './realm-memory.ts';
import type { Relevance } from './relevance.ts';
import { IS, placeName, thingSentences } from './thing-sentences.ts';
import { classOf, type Thresholds, thresholdsOf } from './thresholds.ts';

type Parts = Omit<Cell, 'fragments'>;

/** In front of what changes with the hours by itself: it is no difference between two situations, since one can wait. */
const BY_THE_HOUR = '\u0001';
export const hourly = (sentence: string): string => `${BY_THE_HOUR}${sentence}`;

export type Sentences = {
  /** What tells situations apart. */
  readonly lasting: readonly string[];
  /** Where keepers are, and what time it is. */
  readonly hourly: readonly string[];
};

export class Projection {
  readonly #universe: UniverseSpec;
  readonly #relevance: Relevance;
  readonly #walkers: ReadonlySet<string>;
  readonly #thresholds: Thresholds;
  /** By facet, the names of what is asked of a player. */
  readonly #flags: readonly string[];
  readonly #visited: readonly string[];
  readonly #met: readonly string[];
  readonly #been: readonly string[];
  readonly #lore: readonly string[];
  readonly #realmFlags: readonly string[];
  readonly #isAsked: boolean;
  readonly #fields = new Map<ChartSlice, FieldLimits>();

  constructor(universe: UniverseSpec, relevance: Relevance, walkers: ReadonlySet<string>) {
    this.#universe = universe;
    this.#walkers = walkers;
    this.#relevance = relevance;
    this.#thresholds = thresholdsOf(universe, relevance);
    const named = (kind: string) =>
      relevance.facets.filter((facet) => facet.startsWith(kind)).map((facet) => facet.slice(kind.length));
    this.#flags = named('flag:');
    this.#visited = named('visited:');
    this.#met = named('met:');
    this.#been = named('been:');
    this.#lore = named('lore:');
    this.#realmFlags = named('realm:');
    this.#isAsked = relevance.slices.some(({ guards }) =>
      guards.some(({ name }) => FROM_AFAR.includes(name)),
    );
    for (const slice of relevance.slices) this.#fields.set(slice, limitsOf(slice));
  }

  readonly read: CellReader = (cell) => {
    const { entity } = cell;
    switch (entity.kind) {
      case 'player':
        return this.#player(entity);
      case 'item':
        return thingSentences(entity, this.#relevance.has);
      case 'keeper':
        return this.#keeper(entity, cell);
      case 'story':
        return this.#story(entity, cell);
      case 'door':
        return this.#door(entity);
      case 'acquaintance':
        return memorySentences(entity, this.#relevance.has, this.#thresholds);
      case 'realm':
        return this.#realmFlags
          .filter((flag) => entity.flags.includes(flag))
          .map((flag) => `realm flag ${flag}${IS}set`);
      case 'listing':
      case 'channel':
      case 'exchange':
      case 'narration':
        return [];
    }
  };

  #player(player: PlayerFact): readonly string[] {
    const { conversation, flags, met } = player;
    const amounts: [string, number, number][] = [
      ['tokens', player.tokens, 0],
      ['experience', player.experience, 0],
      ...this.#universe.factions.map(({ id }): [string, number, number] => [
        `standing:${id}`,
        reputationWith(player, id),
        0,
      ]),
      ...this.#universe.progress.skills.map(({ id }): [string, number, number] => [
        `skill:${id}`,
        skillLevelOf(player, id),
        0,
      ]),
    ];
    return [
      `you${IS}at ${locationOf(player.place)}`,
      ...(conversation === undefined
        ? []
        : [
            `asked by ${askerName(conversation.with)}${IS}${conversation.choices.map(({ choice }) => choice).join('/')}`,
          ]),
      ...this.#flags.filter((flag) => flags.includes(flag)).map((flag) => `flag ${flag}${IS}set`),
      ...this.#met
        .filter((keeper) => met.some((name) => name.endsWith(`/${keeper}`)))
        .map((keeper) => `met ${keeper}${IS}yes`),
      ...this.#visited
        .filter((world) => hasVisited(player, world))
        .map((world) => `visited ${world}${IS}yes`),
      ...this.#been
        .filter((location) => player.visitedPlaces.some((place) => place.endsWith(`/${location}`)))
        .map((location) => `been to ${location}${IS}yes`),
      ...this.#lore
        .filter((piece) => player.lore.some((entry) => entry.endsWith(`/${piece}`)))
        .map((piece) => `knows ${piece}${IS}yes`),
      ...amounts.flatMap(([facet, amount, origin]) => {
        const thresholds = this.#relevance.has(facet) ? (this.#thresholds.get(facet) ?? []) : [];
        if (thresholds.length === 0) return [];
        return [`${facet.replace('standing:', 'standing with ')}${IS}${classOf(amount, thresholds, origin)}`];
      }),
    ];
  }

  #keeper(keeper: KeeperFact, cell: Parts): readonly string[] {
    const { spec, greeted, crowd } = keeper;
    if (crowd) return [];
    const slice = this.#relevance.sliceOf(this.#chartOf(keeper) ?? '', spec);
    return [
      ...(this.#relevance.has(`keeper:${spec}`) ? [this.#whereabouts(keeper)] : []),
      ...(this.#relevance.has(`greeted:${spec}`) && greeted.length > 0
        ? [`${spec} greeted you${IS}lately`]
        : []),
      ...(slice === undefined ? [] : this.#conduct(spec, slice, cell)),
    ];
  }

  #whereabouts({ spec, place }: KeeperFact): string {
    const sentence = `${spec}${IS}${placeName(place)}`;
    return this.#walkers.has(spec) ? hourly(sentence) : sentence;
  }

  #chartOf({ spec }: KeeperFact): string | undefined {
    return Object.values(this.#universe.worlds).find(({ keepers }) => keepers[spec] !== undefined)?.keepers[
      spec
    ]?.chart;
  }

  #story(story: StoryFact, cell: Parts): readonly string[] {
    const { chart, role, status, keeper } = story;
    const about = keeper === undefined ? '' : ` with ${keeper.slice('keeper:'.length)}`;
    const slice = this.#relevance.sliceOf(chart);
    const name = `${role === 'world' ? 'event' : role} ${chart}${about}`;
    return [
      ...(role !== 'world' && this.#relevance.has(`${role === 'quest' ? 'quest' : 'start'}:${chart}`)
        ? [`${name}${IS}${status}`]
        : []),
      ...(slice === undefined
        ? []
        : this.#conduct(name, slice, cell).map((sentence) =>
            isClockwork(slice) ? hourly(sentence) : sentence,
          )),
    ];
  }

  /** State as far as it is told apart, what is remembered as far as anything asks for it, and timers of its own. */
  #conduct(name: string, slice: ChartSlice, { behaviour, timers }: Parts): readonly string[] {
    if (behaviour === undefined) return [`${name}${IS}over`];
    const limits = this.#fields.get(slice) ?? new Map();
    const remembered = [...limits].flatMap(([field, limit]) => memoryOf(behaviour, field, limit));
    const own = timers
      .map((timer) => timer.name)
      .filter((timer) => slice.timers.has(timer) && !timer.startsWith('after '));
    const state = stateIn(slice.unit.chart.root, behaviour.value, slice.told);
    return [
      ...(state === '' ? [] : [`${name}${IS}in ${state}`]),
      ...historiesIn(slice, behaviour).map((history) => `${name} remembers being in${IS}${history}`),
      ...remembered.map((memory) => `${name} remembers ${memory}`),
      ...(own.length === 0 ? [] : [`${name} waits for${IS}${own.join(', ')}`]),
    ];
  }

  /** Whether it is locked; the exploration leaves that out while its key is at hand. */
  #door(door: DoorFact): readonly string[] {
    const location = locationOf(door.place);
    const asked = this.#relevance.has(`door:${location}/${door.direction}`);
    const spec = this.#specOf(location, door);
    if (spec?.isSecond === true) return [];
    const key = spec?.key;
    if (!asked && !this.#relevance.has(`item:${key}`)) return [];
    if (!asked && door.state === 'locked') return [];
    const state = asked ? door.state : 'unlocked';
    return [`${asked ? '' : `${DOOR_WITH_KEY}${key} `}door ${door.direction} of ${location}${IS}${state}`];
  }

  /** Both leaves of a door are as one: the one whose id comes first speaks for it. */
  #specOf(location: string, { id, direction }: DoorFact): { key?: string; isSecond: boolean } | undefined {
    const exit = Object.values(this.#universe.worlds)
      .flatMap(({ locations }) => locations[location]?.exits ?? [])
      .find((way) => way.direction === direction);
    if (exit?.door === undefined) return undefined;
    const { key, beyond } = exit.door;
    const isSecond = beyond !== undefined && doorId(exit.to.location, beyond) < id;
    return key === undefined ? { isSecond } : { key, isSecond };
  }

  /** The sentences of a whole situation, in a fixed order; with those about the sky, which somebody else knows. */
  sentences(realms: readonly RealmCells[], sky: readonly string[]): Sentences {
    const all: string[] = [...sky];
    for (const { realm, cells } of realms) {
      const place = this.#isAsked ? undefined : placeOfPlayer(cells);
      for (const cell of cells) {
        if (cell === undefined || cell.fragments.length === 0) continue;
        const { entity } = cell;
        // Who goes about by the hour matters where the player is, unless somebody asks for it from afar.
        if (
          entity.kind === 'keeper' &&
          !this.#isAsked &&
          entity.place !== place &&
          this.#walkers.has(entity.spec)
        ) {
          all.push(...cell.fragments.filter((fragment) => !fragment.startsWith(BY_THE_HOUR)));
          continue;
        }
        const isPlayer = entity.kind === 'player';
        for (const fragment of cell.fragments)
          all.push(isPlayer && fragment.startsWith('you') ? `${fragment} in ${realm}` : fragment);
      }
    }
    const isInHand = (door: string): boolean =>
      all.includes(`${door.slice(DOOR_WITH_KEY.length).split(' ')[0]}${IS}with you`);
    const lasting = all
      .filter((sentence) => !sentence.startsWith(BY_THE_HOUR))
      .filter((sentence) => !sentence.startsWith(DOOR_WITH_KEY) || !isInHand(sentence))
      .map((sentence) => (sentence.startsWith(DOOR_WITH_KEY) ? sentence.replace(/^\S+ /, '') : sentence));
    const passing = all
      .filter((sentence) => sentence.startsWith(BY_THE_HOUR))
      .map((sentence) => sentence.slice(BY_THE_HOUR.length));
    return { lasting: sortedOnce(lasting), hourly: sortedOnce(passing) };
  }
}

/** An event of the world that nothing but time moves is in the same states day after day. */
const isClockwork = ({ unit, heard }: ChartSlice): boolean =>
  unit.chart.vocabulary === 'world' &&
  heard.every(({ event }) => event.startsWith('timer ') || CLOCK_EVENTS.includes(event));

const placeOfPlayer = (cells: RealmCells['cells']): PlaceId | undefined => {
  for (const cell of cells) if (cell?.entity.kind === 'player') return cell.entity.place;
  return undefined;
};

/** Guards that ask where somebody else is. */
const FROM_AFAR: readonly string[] = ['keeper is at', 'is with'];

/** The cells of a realm, with its name. */
export type RealmCells = { readonly realm: string; readonly cells: readonly (Cell | undefined)[] };

/** Of several like things in one place one is as good as all. */
const sortedOnce = (sentences: readonly string[]): string[] => [...new Set(sentences)].sort();

const DOOR_WITH_KEY = '\u0002';

/** `asking`, `gathering (count: heard, rocket: unread)`; empty when nothing inside is told apart. */
function stateIn(state: ChartState, value: BehaviourValue, told: ReadonlySet<string>): string {
  const inner = typeof value === 'string' ? [[value, {}] as const] : Object.entries(value);
  const isTold = state.kind === 'compound' && told.has(state.id);
  if (state.kind === 'compound' && !isTold) return '';
  const parts = inner.flatMap(([key, below]) => {
    const child = state.states.find((candidate) => candidate.key === key);
    const further = child === undefined ? '' : stateIn(child, below, told);
    if (isTold)
      return [further === '' ? key : child?.kind === 'compound' ? `${key}, ${further}` : `${key} ${further}`];
    return further === '' ? [] : [`${key} ${further}`];
  });
  if (state.kind !== 'parallel') return parts.join();
  return parts.length === 0 ? '' : `(${parts.join('; ')})`;
}

/** `archon`, `the_signal`: a keeper, a dialogue's keeper, or a story. */
const askerName = (asker: string): string =>
  asker.replace(/\/player:.*$/, '').replace(/^dialogue:keeper:|^[a-z]+:/, '');

/** What is remembered of states that are told apart. */
function historiesIn({ unit, told }: ChartSlice, { history }: Behaviour): readonly string[] {
  return Object.entries(history ?? {}).flatMap(([id, states]) => {
    const parent = unit.sites.parents.get(id);
    return parent !== undefined && told.has(parent.id) ? [states.join('/')] : [];
  });
}

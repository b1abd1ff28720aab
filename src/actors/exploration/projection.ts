/**
 * What counts of a situation: short sentences such as `brass_key: with warden`, one for each relevant thing that is not as
 * it usually is. Situations with equal sentences are one situation to the exploration.
 */
import type { ChartState } from '../../domain/chart.ts';
import { hasVisited } from '../../domain/condition-holds.ts';
import type { DoorFact, ItemFact, KeeperFact, PlayerFact, StoryFact } from '../../domain/entity.ts';
import { reputationWith } from '../../domain/reputation.ts';
import type { UniverseSpec } from '../../domain/world-spec.ts';
import { isRoom, locationOf, type PlaceId } from '../../kernel/ids.ts';
import type { Behaviour, BehaviourValue } from '../../machines/behaviour.ts';
import type { ChartSlice } from './chart-slice.ts';
import type { Cell, CellReader } from './realm-memory.ts';
import type { Relevance } from './relevance.ts';
import { classOf, type Thresholds, thresholdsOf } from './thresholds.ts';

type Parts = Omit<Cell, 'fragments'>;

/** Between a thing and what it is like. */
export const IS = ': ';

export class Projection {
  readonly #universe: UniverseSpec;
  readonly #relevance: Relevance;
  readonly #thresholds: Thresholds;
  /** By facet, the names of what is asked of a player. */
  readonly #flags: readonly string[];
  readonly #visited: readonly string[];
  readonly #met: readonly string[];
  readonly #fields = new Map<ChartSlice, FieldLimits>();

  constructor(universe: UniverseSpec, relevance: Relevance) {
    this.#universe = universe;
    this.#relevance = relevance;
    this.#thresholds = thresholdsOf(universe, relevance);
    const named = (kind: string) =>
      relevance.facets.filter((facet) => facet.startsWith(kind)).map((facet) => facet.slice(kind.length));
    this.#flags = named('flag:');
    this.#visited = named('visited:');
    this.#met = named('met:');
    for (const slice of relevance.slices) this.#fields.set(slice, limitsOf(slice));
  }

  readonly read: CellReader = (cell) => {
    const { entity } = cell;
    switch (entity.kind) {
      case 'player':
        return this.#player(entity);
      case 'item':
        return this.#item(entity);
      case 'keeper':
        return this.#keeper(entity, cell);
      case 'story':
        return this.#story(entity, cell);
      case 'door':
        return this.#door(entity);
      case 'realm':
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
    ];
    return [
      `you${IS}at ${locationOf(player.place)}`,
      ...(conversation === undefined
        ? []
        : [
            `asked by ${conversation.with}${IS}${conversation.choices.map(({ choice }) => choice).join('/')}`,
          ]),
      ...this.#flags.filter((flag) => flags.includes(flag)).map((flag) => `flag ${flag}${IS}set`),
      ...this.#met
        .filter((keeper) => met.some((name) => name.endsWith(`/${keeper}`)))
        .map((keeper) => `met ${keeper}${IS}yes`),
      ...this.#visited
        .filter((world) => hasVisited(player, world))
        .map((world) => `visited ${world}${IS}yes`),
      ...amounts.flatMap(([facet, amount, origin]) => {
        const thresholds = this.#relevance.has(facet) ? (this.#thresholds.get(facet) ?? []) : [];
        if (thresholds.length === 0) return [];
        return [`${facet.replace('standing:', 'standing with ')}${IS}${classOf(amount, thresholds, origin)}`];
      }),
    ];
  }

  #item({ spec, place }: ItemFact): readonly string[] {
    return this.#relevance.has(`item:${spec}`) ? [`${spec}${IS}${placeName(place)}`] : [];
  }

  #keeper(keeper: KeeperFact, cell: Parts): readonly string[] {
    const { spec, place, greeted, crowd } = keeper;
    if (crowd) return [];
    const slice = this.#relevance.sliceOf(this.#chartOf(keeper) ?? '', spec);
    return [
      ...(this.#relevance.has(`keeper:${spec}`) ? [`${spec}${IS}${placeName(place)}`] : []),
      ...(this.#relevance.has(`greeted:${spec}`) && greeted.length > 0
        ? [`${spec} greeted you${IS}lately`]
        : []),
      ...(slice === undefined ? [] : this.#conduct(spec, slice, cell)),
    ];
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
      ...(slice === undefined ? [] : this.#conduct(name, slice, cell)),
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
      ...(behaviour.history === undefined || state === ''
        ? []
        : [`${name} remembers being in${IS}${JSON.stringify(behaviour.history)}`]),
      ...remembered.map((memory) => `${name} remembers ${memory}`),
      ...(own.length === 0 ? [] : [`${name} waits for${IS}${own.join(', ')}`]),
    ];
  }

  /** Whether it is locked; the exploration leaves that out while its key is at hand. */
  #door(door: DoorFact): readonly string[] {
    const location = locationOf(door.place);
    const asked = this.#relevance.has(`door:${location}/${door.direction}`);
    const key = this.#keyOf(location, door);
    if (!asked && !this.#relevance.has(`item:${key}`)) return [];
    if (!asked && door.state === 'locked') return [];
    const state = asked ? door.state : 'unlocked';
    return [`${asked ? '' : `${DOOR_WITH_KEY}${key} `}door ${door.direction} of ${location}${IS}${state}`];
  }

  #keyOf(location: string, { direction }: DoorFact): string | undefined {
    return Object.values(this.#universe.worlds)
      .flatMap(({ locations }) => locations[location]?.exits ?? [])
      .find((exit) => exit.direction === direction)?.key;
  }

  /** The sentences of a whole situation, in a fixed order; `realms` holds the cells of each realm, by its name. */
  sentences(
    realms: readonly { readonly realm: string; readonly cells: readonly (Cell | undefined)[] }[],
  ): string[] {
    const all: string[] = [];
    for (const { realm, cells } of realms) {
      for (const cell of cells) {
        if (cell === undefined || cell.fragments.length === 0) continue;
        const isHere = cell.entity.kind === 'player';
        for (const fragment of cell.fragments)
          all.push(isHere && fragment.startsWith('you') ? `${fragment} in ${realm}` : fragment);
      }
    }
    const doors = all.filter((sentence) => sentence.startsWith(DOOR_WITH_KEY));
    if (doors.length === 0) return sortedOnce(all);
    const isInHand = (door: string): boolean =>
      all.includes(`${door.slice(DOOR_WITH_KEY.length).split(' ')[0]}${IS}with you`);
    const kept = all.filter((sentence) => !sentence.startsWith(DOOR_WITH_KEY) || !isInHand(sentence));
    return sortedOnce(
      kept.map((sentence) => (sentence.startsWith(DOOR_WITH_KEY) ? sentence.replace(/^\S+ /, '') : sentence)),
    );
  }
}

/** Of several like things in one place one is as good as all. */
const sortedOnce = (sentences: readonly string[]): string[] => [...new Set(sentences)].sort();

const DOOR_WITH_KEY = '\u0001';

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

/** `with you`, `with warden`, `at quay`. */
function placeName(place: PlaceId): string {
  if (isRoom(place)) return `at ${locationOf(place)}`;
  return place.startsWith('player:') ? 'with you' : `with ${place.slice(place.indexOf(':') + 1)}`;
}

/** By field: the least and the greatest number that anything asks for; undefined for what is no number. */
type FieldLimits = ReadonlyMap<string, { readonly least: number; readonly most: number } | undefined>;

function limitsOf({ guards }: ChartSlice): FieldLimits {
  const limits = new Map<string, { least: number; most: number } | undefined>();
  for (const { name, params } of guards) {
    const field = String(params['field']);
    if (name === 'remembers' || name === 'remembers text') limits.set(field, undefined);
    if (name !== 'counted at least') continue;
    const count = Number(params['count']);
    const known = limits.get(field);
    limits.set(field, {
      least: Math.min(known?.least ?? count, count),
      most: Math.max(known?.most ?? count, count),
    });
  }
  return limits;
}

/** A number counts up to the greatest that anything asks for, and down to as far below the least. */
function memoryOf(
  { context }: Behaviour,
  field: string,
  limit: { readonly least: number; readonly most: number } | undefined,
): readonly string[] {
  const value = context[field];
  if (typeof value !== 'number' || limit === undefined) return [`${field}${IS}${String(value)}`];
  const lowest = Math.min(limit.least, 0) - (limit.most - limit.least) - 1;
  return [`${field}${IS}${Math.max(lowest, Math.min(limit.most, value))}`];
}

/** What somebody relevant listens for: whom to talk to, which words to say, which things to take, read, give or drop. */
import type { TopicSpec, UniverseSpec } from '../../domain/world-spec.ts';
import { compareIds } from '../../kernel/ids.ts';
import type { Heard } from './chart-parts.ts';
import type { ChartSlice } from './chart-slice.ts';
import type { Relevance } from './relevance.ts';

export type Hearing = {
  /** Keepers by id. */
  readonly talked: ReadonlySet<string>;
  readonly topics: ReadonlyMap<string, readonly TopicSpec[]>;
  /** Words besides those of topics, by keeper. */
  readonly asked: ReadonlyMap<string, readonly string[]>;
  /** Gestures by keeper. */
  readonly gestured: ReadonlyMap<string, readonly string[]>;
  /** Items by keeper. */
  readonly gifts: ReadonlyMap<string, ReadonlySet<string>>;
  readonly said: readonly string[];
  readonly answered: readonly string[];
  readonly takes: 'all' | 'relevant';
  readonly reads: 'all' | ReadonlySet<string>;
  /** Items to the places where it may matter that they lie, or `anywhere`. */
  readonly drops: ReadonlyMap<string, ReadonlySet<string>>;
  /** Somebody notices what is done to doors. */
  readonly doors: boolean;
};

export function hearingOf(universe: UniverseSpec, { replies, slices, has }: Relevance): Hearing {
  const everybody = Object.values(universe.worlds)
    .flatMap(({ keepers }) => Object.values(keepers))
    .filter(({ wanders }) => wanders === undefined)
    .map(({ id }) => id);
  const of = (event: string) =>
    slices.flatMap((slice) =>
      slice.heard.filter((heard) => heard.event === event).map((heard) => ({ slice, heard })),
    );
  const listeners = ({ slice, heard }: { slice: ChartSlice; heard: Heard }) => {
    const named = valuesOf(heard, 'listener is', 'keeper');
    if (named.length > 0) return named;
    const { owners } = slice.unit;
    return owners.length > 0 ? owners : everybody;
  };
  const topics = new Map<string, TopicSpec[]>();
  const gifts = new Map<string, Set<string>>();
  for (const reply of replies) {
    if (reply.type === 'topic') addTo(topics, reply.keeper.id, reply.topic);
    else gifts.set(reply.keeper.id, (gifts.get(reply.keeper.id) ?? new Set()).add(reply.gift.item));
  }
  const asked = new Map<string, string[]>();
  for (const each of of('player asked'))
    for (const keeper of listeners(each)) for (const word of wordsIn(each.heard)) addTo(asked, keeper, word);
  const gestured = new Map<string, string[]>();
  const { socials } = universe.lexicon;
  for (const each of of('player gestured'))
    for (const keeper of listeners(each))
      for (const gesture of gesturesIn(each.heard, socials)) addTo(gestured, keeper, gesture);
  const reads = of('player read').map(({ heard }) => valuesOf(heard, 'thing is', 'item'));
  const takes = of('player took').map(({ heard }) => valuesOf(heard, 'thing is', 'item'));
  return {
    talked: new Set(of('player talked').flatMap(listeners)),
    topics,
    asked,
    gestured,
    gifts,
    said: distinct(of('player said').flatMap(({ heard }) => wordsIn(heard))),
    answered: distinct(of('player answered').flatMap(({ heard }) => valuesOf(heard, 'asked about', 'word'))),
    takes: takes.some((items) => items.length === 0) ? 'all' : 'relevant',
    reads: reads.some((items) => items.length === 0) ? 'all' : new Set(reads.flat()),
    drops: dropsIn(
      slices,
      of('player dropped').map(({ heard }) => heard),
    ),
    doors:
      of('player opened').length + of('player unlocked').length > 0 ||
      Object.values(universe.worlds).some(({ locations }) =>
        Object.values(locations).some(({ id, exits }) =>
          exits.some(({ direction }) => has(`door:${id}/${direction}`)),
        ),
      ),
  };
}

const valuesOf = ({ guards }: Heard, guard: string, param: string): readonly string[] =>
  guards.filter(({ name }) => name === guard).map(({ params }) => String(params[param]));

/** What to say so that it is heard; anything will do where nothing is asked of it. */
function wordsIn(heard: Heard): readonly string[] {
  const words = valuesOf(heard, 'asked about', 'word');
  return words.length === 0 ? ['perhaps'] : words;
}

/** The gestures that are asked for, or any one where none is. */
function gesturesIn(heard: Heard, socials: UniverseSpec['lexicon']['socials']): readonly string[] {
  const named = valuesOf(heard, 'asked about', 'word').filter((word) => Object.hasOwn(socials, word));
  return named.length > 0 ? named : Object.keys(socials).sort(compareIds).slice(0, 1);
}

function dropsIn(slices: readonly ChartSlice[], dropped: readonly Heard[]): Hearing['drops'] {
  const drops = new Map<string, Set<string>>();
  const add = (item: string, place: string) => drops.set(item, (drops.get(item) ?? new Set()).add(place));
  for (const { guards } of slices)
    for (const { name, params } of guards)
      if (name === 'item is at') add(String(params['item']), String(params['location']));
  for (const heard of dropped) {
    const places = valuesOf(heard, 'player is at', 'location');
    for (const item of valuesOf(heard, 'thing is', 'item'))
      for (const place of places.length === 0 ? ['anywhere'] : places) add(item, place);
  }
  return drops;
}

function addTo<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else if (!known.includes(value)) known.push(value);
}

const distinct = (words: readonly string[]): readonly string[] => [...new Set(words)];

/**
 * What a player knows of their own standing, all at once, as data: for clients that show more than a page of text.
 * Read from the facts between two ticks; nothing in the world follows from it.
 */
import { locationOf } from '../kernel/ids.ts';
import type { PlayerFact, StoryFact } from './entity.ts';
import { levelOf } from './level.ts';
import type { PerceptParam, RoomView } from './percept.ts';
import { questTitle } from './quest-steps.ts';
import { viewRoom } from './room-view.ts';
import type { RuleContext } from './rule.ts';
import { itemParam, worldParam } from './sentence.ts';
import { seasonAt, tideAt, weatherAt } from './sky.ts';
import { clockFace, worldTimeAt } from './world-clock.ts';
import type { Direction, TextKey } from './world-spec.ts';

export type StatusView = {
  readonly player: PlayerFact;
  readonly level: number;
  /** `world/location` of the room. */
  readonly place: string;
  readonly world: PerceptParam;
  readonly room: RoomView;
  readonly inventory: readonly PerceptParam[];
  /** What somebody offers the player to choose from, in order. */
  readonly choices: readonly PerceptParam[];
  readonly quests: readonly QuestView[];
  readonly sky: SkyView;
};

export type QuestView = {
  readonly id: string;
  readonly title: PerceptParam;
  readonly status: StoryFact['status'];
  /** Oldest first. */
  readonly notes: readonly PerceptParam[];
};

export type SkyView = {
  /** From 1. */
  readonly day: number;
  readonly clock: string;
  readonly phase: string;
  readonly season: string;
  readonly weather: string;
  readonly tide: string;
};

/** A place where the player has been, with the ways from it to others where they have been. */
export type VisitedPlace = {
  readonly place: string;
  readonly name: TextKey;
  readonly world: string;
  readonly ways: readonly { readonly direction: Direction; readonly to: string }[];
};

export function viewStatus(context: RuleContext, player: PlayerFact): StatusView {
  const percept = viewRoom(context, player);
  if (percept.kind !== 'room') throw new Error(`the room of ${player.id} cannot be viewed`);
  const { world, facts } = context;
  return {
    player,
    level: levelOf(player.experience),
    place: `${world.id}/${locationOf(player.place)}`,
    world: worldParam(world.id),
    room: percept.view,
    inventory: facts.itemsIn(player.id).map(itemParam),
    choices: (player.conversation?.choices ?? []).map(({ line }) => ({ text: line })),
    quests: viewQuests(context, player),
    sky: viewSky(context),
  };
}

function viewQuests(context: RuleContext, player: PlayerFact): readonly QuestView[] {
  return context.facts
    .storiesOf(player.id)
    .filter(({ role }) => role === 'quest')
    .map(({ chart, status, notes }) => ({
      id: chart,
      title: questTitle(context, chart),
      status,
      notes: notes.map((note) => ({ text: note })),
    }));
}

function viewSky(context: RuleContext): SkyView {
  const { settings, tick } = context;
  const { day, minute, phase } = worldTimeAt(settings, tick);
  return {
    day: day + 1,
    clock: clockFace(minute),
    phase,
    season: seasonAt(settings, tick),
    weather: weatherAt(context),
    tide: tideAt(settings, tick),
  };
}

/** Sorted by place. Ways that lead where the player has never been are not told: they may be secrets. */
export function viewVisited({ universe }: RuleContext, { visitedPlaces }: PlayerFact): VisitedPlace[] {
  const visited = new Set(visitedPlaces);
  return visitedPlaces.flatMap((place): VisitedPlace[] => {
    const [world = '', location = ''] = place.split('/');
    const spec = universe.worlds[world]?.locations[location];
    if (spec === undefined) return [];
    const ways = spec.exits
      .map(({ direction, to }) => ({ direction, to: `${to.world}/${to.location}` }))
      .filter(({ to }) => visited.has(to));
    return [{ place, name: spec.name, world, ways }];
  });
}

/** Everything that the lexicon lets a player type as a verb, in the order of the verbs. */
export function wordsToType({ universe }: RuleContext): readonly string[] {
  return Object.values(universe.lexicon.verbs).flat();
}
